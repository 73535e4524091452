//! What `src/report/xlsx` says.

messages! {
    subject { "事项", "Subject" }
    what_it_is { "内容", "What it is" }
    about { "说明", "About" }
    data { "数据", "Data" }
    standard { "标准", "Standard" }
    title_and_id(title, id) { "{title}（{id}）", "{title} ({id})" }
    layers_of_standard { "标准的层次", "Layers of the standard" }
    sha_256_of_standard { "标准的 SHA-256", "SHA-256 of the standard" }
    as_of { "核查日", "As of" }
    walking_pace { "步速", "Walking pace" }
    metres_a_minute(pace) { "{pace} 米/分钟", "{pace} m/min" }
    tool { "工具", "Tool" }
    file_digest(path, sha256) { "{path}：SHA-256 {sha256}", "{path}: SHA-256 {sha256}" }
    file_records_digest(path, count, sha256) {
        "{path}：{count} 条；SHA-256 {sha256}",
        "{path}: {count} records; SHA-256 {sha256}"
    }
    input { "输入文件", "Input" }
    unverified { "未核实出处", "Unverified" }
    rows_counted(rows) { "{rows} 行", "{rows} rows" }
    rows_more_than_sheet_holds(rows, sheets) {
        "{rows} 行；一张表装不下，续在同名的（2）至（{sheets}）表",
        "{rows} rows; more than a sheet holds, so it goes on on the sheets （2） to （{sheets}）"
    }
    sheet_named(name) { "表：{name}", "Sheet: {name}" }
    score_low_and_high { "得分下限、上限", "Score, low and high" }
    about_score {
        "待核实的强制性条款全部按不达标计算的得分，和全部按达标计算的得分；数据补齐后两数相等。得分用来比较和排序，不是验收评分。",
        "The score with every undecided obligatory clause failing, and with every one passing; they meet once everything is known. It is for comparing and ranking, not the acceptance score."
    }
    measured_low_and_high { "实测下限、上限", "Measured, low and high" }
    about_measured {
        "数据不全时，实际值必在两数之间；两数相等时即为实测值；上限空白表示现有数据不能给出上限。",
        "Where data is partly missing the true value lies between the two; equal numbers are the measurement; a blank upper end means that nothing known bounds it."
    }
    clauses_judged_apply { "已判条款、适用条款", "Clauses judged, that apply" }
    about_clauses_judged {
        "适用条款中已有结论（达标或不达标）的个数，与适用或可能适用的条款总数。",
        "How many clauses pass or fail, of those that apply or may apply."
    }
    obligatory_advisory { "强制、建议", "Obligatory, advisory" }
    about_levels {
        "项的结论和得分只看强制性条款（应）；建议性条款（宜、可）只提建议。",
        "Only obligatory clauses (应) decide an item and earn points; advisory ones (宜, 可) advise."
    }
    about_pass { "已查明满足要求（蓝底）", "surely meets the requirement (blue)" }
    about_fail {
        "已查明不满足要求，列入项目清单（橙底、加粗）",
        "surely does not; its item is on the gap list (orange, bold)"
    }
    about_unknown {
        "现有数据不能判定，见“待核实”表（黄底）",
        "not decided by what is known; see the sheet of things to find out (yellow)"
    }
    about_not_applicable {
        "该条不适用于这个社区（灰底）",
        "does not apply to this community (grey)"
    }
    numbers_of_clauses(clauses) { "条款 {clauses} 的数值", "numbers of the clauses {clauses}" }
    nothing { "无", "nothing" }
    unverified_parts(parts, id) {
        "{parts}。逐处见 ccaudit standard show {id} --resolved 中的 unverified。",
        "{parts}. For each, see unverified in ccaudit standard show {id} --resolved."
    }
    community { "社区", "Community" }
    item { "项", "Item" }
    column_content { "建设内容", "建设内容" }
    clause { "条款", "Clause" }
    binding { "约束", "Binding" }
    verdict { "结论", "Verdict" }
    measured_low { "实测下限", "Measured, low" }
    measured_high { "实测上限", "Measured, high" }
    unit { "单位", "Unit" }
    at_least_column { "要求不小于", "At least" }
    at_most_column { "要求不大于", "At most" }
    reason { "判定理由", "Reason" }
    text_of_clause { "条文", "Text of the clause" }
    evidence_id_value { "依据（编号：数值）", "Evidence (id: value)" }
    note { "说明", "Note" }
    source_of_number { "数值出处", "Source of the number" }
    id { "社区编号", "Id" }
    clauses { "逐条核查", "Clauses" }
    unverified_word { "未核实", "unverified" }
    measured_required(measured, required) {
        "实测：{measured}；要求：{required}",
        "measured: {measured}; required: {required}"
    }
    clauses_fail { "不达标条款", "Clauses that fail" }
    source_of_each_column { "各列来源", "Source of each column" }
    gap_list { "项目清单", "Gap list" }
    score_low { "得分下限", "Score, low" }
    score_high { "得分上限", "Score, high" }
    clauses_judged { "已判条款", "Clauses judged" }
    clauses_apply { "适用条款", "Clauses that apply" }
    items_fail { "不达标项", "Items that fail" }
    undecided_items { "待核实项", "Undecided items" }
    overview { "总览", "Overview" }
    overview_of_audit { "完整社区建设核查总览", "Overview of the audit" }
    data_communities_as_of(datasets, many, as_of) {
        "数据：{datasets}　　社区 {many} 个　　核查日：{as_of}",
        "Data: {datasets}   Communities: {many}   As of: {as_of}"
    }
    standard_pace_m_min(title, layers, pace) {
        "标准：{title}（{layers}）　　步速：{pace} 米/分钟",
        "Standard: {title} ({layers})   Pace: {pace} m/min"
    }
    score_note {
        "得分下限、上限：待核实的条款全部按不达标、全部按达标计算。得分用来比较和排序，不是验收评分。",
        "Score, low and high: with every undecided clause failing, and passing. For comparing and ranking; not the acceptance score."
    }
    unverified_note {
        "※：该项有数值未核实出处，见“说明”。",
        "※: a number this item is held to has no verified source; see the last sheet."
    }
    severity { "级别", "Severity" }
    file { "文件", "File" }
    place { "位置", "Place" }
    what { "情况", "What" }
    expected { "应为", "Expected" }
    what_to_do { "处理办法", "What to do" }
    code { "代号", "Code" }
    data_quality { "数据质量", "Data quality" }
    problem { "问题", "problem" }
    note_severity { "提示", "note" }
    what_to_find_out { "需要查明", "What to find out" }
    why_undecided { "为何待核实", "Why it is undecided" }
    to_find_out { "待核实", "To find out" }
    state { "现状", "State" }
    reason_of_waiver { "理由", "Reason" }
    approver { "批准单位", "Approver" }
    document { "批准文件", "Document" }
    granted { "批准日期", "Granted" }
    last_day { "有效期至", "Last day" }
    days_left { "剩余天数", "Days left" }
    place_column { "出处", "Place" }
    waivers { "豁免", "Waivers" }
    with_note(text, note) { "{text}（{note}）", "{text} ({note})" }
}

words! {
    level_must { "强制（应）", "obligatory (应)" }
    level_should { "建议（宜）", "advisory (宜)" }
    level_may { "建议（可）", "advisory (可)" }
    source_standard { "标准", "standard" }
    source_city { "市级方案", "city" }
    source_measured { "实测", "measured" }
    source_register { "台账", "register" }
    flag_true { "是", "true" }
    flag_false { "否", "false" }
}
