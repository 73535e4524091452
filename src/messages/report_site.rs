//! What `src/report/site` says.

messages! {
    map_of_sites(label) { "{label} 的选址图", "Map of sites: {label}" }
    residences_served_now { "已服务的住宅楼", "residences served now" }
    newly_served { "新服务的", "newly served" }
    still_not_served { "仍未服务的", "still not served" }
    off_network_unknown { "离路网太远，不详", "off the network, unknown" }
    facilities_now { "已有的设施", "facilities there now" }
    candidates { "候选", "candidates" }
    proposed_sites { "建议建在这里", "proposed sites" }
    proposed(what, number) { "建议的{what} {number}", "Proposed {what} {number}" }
    proposal_not_approved(place, residents, unit) {
        "选址建议，未经批准：{place}，新服务 {residents} {unit}",
        "A proposal, not approved: {place}, {residents} {unit} newly served"
    }
    and_longest_walk(metres) { "，最远步行 {metres} 米", ", the longest walk {metres} m" }
    where_to_build(item, title) { "建在哪里：{item} {title}", "Where to build: {item} {title}" }
    changes_no_verdict {
        "这是选址建议，不改变任何核查结论；建成后各条款会怎样，用 ccaudit audit --with proposed.geojson 看。",
        "This is a proposal and changes no verdict; what the clauses would come to is told by ccaudit audit --with proposed.geojson."
    }
    sites_proposed { "建议的位置", "Sites proposed" }
    number { "序号", "No." }
    site { "位置", "Site" }
    longitude_latitude { "经度，纬度", "Longitude, latitude" }
    in_community { "所在社区", "In" }
    longest_walk { "最远步行（米）", "Longest walk (m)" }
    of_communities { "服务的社区", "Of communities" }
    outside { "社区之外", "outside" }
    clauses { "条款", "Clauses" }
    facility { "设施", "Facility" }
    candidate { "候选", "Candidate" }
    name_or_near { "名称或附近", "Name, or near" }
    longitude { "经度", "Longitude" }
    latitude { "纬度", "Latitude" }
    area_m2 { "面积（平方米）", "Area (m²)" }
    sites { "选址", "Sites" }
    remarks { "说明", "Remarks" }
    what { "事项", "What" }
    which { "内容", "Which" }
    community { "社区", "Community" }
    residence { "住宅楼", "Residence" }
    name { "名称", "Name" }
    residents(unit) { "居民（{unit}）", "Residents ({unit})" }
    nearest_now { "现在最近", "Nearest now" }
    walk_now { "现在步行（米）", "Walk now (m)" }
    nearest { "建成后最近", "Nearest then" }
    walk { "建成后步行（米）", "Walk then (m)" }
    served { "服务", "Served" }
    already { "已服务", "already" }
    newly { "新服务", "newly" }
    not_served { "未服务", "not" }
    heading(item, title, datasets) {
        "建在哪里：{item} {title}（{datasets}）",
        "Where to build: {item} {title} ({datasets})"
    }
    walks_along_paths { "步行沿路网量", "walks along paths" }
    no_paths(detour) {
        "没有路网，步行按直线距离的 {detour} 倍估算",
        "no paths: walks are {detour} times the straight distance"
    }
    head(standard, as_of, count, walks) {
        "标准 {standard}，核查日 {as_of}，{count} 个社区；{walks}",
        "Standard {standard}, as of {as_of}, communities: {count}; {walks}"
    }
    more_in_files(rest) {
        "   ……还有 {rest} 行，见 --out 的文件\n",
        "   and {rest} more, in the files of --out\n"
    }
    nearest_to(unit) { "离它最近（{unit}）", "Nearest to it ({unit})" }
    newly_served_column(unit) { "新服务（{unit}）", "Newly served ({unit})" }
    point_near_residence(name, residence, metres) {
        "{name}，距{residence} {metres} 米",
        "{name}, {metres} m from {residence}"
    }
    and_others(shown, all) { "{shown}等 {all} 处", "{shown} and others, {all} in all" }
    room_by_capacity {
        "容量：每处新设施按 --capacity 限定，已有的不限；一栋楼的居民可以分到几处",
        "Room: each new facility as --capacity says, what is there without limit; residents of one building may go to several"
    }
    room_by_ratio(property) {
        "容量：按条款的比例由用地的 {property} 推算；一栋楼的居民可以分到几处",
        "Room: by the clause's ratio from {property} of the sites; residents of one building may go to several"
    }
    ratio_not_reckoned(property) {
        "比例：条款还要求 {property} 的比例，候选没有写 {property}，没有计入",
        "Ratio: the clause asks for a ratio of {property} besides; candidates do not say theirs, so it is not reckoned with"
    }
    by_argument { "--within", "--within" }
    by_clause { "条款规定", "the clause" }
    by_circle {
        "条款没有写，取 GB 50180-2018 的十分钟生活圈；用 --within 另定",
        "the clause does not say: the ten-minute circle of GB 50180-2018; --within sets another"
    }
    served_within(within, basis) {
        "步行 {within} 米以内算服务到（{basis}）",
        "residents within {within} m of walking are served ({basis})"
    }
    asked(served) { "要求：{served}", "Asked: {served}" }
    already_there(counted) {
        "已有：整个数据集里 {counted} 处算数",
        "There already: {counted} counted in the whole dataset"
    }
    of_which_unsure(count, some) {
        "，其中 {count} 处是否合要求不详（{some}）",
        ", of which {count} may or may not meet the clause ({some})"
    }
    unfit_not_counted(count, some) {
        "；{count} 处不合要求，不算（{some}）",
        "; {count} do not meet it and are not counted ({some})"
    }
    coming_not_counted(count, some) {
        "；在建或规划 {count} 处，不算（{some}）",
        "; {count} planned or under construction, not counted ({some})"
    }
    candidates_are_sites(count) {
        "候选：{count} 处候选用地（sites.geojson）",
        "Candidates: {count} sites of sites.geojson"
    }
    candidates_are_corners(count) {
        "候选：没有 sites.geojson，取社区里的 {count} 个路口；路口未必有地可建，须现场核实",
        "Candidates: there is no sites.geojson, so {count} street corners of the communities; whether there is room must be looked at"
    }
    too_small_left_out(count, some) {
        "；面积不够的 {count} 处除外（{some}）",
        "; {count} too small are left out ({some})"
    }
    unknown_size_left_out(count, some) {
        "；面积不详的 {count} 处除外（{some}）",
        "; {count} of unknown size are left out ({some})"
    }
    off_network_left_out(count, some) {
        "；离路网太远的 {count} 处除外（{some}）",
        "; {count} off the network are left out ({some})"
    }
    without_room_left_out(count) {
        "；没有写容量的 {count} 处除外",
        "; {count} that do not say what they have room for are left out"
    }
    residents_served_before(all, unit, before, share) {
        "居民：共 {all} {unit}，现在服务到 {before}（{share}）",
        "Residents: {all} {unit}, of whom {before} are served now ({share})"
    }
    and_residents_off_network(off) {
        "；{off} 离路网太远，走多远不知道",
        "; {off} are off the network, nobody knows how far they walk"
    }
    others_out_of_reach {
        "（另有没有候选能服务到的，见下）",
        " (others are out of reach of every candidate, see below)"
    }
    result_nothing_to_build(within, unsure) {
        "结果：步行距离已知的居民都已服务到（{within} 米以内），不用再建{unsure}",
        "Result: all residents whose walk is known are served already (within {within} m); nothing to build{unsure}"
    }
    result_too_few(count) {
        "结果：{count} 处不够，无论建在哪里都有住宅楼走不到",
        "Result: {count} is too few; wherever they are, some residence can walk to none"
    }
    result_too_little_room {
        "结果：全部候选都建也容不下要服务的居民",
        "Result: all candidates together have too little room"
    }
    result_nothing_in_time {
        "结果：到时限还没有找到；用 --time-limit 放宽时限",
        "Result: nothing was found in time; give it more with --time-limit"
    }
    result_fewest_proven(sites, newly, unit, after, of_others) {
        "结果：最少 {sites} 处，新服务 {newly} {unit}，共达 {after}{of_others}；已证明不能更少",
        "Result: sites at least: {sites}, {newly} {unit} newly served, {after} in all{of_others}; proven, fewer will not do"
    }
    result_fewest_not_proven(sites, newly, unit, after, of_others, bound) {
        "结果：{sites} 处，新服务 {newly} {unit}，共达 {after}{of_others}；到时限为止没有证明最少，只知道至少要 {bound} 处",
        "Result: sites: {sites}, {newly} {unit} newly served, {after} in all{of_others}; not proven fewest in time: it takes {bound} at least"
    }
    more_serve_no_more { "；再多建也不能多服务", "; more would serve no more" }
    result_most_proven(sites, newly, unit, after, more) {
        "结果：建 {sites} 处，新服务 {newly} {unit}，共达 {after}；已证明最优{more}",
        "Result: sites: {sites}, {newly} {unit} newly served, {after} in all; proven, no choice is better{more}"
    }
    result_most_not_proven(sites, newly, unit, after, bound, off) {
        "结果：建 {sites} 处，新服务 {newly} {unit}，共达 {after}；到时限为止没有证明最优：最优不超过 {bound} {unit}，离它至多差 {off}",
        "Result: sites: {sites}, {newly} {unit} newly served, {after} in all; not proven best in time: no choice serves more than {bound} {unit}, {off} away at most"
    }
    there_was_none { "原来一处也没有", "there was none" }
    m_before(metres) { "原来 {metres} 米", "{metres} m before" }
    proven_shortest { "已证明不能更短", "proven, no choice leaves it shorter" }
    not_proven_shortest(bound) {
        "到时限为止没有证明最短，只知道不会短于 {bound} 米",
        "not proven shortest in time: it is {bound} m at least"
    }
    result_nearest(sites, worst, before, of_others, sure) {
        "结果：建 {sites} 处，最远的步行 {worst} 米（{before}）{of_others}；{sure}",
        "Result: sites: {sites}, the longest walk {worst} m ({before}){of_others}; {sure}"
    }
    residence_line(community, name, people, unit) {
        "{community}　{name}：{people} {unit}",
        "{community}, {name}: {people} {unit}"
    }
    residences_out_of_reach(count, people, unit) {
        "没有候选能服务到的住宅楼：{count} 栋，{people} {unit}",
        "Residences out of reach of every candidate: {count}, {people} {unit}"
    }
    residences_off_network(count) {
        "离路网太远、走多远不知道的住宅楼：{count} 栋",
        "Residences off the network, whose walks nobody knows: {count}"
    }
    still_short(name, missing) { "{name} 还差 {missing} 处", "{name}: {missing} short" }
    short_heading {
        "条款按社区内的处数判定，照此建成后仍不够的",
        "The clause counts facilities inside a community; still short with these"
    }
    chosen { "（已选）", " (chosen)" }
    shared_site_line(site, mark, shares, unit) {
        "{site}{mark}：{shares} {unit}",
        "{site}{mark}: {shares} {unit}"
    }
    sites_to_share_heading {
        "可以合用的：建在这里，这些都缺它的社区各有居民走得到（合用算不算达标，由主管部门认定）",
        "Sites to share: from here residents of several communities that lack it are within the walk (whether sharing counts is for the authority to say)"
    }
    asked_and_area(areas, served) { "要求：{areas}；{served}", "Asked: {areas}; {served}" }
    partly { "部分（容量不够）", "in part, for want of room" }
    by_clause_minutes(minutes, pace) {
        "条款规定 {minutes} 分钟，按每分钟 {pace} 米",
        "the clause says {minutes} minutes, at {pace} m a minute"
    }
    area_of_at_least(area, least) { "{area}不小于 {least} 平方米", "{area} of at least {least} m²" }
    existing_off_network(count, some) {
        "；其中 {count} 处离路网太远，谁走得到不知道，按没有算（{some}）",
        "; {count} of them are off the network, who walks there nobody knows: taken as serving nobody ({some})"
    }
    existing_of_unknown_room(count, some) {
        "；其中 {count} 处没有写容量，按不限算（{some}）",
        "; {count} of them do not say what they have room for: taken as without limit ({some})"
    }
    not_surveyed {
        "；该类设施没有普查，可能还有，以下只按数据里有的算",
        "; the kind was not surveyed completely: more may be there, and what follows reckons with what the data has"
    }
    for_sure_only(sure) {
        "；其中确定的只有 {sure}，其余取决于上面不详的设施是否合要求",
        "; only {sure} for sure, the others if the facilities that may or may not meet the clause do"
    }
    lacking_are(names) { "缺它或待核实的社区：{names}", "Communities that lack it, or may: {names}" }
    none_lacks {
        "所选社区按条款都已达标；以下只看步行能否到达",
        "All these communities meet the clause; what follows is only about walks"
    }
    met_otherwise_are(names) {
        "按条款的另一种做法已达标的社区：{names}（那些设施没有计入上面的已有）",
        "Communities that meet the clause by its other way: {names} (those facilities are not counted above)"
    }
    if_unsure_meet(some) {
        "（前提是这些设施合要求：{some}）",
        " (if these facilities meet the clause: {some})"
    }
    result_none_reaches {
        "结果：没有一处候选能服务到现在没有服务到的居民，不建议建",
        "Result: no candidate can serve anybody who is not served now; nothing is proposed"
    }
    and_without_any(before, count) {
        "{before}，另有 {count} 栋楼哪里也走不到",
        "{before}, and {count} residences could walk to none"
    }
    outside_for(name) { "社区之外（计入{name}）", "outside (counted for {name})" }
    step_free_walks { "，不走台阶", ", without steps" }
    paths_joined { "，相交的路径已连通", ", crossing paths joined" }
    counted_otherwise(unit, count, some) {
        "居民按{unit}计：{count} 栋楼没有写人口（{some}）",
        "Residents are counted in {unit}: {count} residences do not say how many live there ({some})"
    }
    met_already_are(names) {
        "本项的这些设施各社区都已达标，没有列：{names}；要看就用 --clause",
        "Left out, as all these communities have them: {names}; --clause shows them"
    }
}

words! {
    site_area { "用地面积", "site area" }
    floor_area { "建筑面积", "floor area" }
}
