//! What `src/check` says.

messages! {
    supply_walking_network_paths {
        "补充步行路网图层 paths.geojson",
        "supply the walking network, paths.geojson"
    }
    supply_community_residences {
        "补充该社区的住宅楼图层 residences.geojson",
        "supply the community's residences, residences.geojson"
    }
    survey_community_and_say_so(surveys) {
        "普查社区内的{surveys}，并在 dataset.toml 的 surveyed 中注明",
        "survey the community's {surveys} completely and say so under surveyed in dataset.toml"
    }
    draw_paths_to(titles) {
        "补画通往{titles}的步行路径",
        "draw the paths that lead to {titles}"
    }
    settle_which_community(titles) {
        "明确{titles}属于哪个社区",
        "settle which community {titles} belongs to"
    }
    please_do(parts, end) { "请{parts}{end}", "Please {parts}{end}" }
    establish_and_enter(question) {
        "核实“{question}”，把答复和依据填入 survey.csv",
        "establish “{question}” and enter answer and evidence in survey.csv"
    }
    enter_evidence_for_answer(question) {
        "在 survey.csv 中补上“{question}”答复的依据",
        "enter the evidence for the answer to “{question}” in survey.csv"
    }
    establish_again(question) {
        "重新核实“{question}”，更新 survey.csv 中的答复、依据和有效期",
        "establish “{question}” again and renew answer, evidence and expiry in survey.csv"
    }
    find_out_property(titles, name) {
        "查明{titles}的{name}",
        "find out the {name} of {titles}"
    }
    survey_does_not_answer(question) {
        "调查表没有答复：{question}",
        "the survey does not answer: {question}"
    }
    answer_has_expired(shown, last, question) {
        "答复“{shown}”的有效期到 {last} 为止，已过期：{question}",
        "the answer “{shown}” was valid to {last} and has expired: {question}"
    }
    answer_has_no_evidence(shown, question) {
        "答复“{shown}”没有附依据：{question}",
        "the answer “{shown}” has no evidence: {question}"
    }
    with_evidence(support) { "依据：{support}", "evidence: {support}" }
    no_evidence { "未附依据", "no evidence" }
    answered_with(shown, question, support) {
        "核查答复“{shown}”：{question}（{support}）",
        "answered “{shown}”: {question} ({support})"
    }
    facilities_have_no_property(name) {
        "设施没有字段 {name}",
        "facilities have no property {name}"
    }
    property_name_did_you_mean(near) {
        "字段词表中的名称；是否指 {near}？",
        "a name of the property vocabulary; did you mean {near}?"
    }
    property_name { "字段词表中的名称", "a name of the property vocabulary" }
    bound_does_not_fit(name) {
        "{name} 的条件与它的类型不符",
        "the bound on {name} does not fit its kind"
    }
    one_bound_fitting_the_kind {
        "数用 at_least / at_most，是否用 is，列表用 all_of，三者取一",
        "at_least / at_most for a number, is for a flag, all_of for a list, one of the three"
    }
    property_in_another_unit(name, unit, given) {
        "{name} 的单位是 {unit}，这里写的是 {given}",
        "{name} is measured in {unit}, this says {given}"
    }
    the_unit(unit) { "单位 {unit}", "the unit {unit}" }
    lower_bound_exceeds_upper(name) {
        "{name} 的下限大于上限",
        "the lower bound on {name} exceeds the upper"
    }
    at_least_no_greater_than_at_most {
        "at_least 不大于 at_most",
        "at_least no greater than at_most"
    }
    not_in_vocabulary_of_contents(entry) {
        "“{entry}”不在设施内容词表中",
        "{entry:?} is not in the vocabulary of contents"
    }
    contents_name {
        "categories.toml 的 [contents] 中的中文名",
        "a Chinese name under [contents] of categories.toml"
    }
    geodesic_area_of_outline { "按轮廓量算的椭球面积", "geodesic area of its outline" }
    title_unknown(title) { "{title}不详", "{title} unknown" }
    title_below(title, shown, bound) {
        "{title} {shown}，不足 {bound}",
        "{title} {shown}, below {bound}"
    }
    title_above(title, shown, bound) {
        "{title} {shown}，超过 {bound}",
        "{title} {shown}, above {bound}"
    }
    not_title(title) { "不是{title}", "not {title}" }
    lacks_contents(missing) { "缺少{missing}", "lacks {missing}" }
    community_uncertain(title) { "{title} 所属社区不明", "{title}: community uncertain" }
    title_with_why(title, gap, why) { "{title}{gap}{why}", "{title}: {why}" }
    enough_meet_requirement(name, low, unit, good) {
        "符合要求的{name}有 {low} {unit}：{good}",
        "{low} {name} meet the requirement: {good}"
    }
    none_where_some_required(name, required, unit) {
        "社区内没有{name}，要求至少 {required} {unit}",
        "there is no {name}; at least {required} is required"
    }
    the_only_one_fails(name, unit, why) {
        "{name} 1 {unit}，不符合要求：{why}",
        "the only {name} does not meet the requirement: {why}"
    }
    none_meets_requirement(name, all, unit, whys) {
        "{name}有 {all} {unit}，均不符合要求：{whys}",
        "none of {all} {name} meets the requirement: {whys}"
    }
    too_few(name, high, unit, required) {
        "{name}只有 {high} {unit}，要求至少 {required} {unit}",
        "only {high} {name}; at least {required} are required"
    }
    too_few_meet_requirement(name, all, unit, high, required, whys) {
        "{name}有 {all} {unit}，符合要求的只有 {high} {unit}，要求至少 {required} {unit}：{whys}",
        "only {high} of {all} {name} meet the requirement, at least {required} must: {whys}"
    }
    undecided_why(whys_text) { "无法判定：{whys_text}", "undecided: {whys_text}" }
    none_seen_and_not_surveyed(name) {
        "数据中没有{name}，但该类设施未普查，不能断定没有",
        "the data shows no {name}, but the category was not surveyed completely"
    }
    enough_not_known_unless_surveyed(name, low, unit, required) {
        "已知符合要求的{name} {low} {unit}，不足 {required} {unit}，但该类设施未普查",
        "{low} {name} known to meet the requirement of {required}, but the category was not surveyed completely"
    }
    undecided_and_not_surveyed(whys_text, name) {
        "无法判定：{whys_text}，且{name}未普查",
        "undecided: {whys_text}; and {name} was not surveyed completely"
    }
    planned_aside(coming, unit) {
        "（另有 {coming} {unit}在建或规划，不计入）",
        " ({coming} planned or unfinished, not counted)"
    }
    inside_several_communities_boundaries {
        "位于多个社区范围内，归属不明",
        "inside several communities' boundaries"
    }
    planned_not_counted { "在建或规划，不计入", "planned or unfinished, not counted" }
    ids_of_category_vocabulary { "类别词表中的 id", "ids of the category vocabulary" }
    named_twice(name) {
        "“{name}”与前面的一项是同一项，不能写两次",
        "{name:?} names a thing that stands there already under another name"
    }
    one_name_once { "每项只写一次", "each thing once" }
    no_category_listed { "没有列出类别", "no category is listed" }
    category_id_did_you_mean(id, zh) {
        "类别词表中的 id；是否指 {id}（{zh}）？",
        "an id of the category vocabulary; did you mean {id} ({zh})?"
    }
    category_not_in_vocabulary(name) {
        "类别“{name}”不在词表中",
        "the category {name:?} is not in the vocabulary"
    }
    residences_property_did_you_mean(near) {
        "住宅楼的字段；是否指 {near}？",
        "a property of residences; did you mean {near}?"
    }
    residences_property {
        "住宅楼的字段：有 count 时为整数，否则为是否",
        "a property of residences: whole numbers with count, flags without"
    }
    residences_have_no_such_property(name) {
        "住宅楼没有这样的字段 {name}",
        "residences have no such property {name}"
    }
    nothing_listed { "没有列出要有什么", "nothing is listed to have" }
    at_least_one_property { "至少一个字段", "at least one property" }
    nobody_so_nothing_asked(unit) {
        "没有{unit}，不作要求",
        "no {unit}, so nothing is asked for"
    }
    all_have(all, unit, things) {
        "{all} {unit}全部有{things}",
        "all {all} {unit} have {things}"
    }
    residences_have_none(lacking, things, all) {
        "{lacking} 栋住宅楼没有{things}（共 {all} 栋）",
        "{lacking} of {all} residences have no {things}"
    }
    some_lack_something(all, unit, least, lacking, each, high) {
        "{all} {unit}中有 {least} 个（{lacking} 栋楼）不齐备：{each}；齐备率 {high}",
        "of {all} {unit}, {least} (in {lacking} residences) lack something: {each}; {high} have all"
    }
    at_least_some_lack_something(least, unit, lacking, each, low, high) {
        "至少 {least} {unit}（{lacking} 栋楼）不齐备：{each}；齐备率 {low} 到 {high}",
        "at least {least} {unit} (in {lacking} residences) lack something: {each}; between {low} and {high} have all"
    }
    nothing_known_to_lack(things, unknown) {
        "尚未发现缺少{things}的，但 {unknown} 栋楼的数据不全",
        "nothing is known to lack {things}, but the data of {unknown} residences is incomplete"
    }
    data_incomplete_of(unknown) {
        "；有 {unknown} 栋楼数据不全",
        "; the data of {unknown} is incomplete"
    }
    count_without(thing, shown) { "缺{thing} {shown} 个", "{shown} without {thing}" }
    unknown_number_of { "若干", "an unknown number of" }
    lacking_without(lacking, thing) { "{lacking} 个缺{thing}", "{lacking} without {thing}" }
    thing_unknown(thing) { "{thing}不详", "{thing} unknown" }
    of_all_parts(all, unit, parts) { "{all} {unit}中{parts}", "of {all} {unit}, {parts}" }
    share_has_wrong_unit { "share 的单位不对", "share has the wrong unit" }
    percent_or_share { "percent 或 share", "percent or share" }
    data_holds_no_walking_network {
        "数据中没有步行路网，不能判断是否连通",
        "the data holds no walking network"
    }
    enough_on_connected_network(low, unit) {
        "{low} 的居民（{unit}）住在相互连通的步行路网上",
        "{low} of residents ({unit}) live on the connected walking network"
    }
    too_few_on_main_network(high, unit, wanted, apart_count) {
        "只有 {high} 的居民（{unit}）住在主路网上，要求 {wanted}；{apart_count} 栋楼所在的路网与主路网不连通",
        "only {high} of residents ({unit}) live on the main network, {wanted} must; {apart_count} residences are on a piece apart from it"
    }
    residences_off_network(off_count, limit) {
        "{off_count} 栋楼距路网超过 {limit} 米",
        "{off_count} residences are more than {limit} m off the network"
    }
    residences_inside_several_communities {
        "有住宅楼位于多个社区范围内",
        "some residences lie inside several communities' boundaries"
    }
    on_main_network_undecided(low, high, unit, wanted, whys) {
        "住在主路网上的居民在 {low} 到 {high} 之间（{unit}），要求 {wanted}：{whys}",
        "between {low} and {high} of residents ({unit}) live on the main network, {wanted} must: {whys}"
    }
    on_network_apart_from_main {
        "所在路网与主路网不连通",
        "on a piece of network apart from the main one"
    }
    facilities_have_no_numeric_property(name) {
        "设施没有数值字段 {name}",
        "facilities have no numeric property {name}"
    }
    numeric_property_of_vocabulary {
        "字段词表中的数值字段",
        "a numeric property of the vocabulary"
    }
    per_hundred(name) { "百{name}", "hundred {name}" }
    communities_have_no_numeric_property(fact) {
        "社区没有数值字段 {fact}",
        "communities have no numeric property {fact}"
    }
    numeric_property_of_communities {
        "字段词表中社区的数值字段",
        "a numeric property of communities"
    }
    sum_in_another_unit(unit, given) {
        "合计的单位是 {unit}，这里写的是 {given}",
        "the sum is in {unit}, this says {given}"
    }
    nothing_to_measure_by(per_name) {
        "{per_name}为 0，不作要求",
        "{per_name} is 0, so nothing is asked for"
    }
    or_more(low) { "至少 {low}", "{low} or more" }
    and_at_least(least) { "且不少于 {least}", " and at least {least}" }
    number_unknown { "不详", "unknown" }
    ratio_undecided(sum_name, sum_shown, per_name, per_shown, required, at_least) {
        "无法判定：{sum_name}合计 {sum_shown}，{per_name} {per_shown}；要求比值不低于 {required}{at_least}",
        "undecided: {sum_name} {sum_shown} in all, {per_name} {per_shown}; the ratio must be at least {required}{at_least}"
    }
    at_least_needed(needed, per_name, per_shown, required, at_least) {
        "应不少于 {needed}（{per_name} {per_shown}，要求 {required}{at_least}）",
        "at least {needed} are needed ({per_name} {per_shown}, {required}{at_least} required)"
    }
    sum_in_all(sum_name, sum_shown, ratio_shown, unit) {
        "{sum_name}合计 {sum_shown}，即 {ratio_shown} {unit}",
        "{sum_name} {sum_shown} in all, {ratio_shown} {unit}"
    }
    found_short_of_wanted(found, wanted, missing) {
        "{found}；{wanted}，缺 {missing}",
        "{found}; {wanted}, {missing} short"
    }
    found_wanted(found, wanted) { "{found}；{wanted}", "{found}; {wanted}" }
    ratio_short(sum_name, sum_shown, per_name, required, at_least) {
        "{sum_name}合计 {sum_shown}；要求与{per_name}之比不低于 {required}{at_least}",
        "{sum_name} {sum_shown} in all; the ratio to {per_name} must be at least {required}{at_least}"
    }
    ratio_above_suggested(ratio_shown, above) {
        "比值 {ratio_shown} 高于建议的上限 {above}",
        "the ratio {ratio_shown} is above the suggested {above}"
    }
    within_has_wrong_unit { "within 的单位不对", "within has the wrong unit" }
    minute_or_m { "minute 或 m", "minute or m" }
    pace_not_positive { "pace 不是正的步速", "pace is no positive walking pace" }
    pace_above_zero { "大于 0，单位 m/min", "more than 0, in m/min" }
    within_walk(within, metres, pace) {
        "步行 {within}（{metres} 米，{pace} 米/分钟）内",
        "within a {within} walk ({metres} m at {pace} m/min)"
    }
    within_walk_of(within) { "步行 {within} 内", "within {within}" }
    some_cannot_get_there { "，有的走不到", ", some cannot get there at all" }
    farthest_m_away(farthest) { "，最远 {farthest} 米", ", the farthest {farthest} m away" }
    no_facility_so_none_reach(name, buildings, wanted, unit, walk) {
        "数据中没有{name}，{buildings} 栋楼都到不了；要求 {wanted} 的居民（{unit}）{walk}可到",
        "the data holds no {name}, so {buildings} residences have none; {wanted} of residences ({unit}) must have one {walk}"
    }
    enough_residents_reach(low, unit, walk, name) {
        "{low} 的居民（{unit}）{walk}可到{name}",
        "{low} of residents ({unit}) have a {name} {walk}"
    }
    too_few_residents_reach(high, unit, walk, name, wanted, buildings, farthest) {
        "只有 {high} 的居民（{unit}）{walk}可到{name}，要求 {wanted}；{buildings} 栋楼到不了{farthest}",
        "only {high} of residents ({unit}) have a {name} {walk}, {wanted} must; {buildings} residences do not{farthest}"
    }
    residents_reach_undecided(walk, name, low, high, unit, wanted, why) {
        "{walk}可到{name}的居民在 {low} 到 {high} 之间（{unit}），要求 {wanted}：{why}",
        "between {low} and {high} of residents ({unit}) have a {name} {walk}, {wanted} must: {why}"
    }
    straight_distances_for_want_of_paths(detour) {
        "（没有路网，按直线距离×{detour} 估算）",
        " (no paths: straight distance × {detour})"
    }
    walks_without_steps { "（不走台阶）", " (without steps)" }
    nearest_too_far(name, metres, limit) {
        "到最近的{name} {metres} 米，超过 {limit} 米",
        "{metres} m to the nearest {name}, more than {limit} m"
    }
    none_can_be_walked_to(name) { "沿路网走不到{name}", "no {name} can be walked to" }
    data_holds_no_residence_of_community {
        "数据中没有该社区的住宅楼",
        "the data holds no residence of this community"
    }
    residences_off_the_network(off, limit) {
        "{off} 栋楼距路网超过 {limit} 米",
        "{off} residences are more than {limit} m off the network"
    }
    not_surveyed_completely(name) { "{name}未普查", "{name} was not surveyed completely" }
    facility_off_network(name, limit) {
        "附近有{name}距路网超过 {limit} 米",
        "a {name} nearby is more than {limit} m off the network"
    }
    undecided_plain { "不能断定", "undecided" }
    and_more(shown, all, measure, more) {
        "{shown}等 {all} {measure}",
        "{shown} and {more} more"
    }
    contents_names {
        "categories.toml 的 [contents] 中的中文名",
        "Chinese names under [contents] of categories.toml"
    }
    no_content_listed { "没有列出内容", "no content is listed" }
    have_between_them(name, wanted) {
        "{name}已配有{wanted}",
        "the {name} have {wanted} between them"
    }
    none_so_all_missing(name, lacking) {
        "社区内没有{name}，缺少{lacking}",
        "there is no {name}, so {lacking} are missing"
    }
    they_lack(name, lacking) { "{name}缺少{lacking}", "the {name} lack {lacking}" }
    known_ones_lack_not_surveyed(name, lacking) {
        "已知的{name}没有{lacking}，但该类设施未普查",
        "the known {name} lack {lacking}, but the category was not surveyed completely"
    }
    not_seen_yet(lacking, silent) {
        "尚未见到{lacking}，但{silent}的设施内容不详",
        "{lacking} not seen yet, but it is not known what {silent} contain"
    }
    find_out_as_asked(titles, ask, name) {
        "查明{titles}{ask}",
        "find out the {name} of {titles}"
    }
}

words! {
    by_population { "按人口", "by population" }
    by_households { "按户数", "by households" }
    by_residential_buildings { "按住宅楼栋数", "by residential buildings" }
    or { "或", " or " }
}
