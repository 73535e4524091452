//! What `src/form` says.

messages! {
    category_not_in_vocabulary(category) {
        "类别“{category}”不在词表中",
        "the category {category:?} is not in the vocabulary"
    }
    yes_or_no_zh { "是或否", "是 or 否" }
    dataset_has_no_community(name, id) {
        "数据集“{name}”里没有社区 {id}",
        "the dataset {name:?} has no community {id}"
    }
    standard_has_no_clause(standard, clause) {
        "标准 {standard} 没有条款 {clause}",
        "the standard {standard} has no clause {clause}"
    }
    clause_is_measured(standard, clause) {
        "标准 {standard} 的条款 {clause} 由数据量算，不采用答复",
        "the clause {clause} of {standard} is measured and takes no answer"
    }
    yes_no_or_not_applicable { "是、否或不适用", "是, 否 or 不适用 (yes, no, n-a)" }
    no_such_feature(zh, id, name) {
        "数据集的{zh}图层里已没有编号为 {id} 的要素",
        "the dataset's {name} have no feature {id} (any more)"
    }
    layer_has_no_property(zh, property, name) {
        "{zh}没有字段 {property}",
        "{name} have no property {property}"
    }
    a_value { "一个值", "a value" }
    no_community(answer) { "没有社区“{answer}”", "there is no community {answer:?}" }
    did_you_mean(meant) { "是否指 {meant}？", "did you mean {meant}?" }
    name_or_id_of_community_of_dataset {
        "数据集中社区的名称或 id",
        "the name or id of a community of the dataset"
    }
    several_communities_called(answer) {
        "有几个社区都叫“{answer}”",
        "several communities are called {answer:?}"
    }
    community_id { "社区的 id", "the community's id" }
    no_date_of_calendar(written) {
        "“{written}”不是日历上有的日期",
        "{written:?} is no date of the calendar"
    }
    date_year_first { "年在前的日期，如 2023-06-20", "a date, year first, such as 2023-06-20" }
    correct_and_read_form_again {
        "改正后重新读入；不清楚就清空这一格",
        "correct it and read the form again; clear the cell where it is not clear"
    }
    none_of_the_choices(answer) {
        "答复“{answer}”不在可选的答复之中",
        "{answer:?} is none of the answers to choose from"
    }
    form_of_dataset { "这个数据集的核查表", "a form of this dataset" }
    check_whether_dataset_changed {
        "核对数据集；数据改过的，重新生成核查表，把答复抄过去",
        "check the dataset; where it was changed since, make the form again and copy the answers"
    }
    answer_without_key(answer) {
        "有答复“{answer}”，但没有编码，不知道答的是什么",
        "it answers {answer:?} but has no key: to what?"
    }
    key_of_the_form { "表里原有的编码", "the key the form had" }
    key_cannot_be_read(key) { "编码“{key}”读不出来", "the key {key:?} cannot be read" }
    key_for_example {
        "表里原有的编码，如 answer|c1|9.a",
        "the key the form had, such as answer|c1|9.a"
    }
    cell_is_a_formula { "这一格是公式，没有读", "this cell is a formula and was not read" }
    a_value_written_down { "直接填写的值", "a value written down" }
    cell_holds_error(text) { "这一格是错误值 {text}", "this cell holds the error {text}" }
    evidence_without_answer {
        "写了依据，没有写答复，按空白处理",
        "evidence without an answer counts as blank"
    }
    correct_and_read_form_again_or_clear {
        "改正后重新读入；或清空这一行的答复",
        "correct it and read the form again, or clear the row's answer"
    }
    same_fact_filled_otherwise(elsewhere, row, one, two) {
        "与{elsewhere}第 {row} 行是同一个事实，填的却不同（“{one}”和“{two}”）",
        "the same fact as {elsewhere}row {row}, filled in otherwise ({one:?} and {two:?})"
    }
    each_fact_once { "一个事实填一次", "each fact once" }
    form_lacks_column(name) {
        "表里没有“{name}”列，没有读",
        "the form has no column {name:?}; nothing was read of it"
    }
    put_column_back {
        "若删去了这一列，从原表补回",
        "if it was deleted, put it back from the form"
    }
    no_form(key_zh, answer_zh, quote, key_en, answer_en) {
        "不是核查表：没有哪一行同时有“{key_zh}”和“{answer_zh}”两列的表头（第一行是“{quote}”）",
        "no form: no row names both columns {key_en:?} and {answer_en:?} (the first says {quote:?})"
    }
    a_form_of_ccaudit {
        "ccaudit form 生成的表，填好后保存的 .xlsx",
        "the form that ccaudit form wrote, filled in and saved as .xlsx"
    }
    name_the_filled_form {
        "换成填好的那个文件；若删去了这两列，从原表补回",
        "name the filled form; if one of the columns was deleted, put it back from the form"
    }
    guide { "说明", "Guide" }
    standard { "标准", "Standard" }
    as_of { "核查日", "As of" }
    program { "程序", "Program" }
    what_to_fill_in { "填哪里", "What to fill in" }
    guide_fill_yellow_cells {
        "只填黄色的格：答复、依据、核查人、核查日期、有效期至、备注。不清楚的留空，仍按待核实处理，不要猜。",
        "The yellow cells alone: answer, evidence, inspector, date, valid until, note. Leave blank what is not clear; it stays unknown. Do not guess."
    }
    answer { "答复", "Answer" }
    guide_how_to_answer {
        "有下拉列表的从列表中选；数只写数，单位见旁边一列；列表用“、”分开，有的都写上，一样也没有写“无”。",
        "Choose from the list where there is one; of numbers write the number alone, the unit stands beside it; write all entries of a list, 、 between, or 无 for none."
    }
    evidence { "依据", "Evidence" }
    guide_evidence {
        "照片编号、文件名称和文号、测量记录等。答“是”没有依据的，仍按待核实处理。“不适用”写明原因。",
        "Photo numbers, documents, measurements. A yes without evidence stays unknown. Say why something does not apply."
    }
    surveyed_completely { "查全", "Surveyed completely" }
    guide_surveyed_completely {
        "问“是否已查全”时，除写明的设施外还有别的，就答“否”，在备注里写明名称和位置；先把它加进设施图层，再答“是”。各社区都答“是”，这一类才算查全。",
        "Asked whether a category is surveyed completely, answer no where there is one more, and note its name and place: it is added to the facilities first. A category counts as surveyed when every community says yes."
    }
    coordinates { "坐标", "Coordinates" }
    guide_coordinates {
        "为 WGS 84；手机地图（高德、百度等）用的是另外的坐标系，直接输入会偏几百米。",
        "Are WGS 84; Chinese map services use other systems and would show the place some hundred metres off."
    }
    order { "顺序", "Order" }
    guide_order {
        "各社区里排在前面的，对得分影响大。行可以排序、删去、移动，列也可以移动；只要“编码”和表头不动，就读得回来。工作表保护没有密码，需要时可以撤销。",
        "In each community, what stands first matters most to the score. Rows may be sorted, deleted and moved, columns moved: the form is read back by its header and keys. The protection has no password."
    }
    reading_back { "读回数据集", "Reading it back" }
    guide_reading_back {
        "ccaudit form --read 填好的表.xlsx --into 数据集目录。已有的值一律不改；与数据集不同的列入 form-conflicts.csv，由人决定。",
        "ccaudit form --read FILLED.xlsx --into DATASET. No value of the dataset is changed; what differs is listed in form-conflicts.csv for a person to decide."
    }
    to_be_drawn { "需补图层", "To be drawn" }
    guide_to_be_drawn {
        "下列事实要在地图上补画（如用 QGIS），填表不能解决；这一页不读回。",
        "These have to be drawn on a map (in QGIS, say); this sheet is not read back."
    }
    community { "社区", "Community" }
    clause { "条款", "Clause" }
    what_to_draw { "要补什么", "What to draw" }
    where_it_is { "在哪里", "Where" }
    name_with_category(name, category) { "{name}（{category}）", "{name} ({category})" }
    residence { "住宅楼", "residence" }
    coordinates_line(y, x) { "\n北纬{y:.5} 东经{x:.5}", "\n{y:.5} N {x:.5} E" }
    id_line(title, id, at) { "{title}\n编号 {id}{at}", "{title}\nid {id}{at}" }
    kind_and_id(kind, id) { "{kind}，编号 {id}", "{kind}, id {id}" }
    whole_community_with_facilities(facilities, colon, names) {
        "全社区；数据里现有 {facilities} 处{colon}{names}",
        "the whole community; the data has {facilities}{colon}{names}"
    }
    value_breaks_the_data(zh, en) {
        "填入后数据不成立：{zh}",
        "with this value the data does not hold: {en}"
    }
    check_the_numbers {
        "核对这一栋（处）的各个数，改正后重新读入",
        "check the feature's numbers, correct them and read the form again"
    }
    is_category_surveyed(category) {
        "{category}是否已查全：除右边写明的以外，社区内再没有了？",
        "Is the {category} surveyed completely: none in the community but those named here?"
    }
    matters_to_others_too(also) { "\n（也关系到{also}）", "\n(matters to {also} too)" }
    supply_walking_network_paths {
        "补充步行路网图层 paths.geojson",
        "supply the walking network, paths.geojson"
    }
    draw_path_leads { "补画通往这里的步行路径", "draw the path that leads here" }
    supply_community_residences_residences {
        "补充该社区的住宅楼图层 residences.geojson",
        "supply the community's residences, residences.geojson"
    }
    for_other_communities { "—（其他社区要用）", "— (for other communities)" }
    whole_community { "全社区", "the whole community" }
    verify_for_want_of_evidence(question) {
        "{question}？（已有答复但没有依据：请核实并写明依据）",
        "{question}? (answered without evidence: verify, and name the evidence)"
    }
    verify_since_expired(question) {
        "{question}？（原答复已过有效期：请重新核实，填上核查日期）",
        "{question}? (the answer has expired: verify again, and give the date)"
    }
    which_community {
        "属于哪个社区？（位于几个社区的范围内）",
        "Which community does it belong to? (it lies within several)"
    }
    what_is_property(id) { "{id}是什么？", "What is its {id}?" }
    how_much_or_many(zh, english) { "{zh}是多少？", "How much or many: {english}?" }
    is_it_so(zh, english) { "{zh}：是或否？", "{english}: yes or no?" }
    what_is_named(zh, english) { "{zh}是什么？", "What is its {english}?" }
    share_0_to_1 { "占比（0 至 1）", "share, 0 to 1" }
    and_more(more) { "；另有 {more} 条", "; and {more} more" }
    must_hold(entries) { "应有{entries}", "must hold {entries}" }
    must_be_yes { "应为“是”", "must be yes" }
    must_be_no { "应为“否”", "must be no" }
    field_form_of_unknown_facts { "待核实事实核查表", "Field form of unknown facts" }
    to_find_out { "待核实", "To find out" }
    as_of_day(as_of) { "核查日 {as_of}", "as of {as_of}" }
    nothing_left_to_find_out { "没有待核实的事实。", "Nothing is left to find out." }
    fill_in_yellow_cells_alone {
        "只填黄色的格；不清楚的留空，留空仍是待核实。答“是”要写依据（照片编号、文件名等），否则不作数。填法见“说明”。",
        "Fill in the yellow cells alone; leave blank what is not clear, it stays unknown. A yes needs evidence (photo number, document) or does not count. See “Guide”."
    }
    yes_or_no { "选“是”或“否”", "yes or no" }
    yes_no_or_not_applicable_help {
        "选“是”“否”或“不适用”；答“是”和“不适用”要写依据",
        "yes, no or n-a; yes and n-a need evidence"
    }
    choose_from_list { "从下拉列表中选", "choose from the list" }
    community_name_or_id { "写社区的名称或 id", "the community's name or id" }
    from_least_to_most(least, most) { "，{least} 至 {most}", ", {least} to {most}" }
    at_least_number(least) { "，不小于 {least}", ", at least {least}" }
    a_whole_number { "整数", "a whole number" }
    a_number { "数", "a number" }
    in_unit(unit) { "，单位：{unit}", ", unit: {unit}" }
    exactly_so(kind, unit, range) {
        "确切的{kind}{unit}{range}",
        "exactly {kind}{unit}{range}"
    }
    clauses_ask_for(wanted) { "条款要的有：{wanted}。", "Clauses ask for: {wanted}. " }
    write_all_there_are(wanted) {
        "把有的都写上，用“、”分开；没写的按没有算；一样也没有就写“无”。{wanted}",
        "Write all there are, 、 between; what is not written counts as not there; 无 for none. {wanted}"
    }
    date_year_first_help {
        "日期，年在前，如 2023-06-20",
        "a date, year first, such as 2023-06-20"
    }
    dataset_answer_counts {
        "数据集里已有作数的答复，未改动",
        "the dataset has an answer that counts; it was left as it is"
    }
    dataset_answer_is_newer(day) {
        "数据集里的答复是 {day} 的，要更新它，请填不早于这一天的核查日期",
        "the dataset's answer is of {day}; to renew it, give a date no earlier"
    }
    contradicts_same_day {
        "与数据集里同一天（或没有日期）的答复相矛盾",
        "it contradicts an answer of the same day, or of none, in the dataset"
    }
    no_better_supported {
        "不比数据集里的答复更有依据",
        "it is no better supported than the dataset's answer"
    }
    bundle_takes_no_form {
        "这是合集文件，核查表读不回合集",
        "it is a bundle; a form cannot be read into one"
    }
    dataset_directory { "目录形式的数据集", "a dataset that is a directory" }
    split_bundle_into_directory {
        "把合集拆成目录（communities.geojson 等）后再读入",
        "split the bundle into a directory (communities.geojson and so on) first"
    }
    form_of_another_dataset(other, name) {
        "核查表是为“{other}”做的，要读入的数据集叫“{name}”",
        "the form was made for {other:?}; the dataset it is read into is called {name:?}"
    }
    check_directory_of_into { "核对 --into 的目录", "check the directory of --into" }
    date_later_than_as_of(date, as_of) {
        "核查日期 {date} 晚于数据集的核查日 {as_of}，核查时还不采用",
        "the date {date} is later than the day the dataset is audited for, {as_of}: not used yet"
    }
    renew_as_of_in_dataset_toml {
        "更新 dataset.toml 的 as_of，或核查时写 --as-of",
        "renew as_of in dataset.toml, or audit with --as-of"
    }
    reply_stays_unknown(reply) {
        "答“{reply}”没有依据或已过有效期，仍按待核实处理",
        "{reply} without evidence, or no longer valid, stays unknown"
    }
    give_evidence { "补上依据", "give the evidence" }
    communities_not_said_yes(zh, count, first, id) {
        "{zh}：还有 {count} 个社区没有答“是”（如{first}），这一类不算查全，没有写入 surveyed",
        "{id}: {count} communities have not said yes ({first} for one): not surveyed completely, nothing written"
    }
    add_facilities_then_read_together {
        "数据里没有的设施先加进设施图层；各社区都查全后，把各份表一起读入（--read 可写多次）",
        "add facilities the data lacks; once all communities are surveyed, read their forms together (--read may be repeated)"
    }
    nothing_can_be_added_to_surveyed {
        "surveyed 加不进去",
        "nothing can be added to its surveyed"
    }
    surveyed_nursery { "surveyed = [\"托儿所\"]", "surveyed = [\"nursery\"]" }
    dataset_has_a_value {
        "数据集里已有值，未改动",
        "the dataset has a value; it was left as it is"
    }
    paper_yes_no { "是／否", "yes / no" }
    paper_yes_no_or_not_applicable { "是／否／不适用", "yes / no / n-a" }
    paper_list { "用、分开", "list, 、 between" }
    clause_that_should(id) { "{id} 宜", "{id} should" }
    clause_that_may(id) { "{id} 可", "{id} may" }
    asked(question) { "{question}？", "{question}?" }
}

words! {
    column_number { "序号", "No." }
    column_community { "社区", "Community" }
    column_clauses { "条款", "Clause" }
    column_question { "核查内容", "Question" }
    column_place { "在哪里看", "Where" }
    column_requirement { "条款要求", "Required" }
    column_answer { "答复", "Answer" }
    column_unit { "单位或选项", "Unit or choices" }
    column_evidence { "依据", "Evidence" }
    column_by { "核查人", "Inspector" }
    column_date { "核查日期", "Date" }
    column_expires { "有效期至", "Valid until" }
    column_note { "备注", "Note" }
    column_key { "编码（勿改）", "Key (do not change)" }
    dataset { "数据集", "Dataset" }
    between_names { "", " " }
    between_choices { "／", " / " }
    yes { "是", "yes" }
    no { "否", "no" }
    not_applicable { "不适用", "n-a" }
}
