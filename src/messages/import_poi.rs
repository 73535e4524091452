//! What `src/import/poi` says.

messages! {
    no_header_recognised(quote) {
        "前 10 行里没有认得出的表头（第一行是“{quote}”）",
        "no header to be recognised in the first 10 rows (the first says {quote:?})"
    }
    row_of_column_names {
        "一行列名，如 id,名称,类型编码,经度,纬度",
        "a row of column names, such as id,name,typecode,lng,lat"
    }
    put_names_above_data {
        "在数据上方加一行列名；列名特殊时用 --column 指明，如 --column name=甲 --column lng=乙 --column lat=丙",
        "put a row of names above the data; say which is which with --column where the names are unusual: --column name=A --column lng=B --column lat=C"
    }
    column_role_unknown(given, own) {
        "--column {given}={own}：不认识“{given}”",
        "--column {given}={own}: {given:?} is unknown"
    }
    column_roles {
        "id、name、typecode、tag、lng、lat、location，或设施字段名，如 floor_area_m2（建筑面积）",
        "id, name, typecode, tag, lng, lat, location, or a property of facilities such as floor_area_m2"
    }
    did_you_mean(meant) { "是否指 {meant}？", "did you mean {meant}?" }
    use_one_of_these { "改用其中之一", "use one of these" }
    column_given_twice(given) {
        "--column {given}=… 给了两次",
        "--column {given}=… is given twice"
    }
    keep_one { "只留一个", "keep one of them" }
    column_not_in_table(given, own) {
        "--column {given}={own}：表里没有列“{own}”",
        "--column {given}={own}: the table has no column {own:?}"
    }
    did_you_mean_near(near) { "是否指 {near}？", "did you mean {near}?" }
    look_up_column_name {
        "核对列名后改正 --column",
        "look the column's name up and correct --column"
    }
    column_stands_more_than_once(own) {
        "列“{own}”出现了不止一次",
        "the column {own:?} stands there more than once"
    }
    each_column_used_once { "用到的每列一次", "each column that is used once" }
    delete_or_rename_one { "删去或改名其中一列", "delete or rename one of them" }
    table_columns(all) { "表里的列：{all}", "the table's columns: {all}" }
    no_columns_of_longitude_and_latitude {
        "没有经纬度列",
        "no columns of longitude and latitude"
    }
    say_coordinate_columns {
        "用 --column lng=… --column lat=… 指明，或 --column location=…（“经度,纬度”在一列）",
        "say which they are: --column lng=… --column lat=…, or --column location=… (“lng,lat” in one)"
    }
    neither_column_of_names_nor {
        "没有名称列，也没有类型列",
        "neither a column of names nor one of types"
    }
    say_kind_columns {
        "用 --column name=…、typecode=… 或 tag=… 指明",
        "say which they are: --column name=…, typecode=… or tag=…"
    }
    name_says_otherwise(word, zh, id) {
        "名称含“{word}”，不算{zh}",
        "its name says {word:?}, so it is no {id}"
    }
    name_decides_and_says_nothing(codes) {
        "类型编码 {codes} 由名称决定，而名称里没有可判断的字词",
        "under the type code {codes} the name decides, and it says nothing known"
    }
    type_code_of_no_facility_category(codes) {
        "类型编码 {codes} 不属于任何设施类别",
        "the type code {codes} is of no facility category"
    }
    neither_type_nor_name_known {
        "类型和名称都对不上任何设施类别",
        "neither its type nor its name is of a facility category"
    }
    no_type_and_name_unknown {
        "没有类型，名称也对不上任何设施类别",
        "it has no type, and its name is of no facility category"
    }
    ambiguous_may_be_any_of(zh, en) {
        "几个类别都对得上：{zh}",
        "ambiguous: it may be any of {en}"
    }
    only_first_sheet_with_header_read(count, name) {
        "{count} 个工作表中只读了“{name}”（第一个有可识别表头的）",
        "of {count} sheets only {name:?} was read, the first with a header"
    }
    table_says_no_licence {
        "表里没有说明数据的使用许可",
        "the table does not say under which licence it may be used"
    }
    fill_in_licence_in_dataset_toml {
        "在 dataset.toml 的 licence 里填写；地图服务的兴趣点多不许再分发",
        "fill in licence in dataset.toml; POI of map services may mostly not be passed on"
    }
    row_has_other_cells_than_header(written, width) {
        "这一行有 {written} 格，表头有 {width} 列；含逗号的格要用英文双引号括起",
        "the row has {written} cells, the header {width} columns; quote cells that hold commas"
    }
    add_column_lng_column(y, x) {
        "加上 --column lng={y} --column lat={x}",
        "add --column lng={y} --column lat={x}"
    }
    add_column_role(role, own) { "加上 --column {role}={own}", "add --column {role}={own}" }
    rows_look_swapped(wrong, stated) {
        "{wrong}/{stated} 行的经度和纬度像是颠倒了",
        "longitude and latitude look swapped in {wrong} of {stated} rows"
    }
    coordinates_of_china {
        "经度 73–136，纬度 3–54",
        "longitudes of 73–136, latitudes of 3–54"
    }
    rows_look_projected(wrong, stated) {
        "{wrong}/{stated} 行的坐标不是度数，像是投影坐标（米）",
        "in {wrong} of {stated} rows the coordinates are no degrees; they look like projected metres"
    }
    decimal_degrees { "十进制度数", "decimal degrees" }
    say_projected_system {
        "用 --crs 指明投影坐标系，如 --crs EPSG:4544；或换用经纬度列",
        "say the projected system, such as --crs EPSG:4544, or name columns of longitude and latitude"
    }
    give_exact_value_and_import {
        "改成确切的值再导入；现在按未知处理",
        "give an exact value and import again; it counts as unknown now"
    }
    more_cells_not_read(own, more) {
        "“{own}”列还有 {more} 格没有读取",
        "{more} more cells of {own:?} were not read"
    }
    type_codes_lost_their_zero(padded) {
        "{padded} 行的类型编码只有 5 位（表格软件丢了开头的 0），已补成 6 位",
        "in {padded} rows the type code had five digits, its leading zero lost in a spreadsheet; it was read with the zero"
    }
    no_rows_below_header { "表头下面没有数据", "there are no rows below the header" }
    rows_and_what_became_of_them(rows, facilities, leftovers, kindless, placeless, twins, broken) {
        "共 {rows} 行：设施 {facilities}，未用 {leftovers}（类别不明 {kindless}，坐标不可用 {placeless}，重复 {twins}，格数不符 {broken}）",
        "{rows} rows: {facilities} facilities, {leftovers} left over (of no known kind {kindless}, without usable coordinates {placeless}, twice there {twins}, cells missing or in excess {broken})"
    }
    no_coordinates { "没有坐标", "no coordinates" }
    coordinates_cannot_be_read(text) {
        "坐标“{text}”读不出来，应为十进制度数",
        "the coordinates {text:?} cannot be read; decimal degrees are expected"
    }
    coordinates_zero { "坐标是 0,0", "the coordinates are 0,0" }
    coordinates_look_swapped(text) {
        "坐标“{text}”的经度和纬度像是颠倒了",
        "longitude and latitude look swapped in {text:?}"
    }
    coordinates_look_projected(text) {
        "坐标“{text}”不是度数，像是投影坐标（米）",
        "the coordinates {text:?} are no degrees; they look like projected metres"
    }
    coordinates_not_in_china(text) {
        "坐标“{text}”不在中国（东经 73–136°，北纬 3–54°）",
        "the coordinates {text:?} are not in China (73–136° E, 3–54° N)"
    }
    nothing_says_which_coordinate_system {
        "没有说明坐标系，列名里也看不出来",
        "nothing says which coordinate system this is"
    }
    crs_of_the_table {
        "--crs wgs84、gcj02（高德、腾讯）或 bd09（百度）",
        "--crs wgs84, gcj02 (AMap, Tencent) or bd09 (Baidu)"
    }
    table_looks_like_amap {
        "表里有高德类型编码，很可能是 --crs gcj02；请核实后加上",
        "the table has AMap's type codes, so it is likely --crs gcj02: make sure and add it"
    }
    table_looks_like_baidu {
        "表里有百度标签或 uid，很可能是 --crs bd09；请核实后加上",
        "the table has Baidu's tags or uid, so it is likely --crs bd09: make sure and add it"
    }
    ask_whoever_gave_data {
        "向提供数据的人问清楚后加上",
        "ask whoever gave the data, and add it"
    }
    crs_contradicts_column_name(given, column, says) {
        "--crs {given} 与列名“{column}”（{says}）矛盾",
        "--crs {given} contradicts the column's name {column:?} ({says})"
    }
    both_to_say_same { "两者一致", "both to say the same" }
    leave_crs_out_or_rename_column {
        "去掉 --crs；若列名不实，先改列名",
        "leave --crs out; where the column's name is wrong, rename it first"
    }
    id_of_earlier_row(id, first) {
        "编号 {id} 与第 {first} 行重复",
        "its id {id} is that of row {first}"
    }
    same_as_earlier_row(first) {
        "与第 {first} 行同名同类，相距不到 30 米",
        "of the same name and category as row {first}, within 30 m of it"
    }
}
