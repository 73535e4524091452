//! What `src/site` says.

messages! {
    nobody_to_serve {
        "所选社区没有住宅楼，或楼里都没有人住：没有要服务的居民",
        "the communities have no residences, or nobody lives in them: there is nobody to serve"
    }
    residences_people_live_in { "有人居住的住宅楼", "residences that people live in" }
    add_residences_or_check {
        "补上 residences.geojson，或核对 population、households",
        "add residences.geojson, or check population and households"
    }
    no_site_will_do(small, unknown, off) {
        "sites.geojson 里没有可用的候选用地：{small} 处面积不够，{unknown} 处面积不详，{off} 处离路网太远",
        "no site of sites.geojson will do: {small} too small, {unknown} of unknown size, {off} off the network"
    }
    no_candidates {
        "没有候选用地，社区里也没有可作候选的路口",
        "there are no candidate sites, and no street corner in the communities to stand in"
    }
    candidate_sites_of_area(least) {
        "sites.geojson：面积不小于 {least} 平方米的候选用地",
        "sites.geojson: candidate sites of at least {least} m²"
    }
    candidate_sites {
        "sites.geojson：候选用地",
        "sites.geojson: candidate sites"
    }
    add_sites_geojson {
        "补上 sites.geojson（点须写 site_area_m2），或补上 paths.geojson 以路口为候选",
        "add sites.geojson (points must say site_area_m2), or paths.geojson whose corners can be candidates"
    }
    more_wanted_than_candidates(count, there) {
        "要选 {count} 处，候选只有 {there} 处",
        "{count} sites are wanted, and there are {there} candidates"
    }
    number_up_to(there) { "不超过 {there} 的数", "a number up to {there}" }
    lower_count_or_add_candidate {
        "减少 --count，或补充候选用地",
        "lower --count, or add candidate sites"
    }
    no_walk_is_known(limit) {
        "没有一栋楼的步行距离是知道的：住宅楼全都离路网 {limit} 米以上，不能选址",
        "no residence's walk is known: all are more than {limit} m from any path, and nothing can be sited"
    }
    paths_by_residences { "住宅楼附近的路径", "paths near the residences" }
    add_paths_or_check {
        "补全 paths.geojson，或核对坐标系",
        "complete paths.geojson, or check the coordinate system"
    }
    clause_of_standard { "标准里的条款号，如 13.c", "a clause of the standard, such as 13.c" }
    item_or_category {
        "项的序号、id 或名称，或设施类别，如 13、环境卫生、公共厕所",
        "the number, id or title of an item, or a category of facility, such as 13 or public_toilet"
    }
    standard_has_no(name) { "标准里没有“{name}”", "the standard has no {name:?}" }
    not_answered_by_a_facility(name) {
        "“{name}”不是靠新建一处设施来达到的，或在所选社区不适用",
        "{name:?} is not answered by a new facility, or does not apply in these communities"
    }
    items_that_ask_for_facilities(zh, en) {
        "要求某种设施的项：{zh}",
        "an item that asks for a facility: {en}"
    }
    name_another_item_or_clause {
        "换一项，或用 --clause 指定条款",
        "name another item, or a clause with --clause"
    }
    did_you_mean(meant) { "是否指 {meant}？", "did you mean {meant}?" }
}
