//! What `src/alignment.rs` says.

messages! {
    entrances_at_their_buildings { "位于所属建筑旁的", "at what they are entrances of" }
    homes_passed_and_not_crossed {
        "旁边有路径而不被穿过的住宅楼",
        "homes that a path passes and none crosses"
    }
    inside_community { "落在社区内的", "inside a community" }
    layer_lies_off_others(zh, other_zh, metres, really, among, fits_zh, before, of, after, id, other, fits_en) {
        "{zh}图层相对{other_zh}图层偏移约 {metres} 米，与 {really} 相对 {among} 的偏移一致：照此纠正后，{fits_zh}由 {before}/{of} 变为 {after}/{of}",
        "the layer {id} lies some {metres} m off {other}, as {really} lies off {among}: moved back, {after} of {of} are {fits_en} instead of {before}"
    }
    layers_of_one_system_or_each_declared {
        "各图层用同一坐标系，或分别声明",
        "layers of one coordinate system, or each declared"
    }
    declare_the_layer_crs(zh, really, among, id) {
        "若{zh}是 {really}：在 dataset.toml 写 crs = {{ default = \"{among}\", {id} = \"{really}\" }}；若确认没有偏移，也把该图层的坐标系单独写明",
        "if {id} is {really}, write crs = {{ default = \"{among}\", {id} = \"{really}\" }} in dataset.toml; if it does lie there, declare that layer's system by itself all the same"
    }
}
