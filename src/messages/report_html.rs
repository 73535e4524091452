//! What `src/report/page` says.

messages! {
    entrances_lacking_something { "不齐备的出入口", "entrances lacking something" }
    lacking { "不齐备", "lacking" }
    walk_m { "步行距离（米）", "walk (m)" }
    answer { "答复", "answer" }
    communities_rows_of_gap_list(count, gaps) {
        "{count} 个社区，项目清单共 {gaps} 行。",
        "{count} communities, {gaps} rows of gap list. "
    }
    score_interval {
        "得分是区间：待核实的按最差和最好各算一次。得分用来比较和排序，不是验收评分。",
        "The score is an interval: what is unknown counts at its worst and at its best. It is for comparing and ranking; it is not the acceptance score."
    }
    residence { "住宅楼", "residence" }
    data { "数据", "Data" }
    standard { "标准", "Standard" }
    sha_256_of_standard { "标准的 SHA-256", "SHA-256 of the standard" }
    as_of { "核查日", "As of" }
    walking_pace { "步速", "Pace" }
    metres_a_minute(pace) { "{pace} 米/分钟", "{pace} m/min" }
    unverified { "未核实出处", "Unverified" }
    program { "程序", "Program" }
    quality_of_data { "数据质量", "Quality of the data" }
    nothing_odd_found { "没有发现问题。", "Nothing odd was found." }
    files_read { "输入文件", "Files read" }
    severity { "程度", "Severity" }
    file { "文件", "File" }
    place { "位置", "Place" }
    what_odd { "问题", "What is odd" }
    expected { "应为", "Expected" }
    what_to_do { "处理办法", "What to do" }
    warning { "警告", "warning" }
    note { "提示", "note" }
    records { "记录数", "Records" }
    numbers_of_clause(clause, count) {
        "{clause} 的数值 {count} 处",
        "{count} numbers of {clause}"
    }
    question_and_answer(name, answer) { "{name}：{answer}", "{name}: {answer}" }
    name_with_list(name, list) { "{name}含{list}", "{name} {list}" }
    name_with_bounds(name, bounds) { "{name}{bounds}", "{name} {bounds}" }
    apart_from_main_network { "与主路网不连通", "apart from the main network" }
    off_network { "在路网之外", "off the network" }
    name_with_value(name, value) { "{name} {value}", "{name} {value}" }
    not_known { "不详", "not known" }
    yes { "是", "yes" }
    no { "否", "no" }
    existing { "现状", "existing" }
    under_construction { "在建", "under construction" }
    planned { "规划", "planned" }
    residences_counted(buildings) { "{buildings} 栋住宅楼", "{buildings} residences" }
    households_counted(households) { "{households} 户", "{households} households" }
    people_counted(people) { "{people} 人", "{people} people" }
    residences_in_all(buildings) { "住宅楼 {buildings} 栋", "{buildings} residences" }
    shares_of_residents(parts, counted) {
        "{parts}；居民占比{counted}计",
        "{parts}; shares of residents are {counted}"
    }
    by_population { "按人口", "by population" }
    by_households { "按户数", "by households" }
    by_residential_buildings { "按住宅楼栋数", "by residential buildings" }
    number_of_people(number) { "{number} 人", "{number} people" }
    number_of_households(number) { "{number} 户", "{number} households" }
    number_of_buildings(number) { "{number} 栋", "{number} buildings" }
    no_paths_walks_straight_distances(detour) {
        "没有步行路网：步行距离按直线×{detour} 估算",
        "no paths: walks are straight distances × {detour}"
    }
    walks_run_along_walking { "步行距离沿步行路网量算", "walks run along the walking network" }
    walks_avoid_steps { "步行距离不走台阶", "walks avoid steps" }
    paths_cross_without_shared_vertex {
        "相交而没有共用节点的路径已连通",
        "paths that cross without a shared vertex were joined"
    }
}
