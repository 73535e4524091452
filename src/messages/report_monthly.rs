//! What `src/report/monthly` says.

messages! {
    communities { "按社区", "Communities" }
    units { "按责任单位", "Units" }
    months { "按月", "Months" }
    column_community { "社区", "社区" }
    column_item { "项", "项" }
    column_content { "建设内容", "建设内容" }
    column_project_name { "项目名称", "项目名称" }
    column_responsible { "责任单位", "责任单位" }
    column_cooperating { "配合单位", "配合单位" }
    column_deadline { "完成时限", "完成时限" }
    stage { "进展", "Stage" }
    against_deadline { "时限情况", "Against the deadline" }
    begun { "开工日期", "Begun" }
    completed { "完工日期", "Completed" }
    accepted { "验收日期", "Accepted" }
    planned_wan_yuan { "计划投资（万元）", "Planned (10⁴ yuan)" }
    spent_wan_yuan { "已完成投资（万元）", "Spent (10⁴ yuan)" }
    evidence { "依据", "Evidence" }
    note { "备注", "Note" }
    row { "台账行", "Row" }
    projects { "项目明细", "Projects" }
    heading_by_community { "一、按社区", "1. By community" }
    heading_by_unit { "二、按责任单位", "2. By responsible unit" }
    no_project_overdue { "没有逾期未完工的项目。", "No project is overdue." }
    overdue { "逾期", "Overdue" }
    data_line(datasets) { "数据：{datasets}\n", "Data: {datasets}\n" }
    several_units_note {
        "（几个单位共同负责的项目，各单位都计，合计只计一次）\n",
        "(A project of several units is in each one's row, and once in the sum.)\n"
    }
    overdue_heading(count) { "\n── 逾期未完工（{count}）\n", "\n── Overdue ({count})\n" }
    project_line(name, item, title, stage, timing, units) {
        "{name}　{item} {title}：{stage}，{timing}（{units}）",
        "{name}, {item} {title}: {stage}, {timing} ({units})"
    }
    and_more(rest) { "   ……另有 {rest} 个\n", "   ... and {rest} more\n" }
    month { "月份", "Month" }
    begun_column { "开工", "Begun" }
    completed_column { "完工", "Completed" }
    accepted_column { "验收", "Accepted" }
    complete_so_far { "累计完工", "Complete so far" }
    accepted_so_far { "累计验收", "Accepted so far" }
    overdue_then { "月末逾期", "Overdue then" }
    report_for_month(year, month) {
        "{year}年{month}月完整社区建设工作月报表",
        "Complete communities: report for {year}-{month:02}"
    }
    summary_of_year(year) {
        "{year}年完整社区建设工作全年总结",
        "Complete communities: summary of {year}"
    }
    note_of_terms(as_of, what, since) {
        "截至 {as_of}；“{what}”指 {since} 至 {as_of}。已完工指完工而未验收。逾期指时限已过而未完工。",
        "As of {as_of}; {what} is {since} to {as_of}. Complete means completed and not yet accepted; overdue, not complete after the deadline."
    }
    note_of_money(planned, spent) {
        "计划投资 {planned}，已开工项目完成投资 {spent}（台账没有按日记投资，按最近填的数）。",
        "Planned: {planned}; spent on projects begun: {spent} (as last entered: the register keeps no dates of spending)."
    }
    projects_tell_no_cost(untold) {
        "有 {untold} 个项目没有填计划投资，未计入合计。",
        "{untold} project(s) do not say what they are to cost and are not in the sum."
    }
    note_of_gaps(day, gaps, unplanned) {
        "按 {day} 的核查，不达标 {gaps} 项，其中 {unplanned} 项没有项目。",
        "By the audit of {day} {gaps} items fail, {unplanned} of them without a project."
    }
    sum_in_wan_yuan(sum) { "{sum} 万元", "{sum} ×10⁴ yuan" }
    sum_with_untold(sum, untold) {
        "{sum} 万元（另 {untold} 个未填）",
        "{sum} ×10⁴ yuan ({untold} not told)"
    }
    projects_column { "项目数", "Projects" }
    due_soon { "即将到期", "Due soon" }
    late { "迟完工", "Late" }
    cost_not_told { "未填投资的项目", "Cost not told" }
    spent_column { "完成投资（万元）", "Spent (10⁴ yuan)" }
    no_unit_named { "（未填责任单位）", "(no unit named)" }
    all_units { "合计", "All" }
    community { "社区", "Community" }
    responsible_unit { "责任单位", "Responsible unit" }
    heading_by_month(number) { "{number}、按月", "{number}. By month" }
    heading_overdue(number) { "{number}、逾期未完工的项目", "{number}. Overdue projects" }
    begun_in_month { "本月开工", "Begun" }
    completed_in_month { "本月完工", "Completed" }
    accepted_in_month { "本月验收", "Accepted in period" }
    begun_in_year { "本年开工", "Begun" }
    completed_in_year { "本年完工", "Completed" }
    accepted_in_year { "本年验收", "Accepted in period" }
}

words! {
    third { "三", "3" }
    fourth { "四", "4" }
    this_month { "本月", "this month" }
    this_year { "本年", "this year" }
}
