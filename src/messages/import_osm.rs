//! What `src/import/osm` says.

messages! {
    line_encloses_nothing {
        "线没有闭合，围不成区域",
        "the line is not closed and encloses nothing"
    }
    outline_cut_off_at_edge {
        "轮廓在数据范围边缘被截断",
        "its outline is cut off at the edge of the file's area"
    }
    outline_of_points_too_intricate(vertices) {
        "轮廓有 {vertices} 个点，过于复杂",
        "its outline of {vertices} points is too intricate"
    }
    outline_not_closed { "轮廓没有闭合", "its outline is not closed" }
    outline_encloses_nothing { "轮廓围不成区域", "its outline encloses nothing" }
    outline_of_rings_too_intricate(rings) {
        "轮廓有 {rings} 个环，过于复杂",
        "its outline of {rings} rings is too intricate"
    }
    cannot_be_read(error) { "无法读取：{error}", "it cannot be read: {error}" }
    geojson_file_of_communities_boundaries {
        "社区边界的 GeoJSON 文件",
        "a GeoJSON file of the communities' boundaries"
    }
    check_path_and_permissions { "检查路径和权限", "check the path and permissions" }
    earlier_community_has_id { "前面已有社区用了这个 id", "an earlier community has this id" }
    id_of_own_for_each_community {
        "每个社区一个不同的 id",
        "an id of its own for each community"
    }
    change_one_of_ids { "改其中一个 id", "change one of the ids" }
    holds_no_community { "没有一个社区", "it holds no community" }
    at_least_one_community_polygon { "至少一个社区多边形", "at least one community polygon" }
    draw_communities_boundaries { "补画社区边界", "draw the communities' boundaries" }
    lies_in(name, id, around, around_id) {
        "{name}（{id}）在{around}（{around_id}）内",
        "{name} ({id}) in {around} ({around_id})"
    }
    disused_gone_or_not_yet_built {
        "已停用、已拆除或尚未建成",
        "it is disused, gone or not yet built"
    }
    access_no_nobody_may_enter {
        "标为 access=no，不能进入",
        "it is access=no: nobody may enter"
    }
    no_category_of_vocabulary_takes {
        "词表中没有对应的设施类别",
        "no category of the vocabulary takes it"
    }
    holds_no_element { "文件里没有任何要素", "it holds no element" }
    holds_only_deleted_elements(deleted) {
        "文件里只有已删除的要素（{deleted} 个）",
        "it holds only deleted elements ({deleted} of them)"
    }
    nodes_ways_and_relations { "节点、路线和关系", "nodes, ways and relations" }
    export_area_you_need { "重新导出所需范围的数据", "export the area you need again" }
    openstreetmap_osm {
        "OpenStreetMap 的 .osm（XML）或 .osm.pbf 文件",
        "an OpenStreetMap .osm (XML) or .osm.pbf file"
    }
    unpack_first { "先解压，再导入", "unpack it first" }
    file_empty { "文件是空的", "the file is empty" }
    download_again { "重新下载", "download it again" }
    compressed_with_gzip { "这是 gzip 压缩文件", "it is compressed with gzip" }
    compressed_with_bzip2 { "这是 bzip2 压缩文件", "it is compressed with bzip2" }
    zip_archive { "这是 zip 压缩文件", "it is a zip archive" }
    file_in_utf_16 { "文件是 UTF-16 编码", "the file is in UTF-16" }
    save_as_utf_8 { "另存为 UTF-8", "save it as UTF-8" }
    looks_like_json { "这像是 JSON 文件", "it looks like JSON" }
    ask_overpass_for_xml {
        "Overpass 查询请用 [out:xml]；GeoJSON 可直接作为数据集使用",
        "ask Overpass for [out:xml]; GeoJSON is a dataset as it is"
    }
    neither_xml_nor_pbf { "既不是 XML，也不是 PBF", "it is neither XML nor PBF" }
    check_file_and_download {
        "检查是否选错文件，或下载未完成",
        "check whether it is the right file, wholly downloaded"
    }
    relation_of_type_has_no_outline(kind) {
        "类型为 {kind} 的关系没有轮廓",
        "a relation of type {kind} has no outline"
    }
    holds_no_named_compound {
        "没有一个有名称的小区（landuse=residential），因此没有社区，无法评估",
        "it holds no named compound (landuse=residential), so no community to audit"
    }
    give_communities_boundaries_as_geojson {
        "用 --community 给出社区边界的 GeoJSON 文件",
        "give the communities' boundaries as GeoJSON with --community"
    }
    at_least_one_community { "至少一个社区", "at least one community" }
    ways_with_nodes_missing(n) {
        "{n} 条道路有节点不在文件中，只保留了节点齐全的部分",
        "{n} way(s) have nodes that are not in the file; the parts whose nodes are known were kept"
    }
    export_larger_area {
        "导出更大的范围，使所评社区离边缘至少 1 千米",
        "export a larger area, whose edge is a kilometre or more from the communities"
    }
    nodes_at_no_place(n) {
        "{n} 个节点的坐标不在地球上，已略去",
        "{n} node(s) left out that are at no place on the globe"
    }
    export_file_again { "重新导出", "export the file again" }
    holds_no_residence_to_measure_walks {
        "没有住宅楼，居民的步行距离无从计算",
        "it holds no residence to measure walks from"
    }
    compounds_within_others(n, zh, en) {
        "{n} 个有名称的小区整个在另一个之内，各自作为一个社区，里面的住宅楼和设施归较小的：{zh}",
        "{n} named compound(s) lie wholly within another: each is a community, and the residences and facilities in both belong to the smaller: {en}"
    }
    deleted_elements(n) { "{n} 个已删除的要素未导入", "{n} deleted element(s) not imported" }
    private_ways_walked(n) {
        "{n} 条道路标为私有（access=private），按居民可走导入",
        "{n} private way(s) (access=private) taken as walked by residents"
    }
    ways_closed_to_walkers(n) {
        "{n} 条道路禁止步行（access=no 等），导入为封闭（closed）",
        "{n} way(s) closed to walkers (access=no and the like), imported as closed"
    }
    roads_with_sidewalks_apart(n) {
        "{n} 条道路的人行道单独绘制（sidewalk=separate），道路本身未导入",
        "{n} road(s) left out whose sidewalks are mapped apart (sidewalk=separate)"
    }
    ways_stop_at_barriers(n) {
        "{n} 处上锁、禁行的门或围墙把道路断开",
        "ways stop at {n} wall(s), locked gate(s) or gate(s) closed to walkers"
    }
    entrances_on_no_outline(n) {
        "{n} 个出入口不在已导入的设施、住宅楼或小区的轮廓上，未导入",
        "{n} entrance(s) left out that are on no outline of what was imported"
    }
    download_or_export_again { "重新下载或导出", "download or export it again" }
    check_disk_and_permissions { "检查磁盘和权限", "check the disk and permissions" }
    file_ends_within_blob(offset) {
        "文件在第 {offset} 字节开始的数据块中断",
        "the file ends within the blob at byte {offset}"
    }
    whole_pbf_file { "完整的 PBF 文件", "a whole PBF file" }
    blob_at_byte_claims_bytes(offset, size) {
        "第 {offset} 字节处的数据块自称有 {size} 字节",
        "the blob at byte {offset} claims {size} bytes"
    }
    at_most_bytes_as_pbf_format(limit) {
        "PBF 规定不超过 {limit} 字节",
        "at most {limit} bytes, as the PBF format has it"
    }
    blob_at_byte_inflates_to_more(offset, limit) {
        "第 {offset} 字节处的数据块解压后超过 {limit} 字节",
        "the blob at byte {offset} inflates to more than {limit} bytes"
    }
    at_most_bytes_inflated(blob_limit, growth) {
        "每个数据块解压后不超过 {blob_limit} 字节，且不超过压缩前的 {growth} 倍",
        "at most {blob_limit} bytes inflated, and no more than {growth} times what it was packed into"
    }
    use_files_you_trust { "只用可信来源的文件", "use files from a source you trust" }
    blob_at_byte_packed_with(offset, how) {
        "第 {offset} 字节处的数据块用 {how} 压缩",
        "the blob at byte {offset} is packed with {how}"
    }
    blobs_in_zlib_or_plain {
        "zlib 压缩或不压缩的数据块",
        "blobs packed with zlib, or not at all"
    }
    convert_to_zlib {
        "用 osmium cat IN -o OUT.osm.pbf -f pbf,pbf_compression=zlib 转换",
        "convert it: osmium cat IN -o OUT.osm.pbf -f pbf,pbf_compression=zlib"
    }
    file_requires_reader_knows(feature) {
        "文件要求读取程序支持 {feature}",
        "the file requires a reader that knows {feature}"
    }
    convert_with_osmium_cat { "用 osmium cat 转换", "convert it with osmium cat" }
    blob_at_byte_damaged(offset) {
        "第 {offset} 字节处的数据块已损坏",
        "the blob at byte {offset} is damaged"
    }
    sound_pbf_file { "完好的 PBF 文件", "a sound PBF file" }
    dormitory_not_counted {
        "宿舍楼，不按社区住户统计；如属社区请补入住宅楼图层",
        "a dormitory, not counted as a community's homes; add it to the residences if it is"
    }
    nobody_lives_there(key) {
        "标为 {key}=yes，无人居住",
        "it is {key}=yes: nobody lives there"
    }
    file_ends_before_osm { "文件在 <osm> 结束之前中断", "the file ends before </osm>" }
    xml_malformed(why) { "XML 有误：{why}", "the XML is malformed: {why}" }
    attribute_is(tag, attribute, shown) {
        "<{tag}> 的 {attribute} 是“{shown}”",
        "{attribute} of <{tag}> is {shown:?}"
    }
    correct_value_or_export_file {
        "改正该值，或重新导出",
        "correct the value, or export the file again"
    }
    osm_xml_elements {
        "OSM XML：<osm> 里的 <node>、<way>、<relation>",
        "OSM XML: <node>, <way> and <relation> in <osm>"
    }
    tags_nested_more_than_deep(deepest) {
        "标签嵌套超过 {deepest} 层",
        "tags are nested more than {deepest} deep"
    }
    check_whether_right_file { "检查是否选错文件", "check whether it is the right file" }
    holds_changes_only_apply {
        "这是变更文件；用 osmium apply-changes 合并到完整数据后再导入",
        "it holds changes only; apply them to a whole file with osmium apply-changes"
    }
    web_page_saved_download {
        "下载到的是网页；重新下载数据文件",
        "a web page was saved; download the data itself"
    }
    root_not_osm(shown) {
        "根标签是 <{shown}>，不是 <osm>",
        "its root is <{shown}>, not <osm>"
    }
    file_requiring_only(zh, en) { "只要求 {zh} 的文件", "a file that requires only {en}" }
}
