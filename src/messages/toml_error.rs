//! What `src/toml_error.rs` says.

messages! {
    unknown_key_or_value(name) { "不认识的键或值 `{name}`", "unknown key or value `{name}`" }
    key_missing(name, offending) {
        "缺少键 `{name}`（此处：{offending}）",
        "the key `{name}` is missing (here: {offending})"
    }
    cannot_be_read(message, offending) {
        "读不出来：{message}（此处：{offending}）",
        "it cannot be read: {message} (here: {offending})"
    }
    key_must_stand(name) { "这里必须有 `{name}`", "`{name}` must stand here" }
    the_standard_schema {
        "standards/schema/standard.schema.json 描述的格式",
        "the format standards/schema/standard.schema.json describes"
    }
    one_of_list(list) { "合法的键或值：{list}", "one of: {list}" }
    did_you_mean(meant) { "是否指 {meant}？", "did you mean {meant}?" }
}
