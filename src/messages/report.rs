//! What the reports of a file each say; those of several files have their own.

messages! {
    audit_of_residential_communities {
        "完整居住社区核查报告",
        "Audit of residential communities"
    }
    of_data(datasets) { "数据：{datasets}", "Data: {datasets}" }
    of_standard(standard, layers) { "标准：{standard}（{layers}）", "Standard: {standard} ({layers})" }
    of_day(as_of) { "核查日：{as_of}", "As of: {as_of}" }
    of_pace(pace) { "步速：{pace} 米/分钟", "Pace: {pace} m/min" }
    community { "社区", "Community" }
    score { "得分", "Score" }
    grade { "等级", "Grade" }
    gate { "关口", "Gate" }
    judged_clauses { "已判/适用条款", "Judged/clauses" }
    gap_rows { "项目清单行数", "Gap rows" }
    unknown { "待核实", "Unknown" }
    gap_list { "项目清单", "Gap list" }
    clause_by_clause { "逐条核查", "Clause by clause" }
    to_find_out { "待核实", "To find out" }
    access_on_foot { "步行可达", "Access on foot" }
    no_item_fails { "没有不达标的项。\n", "No item fails.\n" }
    item { "项", "Item" }
    clause { "条款", "Clause" }
    level { "约束", "Level" }
    verdict { "判定", "Verdict" }
    measured { "实测", "Measured" }
    required { "要求", "Required" }
    reason { "理由", "Reason" }
    evidence { "依据", "Evidence" }
    no_clause_undecided { "没有待核实的条款。\n", "No clause is undecided.\n" }
    why_undecided { "原因", "Reason" }
    what_to_find_out { "要查什么", "What to find out" }
    category { "类别", "Category" }
    inside { "社区内处数", "Inside" }
    within_5_minutes { "5 分钟圈", "5 minutes" }
    within_10_minutes { "10 分钟圈", "10 minutes" }
    within_15_minutes { "15 分钟圈", "15 minutes" }
    share_off_network { "不在路网上", "Off the network" }
    data_quality { "数据质量报告\n", "Data quality\n" }
    what_missing_and_what_costs { "缺什么，误什么", "What is missing, and what it costs" }
    nothing_missing {
        "没有缺少的事实：每个条款都能判定\n",
        "Nothing: every clause can be judged\n"
    }
    what_to_ask_first { "先问什么", "What to ask first" }
    clauses_nothing_can_satisfy {
        "数据里一处也没有、因而无从达标的（核对类别是否写对）",
        "Clauses nothing here can satisfy (are the categories right?)"
    }
    clause_without_categories(clause, categories) {
        "条款 {clause}：没有{categories}\n",
        "clause {clause}: no {categories}\n"
    }
    walking_network { "步行路网", "The walking network" }
    facilities_no_clause_looks_at {
        "不参与任何条款判定的设施",
        "Facilities no clause looks at"
    }
    category_and_count(category, count) { "{category} {count} 处\n", "{category}: {count}\n" }
    so_score_lies_between { "得分区间", "So the score lies between" }
    clauses_judged_range(name, range, clauses, of) {
        "{name}：{range} 分，已判 {clauses}/{of} 条款\n",
        "{name}: {range}, {clauses} of {of} clauses judged\n"
    }
    facts_that_close_score(name, clauses, facts, range, width, left) {
        "{name}：先问清条款 {clauses} 的 {facts} 个事实，得分区间 {range}（宽 {width} 分）就缩到宽不超过 {left} 分\n",
        "{name}: {facts} facts for clauses {clauses} close the score from {range} ({width} points wide) to at most {left} points\n"
    }
    network_length_and_parts(length, components, share) {
        "总长 {length} 千米，{components} 个连通部分，最长的占 {share}\n",
        "{length} km in {components} connected parts, the longest with {share}\n"
    }
    metres(metres) { "{metres} 米", "{metres} m" }
    no_property_so_undecided(count, unit, layer, property, clauses, examples) {
        "{count} {unit}{layer}未填“{property}”：条款 {clauses} 无法判定（{examples}）",
        "{count} {layer} have no {property}: clauses {clauses} undecided ({examples})"
    }
    not_surveyed_so_undecided(category, count, clauses) {
        "{category}未普查，{count} 个社区不能断定有无：条款 {clauses} 无法判定",
        "{category} not surveyed completely in {count} communities: clauses {clauses} undecided"
    }
    no_answer_so_undecided(count, clause, examples) {
        "{count} 个社区没有答复：条款 {clause} 无法判定（{examples}）",
        "{count} communities have no answer: clause {clause} undecided ({examples})"
    }
    no_evidence_so_undecided(count, clause, examples) {
        "{count} 个社区的答复没有依据：条款 {clause} 无法判定（{examples}）",
        "{count} communities give no evidence: clause {clause} undecided ({examples})"
    }
    expired_so_undecided(count, clause, examples) {
        "{count} 个社区的答复已过有效期：条款 {clause} 无法判定（{examples}）",
        "{count} communities' answers have expired: clause {clause} undecided ({examples})"
    }
    no_network_so_undecided(clauses) {
        "没有步行路网：条款 {clauses} 无法判定",
        "no walking network: clauses {clauses} undecided"
    }
    no_residences_so_undecided(count, clauses, examples) {
        "{count} 个社区没有住宅楼：条款 {clauses} 无法判定（{examples}）",
        "{count} communities have no residences: clauses {clauses} undecided ({examples})"
    }
    off_network_so_undecided(count, unit, layer, off, clauses, examples) {
        "{count} {unit}{layer}距路网超过 {off} 米：条款 {clauses} 无法判定（{examples}）",
        "{count} {layer} are more than {off} m off the network: clauses {clauses} undecided ({examples})"
    }
    in_several_communities_so_undecided(count, unit, layer, clauses, examples) {
        "{count} {unit}{layer}位于多个社区范围内：条款 {clauses} 无法判定（{examples}）",
        "{count} {layer} lie in several communities: clauses {clauses} undecided ({examples})"
    }
    missing { "缺失", "missing" }
    hopeless { "无从达标", "hopeless" }
    data_holds_no(categories) { "数据里没有{categories}", "the data holds no {categories}" }
    unchecked { "不参与判定", "unchecked" }
    category_with_count(category, count) { "{category} {count} 处", "{category}: {count}" }
    data_and_day(datasets, as_of) {
        "数据：{datasets}\n截至：{as_of}\n\n",
        "Data: {datasets}\nAs of: {as_of}\n\n"
    }
    register_title(as_of) { "项目台账核对（截至 {as_of}）", "The project register as of {as_of}" }
    heading_with_count(title, count) { "{title}（{count}）", "{title} ({count})" }
    and_more(rest) { "   ……另有 {rest} 条\n", "   ... and {rest} more\n" }
    waived { "，已豁免", ", waived" }
    clauses_fail(name, item, title, clauses, waived) {
        "{name}　{item} {title}：条款 {clauses} 不达标{waived}",
        "{name}, {item} {title}: {clauses} fail{waived}"
    }
    gaps_without_project { "没有项目的不达标项", "Gaps without a project" }
    item_and_project(place, verdict, stage) {
        "{place}：该项{verdict}，项目{stage}",
        "{place}: the item is {verdict}, the project {stage}"
    }
    unfinished_projects_without_gap {
        "没有对应不达标项的未完工项目",
        "Unfinished projects without a gap"
    }
    project_rows(name, item, title, rows) {
        "{name}　{item} {title}：第 {rows} 行",
        "{name}, {item} {title}: rows {rows}"
    }
    several_projects_for_one_item { "一项有几个项目", "Several projects for one item" }
    overdue { "逾期未完工", "Overdue" }
    due_soon { "即将到期", "Due soon" }
    no_day_by_which_they_due { "时限不明", "No day by which they are due" }
    several_projects_for_item { "一项有几个项目", "several projects for the item" }
    no_gap { "没有对应的不达标项", "no gap" }
    unknown_unit(written) { "单位表里没有{written}", "unknown unit {written}" }
    no_project_waived { "没有项目（已豁免）", "no project (waived)" }
    no_project { "没有项目", "no project" }
    project_row(row, name, item, title) {
        "第 {row} 行　{name}　{item} {title}",
        "row {row}, {name}, {item} {title}"
    }
    project_line(place, stage, printed, timing, units) {
        "{place}：{stage}，{printed}，{timing}（{units}）",
        "{place}: {stage}, {printed}, {timing} ({units})"
    }
    in_time { "按期", "in time" }
    days_late(days) { "迟 {days} 天完工", "{days} days late" }
    days_overdue(days) { "逾期 {days} 天", "{days} days overdue" }
    due_today { "今天到期", "due today" }
    days_left(days) { "还有 {days} 天", "{days} days left" }
    not_due { "未到期", "not due" }
    standing { "长期", "standing" }
    no_day_given { "时限不明", "no day given" }
    projects { "项目", "Projects" }
    overdue_column { "逾期", "Overdue" }
    gaps { "不达标项", "Gaps" }
    without_project { "其中没有项目", "without project" }
    data_line(datasets) { "数据：{datasets}\n", "Data: {datasets}\n" }
    head_of_summary(title, layers, as_of, pace, id) {
        "标准：{title}（{layers}）\n核查日：{as_of}　步速：{pace} 米/分钟\n\n",
        "Standard: {title} ({id}: {layers})\nAs of: {as_of}   Pace: {pace} m/min\n\n"
    }
    other_communities_elsewhere(more) {
        "\n其余 {more} 个社区的明细见 audit.json 和 gap-list/；用 --community 可只看某个社区\n",
        "\nThe other {more} communities: see audit.json and gap-list/, or ask for one with --community\n"
    }
    fail { "不达标", "Fail" }
    pass { "达标", "Pass" }
    not_applicable { "不适用", "N/A" }
    communities_rows_of_gap_list(many, gaps) {
        "\n{many} 个社区，项目清单共 {gaps} 行\n",
        "\n{many} communities, {gaps} rows of gap list\n"
    }
    community_line(name, gaps, must, advice) {
        "── {name}：{gaps} 项不达标；待核实：强制性条款 {must} 个、建议性条款 {advice} 个",
        "── {name}: {gaps} items fail; undecided: {must} obligatory clauses, {advice} advisory"
    }
    gate_line(gate, of, count, parts) {
        "      {gate}：{of} 条中 {count} 条未通过——{parts}",
        "      {gate}: {count} of {of} parts do not pass: {parts}"
    }
    advice_heading {
        "      建议（不影响结论和得分）",
        "      Advice (changes neither verdict nor score)"
    }
    undecided_items_line(parts) {
        "      结论待核实的项：{parts}",
        "      Undecided items: {parts}"
    }
    walks_avoid_steps { "      步行距离不走台阶", "      Walks avoid steps" }
    paths_cross_without_shared_vertex {
        "      相交而没有共用节点的路径已连通（--node-paths）",
        "      Paths that cross without a shared vertex were joined (--node-paths)"
    }
    no_paths_walks_straight_distances(detour) {
        "      没有步行路网：步行距离按直线×{detour} 估算",
        "      No paths: walks are straight distances × {detour}"
    }
    title_with_open(title, open) { "{title}（{open}）", "{title} ({open})" }
    numbers_of_clauses(rest) { "条款的 {rest} 处数值", "{rest} numbers of clauses" }
    score_for_comparing_and_ranking {
        "\n得分用来比较和排序，不是验收评分",
        "\nThe score is for comparing and ranking; it is not the acceptance score"
    }
    unverified_of_standard(parts, id) {
        "；标准中未核实出处：{parts}（见 ccaudit standard show {id} --resolved 中的 unverified）",
        "; of the standard, unverified: {parts} (see unverified in ccaudit standard show {id} --resolved)"
    }
    note_heading(note) { "\n══ {note}\n", "\n== {note}\n" }
    nothing_planned {
        "数据集里没有规划或在建的设施，一切照旧\n",
        "The dataset plans no facility: everything stays as it is\n"
    }
    supposed_facility(name, category, from) {
        "{name}（{category}，{from}）",
        "{name} ({category}, {from})"
    }
    facilities_supposed(count, names) {
        "设想 {count} 处设施：{names}\n\n",
        "{count} facilities supposed: {names}\n\n"
    }
    items_fail { "不达标项", "Items that fail" }
    undecided_items { "待核实项", "Undecided items" }
    residents_won { "惠及居民", "Residents won" }
    households_won { "惠及户", "Households won" }
    buildings_won { "惠及楼栋", "Buildings won" }
    verdict_now { "现在", "Now" }
    verdict_if { "假如", "If so" }
    clauses_turned { "变化的条款", "Clauses that turn" }
    communities_if { "各社区", "Communities" }
    what_if_line(id, verdicts, won, reason) {
        "{id}  {verdicts}{won}：{reason}",
        "{id}  {verdicts}{won}: {reason}"
    }
    residents { "名居民", "residents" }
    households { "户", "households" }
    buildings { "栋楼", "buildings" }
    residents_won_count(count, unit) { "，惠及 {count} {unit}", ", {count} {unit} won" }
    at_least_low(low) { "至少 {low}", "at least {low}" }
    from_to(min, max) { "{min} 至 {max}", "{min} to {max}" }
    at_least(min) { "不小于 {min}", "at least {min}" }
    at_most(max) { "不大于 {max}", "at most {max}" }
    verdict_at_pace(pace, clause, verdict) {
        "若步速为 {pace} 米/分钟，{clause} 为{verdict}",
        "At {pace} m/min, {clause} would be: {verdict}"
    }
    applies { "适用", "applies" }
    unused { "未用到", "unused" }
    unused_clause(verdict) { "未用到（条款{verdict}）", "unused (the clause: {verdict})" }
    expired_on(expires) { "{expires} 已到期", "expired on {expires}" }
    not_in_force_before(granted) { "{granted} 起才有效", "not in force before {granted}" }
    state_until(state, expires, soon) {
        "{state}，至 {expires} 止{soon}",
        "{state}, until {expires}{soon}"
    }
    waiver_of(clause, state, reason, approver, document) {
        "豁免 {clause}：{state}——{reason}（{approver}，{document}）",
        "Waiver of {clause}: {state}. {reason} ({approver}, {document})"
    }
    without_waived_clauses(clauses, points, grade, without) {
        "豁免的条款（{clauses}）不计时得 {points} 分（{grade}）；计入时 {without} 分",
        "Without the waived clauses ({clauses}) the score is {points} ({grade}); with them {without}"
    }
    the_pace { "步速", "the pace" }
    the_grades { "等级分数线", "the grades" }
    the_gate { "关口", "the gate" }
    notes_counted(count) { "提示 {count} 个", "Notes: {count}" }
    problems_counted(count) { "问题 {count} 个", "Problems: {count}" }
    count_with_places(count, what, places) {
        "{count} {what}：{places}\n",
        "{count} {what}: {places}\n"
    }
    verdict_waived(verdict) { "{verdict}（豁免）", "{verdict} (waived)" }
    and_days_left(days) { "，还有 {days} 天到期", ", {days} days left" }
}

