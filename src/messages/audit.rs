//! What `src/audit` says.

messages! {
    audit_again {
        "用 ccaudit audit 重新核查，得到新的 audit.json",
        "audit again with ccaudit audit for a new audit.json"
    }
    file_cut_short { "文件不完整，读到末尾还没有结束", "the file is cut short" }
    whole_audit_json { "完整的 audit.json", "a whole audit.json" }
    audit_json_of_another_version(theirs, ours, error) {
        "不是本版本能读的 audit.json：它由 {theirs} 版写出，本程序是 {ours} 版（{error}）",
        "not an audit.json this version can read: version {theirs} wrote it, this is {ours} ({error})"
    }
    audit_json_changed(error) {
        "这份 audit.json 与写出时不同，可能被改动或损坏（{error}）",
        "this audit.json is not as it was written: changed or damaged ({error})"
    }
    audit_json_of_another_form(theirs, ours) {
        "这份 audit.json 是第 {theirs} 版格式，本程序读写第 {ours} 版",
        "this audit.json is of version {theirs} of its form; this program reads and writes version {ours}"
    }
    audit_json_of_form(ours) {
        "第 {ours} 版格式的 audit.json（\"version\": {ours}）",
        "an audit.json of version {ours} (\"version\": {ours})"
    }
    audit_json_of_this_version(ours) {
        "ccaudit {ours} 写出的 audit.json",
        "an audit.json written by ccaudit {ours}"
    }
    not_json(error) { "不是 JSON：{error}", "not JSON: {error}" }
    audit_json_of_ccaudit {
        "ccaudit audit 写出的 audit.json",
        "an audit.json written by ccaudit audit"
    }
    no_audit_by_ccaudit { "不是 ccaudit 的核查结果", "it is no audit by ccaudit" }
    write_an_audit_json {
        "用 ccaudit audit <数据集> --out <目录> 写出 audit.json，再用它出报告",
        "write an audit.json with ccaudit audit DATASET --out DIR, and report from that"
    }
}
