//! What `src/report/acceptance` says.

messages! {
    heading_conclusion { "一、验收结论", "1. Conclusion" }
    heading_projects { "二、项目验收情况", "2. Projects" }
    heading_changes { "三、与建设前相比的变化", "3. Changes since the earlier audit" }
    heading_to_put_right { "四、整改要求", "4. To put right" }
    heading_to_find_out { "五、待核实事项", "5. To find out" }
    heading_waivers { "六、豁免", "6. Waivers" }
    signatures { "验收组和各方签字", "Signatures" }
    what_was_audited(title, layers, hash, now, name, before, version) {
        "依据《{title}》（{layers}，标准校验值 {hash}），按 {now} 的数据对{name}逐条核查，并与 {before} 的核查结果对照。核查由 ccaudit {version} 计算，结论由验收组确认。",
        "{name} was audited clause by clause against {title} ({layers}, digest {hash}) on the data of {now}, and compared with the audit of {before}. Computed by ccaudit {version}; the acceptance group confirms the conclusion."
    }
    earlier_standard_differs(title) {
        "前一次核查用的是另一个标准或版本（{title}），有的变化出于标准。",
        " The earlier audit was against another standard or version ({title}); some changes are the standard's."
    }
    conclusion_and_projects(conclusion, projects, pass, rectify, verify, failing, unknown) {
        "结论：{conclusion}。台账项目 {projects} 个，通过 {pass} 个、整改 {rectify} 个、待核实 {verify} 个；现有 {failing} 项不达标、{unknown} 项待核实。",
        "Conclusion: {conclusion}. Of {projects} projects of the register {pass} pass, {rectify} are to be put right, {verify} to be verified; {failing} items fail now and {unknown} are undecided."
    }
    score_before_and_now(before, now) {
        "得分：建设前 {before}，现在 {now}。得分用来比较和排序，不是验收评分。",
        "Score: {before} before, {now} now. It is for comparing and ranking; it is not the acceptance score."
    }
    gate { "关口", "Gate" }
    gate_line(title, gate) { "{title}：{gate}。", "{title}: {gate}." }
    register_has_no_project_of_community {
        "台账里没有这个社区的项目。",
        "The register has no project of this community."
    }
    number { "序号", "No." }
    item { "建设内容", "Item" }
    project { "项目名称", "Project" }
    register { "台账状态", "Register" }
    conclusion { "结论", "Conclusion" }
    ground { "依据", "Ground" }
    none { "无", "none" }
    gaps_closed_list(closed) { "已解决的不达标项：{closed}。", "Gaps closed: {closed}." }
    new_gaps_list(new) { "新出现的不达标项：{new}。", "New gaps: {new}." }
    clauses_now_failing(regressions) {
        "退步的条款：{regressions}。",
        "Clauses that passed and fail now: {regressions}."
    }
    clauses_now_undecided(lost) {
        "原已达标、现待核实的条款：{lost}。",
        "Clauses that passed and are undecided now: {lost}."
    }
    nothing_to_be_put_right { "没有需要整改的项。", "Nothing is to be put right." }
    what_wrong { "存在问题", "What is wrong" }
    responsible { "责任单位", "Responsible" }
    deadline { "原定时限", "Deadline" }
    put_right_by { "整改时限", "Put right by" }
    no_obligatory_clause_undecided {
        "没有待核实的强制性条款。",
        "No obligatory clause is undecided."
    }
    clause { "条款", "Clause" }
    why { "为何待核实", "Why" }
    what_to_find_out { "需要查明", "What to find out" }
    head_of_acceptance_group { "验收组组长（签字）", "Head of the acceptance group" }
    members_of_acceptance_group { "验收组成员（签字）", "Members of the acceptance group" }
    residents_committee { "社区居民委员会（盖章）", "Residents' committee (seal)" }
    street_office_or_town { "街道办事处或镇人民政府（盖章）", "Street office or town (seal)" }
    housing_department { "住房城乡建设部门（盖章）", "Housing department (seal)" }
    civil_affairs_department { "民政部门（盖章）", "Civil-affairs department (seal)" }
    date_blank { "　　　年　　月　　日", "Date:" }
    matter { "事项", "Matter" }
    content { "内容", "Content" }
    opinion { "验收意见", "Opinion" }
    basis { "依据", "Basis" }
    waiver { "豁免", "Waiver" }
    date { "　　　　　　　　　　　　年　　月　　日", "Date:" }
    item_column { "项", "Item" }
    column_content { "建设内容", "建设内容" }
    column_project_name { "项目名称", "项目名称" }
    column_responsible { "责任单位", "责任单位" }
    column_deadline { "完成时限", "完成时限" }
    short_by { "差多少", "Short by" }
    evidence_of_register { "台账依据", "Evidence of the register" }
    row { "台账行", "Row" }
    projects { "项目验收", "Projects" }
    change { "变化", "Change" }
    before { "此前", "Before" }
    now { "现在", "Now" }
    reason { "理由", "Reason" }
    has_a_project { "有项目", "Has a project" }
    changes { "变化", "Changes" }
    gap_closed { "不达标项已解决", "Gap closed" }
    new_gap { "新增不达标项", "New gap" }
    regression { "退步", "Regression" }
    undecided_now { "原达标、现待核实", "Undecided now" }
    why_undecided { "为何待核实", "Why it is undecided" }
    to_find_out { "待核实", "To find out" }
    rectification_list_of_acceptance {
        "完整社区建设验收整改清单",
        "Rectification list of the acceptance"
    }
    rectification_list { "整改清单", "整改清单" }
    rectification_preamble(day, by) {
        "根据 {day} 的验收核查，下列各项不达标，请责任单位于{by}完成整改并报送验收组复验。",
        "At the acceptance of {day} the items below fail. The units responsible put them right by {by} and report for another inspection."
    }
    column_community { "社区", "社区" }
    column_ordinal { "序号", "序号" }
    column_problem { "存在问题", "存在问题" }
    column_requirement { "标准要求", "标准要求" }
    column_reason { "原因", "原因" }
    column_cooperating { "配合单位", "配合单位" }
    column_new_deadline { "整改时限", "整改时限" }
    acceptance_of(datasets) { "{datasets}验收", "Acceptance: {datasets}" }
    head_of_text(datasets, title, before, now) {
        "数据：{datasets}\n标准：{title}\n对照：{before} → {now}\n",
        "Data: {datasets}\nStandard: {title}\nCompared: {before} → {now}\n"
    }
    mind_earlier_standard_differs(title) {
        "注意：前一次核查用的是另一个标准或版本（{title}），有的变化出于标准，不是出于建设\n",
        "Mind: the earlier audit was against another standard or version ({title}); some changes are the standard's, not the place's\n"
    }
    what_register_says_counts_nothing {
        "\n台账写“已完工”不算数：条款现在达标并有依据，项目才通过。得分用来比较和排序，不是验收评分。\n",
        "\nThat the register says complete counts for nothing: a project passes when its clauses pass now, with evidence. The score is for comparing and ranking; it is not the acceptance score.\n"
    }
    community { "社区", "Community" }
    projects_column { "项目", "Projects" }
    paper_only { "账面完工", "Paper only" }
    regressions { "退步条款", "Regressions" }
    new_gaps_column { "新增不达标", "New gaps" }
    score { "得分", "Score" }
    community_line(name, conclusion) {
        "{name}：{conclusion}",
        "{name}: {conclusion}"
    }
    item_line(conclusion, item, title, reason, short) {
        "{conclusion}　{item} {title}：{reason}{short}",
        "{conclusion}: {item} {title}. {reason}{short}"
    }
    regression_word { "退步", "regression" }
    passed_before_undecided_now { "原达标、现待核实", "passed before, undecided now" }
    no_project { "（没有项目）", " (no project)" }
    rectification_line(title, item, of, project, clause) {
        "{title}　{item} {of}{project}　{clause}",
        "{title}: {item} {of}{project}. {clause}"
    }
    items_to_put_right_by(count, by) {
        "整改 {count} 项，时限 {by}",
        "{count} item(s) to put right by {by}"
    }
    short_by_amount(by) { "差 {by}", "short by {by}" }
    points_and_grade(points, grade) { "{points} 分（{grade}）", "{points} ({grade})" }
    short_aside(short) { "（{short}）", " ({short})" }
    conclusion_by_waiver(conclusion) { "{conclusion}（豁免）", "{conclusion} (waived)" }
    problem(id, reason) { "{id}：{reason}", "{id}: {reason}" }
    problem_and_shortfall(id, reason, short) {
        "{id}：{reason}（{short}）",
        "{id}: {reason} ({short})"
    }
    item_does_not_apply_now {
        "该项现在不适用，项目是否仍需要请核实",
        "the item does not apply now; find out whether the project is still needed"
    }
    item_fails_neither_before {
        "该项此前和现在都没有不达标",
        "the item fails neither before nor now"
    }
    complete_by_register_failing_as_measured(stage, text) {
        "台账为{stage}，实测不达标——{text}",
        "{stage} by the register, failing as measured: {text}"
    }
    register_still_says(stage) {
        "；台账仍为{stage}，请更新",
        "; the register still says {stage}: update it"
    }
}

words! {
    waived_aside { "（已豁免）", " (waived)" }
    yes { "是", "yes" }
    no { "否", "no" }
    accept { "通过", "accept" }
    rectify { "整改", "rectify" }
    verify { "待核实", "verify" }
    kind_paper_only { "台账已完工，实测不达标", "complete on paper, failing as measured" }
    kind_unfinished { "项目未完工", "project not complete" }
    kind_regression { "原已达标，现不达标", "passed before, fails now" }
    kind_new { "新查出", "newly found" }
    kind_unplanned { "没有列项目", "no project" }
}
