//! What `src/diff` says.

messages! {
    mind_different_standards(before, after) {
        "注意：两份结果的标准不同，判定和得分的差别可能只来自标准：{before} → {after}",
        "Mind: the audits are under different standards, from which alone verdicts and scores may differ: {before} → {after}"
    }
    what_changed { "两次核查结果的变化", "What changed between two audits" }
    no_change { "没有变化", "No change" }
    more_communities_changed(more) {
        "另有 {more} 个社区有变化，用 --out 写出 diff.csv、diff.json 查看",
        "{more} more communities changed: write diff.csv and diff.json with --out"
    }
    kind_count(kind, count) { "{kind} {count} 处", "{kind} ({count})" }
    what_else_differs(kinds) {
        "其余不同之处：{kinds}（位置见 diff.json 的 elsewhere）",
        "What else differs: {kinds} (for the places see elsewhere in diff.json)"
    }
    checksum(id, title, sum) {
        "{id}（{title}，文本校验 {sum}）",
        "{id} ({title}, checksum {sum})"
    }
    as_of_moved(from, to) { "核查日：{from} → {to}", "As of: {from} → {to}" }
    as_of_both(to) { "核查日：{to}（相同）", "As of: {to} (both)" }
    standard_both(standard) { "标准：{standard}（相同）", "Standard: {standard} (both)" }
    layers_of_standard(old, new) {
        "标准的层：{old} → {new}",
        "Layers of the standard: {old} → {new}"
    }
    pace_m_min(old, new) { "步速：{old} → {new} 米/分钟", "Pace: {old} → {new} m/min" }
    version_of_program(old, new) {
        "程序版本：{old} → {new}",
        "Version of the program: {old} → {new}"
    }
    data_moved(old, new) { "数据：{old} → {new}", "Data: {old} → {new}" }
    what_names(what, names) { "{what}：{names}", "{what}: {names}" }
    communities_added(names) { "新增社区：{names}", "Communities added: {names}" }
    communities_no_longer_audited(names) {
        "不再核查的社区：{names}",
        "Communities no longer audited: {names}"
    }
    gate_change(title, change) {
        "      关口“{title}”：{change}",
        "      Gate, {title}: {change}"
    }
    points_fall_to_no_clause(points) {
        "      另有 {points} 分归不到条款：较早的结果没有写条款得分率，或计分方法不同",
        "      {points} points fall to no clause: an audit without the clauses' credits, or one that reckoned otherwise"
    }
    by_points(by) { "（{by}）", " ({by})" }
    score_moved(old, new, by) { "得分 {old} → {new}{by}", "score {old} → {new}{by}" }
    same_score { "得分不变", "same score" }
    grade_moved(old, new) { "等级 {old} → {new}", "grade {old} → {new}" }
    gate { "关口", "gate" }
    judged_moved(old, of, new, of_new) {
        "已判 {old}/{of} → {new}/{of_new}",
        "judged {old}/{of} → {new}/{of_new}"
    }
    walks_measured_otherwise { "步行距离的量法不同", "walks measured otherwise" }
    residents_differ { "居民数据有变化", "residents differ" }
    formerly(before) { "（原名 {before}）", " (formerly {before})" }
    community_line(name, renamed, parts) {
        "{name}{renamed}：{parts}",
        "{name}{renamed}: {parts}"
    }
    points_aside(by) { "（{by} 分）", " ({by} points)" }
    weight_moved(old, new, by) { "权重 {old} → {new}{by}", "weight {old} → {new}{by}" }
    worded_otherwise { "条文改了", "worded otherwise" }
    item_line(number, title, parts) {
        "{number:>4}  {title}：{parts}",
        "{number:>4}  {title}: {parts}"
    }
    and_score_by(by) { "，得分 {by}", ", score {by}" }
    clause_line(id, change, points, why) {
        "      {id}  {change}{points}　【{why}】",
        "      {id}  {change}{points}  [{why}]"
    }
    level_line(old, new) {
        "            约束力：{old} → {new}",
        "            level: {old} → {new}"
    }
    and_more_lines(more) { "            ……另有 {more} 处", "            ... and {more} more" }
    order { "先后次序", "order" }
    findings_about_data { "数据质量提示", "findings about the data" }
    map { "地图", "map" }
    gap_list { "项目清单", "gap list" }
    facts_to_find_out { "待核实清单", "facts to find out" }
    access_profile { "步行可达表", "access profile" }
    verdicts_at_other_paces { "其他步速下的判定", "verdicts at other paces" }
    parts_of_gate { "关口的组成", "parts of the gate" }
    wording_of_reasons { "理由的文字", "wording of reasons" }
    waivers { "豁免", "waivers" }
    where_evidence_stands { "依据的出处", "where evidence stands" }
    files_added { "新增文件", "Files added" }
    files_gone { "不再有的文件", "Files gone" }
    files_changed { "有改动的文件", "Files changed" }
    files_moved_content_same {
        "换了位置、内容相同的文件",
        "Files moved, their content the same"
    }
    required { "要求", "required" }
    none { "不限", "none" }
    was_and_is(what, old, new) { "{what}：{old} → {new}", "{what}: {old} → {new}" }
    yes { "是", "yes" }
    no { "否", "no" }
    still(new) { "仍{new}", "still {new}" }
    low_high(low, high) { "下限 {low}、上限 {high}", "low {low}, high {high}" }
    standard_new_clause { "标准变了：新增条款", "standard: a new clause" }
    standard_clause_withdrawn { "标准变了：条款取消", "standard: the clause is withdrawn" }
    standard_another_threshold { "标准变了：数值要求", "standard: another threshold" }
    standard_other_conditions_on_facilities {
        "标准变了：设施条件",
        "standard: other conditions on facilities"
    }
    standard_another_level { "标准变了：约束力", "standard: another level" }
    standard_other_words { "标准变了：条文", "standard: other words" }
    standard_another_walk { "标准变了：步行要求", "standard: another walk" }
    standard_source_verified_or_not {
        "标准变了：数值出处核实与否",
        "standard: its source verified or not"
    }
    standard_something_else_of { "标准变了：其他内容", "standard: something else of it" }
    data_fact_arrived { "数据变了：查明了", "data: a fact arrived" }
    data_fact_withdrawn { "数据变了：不再查明", "data: a fact was withdrawn" }
    place_changed { "实地变了", "place: it changed" }
    time_answer_expired { "时间到了：答复过期", "time: the answer expired" }
    time_answer_still_valid {
        "核查日较早：答复还在有效期内",
        "time: the answer was still valid"
    }
    time_another_day { "核查日不同", "time: another day" }
    method_another_pace { "方法变了：步速", "method: another pace" }
    method_walks_measured_otherwise {
        "方法变了：步行量法",
        "method: walks measured otherwise"
    }
    method_program { "方法变了：程序", "method: the program" }
    column_when(title, when) { "{title}（{when}）", "{title}, {when}" }
    column_title { "建设内容", "Content" }
    column_why { "变化原因", "Why" }
    column_points { "得分变化", "Points" }
    column_details { "变化说明", "What changed" }
    clauses_changed { "有变化的条款", "Clauses changed" }
    reason_line(when, reason) {
        "            {when}：{reason}",
        "            {when}: {reason}"
    }
}

words! {
    before { "前", "before" }
    after { "后", "after" }
}
