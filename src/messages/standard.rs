//! What `src/standard` says.

messages! {
    clause_withdrawn_by_parent(id) {
        "条款 {id} 已被上级撤销，没有可改的",
        "the clause {id} was withdrawn by a parent; there is nothing to change"
    }
    no_parent_has_clause(id) {
        "上级没有条款 {id}，没有可改的",
        "no parent has a clause {id}; there is nothing to change"
    }
    clause_of_parent_did_you_mean(meant) {
        "上级已有的条款；是否指 {meant}？",
        "a clause of a parent; did you mean {meant}?"
    }
    clause_of_parent {
        "上级已有的条款；要新增用 [add.clauses]",
        "a clause of a parent; to add one, [add.clauses]"
    }
    no_source(cite) { "没有出处 {cite}", "there is no source {cite}" }
    source_id_known(known) { "[sources] 中的 id：{known}", "an id under [sources]: {known}" }
    relaxed_without_saying_so(what) {
        "放宽了 {what}，但没有声明",
        "{what} is relaxed without saying so"
    }
    relaxes_with_authority_and_reason {
        "relaxes = {{ authority = \"批准机关和文号\", reason = \"理由\" }}",
        "relaxes = {{ authority = \"who allows it\", reason = \"why\" }}"
    }
    declared_relaxed_nothing(what) {
        "声明放宽 {what}，实际并未放宽",
        "{what} is declared relaxed, but nothing is"
    }
    take_relaxes_out_or_correct {
        "去掉 relaxes，或改正数值",
        "take relaxes out, or correct the value"
    }
    no_parent_has_grade(id) { "上级没有等级 {id}", "no parent has a grade {id}" }
    one_of_known(known) { "{known} 之一", "one of {known}" }
    item_of_parent_did_you_mean(meant) {
        "上级已有的项；是否指 {meant}？",
        "an item of a parent; did you mean {meant}?"
    }
    id_of_item_of_parent { "上级已有的项的 id", "the id of an item of a parent" }
    no_parent_has_item(id) {
        "上级没有项 {id}，没有可改的",
        "no parent has an item {id}; there is nothing to change"
    }
    replaced_check_needs_effect {
        "换了 check 就要说明作用",
        "a check put in place of another must say what that does"
    }
    effect_choices {
        "effect = \"tightens\"、\"restates\" 或 \"relaxes\"",
        "effect = \"tightens\", \"restates\" or \"relaxes\""
    }
    effect_without_check {
        "没有换 check，不用写 effect",
        "effect goes with a check, and there is none"
    }
    take_effect_out { "去掉 effect", "take effect out" }
    clause_has_no_threshold(id, key) {
        "条款 {id} 没有限值 {key}",
        "clause {id} has no threshold {key}"
    }
    extends_comes_back_to_itself(chain) {
        "extends 绕成了圈：{chain}",
        "extends comes back to itself: {chain}"
    }
    chain_ends_in_root_layer { "一条通到根标准的链", "a chain that ends in a root layer" }
    correct_extends_or_rename_layer {
        "改正其中一个 extends，或给标准换一个 id",
        "correct one of the extends, or give the layer an id of its own"
    }
    standard_file_cannot_be_read(error) {
        "标准文件读不了：{error}",
        "the standard's file cannot be read: {error}"
    }
    standard_file_not_utf_8 { "标准文件不是 UTF-8", "the standard's file is not UTF-8" }
    no_standard_file(reference) {
        "找不到标准文件 {reference}",
        "there is no standard file {reference}"
    }
    no_standard(reference) { "没有标准 {reference}", "there is no standard {reference}" }
    embedded_id_or_path(known) {
        "内置标准的 id（{known}），或 .toml 文件的路径",
        "the id of an embedded standard ({known}), or the path of a .toml file"
    }
    did_you_mean(meant) { "是否指 {meant}？", "did you mean {meant}?" }
    vocabulary_cannot_be_read(error) {
        "词表读不了：{error}",
        "the vocabulary cannot be read: {error}"
    }
    folder_of_vocabularies {
        "含 categories.toml 和 properties.toml 的目录",
        "a folder with categories.toml and properties.toml"
    }
    root_layer_has_no_parent {
        "根标准没有上级可改，应写在 [items]",
        "a root layer has no parent to change; write it under [items]"
    }
    root_layer_may_not_have(key) {
        "根标准里不能有 [{key}]",
        "a root layer may not have [{key}]"
    }
    root_layer_has_no_pace { "根标准没有 [pace]", "the root layer has no [pace]" }
    walking_pace {
        "步速，如 pace = {{ value = 50, unit = \"m/min\", source = ... }}；要在别的标准上修改，用 extends",
        "a walking pace, such as pace = {{ value = 50, unit = \"m/min\", source = ... }}; to change another standard, use extends"
    }
    category_or_chinese_name_exists(id) {
        "类别 {id} 或其中文名已经存在",
        "the category {id} or its Chinese name exists already"
    }
    new_id_and_chinese_name { "新的 id 和中文名", "a new id and Chinese name" }
    extending_layer_may_not_have(key) {
        "有上级的标准里不能有 [{key}]",
        "a layer that extends another may not have [{key}]"
    }
    set_add_or_withdraw_to_change {
        "用 [set]、[add] 或 [withdraw] 修改上级",
        "[set], [add] or [withdraw], to change the parent"
    }
    source_of_parent_already(source) {
        "出处 {source} 已由上级定义",
        "the source {source} is the parent's already"
    }
    new_source_id { "新的出处 id", "a new source id" }
    gate_part_of_parent_already(part) {
        "关口的部分 {part} 已由上级定义",
        "the gate's part {part} is the parent's already"
    }
    new_part { "新的部分", "a new part" }
    item_exists_already(id) { "项 {id} 已经存在", "the item {id} exists already" }
    new_item_or_set(id) {
        "新的项；要改已有的项用 [set.items.{id}]",
        "a new item; to change this one, [set.items.{id}]"
    }
    clause_id_used_before(id) {
        "条款 {id} 已经用过，编号不能重用",
        "the clause id {id} has been used; ids are never reused"
    }
    new_letter_or_set(id) {
        "新的字母；要改已有的条款用 [set.clauses.\"{id}\"]",
        "a new letter; to change this clause, [set.clauses.\"{id}\"]"
    }
    clause_belongs_to_no_item(id) {
        "条款 {id} 不属于任何项",
        "the clause {id} belongs to no item"
    }
    clause_id_of_item {
        "项的编号、点、字母，如 3.b",
        "an item's number, a dot, a letter, such as 3.b"
    }
    added_clause_has_no_cite(id) {
        "新增的条款 {id} 没有 cite",
        "the added clause {id} has no cite"
    }
    cite_source_id { "cite = \"出处 id\"", "cite = \"a source id\"" }
    item_number_used_twice(number) {
        "项的编号 {number} 重复",
        "the item number {number} is used twice"
    }
    numbers_differ { "各不相同的编号", "numbers that differ" }
    no_objective(objective) { "没有目标 {objective}", "there is no objective {objective}" }
    weight_must_be_positive { "权重必须大于 0", "the weight must be positive" }
    number_above_0 { "大于 0 的数", "a number above 0" }
    item_has_no_clause(id) { "项 {id} 没有条款", "item {id} has no clause" }
    at_least_one_clause { "至少一个条款", "at least one clause" }
    pace_must_be_positive { "步速必须为正，单位 m/min", "the pace must be positive, in m/min" }
    pace_for_example { "如 50 m/min", "such as 50 m/min" }
    no_grade_begins_at_0 { "没有从 0 分起的等级", "no grade begins at 0" }
    grade_beginning_at_0 { "一个 at_least 为 0 的等级", "a grade whose at_least is 0" }
    clause_id_not_well_formed(id) {
        "条款编号 {id} 不合规则",
        "the clause id {id} is not well formed"
    }
    clause_id_well_formed(number) {
        "项的编号、点、小写字母，如 {number}.a",
        "the item's number, a dot, lower-case letters, such as {number}.a"
    }
    quote_not_in_item_text(quote) {
        "引文“{quote}”不在该项的文本中",
        "the quote {quote:?} is not in the item's text"
    }
    part_of(text) { "下文的一段：{text}", "a part of: {text}" }
    clause_needs_check_or_any_of(id) {
        "条款 {id} 要有 check 或 any_of，二者取一",
        "clause {id} needs check or any_of, one of the two"
    }
    check_or_any_of {
        "check = {{...}} 或 any_of = {{...}}",
        "check = {{...}} or any_of = {{...}}"
    }
    name_one_of_choices(name, choices) {
        "{name} 取 {choices} 之一",
        "{name}, one of {choices}"
    }
    true_or_false { "true 或 false", "true or false" }
    flag_or_choice_property_of_communities {
        "社区的是否或选项字段",
        "a flag or choice property of communities"
    }
    when_names_twice(name) {
        "适用条件里“{name}”与前面的一项是同一项",
        "the condition {name:?} names a fact that stands there already under another name"
    }
    when_names_once { "每项只写一次", "each fact once" }
    when_names_no_property(name) {
        "when 里的 {name} 不是这样的社区字段",
        "when: {name} is no such property of communities"
    }
    threshold_cannot_be_used(value) {
        "限值 {value} 不可用",
        "the threshold {value} cannot be used"
    }
    finite_number_0_or_more { "不小于 0 的有限数", "a finite number, 0 or more" }
    no_such_source(source) { "没有出处 {source}", "there is no source {source}" }
    threshold_must_say_unverified(source) {
        "出处 {source} 未到手，限值必须标明 unverified = true",
        "the source {source} is not held, so the threshold must say unverified = true"
    }
    unverified_true { "unverified = true", "unverified = true" }
    uncheckable_unfounded(quote) {
        "uncheckable 的“{quote}”不在文本中或没有理由",
        "the uncheckable {quote:?} is not in the text, or gives no reason"
    }
    part_of_text_and_reason {
        "文本的一段和不能核查的理由",
        "a part of the text and the reason it cannot be checked"
    }
    parts_of_text_no_clause_quotes(left) {
        "文本里没有条款引用的部分：“{left}”",
        "parts of the text that no clause quotes: “{left}”"
    }
    quoted_or_uncheckable {
        "由某个条款的 quote 或 also 引用，或列入 uncheckable 并说明理由",
        "quoted by some clause, or listed under uncheckable with a reason"
    }
    no_such_item(id) { "没有项 {id}", "there is no item {id}" }
    one_of_items(items) { "{items} 之一", "one of {items}" }
    id_under_sources { "[sources] 中的 id", "an id under [sources]" }
    text_is_no_date(day) { "“{day}”不是日期", "{day:?} is no date" }
    date_year_first {
        "年在前的日期，如 2023年11月30日前",
        "a date, year first, such as 2023-11-30"
    }
    no_task(task) { "没有任务 {task}", "there is no task {task}" }
    number_under_city_tasks { "[city.tasks] 中的编号", "a number under [city.tasks]" }
    no_placeholder(name) { "没有占位符 {{{name}}}", "there is no placeholder {{{name}}}" }
    known_names(known) { "{known}", "{known}" }
    item_has_no_such_clause(item, id) {
        "项 {item} 没有条款 {id}",
        "item {item} has no clause {id}"
    }
    clause_of_item { "该项的条款编号", "a clause of the item" }
    clause_yields_no_figure(id, name) {
        "条款 {id} 没有数字 {{{name}}}",
        "clause {id} yields no figure {{{name}}}"
    }
    clause_does_not_look_for(id, lacking) {
        "条款 {id} 不查 {lacking}",
        "clause {id} does not look for {lacking}"
    }
    property_under_clause_having {
        "该条款 having 中的字段",
        "a property under the clause's having"
    }
    items_clauses_and_thresholds(items, clauses, thresholds, numbers) {
        "{items} 项，{clauses} 条款，{thresholds} 个限值（其中 {numbers} 个未核实）",
        "{items} items, {clauses} clauses, {thresholds} thresholds ({numbers} of them not verified)"
    }
    also_not_verified(counts, general) {
        "{counts}，{general}未核实",
        "{counts}; not verified either: {general}"
    }
}

words! {
    pace { "步速", "pace" }
    grades { "等级", "grades" }
    gate { "关口", "gate" }
}
