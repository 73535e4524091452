//! What the layers of a dataset are called.

words! {
    communities { "社区", "communities" }
    facilities { "设施", "facilities" }
    residences { "住宅楼", "residences" }
    paths { "路径", "paths" }
    entrances { "出入口", "entrances" }
    sites { "候选用地", "sites" }
    survey { "调查答复", "survey" }
    projects { "项目台账", "projects" }
    waivers { "豁免", "waivers" }
}
