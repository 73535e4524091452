//! What `src/data_checks` says.

messages! {
    clause_measured_answer_not_used(id) {
        "条款 {id} 由数据量算，不采用问卷答复",
        "the clause {id} is measured; its answer was not used"
    }
    enter_fact_on_feature_about {
        "把事实填入相应的要素属性",
        "enter the fact on the feature it is about"
    }
    answer_later_than_as_of(date, as_of) {
        "答复日期 {date} 晚于核查日 {as_of}，未使用",
        "the answer of {date} is later than the day audited for, {as_of}; not used"
    }
    check_date_or_audit_later {
        "核对日期，或用 --as-of 改核查日",
        "check the date, or audit for a later day with --as-of"
    }
    yes_without_evidence(id) {
        "条款 {id} 答“是”但没有依据，按待核实处理",
        "the “yes” to clause {id} has no evidence and counts as unknown"
    }
    contradicts_other_row(other) {
        "与第 {other} 行对同一社区、同一条款、同一天的答复相矛盾",
        "it contradicts row {other}: same community, clause and day"
    }
    one_answer_a_day { "一天一个答复", "one answer a day" }
    take_wrong_row_out {
        "删去错的一行，或注明不同的日期",
        "take the wrong row out, or give them different dates"
    }
    standard_has_no_item(item) { "标准没有项“{item}”", "the standard has no item {item:?}" }
    item_number_id_or_title {
        "1 到 20 的编号，或项的 id 或名称",
        "a number from 1 to 20, or an item's id or title"
    }
    did_you_mean(meant) { "是否指 {meant}？", "did you mean {meant}?" }
    overlaps_other_waiver(other) {
        "与第 {other} 行的豁免是同一社区、同一条款，期限重叠",
        "it overlaps the waiver in row {other} of the same clause and community"
    }
    clause_withdrawn_row_not_used(id) {
        "条款 {id} 已被标准撤销，此行未使用",
        "the clause {id} was withdrawn; the row was not used"
    }
    standard_has_no_clause(standard_id, id) {
        "标准 {standard_id} 没有条款“{id}”",
        "the standard {standard_id} has no clause {id:?}"
    }
    clause_id_for_example {
        "条款编号，如 9.a（项的编号、点、字母）",
        "a clause id such as 9.a (item number, dot, letter)"
    }
    several_outside_every_community(count, zh, ids, more, en) {
        "{count} 处{zh}不在任何社区范围内，只计入步行可达（{ids}{more}）",
        "{count} {en} lie outside every community and count for reach only ({ids}{more})"
    }
    outside_every_community_reach_only {
        "不在任何社区范围内，只计入步行可达",
        "lies outside every community; it counts for reach only"
    }
    say_which_community {
        "若属于某社区，用 community 属性注明",
        "if it belongs to a community, say so in its community property"
    }
    site_area_differs_from_outline(given, outline) {
        "用地面积填 {given} 平方米，轮廓面积为 {outline} 平方米；判定采用填写的值",
        "its site area is given as {given} m², its outline covers {outline} m²; the given value is used"
    }
    check_both_and_correct_one { "核对两者，改正其一", "check both and correct one" }
    outside_every_community_counts_nowhere {
        "不在任何社区范围内，没有计入",
        "lies outside every community and counts nowhere"
    }
    check_boundary_or_name_it {
        "核对边界，或用 community 属性注明",
        "check the boundary, or name its community in its community property"
    }
    overlaps_by_m2(name_b, name_a, area) {
        "{name_b}与{name_a}的范围重叠 {area} 平方米",
        "{name_b} overlaps {name_a} by {area} m²"
    }
    communities_do_not_overlap { "互不重叠的社区范围", "communities that do not overlap" }
    correct_overlapping_boundaries {
        "修改边界；重叠处的设施和住宅楼用 community 属性注明归属",
        "correct the boundaries, or give what lies in the overlap a community property"
    }
    shared_with_another_community(name, shared) {
        "{name}有 {shared} 个设施或住宅楼同时位于其他社区范围内，归属按不明处理",
        "{shared} facilities or residences of {name} also lie in another community; where they belong counts as unknown"
    }
    community_without_residences(name) {
        "{name}没有住宅楼，按居民计算的条款都无法判定",
        "{name} has no residences; clauses about residents are undecided"
    }
    supply_residences_geojson { "补充 residences.geojson", "supply residences.geojson" }
    may_be_twins(title, apart) {
        "与{title}同类，相距 {apart:.1} 米，可能是同一处重复录入",
        "it is of the category of {title}, {apart:.1} m away: the same may have been entered twice"
    }
    take_one_twin_out { "若是同一处，删去其中一个", "if they are one, take one out" }
}
