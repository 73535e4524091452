//! What `src/cli` says.

messages! { pub:
    day_later_than_acceptance(day, as_of) {
        "它的核查日 {day} 晚于这次验收的 {as_of}",
        "its day, {day}, is later than that of the acceptance, {as_of}"
    }
    audit_from_before_building { "建设前的核查结果", "an audit from before building" }
    name_earlier_audit_or_later_day {
        "换成更早的 audit.json，或用 --as-of 写验收日",
        "name an earlier audit.json, or say the day of acceptance with --as-of"
    }
    reading { "读取数据", "reading" }
    building_network { "建步行路网", "building the network" }
    measuring_walks { "量步行距离", "measuring walks" }
    judging_and_writing_communities { "判定并写出社区", "judging and writing communities" }
    judging { "判定", "judging" }
    note_earlier_audit_replaced(path) {
        "提示: 同一核查日的旧结果已更新：{path}",
        "note: the earlier audit for the same day was replaced: {path}"
    }
    note_other_files_in_gap_list(count, first) {
        "提示: gap-list/ 里有 {count} 个文件不是这次写的（如 {first}），可能已过时",
        "note: gap-list/ holds {count} file(s) not written by this run (such as {first}); they may be out of date"
    }
    folder_of_files(folder, count) {
        "{folder}/（{count} 个文件）",
        "{folder}/ ({count} files)"
    }
    written_to_directory(directory, names) {
        "已写入 {directory}：{names}",
        "Written to {directory}: {names}"
    }
    file_there_already {
        "已有这个文件，可能已经填过",
        "the file is there already, and may be filled in"
    }
    file_not_yet { "还没有的文件", "a file that is not there yet" }
    name_another_with_out_or_move {
        "用 --out 换一个名字，或先移走它",
        "name another with --out, or move it away"
    }
    error_what(what) { "错误: {what}", "error: {what}" }
    error_cannot_be_written(path, error) {
        "错误: 写不了 {path}：{error}\n  应为: 可以写入的目录\n  处理: 换一个 --out 目录，或检查权限和磁盘空间",
        "error: {path} cannot be written: {error}\n  expected: a directory one can write to\n  mend: name another --out directory, or check permissions and disk space"
    }
    error_standard_output(error) {
        "错误: 写不了标准输出：{error}",
        "error: standard output cannot be written: {error}"
    }
    not_completed(count) {
        "未能完成：{count} 个错误，没有写出任何结果",
        "not completed: {count} error(s), nothing was written"
    }
    and_more_errors(rest) { "……另有 {rest} 个错误", "... and {rest} more errors" }
    more_of_this_kind(rest) {
        "  ……同类的另有 {rest} 条，见 ccaudit check",
        "  ... and {rest} more of this kind: see ccaudit check"
    }
    warning_first_audit_is_later(first, second) {
        "警告: 前一份的核查日 {first} 晚于后一份的 {second}：以下按给出的顺序，从 {first} 变到 {second}",
        "warning: the first audit's day {first} is later than the second's, {second}: what follows goes from {first} to {second}, as given"
    }
    no_community_in_common(first, old, new) {
        "与 {first} 没有一个社区的 id 相同（前：{old}；后：{new}），像是两个城市的核查结果",
        "no community's id is in {first} too (there {old}, here {new}): they look like audits of two cities"
    }
    two_audits_of_same_communities {
        "同一批社区的两次核查结果",
        "two audits of the same communities"
    }
    name_audit_of_same_place {
        "换成同一地方的 audit.json；社区 id 若改过，改回原来的再核查",
        "name an audit.json of the same place; where ids were changed, change them back and audit again"
    }
    standards_differ(first, old, new) {
        "标准与 {first} 的不同：前 {old}，后 {new}",
        "its standard is not that of {first}: there {old}, here {new}"
    }
    two_audits_under_same_standard {
        "同一标准下的两次核查结果",
        "two audits under the same standard"
    }
    add_across_standards {
        "要比较就加 --across-standards，结果会注明标准不同；或用同一标准重新核查",
        "add --across-standards to compare them all the same, which is then said; or audit again under one standard"
    }
    written_names(names) { "已写入 {names}", "Written: {names}" }
    entered_counts(answers, properties, categories, blank, same, conflicts, open, refused) {
        "读入：答复 {answers} 条、属性 {properties} 个、查全的类别 {categories} 类\n没有读入：空白 {blank} 行、与数据集相同 {same} 行、有出入 {conflicts} 行、未查全 {open} 行、读不出来 {refused} 行\n",
        "Entered: {answers} answers, {properties} properties, {categories} categories surveyed completely\nNot entered: {blank} blank, {same} as the dataset has it, {conflicts} otherwise than the dataset, {open} not surveyed completely, {refused} unreadable\n"
    }
    conflict_line(layer, id, property, known, given, why) {
        "  有出入 {layer} {id} {property}：数据集“{known}”，表里“{given}”。{why}\n",
        "  {layer} {id} {property}: {known:?} in the dataset, {given:?} in the form; {why}\n"
    }
    added_and_left(counts, conflicts) {
        "加入：{counts}；与数据集有出入、留待核对 {conflicts} 条\n",
        "Added: {counts}; {conflicts} left to be decided\n"
    }
    look_through(tables) { "请核对 {tables}", "Look through {tables}" }
    directory_holds_dataset(name) {
        "目录里已有数据集（{name}）",
        "the directory holds a dataset already ({name})"
    }
    empty_directory_or_none { "空目录或还没有的目录", "an empty directory, or none" }
    name_another_or_add_to_one_with_into {
        "换一个目录；要加进这个数据集请用 --into",
        "name another, or add to this one with --into"
    }
    files_left(left) { "剩 {left} 个文件", "{left} files left" }
    bytes_written(bytes) { "已写 {bytes}", "{bytes} written" }
    standards_do_not_compare(another, one) {
        "标准是 {another}，第一个数据集的是 {one}：得分和关口不能排在一起",
        "its standard is {another}, that of the first dataset {one}: points and gates do not compare"
    }
    one_standard_for_all { "同一个标准", "one standard" }
    name_one_for_all_with_standard {
        "用 --standard 指定一个标准",
        "name one for all with --standard"
    }
    nothing_to_rank_residents_by {
        "没有住宅楼，社区也没有写人口或户数，不能按居民排",
        "it has no residences, and its communities tell neither population nor households: nothing to rank residents by"
    }
    residences_or_population {
        "residences.geojson，或社区的 population、households",
        "residences.geojson, or population or households of the communities"
    }
    add_or_rank_with_by_score_or_by_gate {
        "补上数据，或用 --by score、--by gate",
        "add them, or rank with --by score or --by gate"
    }
    dry_run_wrote_nothing(added) {
        "没有写文件：去掉 --dry-run 会给 {added} 个没有项目的不达标项各加一行",
        "Nothing was written: without --dry-run, {added} gap(s) without a project would get a row each"
    }
    rows_kept_and_added(place, known, added) {
        "{place}：原有 {known} 行未动，新加 {added} 行",
        "{place}: {known} row(s) kept as they were, {added} added"
    }
    valid_layers(id, title, layers, sizes) {
        "有效：{id} {title}\n层：{layers}\n{sizes}\n",
        "valid: {id} {title}\nlayers: {layers}\n{sizes}\n"
    }
    relaxes(layer, what, authority, reason) {
        "{layer} 放宽 {what}：{authority}，{reason}\n",
        "{layer} relaxes {what}: {authority}, {reason}\n"
    }
    clause_withdrawn(clause) { "撤销条款 {clause}\n", "clause {clause} withdrawn\n" }
    records_some_not_judged(count) {
        "共 {count} 条，其中有无法核查的",
        "{count} records, some of which could not be judged"
    }
    error_unknown_argument(argument) {
        "错误: 不认识的参数 {argument}",
        "error: unknown argument {argument}"
    }
    error_no_command(command) {
        "错误: 没有命令 {command}",
        "error: there is no command {command}"
    }
    error_needs_value(argument) {
        "错误: {argument} 后面缺少值",
        "error: {argument} needs a value"
    }
    error_value_will_not_do(argument, value) {
        "错误: {argument} 的值 {value} 不可用",
        "error: {value} will not do for {argument}"
    }
    error_argument_conflict(argument, other) {
        "错误: {argument} 与 {other} 不能同用，只写其一",
        "error: {argument} cannot be used with {other}: give one of them"
    }
    error_argument_twice(argument) {
        "错误: {argument} 写了不止一次，只写一次",
        "error: {argument} is given more than once: give it once"
    }
    error_argument_missing(argument) {
        "错误: 缺少 {argument}",
        "error: {argument} is missing"
    }
    and_expected(legal) { "\n  应为: {legal}", "\n  expected: {legal}" }
    mend_did_you_mean(meant) {
        "\n  处理: 是否指 {meant}？",
        "\n  mend: did you mean {meant}?"
    }
    see_ccaudit_help { "\n用法见 ccaudit --help", "\nsee ccaudit --help" }
    supposed_in_no_audit {
        "假如这些设施都已建成：不是核查结果",
        "If these facilities were there: this is no audit"
    }
    rectify_by_is_no_date(text) {
        "--rectify-by {text} 不是日期，应为 YYYY-MM-DD",
        "--rectify-by {text} is no date; expected YYYY-MM-DD"
    }
    one_dataset_at_a_time {
        "这个命令一次只看一个数据集",
        "this command takes one dataset at a time"
    }
    no_standard_input_here {
        "这个命令不从标准输入读；请写数据集的目录或 .geojson 文件",
        "this command does not read standard input; name a dataset directory or a .geojson file"
    }
    out_writes_one_report {
        "--out 一次只写一个数据集的报告",
        "--out writes the report of one dataset at a time"
    }
    formats_make_several_files(count) {
        "这些格式共 {count} 个文件，请用 --out 指定目录",
        "these formats make {count} files; name a directory with --out"
    }
    is_no_text_to_print(path) {
        "{path} 不是文本，不能打印；请用 --out 指定目录",
        "{path} is no text to print; name a directory with --out"
    }
    column_is_no_pair(pair) {
        "--column {pair} 应写成 字段=列名，如 name=店名",
        "--column {pair} must be property=column, such as name=店名"
    }
    as_of_is_no_date(text) {
        "--as-of {text} 不是日期，应为 YYYY-MM-DD",
        "--as-of {text} is no date; expected YYYY-MM-DD"
    }
    pace_is_no_pace(text) {
        "--pace {text} 应为大于 0 的数（米/分钟），如 60",
        "--pace {text} must be a positive number of metres a minute, such as 60"
    }
    jobs_at_least_one { "--jobs 应至少为 1", "--jobs must be at least 1" }
    internal_error(info) {
        "ccaudit 内部错误（请连同数据报告）",
        "internal error, please report: {info}"
    }
    standard_has_no_gate(standard) {
        "标准 {standard} 没有“七有”关口，不能按 gate 排\n  处理: 用 --by residents 或 score，或用 --standard 换有关口的标准（如 ningxia-2023）",
        "the standard {standard} has no gate to rank by\n  mend: use --by residents or score, or name a standard with a gate, such as --standard ningxia-2023"
    }
    amount_of_argument(name, text, zh, en) {
        "--{name} {text}：{zh}\n  应为: 不小于 0 的万元数，如 500 或 \"500 万元\"",
        "--{name} {text}: {en}\n  expected: 0 or more, in 10,000 yuan, such as 500"
    }
    bundle_takes_no_rows {
        "合集文件里加不进台账的行；请用 --out 指定写 projects.csv 的目录",
        "rows cannot be put into a bundle; name a directory for projects.csv with --out"
    }
    needs_the_dataset_itself(names) {
        "{names} 要用数据集重新量算，audit.json 里没有；请用 ccaudit audit <数据集> --format {names}",
        "{names} needs the dataset itself, which audit.json does not hold; use ccaudit audit DATASET --format {names}"
    }
    dash_stands_alone { "- 不能与其他数据集同用", "- cannot stand beside other datasets" }
    dash_goes_to_standard_output {
        "- 的结果一行一个写到标准输出，不能用 --out 或 --format",
        "the results of - go to standard output, one a line; --out and --format do not apply"
    }
    standard_input_cannot_be_read(error) {
        "标准输入读不了：{error}",
        "standard input cannot be read: {error}"
    }
    standard_input_is_empty {
        "标准输入是空的，应为 GeoJSON 文本序列，每条一个合集",
        "standard input is empty; expected a GeoJSON text sequence, one bundle a record"
    }
    with_takes_one_dataset {
        "--with 一次只看一个数据集，且不从标准输入读",
        "--with takes one dataset, and no standard input"
    }
    with_needs_a_directory {
        "--with 的结果不能混进打印的格式里；请用 --out 指定目录",
        "what --with finds cannot be printed along with a format; name a directory with --out"
    }
    argument_must_be_above_0(name, text) {
        "--{name} {text} 应为大于 0 的数",
        "--{name} {text} must be a number above 0"
    }
    count_must_be_whole_number(text) {
        "--count {text} 应为大于 0 的整数，如 3",
        "--count {text} must be a whole number above 0, such as 3"
    }
    aim_fewest_takes_no_count {
        "--aim fewest 求的就是几处，不能再写 --count",
        "--aim fewest asks how many: it takes no --count"
    }
    aim_wants_count {
        "--aim most、nearest 要用 --count 说明最多建几处",
        "--aim most and nearest want --count: how many sites at most"
    }
    aim_nearest_takes_no_capacity {
        "--aim nearest 不能与 --capacity 同用：最远的步行与容量无关",
        "--aim nearest takes no --capacity: the worst walk does not depend on room"
    }
    code_at_length(code, meaning, example, help) {
        "{code}\n\n{meaning}\n\n  例:   {example}\n  处理: {help}\n",
        "{code}\n\n{meaning}\n\n  example:    {example}\n  what to do: {help}\n"
    }
    finding_code_at_length(code, meaning, help) {
        "{code}（audit.json 里的 code）\n\n{meaning}\n\n  处理: {help}\n",
        "{code} (a code in audit.json)\n\n{meaning}\n\n  what to do: {help}\n"
    }
    codes_of_findings {
        "\naudit.json 里的 code：\n",
        "\nCodes in audit.json:\n"
    }
    no_such_code(given, list) {
        "没有代码“{given}”\n  应为: 下列之一: {list}",
        "there is no code {given:?}\n  expected: one of: {list}"
    }
    no_such_code_but(given, meant, list) {
        "没有代码“{given}”\n  应为: 下列之一: {list}\n  处理: 是否指 {meant}？",
        "there is no code {given:?}\n  expected: one of: {list}\n  mend: did you mean {meant}?"
    }
}
