//! What `src/import` says.

messages! {
    dataset_not_in_wgs_84 {
        "数据集不是 WGS 84，导入的要素是 WGS 84，不能放进同一个文件",
        "the dataset is not in WGS 84, and imported features are: one file cannot hold both"
    }
    crs_wgs84_or_cgcs2000 {
        "crs = \"wgs84\" 或 \"cgcs2000\"",
        "crs = \"wgs84\" or \"cgcs2000\""
    }
    convert_dataset_to_wgs_84 {
        "先把数据集转换为 WGS 84",
        "convert the dataset to WGS 84 first"
    }
    dataset_own_boundaries_stand {
        "社区边界以数据集为准，没有加入",
        "the dataset's own boundaries stand; not added"
    }
    what_entrance_of_not_added {
        "它所属的建筑没有加入",
        "what it is an entrance of was not added"
    }
    same_id_another_content {
        "编号相同而内容不同，数据集未改动",
        "the same id, another content; the dataset was left as it is"
    }
    facility_may_be_the_same {
        "30 米内已有同类设施，可能是同一处，没有加入",
        "a facility of the category is within 30 m and may be the same; not added"
    }
    overlaps_residence_not_added {
        "与已有住宅楼重叠，没有加入",
        "it overlaps a residence that is there; not added"
    }
    no_collection_of_features_in_utf_8 {
        "不是 UTF-8 的要素集合",
        "no collection of features in UTF-8"
    }
    featurecollection { "FeatureCollection", "a FeatureCollection" }
    count_of_layer(zh, count, id) { "{zh} {count}", "{count} {id}" }
    named_compound(count) { "有名称的小区 {count} 个；", "{count} named compound(s); " }
    imported_km_of_walkable_path(counts, compounds, kilometres) {
        "导入：{counts}；{compounds}可步行路径 {kilometres:.1} 公里\n",
        "Imported: {counts}; {compounds}{kilometres:.1} km of walkable path\n"
    }
    not_imported(count) { "没有导入 {count} 条：\n", "{count} not imported:\n" }
    and_reasons_more(rest) { "  另有 {rest} 种原因\n", "  and {rest} reasons more\n" }
}

words! {
    column_layer { "图层", "layer" }
    column_id { "编号", "id" }
    column_property { "字段", "property" }
    column_in_dataset { "数据集中", "in the dataset" }
    column_imported { "导入的", "imported" }
    column_about { "说明", "what it is about" }
    column_at { "位置", "at" }
    column_name { "名称", "name" }
    column_kind { "类型", "kind" }
    column_why_not { "没有导入的原因", "why it was not imported" }
}