words! {
    stage_not_started { "未开工", "not started" }
    stage_under_way { "在建", "under way" }
    stage_complete { "已完工", "complete" }
    stage_accepted { "已验收", "accepted" }
    parts_apart { "段与最长的部分不连通", "parts apart from the longest" }
    ends_not_joined {
        "处端点距另一条路不超过 5 米而没有相连",
        "ends within 5 m of another path and not joined to it"
    }
    crossings_without_vertex {
        "处相交而没有共用节点，按不相通计算（确实相通的，加 --node-paths）",
        "crossings without a shared vertex, taken as not meeting (where they do meet, give --node-paths)"
    }
    dead_ends { "处断头路", "dead ends" }
    column_kind { "类型", "kind" }
    column_code { "代码", "code" }
    column_file { "文件", "file" }
    records { "条数", "records" }
    column_place { "位置", "place" }
    column_what { "内容", "what" }
    column_expected { "应为", "expected" }
    column_mend { "处理", "mend" }
    column_clauses { "影响条款", "clauses" }
    error { "错误", "error" }
    warning { "问题", "warning" }
    note { "提示", "note" }
    from_planned { "规划", "planned" }
    from_under_construction { "在建", "under_construction" }
    verdict_pass { "达标", "pass" }
    verdict_fail { "不达标", "fail" }
    verdict_unknown { "待核实", "unknown" }
    verdict_not_applicable { "不适用", "n/a" }
    gate_pass { "通过", "pass" }
    gate_fail { "不通过", "fail" }
    level_must { "应", "must" }
    level_should { "宜", "should" }
    level_may { "可", "may" }
}
