//! What `src/trend` says.

messages! {
    no_audit_passed_over { "不是核查结果，略过", "it is no audit; passed over" }
    cannot_be_read(error) { "读不了：{error}", "it cannot be read: {error}" }
    folder_written_by_ccaudit_audit {
        "ccaudit audit --out 写出的目录，或 audit.json",
        "a folder written by ccaudit audit --out, or an audit.json"
    }
    check_path_and_permissions { "检查路径和权限", "check the path and its permissions" }
    no_audit_in_it { "里面没有核查结果", "there is no audit in it" }
    audits_by_day_in_history_or_several {
        "history/ 里按核查日存的结果，或几份 audit.json",
        "audits by day in history/, or several audit.json"
    }
    audit_first_with_ccaudit_audit(name) {
        "先用 ccaudit audit <数据集> --out {name} 核查",
        "audit first, with ccaudit audit DATASET --out {name}"
    }
    scores_over_time { "得分走势", "Scores over time" }
    communities_audits(count, times, range) {
        "{count} 个社区，{times} 次核查（{range}）",
        "Communities: {count}, audits: {times} ({range})"
    }
    audits { "各次核查结果", "The audits" }
    community { "社区", "Community" }
    what_it_rests_on { "依据", "What it rests on" }
    another_than_before { "　※ 与前一次不同", "   ※ another than before" }
    as_of_no_date(as_of) { "as_of “{as_of}”不是日期", "as_of {as_of:?} is no date" }
    date_for_example { "YYYY-MM-DD，如 2023-06-30", "YYYY-MM-DD, such as 2023-06-30" }
    audit_again_with_ccaudit_audit {
        "用 ccaudit audit 重新核查",
        "audit again with ccaudit audit"
    }
    no_community(name) { "没有社区“{name}”", "there is no community {name:?}" }
    id_or_name_of_community_of_audits {
        "核查结果中社区的 id 或名称",
        "the id or name of a community of the audits"
    }
    did_you_mean(meant) { "是否指 {meant}？", "did you mean {meant}?" }
    same_day_another_content(day, file) {
        "核查日 {day} 与 {file} 相同，内容却不同",
        "it is for {day} like {file}, and says something else"
    }
    one_audit_a_day { "一个核查日一份核查结果", "one audit a day" }
    keep_one_of_them {
        "留下其中一份，把另一份移到别的目录",
        "keep one of them and move the other elsewhere"
    }
    no_community_in_common(count, first) {
        "{count} 份核查结果（如 {first}）没有一个社区的 id 相同，像是不同城市的",
        "{count} audits (such as {first}) have no community's id in common: they look like different cities'"
    }
    audits_of_same_communities_over {
        "同一批社区各次的核查结果",
        "audits of the same communities over time"
    }
    keep_apart_or_restore_ids {
        "分开目录存放；社区 id 若改过，改回原来的再核查",
        "keep them in folders of their own; where ids were changed, change them back and audit again"
    }
    score_low_means { "得分下限：待核实的全部按不达标", "Score, low: what is unknown fails" }
    score_high_means { "得分上限：待核实的全部按达标", "Score, high: what is unknown passes" }
    between_unknown { "其间：待核实", "Between: unknown" }
    another_standard {
        "※ 标准不同，两边不能比较",
        "※ another standard: the sides do not compare"
    }
    other_standard { "※ 标准不同", "※ other standard" }
    more_communities(more) {
        "\n另有 {more} 个社区：用 --community 只看其中一个，或用 --out 写出全部\n",
        "\n{more} more communities: ask for one with --community, or write all with --out\n"
    }
    as_of { "核查日", "As of" }
    score { "得分", "Score" }
    grade { "等级", "Grade" }
    judged_clauses { "已判/适用条款", "Judged/clauses" }
    failing_items { "不达标项", "Failing items" }
    gate { "关口", "Gate" }
    standard_changed_note(day, old, new) {
        "※ {day} 的标准与前一次不同（{old} → {new}），得分不能与之前的比较",
        "※ the standard of {day} is not that of the time before ({old} → {new}): scores do not compare with earlier ones"
    }
    one_audit_only_trend_needs {
        "只有一次核查结果，看走势还要第二个核查日的",
        "There is one audit only; a trend needs a second day"
    }
    score_interval {
        "得分是区间：待核实的条款按最坏和最好各算一次；用来比较和排序，不是验收评分",
        "The score is an interval: what is unknown counts at its worst and at its best. It is for comparing and ranking; it is not the acceptance score"
    }
    name_and_points(name, points) { "{name}：{points}", "{name}: {points}" }
    scores { "得分", "Scores" }
    id { "社区编号", "Id" }
    score_low { "得分下限", "Score, low" }
    score_high { "得分上限", "Score, high" }
    clauses_judged { "已判条款", "Clauses judged" }
    clauses_apply { "适用条款", "Clauses that apply" }
    items_fail { "不达标项数", "Items that fail" }
    standard { "标准", "Standard" }
    compares_with_last { "与前一次可比", "Compares with the last" }
    yes { "是", "yes" }
    no_starred { "否 ※", "no ※" }
    charts { "走势图", "Charts" }
    chart_key {
        "实线圆点：得分下限（待核实的全部按不达标）　虚线菱形：得分上限（待核实的全部按达标）",
        "Solid with dots: score, low (what is unknown fails)   Dashed with diamonds: score, high (what is unknown passes)"
    }
    charts_of_first_communities(charted, more) {
        "图只画前 {charted} 个社区，其余 {more} 个见下一张表",
        "Charts of the first {charted} communities; the other {more} are on the next sheet"
    }
}

words! {
    line_high { "得分上限", "Score, high" }
    line_low { "得分下限", "Score, low" }
}
