//! What `src/dataset/edit.rs` says.

messages! {
    property_given_twice(name) {
        "同一次修改里“{name}”给了不止一个值",
        "one edit gives {name:?} more than one value"
    }
    one_value_a_property { "每个属性一个值", "one value a property" }
    layer_has_no_property(zh, name, layer_en) {
        "{zh}没有字段“{name}”",
        "{layer_en} has no property {name:?}"
    }
    did_you_mean(meant) { "是否指“{meant}”？", "did you mean {meant:?}?" }
    places_not_in_wgs_84(zh, layer_en) {
        "数据的坐标系不是 WGS 84 或 CGCS2000 经纬度，不能写入{zh}的位置",
        "the data is in another coordinate system than WGS 84; no place of {layer_en} can be written in it"
    }
    convert_first { "先把数据转换为 WGS 84", "convert the data to WGS 84 first" }
    ids_stay(id) {
        "编号 {id} 不能更改：其他数据按编号指向它",
        "the id {id} cannot be changed: other data refers to it"
    }
    no_such_feature(zh, id, layer_en) {
        "{zh}图层没有编号为“{id}”的要素",
        "{layer_en} has no feature {id:?}"
    }
    no_such_row(zh, community, about, table_en) {
        "{zh}没有社区 {community} 关于“{about}”的行",
        "{table_en} has no row of {community} about {about:?}"
    }
}
