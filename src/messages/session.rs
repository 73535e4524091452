//! What a session says: datasets that cannot be audited together, communities there are not.

messages! {
    audit_json_written_by_ccaudit {
        "ccaudit audit 写出的 audit.json",
        "an audit.json written by ccaudit audit"
    }
    edits_of_one_dataset {
        "一次只能修改一个数据集",
        "edits are of one dataset at a time"
    }
    not_opened_for_edits {
        "打开数据时没有要求可以修改",
        "the data was not opened to be edited"
    }
    cannot_be_read(error) { "读不了：{error}", "it cannot be read: {error}" }
    change_one_of_ids_or_audit_datasets {
        "改其中一个 id，或分开核查",
        "change one of the ids, or audit the datasets apart"
    }
    check_path_and_permissions { "检查路径和权限", "check the path and its permissions" }
    community_id_taken(id, first) {
        "社区 id {id} 在 {first} 中已有",
        "the community id {id} stands in {first} already"
    }
    datasets_have_different_as_of {
        "各数据集的 as_of 不同；请用 --as-of 指定核查日",
        "the datasets have different as_of; say for which day with --as-of"
    }
    datasets_name_different_standards {
        "各数据集声明的标准不同；请用 --standard 指定一个",
        "the datasets name different standards; say which with --standard"
    }
    did_you_mean(meant) { "是否指 {meant}？", "did you mean {meant}?" }
    id_or_name_of_community_of_dataset {
        "数据集中社区的 id 或名称",
        "the id or name of a community of the dataset"
    }
    no_community(name) { "没有社区“{name}”", "there is no community {name:?}" }
    note_no_as_of(today) {
        "提示: 数据集没有 as_of，核查日取今天 {today}；要固定结果请写 --as-of",
        "note: the dataset has no as_of; audited for today, {today}. Give --as-of for a fixed result"
    }
}
