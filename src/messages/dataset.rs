//! What `src/dataset` says.

messages! {
    column_is_no_property(zh, column, count, layer_id) {
        "{zh}图层的列“{column}”不在字段词表中，{count} 个要素的值未使用",
        "column {column:?} of {layer_id} is no property of the vocabulary; its value was not used on {count} feature(s)"
    }
    did_you_mean_near(near) { "是否指 {near}？", "did you mean {near}?" }
    say_in_fields {
        "要使用它，在 dataset.toml 的 [fields] 里指明对应的字段",
        "to use it, say in [fields] of dataset.toml which property it is"
    }
    contains_unknown_entry(entry, count, first) {
        "contains 里的“{entry}”不在词表中，没有条款会用到（{count} 处，如 {first}）",
        "contains lists {entry:?}, which is not in the vocabulary; no clause looks for it ({count}, such as {first})"
    }
    fields_name_absent_column(own) {
        "[fields] 里的列“{own}”在数据中没有出现",
        "[fields] names the column {own:?}, which no feature has"
    }
    bytes_long(zh, name, length) {
        "{zh}（{name}）有 {length} 字节长",
        "{name} is {length} bytes long"
    }
    value_of_at_most_bytes(most) {
        "不超过 {most} 字节的值",
        "a value of at most {most} bytes"
    }
    has_unreadable_value(zh, name, shown) {
        "{zh}（{name}）的值 {shown} 读不出来",
        "{name} has the unreadable value {shown}"
    }
    a_text { "文字", "a text" }
    exact_number(zh, en) { "确切的数{zh}，如 200", "an exact number{en}, such as 200" }
    whole_number { "整数", "a whole number" }
    has_implausible_value(zh, name, json) {
        "{zh}（{name}）的值 {json} 超出合理范围",
        "{name} has the implausible value {json}"
    }
    number_between(least, most) {
        "{least} 到 {most} 之间的数",
        "a number between {least} and {most}"
    }
    true_or_false { "true/false 或 是/否", "true/false or 是/否" }
    list_of_texts {
        "文字的列表，如 [\"警务室\", \"阅览室\"]",
        "a list of texts, such as [\"警务室\", \"阅览室\"]"
    }
    one_of_choices(choices) { "{choices} 之一", "one of {choices}" }
    date_year_first {
        "年在前的日期，如 2023-09-30 或 2023年9月30日",
        "a date, year first, such as 2023-09-30"
    }
    layer_is_one_of(names) { "\"layer\" 为 {names} 之一", "\"layer\", one of {names}" }
    feature_has_no_layer_property {
        "要素没有 layer 属性",
        "the feature has no \"layer\" property"
    }
    no_layer(value) { "图层 {value} 不存在", "there is no layer {value}" }
    did_you_mean(meant) { "是否指 {meant}？", "did you mean {meant}?" }
    category_not_in_vocabulary(given) {
        "类别“{given}”不在词表中",
        "the category {given:?} is not in the vocabulary"
    }
    id_or_chinese_name_of_category {
        "类别词表中的 id 或中文名，如 nursery（托儿所）",
        "an id or Chinese name of the category vocabulary, such as nursery (托儿所)"
    }
    did_you_mean_id_zh(id, zh) { "是否指 {id}（{zh}）？", "did you mean {id} ({zh})?" }
    use_or_add_category {
        "改为词表中的类别，或在标准的 [categories] 里增加",
        "use a category of the vocabulary, or add one under a standard's [categories]"
    }
    not_utf_8_from_byte_on(at) { "从第 {at} 字节起不是 UTF-8", "not UTF-8 from byte {at} on" }
    geojson_in_utf_8 { "UTF-8 编码的 GeoJSON", "GeoJSON in UTF-8" }
    may_be_gb18030 {
        "可能是 GBK/GB18030 编码；在 QGIS 中另存为 UTF-8",
        "it may be GBK/GB18030; save it as UTF-8 from QGIS"
    }
    geojson_featurecollection {
        "GeoJSON FeatureCollection：{{\"type\": \"FeatureCollection\", \"features\": [...]}}",
        "a GeoJSON FeatureCollection: {{\"type\": \"FeatureCollection\", \"features\": [...]}}"
    }
    file_is_empty { "文件是空的", "the file is empty" }
    export_layer_again { "重新导出该图层", "export the layer again" }
    not_geojson_without_type {
        "不是 GeoJSON：没有 \"type\"",
        "not GeoJSON: it has no \"type\""
    }
    featurecollection_has_no_features {
        "FeatureCollection 没有 features",
        "the FeatureCollection has no features"
    }
    changed_since_read {
        "文件在读入以后被改动过",
        "the file was changed since it was read"
    }
    open_again { "重新打开数据后再修改", "open the data again, then edit" }
    a_single_feature {
        "是单个要素，不是要素的集合，不能增删要素",
        "it is a single feature, no collection that features can be added to or taken out of"
    }
    another_type(other) { "\"type\" 是 \"{other}\"", "its \"type\" is \"{other}\"" }
    export_from_qgis_as_geojson { "从 QGIS 导出为 GeoJSON", "export it from QGIS as GeoJSON" }
    complete_geojson { "完整的 GeoJSON", "complete GeoJSON" }
    file_breaks_off_json {
        "文件在此中断，JSON 不完整",
        "the file breaks off here, the JSON is incomplete"
    }
    copy_or_export_file_again { "重新复制或导出该文件", "copy or export the file again" }
    not_geojson_because(error) { "不是 GeoJSON：{error}", "not GeoJSON: {error}" }
    nan_or_infinity {
        "NaN 或 Infinity 不是 JSON 里的数",
        "NaN or Infinity is no number in JSON"
    }
    finite_numbers { "有限的数", "finite numbers" }
    give_value_or_leave_out {
        "补上坐标或数值，没有就删去",
        "give the coordinate or value, or leave it out"
    }
    not_valid_json(error) { "不是合法的 JSON：{error}", "not valid JSON: {error}" }
    mend_or_export_file_again {
        "修改此处，或重新导出该文件",
        "mend it here, or export the file again"
    }
    type_feature_properties_geometry {
        "{{\"type\": \"Feature\", \"properties\": {{...}}, \"geometry\": {{...}}}}",
        "{{\"type\": \"Feature\", \"properties\": {{...}}, \"geometry\": {{...}}}}"
    }
    not_geojson_feature(error) {
        "不是 GeoJSON 要素：{error}",
        "not a GeoJSON feature: {error}"
    }
    type_not_feature(kind) {
        "\"type\" 是 {kind}，不是 Feature",
        "its \"type\" is {kind}, not Feature"
    }
    has_no_geometry { "没有几何（geometry 为空）", "it has no geometry (null)" }
    geometry_names(names) { "{names}", "{names}" }
    draw_or_take_out { "补画位置，或删去该要素", "draw where it is, or take the feature out" }
    another_geometry(shown) { "几何类型是 {shown}", "its geometry is a {shown}" }
    check_whether_feature_in_wrong {
        "检查该要素是否放错了图层",
        "check whether the feature is in the wrong layer"
    }
    geometry_cannot_be_read(error) {
        "几何读不出来：{error}",
        "its geometry cannot be read: {error}"
    }
    coordinates_cannot_be_read(error) {
        "坐标读不出来：{error}",
        "its coordinates cannot be read: {error}"
    }
    finite_numbers_longitude_latitude {
        "有限的数 [经度, 纬度]",
        "finite numbers [longitude, latitude]"
    }
    ring_open_or_too_short(number, points) {
        "第 {number} 个环有 {points} 个点，没有闭合或不足 4 个点",
        "ring {number} of {points} points is open or has fewer than 4"
    }
    ring_of_at_least_4_points {
        "首尾相同、至少 4 个点的环",
        "a ring of at least 4 points whose last equals its first"
    }
    polygon_has_no_ring { "多边形没有环", "the polygon has no ring" }
    at_least_one_ring { "至少一个环", "at least one ring" }
    coordinates_off_the_globe(x, y) {
        "坐标 [{x}, {y}] 不在地球经纬度范围内",
        "the coordinates [{x}, {y}] are no degrees on the globe"
    }
    wgs_84_degrees {
        "WGS 84 经纬度：经度 -180 到 180，纬度 -90 到 90",
        "WGS 84 degrees: longitude -180 to 180, latitude -90 to 90"
    }
    coordinates_not_of_system(x, y, crs) {
        "坐标 [{x}, {y}] 不可能是 {crs} 的坐标",
        "the coordinates [{x}, {y}] cannot be of {crs}"
    }
    coordinates_within_system(crs) {
        "{crs} 范围内的坐标",
        "coordinates within what {crs} is for"
    }
    look_like_degrees {
        "像是经纬度；核对声明的坐标系",
        "these look like degrees; check the system declared"
    }
    check_coordinate_system_and_value {
        "核对坐标系和数值",
        "check the coordinate system and the value"
    }
    holds_no_polygon { "一个多边形也没有", "it holds no polygon" }
    parts_overlap { "各部分互相重叠", "its parts overlap" }
    ring_points_on_a_line {
        "环上的点在一条线上，没有面积",
        "the points of a ring lie on a line and enclose nothing"
    }
    boundary_crosses_or_touches_itself {
        "边界自相交",
        "its boundary crosses or touches itself"
    }
    ring_has_fewer_than_3 {
        "环上不同的点少于 3 个",
        "a ring has fewer than 3 distinct points"
    }
    hole_lies_outside_outer { "洞不在外环之内", "a hole lies outside its outer ring" }
    rings_cross_each_other { "环与环相交", "its rings cross each other" }
    polygon_invalid(zh, en) { "多边形无效：{zh}", "the polygon is invalid: {en}" }
    polygon_not_crossing_itself {
        "不自交、洞在内部的多边形",
        "a polygon that does not cross itself, with its holes inside"
    }
    mend_with_qgis_fix_geometries {
        "在 QGIS 中用“修复几何”处理",
        "mend it with QGIS's “Fix geometries”"
    }
    line_of_too_few_points(points) { "线只有 {points} 个点", "the line has {points} point(s)" }
    line_of_at_least_2_points { "至少 2 个点的线", "a line of at least 2 points" }
    encoding_unknown { "编码不明", "its encoding is unknown" }
    no_column_for_what_is_written(missing) {
        "没有列 {missing}，要写进去的内容没有地方放",
        "it has no column {missing} to take what is to be written"
    }
    column_in_header(missing) { "表头里有 {missing}", "{missing} in its header" }
    add_columns_behind_header {
        "用 Excel 或 WPS 在表头末尾加上这些列",
        "add the columns behind its header in a spreadsheet"
    }
    id_taken_by_earlier_feature(id, earlier) {
        "id {id} 与 features[{earlier}] 重复",
        "the id {id} is also that of features[{earlier}]"
    }
    ids_differ_within_layer { "同一图层里 id 各不相同", "ids that differ within a layer" }
    change_one_of_ids_or_take_twin {
        "改其中一个 id，或删去重复的要素",
        "change one of the ids, or take the twin out"
    }
    no_coordinate_system_declared {
        "未声明坐标系，按 GeoJSON 的规定视为 WGS 84",
        "no coordinate system declared; read as WGS 84, as GeoJSON prescribes"
    }
    areas_wound_wrong(count) {
        "{count} 个面的环方向与 RFC 7946 相反（外环应为逆时针），已更正",
        "{count} areas had rings the wrong way round for RFC 7946 (outer rings run counterclockwise); mended"
    }
    invisible_characters_taken_out(count) {
        "{count} 个值含有看不见的字符（控制符、文字方向符、零宽字符），已去掉",
        "{count} values held characters that nobody sees (controls, text directions, zero widths); taken out"
    }
    holds_no_community { "没有一个社区", "it holds no community" }
    at_least_one_community_polygon { "至少一个社区多边形", "at least one community polygon" }
    surveyed_yet_no_facilities {
        "surveyed 声明设施已普查，数据里却没有一处设施，所有“没有某设施”的结论都由此得出",
        "surveyed says facilities were surveyed, yet the data holds none; every “there is none” rests on that"
    }
    facilities_geojson { "facilities.geojson", "facilities.geojson" }
    supply_facilities_or_drop_surveyed {
        "补上 facilities.geojson；没有普查就去掉 surveyed",
        "supply facilities.geojson, or take surveyed out"
    }
    belongs_to_no_community(name) {
        "所属社区“{name}”不存在",
        "it belongs to {name:?}, which is no community"
    }
    belongs_to_ambiguous_name(name) {
        "有几个社区都叫“{name}”",
        "it belongs to {name:?}, and several communities are called that"
    }
    id_or_name_of_communities_layer {
        "communities 图层中的 id 或名称",
        "an id or name of the communities layer"
    }
    of_is_two_things(of) {
        "of = {of} 既是设施 id 又是住宅楼 id",
        "of = {of} is the id of a facility and of a residence"
    }
    change_one_of_ids { "改其中一个 id", "change one of the ids" }
    of_is_nothing_known(of, missing_zh, missing_en) {
        "of = {of} 不是任何设施、住宅楼或小区{missing_zh}",
        "of = {of} is no facility, residence or compound{missing_en}"
    }
    what_entrances_may_be_of {
        "设施或住宅楼的 id，或小区名称",
        "the id of a facility or residence, or the name of a compound"
    }
    correct_or_supply_what_it_refers_to {
        "改正 of，或补上它所指的图层，或删去该出入口",
        "correct it, supply the layer it refers to, or take the entrance out"
    }
    dataset_member_cannot_be(error) {
        "成员 \"dataset\" 读不出来：{error}",
        "its \"dataset\" member cannot be read: {error}"
    }
    keys_of_dataset_toml { "与 dataset.toml 相同的键", "the keys of dataset.toml" }
    as_of_no_date(text) { "as_of 的值 {text} 不是日期", "as_of is no date: {text}" }
    as_of_for_example { "as_of = \"2023-06-30\"", "as_of = \"2023-06-30\"" }
    all_or_list_of_categories {
        "\"all\"，或类别的列表，如 [\"nursery\", \"公共厕所\"]",
        "\"all\", or a list of categories such as [\"nursery\", \"公共厕所\"]"
    }
    surveyed_names_unknown_category(entry) {
        "surveyed 里的类别 {entry} 不在词表中",
        "surveyed names the unknown category {entry}"
    }
    surveyed_cannot_be_read(other) {
        "surveyed 的值 {other} 读不出来",
        "surveyed cannot be read: {other}"
    }
    fields_neither_side_property(left, right) {
        "[fields] 里 {left} = \"{right}\" 两边都不是词表中的字段",
        "[fields] {left} = \"{right}\": neither side is a property of the vocabulary"
    }
    own_column_vocabulary_name {
        "自有列名 = \"词表字段名\"，如 JZMJ = \"floor_area_m2\"",
        "own column = \"vocabulary name\", such as JZMJ = \"floor_area_m2\""
    }
    did_you_mean_name(name) { "是否指 {name}？", "did you mean {name}?" }
    given_two_different_values(zh, id, column) {
        "{zh}（{id}）给了两个不同的值（列 {column} 重复或中英文列并存）",
        "{id} is given two different values (column {column} is repeated, or stands there in both languages)"
    }
    one_value_a_property { "每个字段一个值", "one value a property" }
    correct_value_or_unknown {
        "改正该值；不确定就留空，按不详处理",
        "correct the value; left out, it counts as unknown"
    }
    feature_has_no_property(zh, name) { "缺少 {zh}（{name}）", "it has no {name}" }
    property_on_every_feature(name) { "每个要素都有 {name}", "{name} on every feature" }
    add_or_name_column_in_fields(name) {
        "补上 {name}，或用 [fields] 指明对应的列",
        "add {name}, or name its column in [fields]"
    }
    exceeds_other_property(zh, name, value, of, most) {
        "{zh}（{name}）{value} 大于 {of} {most}",
        "{name} {value} exceeds {of} {most}"
    }
    no_greater_than(name, of) { "{name} 不大于 {of}", "{name} no greater than {of}" }
    directory_holds_no_communities_geojson {
        "目录里没有 communities.geojson",
        "the directory holds no communities.geojson"
    }
    layer_of_community_boundaries_communities {
        "社区边界图层 communities.geojson",
        "the layer of community boundaries, communities.geojson"
    }
    put_boundaries_or_name_another {
        "放入社区边界，或换一个目录",
        "put the boundaries there, or name another directory"
    }
    no_file_of_a_dataset {
        "数据集里没有叫这个名字的文件，未读取",
        "no file of a dataset is called this; it was not read"
    }
    should_be_called(meant) { "是否应命名为 {meant}？", "should it be called {meant}?" }
    no_such_file_or_directory { "找不到这个文件或目录", "there is no such file or directory" }
    cannot_be_read(error) { "读不了：{error}", "it cannot be read: {error}" }
    dataset_directory_or_geojson_bundle {
        "数据集目录或 .geojson 合集文件",
        "a dataset directory or a .geojson bundle"
    }
    check_path_and_permissions { "检查路径和读取权限", "check the path and its permissions" }
    crs_cannot_be_read(given) { "crs 的值 {given} 读不出来", "crs cannot be read: {given}" }
    one_system {
        "一个坐标系，如 \"gcj02\"；或按图层写，如 {{ default = \"wgs84\", facilities = \"gcj02\" }}",
        "one system, such as \"gcj02\", or one a layer, such as {{ default = \"wgs84\", facilities = \"gcj02\" }}"
    }
    crs_member_contradicts(declared, named) {
        "声明的坐标系是 {declared}，文件自己的 crs 成员写的却是 {named}",
        "it is declared to be in {declared}, but its own crs member says {named}"
    }
    two_to_agree { "二者一致", "the two to agree" }
    find_out_which_right {
        "核对数据出处：改 dataset.toml（或 --crs），或去掉文件里的 crs 成员",
        "find out which is right: change dataset.toml (or --crs), or take the crs member out of the file"
    }
    array_of_row_objects(name) {
        "对象的数组，键与 {name}.csv 的列相同",
        "an array of objects with the columns of {name}.csv as keys"
    }
    member_no_array(name) { "成员 \"{name}\" 不是数组", "its member \"{name}\" is no array" }
    entry_of_no_object(name) {
        "\"{name}\" 的这一行不是对象",
        "this entry of \"{name}\" is no object"
    }
    columns_in_either_language(en, zh) { "列 {en}（或 {zh}）", "the columns {en} (or {zh})" }
    column_missing(name, zh) { "缺少列 {name}（{zh}）", "the column {name} ({zh}) is missing" }
    column_repeated(name, zh, times) {
        "列 {name}（{zh}）出现了 {times} 次",
        "the column {name} ({zh}) stands there {times} times"
    }
    each_column_once { "每列一次", "each column once" }
    unknown_column_not_used(column) {
        "不认识的列“{column}”，未使用",
        "unknown column {column:?}, not used"
    }
    cell_may_not_be_empty { "此格不能为空", "this cell may not be empty" }
    column_given_two_values { "同一列给了两个值", "the column is given two values" }
    table_has_no_column(name) { "缺少 {name}", "it has no {name}" }
    row_has_other_cells_than_header(len, expected_len) {
        "这一行有 {len} 格，表头有 {expected_len} 列",
        "the row has {len} cells, the header {expected_len} columns"
    }
    csv_cannot_be_read(error) { "CSV 读不出来：{error}", "the CSV cannot be read: {error}" }
    as_many_cells_as_header {
        "每行格数与表头相同；含逗号的格用英文双引号括起",
        "as many cells as the header has columns; quote cells that hold commas"
    }
    no_community(given) { "没有社区“{given}”", "there is no community {given:?}" }
    several_communities_called(given) {
        "有几个社区都叫“{given}”",
        "several communities are called {given:?}"
    }
    use_community_id { "改用社区 id", "use the community's id" }
    granted_after_it_expires(granted, expires) {
        "批准日期 {granted} 晚于到期日 {expires}",
        "it is granted on {granted}, after it expires on {expires}"
    }
    expiry_no_earlier_than_grant {
        "到期日不早于批准日期",
        "an expiry no earlier than the grant"
    }
    correct_dates_by_document { "对照批准文件改正日期", "correct the dates by the document" }
    unit_aside(zh, en) { "（单位：{zh}）", " ({en})" }
    neither_facilities_nor_residences {
        "（数据里没有设施和住宅楼）",
        " (the data holds no facilities and no residences)"
    }
    no_facilities_in_data { "（数据里没有设施）", " (the data holds no facilities)" }
    no_residences_in_data { "（数据里没有住宅楼）", " (the data holds no residences)" }
}
