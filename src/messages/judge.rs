//! What `src/judge` says.

messages! {
    not_applicable(facts) { "不适用：只适用于{facts}", "not applicable: only {facts}" }
    whether_applies_not_known(facts, reason) {
        "不能断定是否适用（{facts}不详）；若适用：{reason}",
        "whether it applies is not known ({facts}); if it does: {reason}"
    }
    communities_with_value(title, value) {
        "“{title}”为 {value} 的社区",
        "communities with {title} = {value}"
    }
    way_not_known_to_be_open(reason, facts) {
        "{reason}（{facts}不详，不能断定可否采用）",
        "{reason} ({facts} not known, so whether this way is open is not)"
    }
    other_way { "；另一种做法：", "; the other way: " }
    waived_until(expires, approver, document) {
        "已豁免，至 {expires} 止（{approver}，{document}）",
        "waived until {expires} ({approver}, {document})"
    }
}
