//! What `src/report/rank` says.

messages! {
    one_purchase_closes_items(count, items) {
        "一次投入解决 {count} 项（{items}）：",
        "One purchase closes {count} items ({items}): "
    }
    only_gap { "只有这一项不达标。", "It is the only gap." }
    and_comes_first(own) { "{own}，排在最前", "{own}, which comes first" }
    little_less_than_rank(own, above_rank) {
        "{own}，略逊于第 {above_rank} 位",
        "{own}, a little less than rank {above_rank}"
    }
    behind_rank(own, above_rank, above) {
        "{own}，排在第 {above_rank} 位（{above}）之后",
        "{own}, behind rank {above_rank} ({above})"
    }
    same_as_neighbour(same) { "{same}，与相邻的相同；", "{same}, the same as its neighbour; " }
    unknown { "不详", "unknown" }
    cost_known(cost) { "投资已知（{cost} 万元）", "cost known ({cost} 10⁴ yuan)" }
    cost_unknown { "投资不详", "cost unknown" }
    cost_in_wan_yuan(cost) { "投资 {cost} 万元", "{cost} 10⁴ yuan" }
    rate_per_wan_yuan(per, unit) {
        "每万元惠及 {per} {unit}",
        "{per} {unit} per 10⁴ yuan"
    }
    costs_nothing { "不花钱", "costs nothing" }
    residents_per_wan_yuan(unknown) {
        "每万元惠及居民{unknown}",
        "residents per 10⁴ yuan {unknown}"
    }
    points_per_wan_yuan(per) { "每万元得 {per} 分", "{per} points per 10⁴ yuan" }
    points_per_wan_yuan_unknown(unknown) {
        "每万元得分{unknown}",
        "points per 10⁴ yuan {unknown}"
    }
    count_of_unit(count, unit) { "惠及居民 {count} {unit}", "{count} {unit}" }
    range_of_points(range) { "得分增加 {range}", "{range} points" }
    points_unknown { "得分不详", "points unknown" }
    opens_gate { "打开关口", "opens the gate" }
    leaves_only_unknowns_at_gate {
        "关口不再有不达标、另有待核实",
        "leaves only unknowns at the gate"
    }
    does_not_open_gate { "打不开关口", "does not open the gate" }
    more_in_gate_way(left) { "做完后关口还差 {left} 项", "{left} more in the gate's way" }
    not_in_gate_way { "不在关口之内", "not in the gate's way" }
    due_on(day) { "时限 {day}", "due {day}" }
    no_deadline { "没有时限", "no deadline" }
    item_number(item) { "第 {item} 项", "item {item}" }
    order { "排序", "Order" }
    rank { "位次", "Rank" }
    community { "社区", "Community" }
    item { "项", "Item" }
    content { "建设内容", "Content" }
    cost_wan_yuan { "投资（万元）", "Cost (10⁴ yuan)" }
    chosen_column { "列入", "Chosen" }
    why_not { "未列入的原因", "Why not" }
    with_step_more { "预算增加后", "With a step more" }
    best_set_for_budget { "预算内的最优组合", "The best set for the budget" }
    budget { "预算", "Budget" }
    added { "新列入", "added" }
    dropped { "换下", "dropped" }
    costs_unknown_note(unpriced) {
        "（{unpriced} 项投资不详：填进台账的 cost_wan_yuan，或用 --costs 给造价表）\n",
        "({unpriced} costs unknown: fill in cost_wan_yuan of the register, or name a table with --costs)\n"
    }
    waived_heading(count) {
        "已豁免，不参加排序（{count}）",
        "Waived, not ranked ({count})"
    }
    waived_line(name, item, title, clauses, until) {
        "   {name}　{item} {title}：{clauses}，豁免至 {until}\n",
        "   {name}, {item} {title}: {clauses}, waived until {until}\n"
    }
    gate_counts_waived_gaps {
        "   （关口按不计豁免的算：已豁免的不达标项仍挡在关口前。）\n",
        "   (The gate is the one without waivers: a waived gap is still in its way.)\n"
    }
    which_first(datasets) { "先做哪些：{datasets}", "Which first: {datasets}" }
    nothing_to_rank(communities, standard) {
        "{communities} 个社区没有不达标项，没有可排的（标准：{standard}）。",
        "Nothing to rank: none of {communities} communities has a gap ({standard})."
    }
    nothing_to_rank_all_waived(communities, waived, standard) {
        "{communities} 个社区的 {waived} 个不达标项全部已豁免，没有可排的（标准：{standard}）。",
        "Nothing to rank: all {waived} gaps of {communities} communities are waived ({standard})."
    }
    gaps_of_communities_by(communities, gaps, by, standard) {
        "{communities} 个社区 {gaps} 个不达标项，按{by}排序（标准：{standard}）。",
        "{gaps} gaps of {communities} communities, by {by} ({standard})."
    }
    order_of_keys(keys) {
        "次序：{keys}。没有权重；同一项目解决几项的，按它解决的几项合计排。",
        "Order: {keys}. There are no weights; a project that closes several gaps is ranked by their sum."
    }
    residents_counted_in(unit, names) {
        "居民按{unit}计：{names}的住宅楼没有写全人口。",
        "Residents are counted in {unit}: the residences of {names} do not all say their population."
    }
    complexes_closing_no_gap(names) {
        "造价表里的综合体 {names} 没有对应的不达标项。",
        "Complexes of costs.toml that close no gap: {names}."
    }
    gap { "不达标项", "Gap" }
    residents_column(unit) { "惠及（{unit}）", "Residents ({unit})" }
    of_them { "其中", "Of them" }
    points_column { "得分", "Points" }
    points_per_wan_yuan_column { "每万元（分）", "Points per 10⁴ yuan" }
    unit_per_wan_yuan(unit) { "每万元（{unit}）", "{unit} per 10⁴ yuan" }
    gate { "关口", "Gate" }
    ready { "就绪", "Ready" }
    why_stands { "为什么排在这里", "Why it stands here" }
    years_and_count(years, count) { "{years} 岁 {count}", "{years}: {count}" }
    budget_line(budget, projects, closed, spent, unspent) {
        "预算 {budget} 万元：列入 {projects} 个项目、解决 {closed} 项，共 {spent} 万元，余 {unspent} 万元。",
        "Budget {budget} 10⁴ yuan: {projects} projects close {closed} gaps for {spent}; {unspent} are left."
    }
    wanted_residents {
        "所求：惠及居民（逐项相加）最多；同样多的取花钱少的。",
        "Wanted: most residents, summed over gaps; of equal sets the cheaper."
    }
    wanted_points {
        "所求：各项单独的得分（低端）之和最多；同样多的取花钱少的。",
        "Wanted: most points, each gap's own at the low end; of equal sets the cheaper."
    }
    wanted_gates {
        "所求：打开的关口最多，其次惠及居民（逐项相加）最多；同样多的取花钱少的。",
        "Wanted: most gates opened, then most residents, summed over gaps; of equal sets the cheaper."
    }
    step_more_same_set(step) {
        "再加 {step} 万元：列入的不变。",
        "With {step} more: the same set."
    }
    dropping(dropped) { "，换下 {dropped}", ", dropping {dropped}" }
    step_more_adds(step, added, dropped, spent, does) {
        "再加 {step} 万元：增加 {added}{dropped}，共 {spent} 万元。{does}",
        "With {step} more: adds {added}{dropped}, {spent} in all. {does}"
    }
    no_gate_opens { "；没有社区因此打开关口", "; no gate opens" }
    gates_opened(names) { "；打开关口：{names}", "; gates opened: {names}" }
    what_the_set_does(residents, times, once, unit, points, gates) {
        "惠及 {residents} {times}（逐项相加；至少 {once} {unit}受益），各社区得分共 {points}{gates}。",
        "It serves {residents} {unit} (summed over gaps; at least {once} different ones), {points} points over all communities{gates}."
    }
    budget_heading(budget) { "预算 {budget} 万元", "Budget {budget} 10⁴ yuan" }
    chosen_heading { "   列入：\n", "   Chosen:\n" }
    nothing_affordable { "     没有一项买得起\n", "     nothing is affordable\n" }
    bought_together_with_items(items) {
        "，与 {items} 项同一次投入",
        ", bought together with items {items}"
    }
    chosen_line(rank, name, item, title, cost, shared) {
        "     {rank:>3}　{name}　{item} {title}：{cost} 万元{shared}\n",
        "     {rank:>3} {name}, {item} {title}: {cost}{shared}\n"
    }
    gate_moved(before, now) { "，关口 {before} → {now}", ", gate {before} -> {now}" }
    score_line(name, before, now, gate) {
        "     {name}：得分 {before} → {now}{gate}\n",
        "     {name}: score {before} -> {now}{gate}\n"
    }
    left_out_heading(count) { "   没有列入（{count}）：\n", "   Left out ({count}):\n" }
    left_out_line(rank, name, item, title, why) {
        "     {rank:>3}　{name}　{item} {title}：{why}\n",
        "     {rank:>3} {name}, {item} {title}: {why}\n"
    }
    and_more(rest) { "     ……另有 {rest} 项\n", "     ... and {rest} more\n" }
    cost_known_first { "投资已知的在前", "cost known first" }
    most_per_wan_yuan(unit) {
        "每万元惠及居民（{unit}）多的在前",
        "most {unit} per 10⁴ yuan first"
    }
    most_points_per_wan_yuan {
        "每万元得分（低端）多的在前",
        "most points (low end) per 10⁴ yuan first"
    }
    what_opens_gate_first { "能打开关口的在前", "what opens the gate first" }
    fewest_gaps_left_in_gate {
        "离打开关口还差的项少的在前",
        "fewest gaps left in the gate's way first"
    }
    cheapest_first { "投资少的在前", "cheapest first" }
    most_first(unit) { "惠及居民（{unit}）多的在前", "most {unit} first" }
    most_points_low_end_high {
        "得分（先低端后高端）多的在前",
        "most points (low end, then high) first"
    }
    earliest_deadline_first { "时限早的在前", "earliest deadline first" }
    standard_order_of_items { "标准的项序", "the standard's order of items" }
    data_order_of_communities { "数据里的社区次序", "the data's order of communities" }
    clauses { "条款", "Clauses" }
    residents_heading(unit) { "惠及居民（{unit}）", "Residents ({unit})" }
    of_them_60_plus { "其中60岁以上", "Of them 60+" }
    of_them_0_3 { "其中0—3岁", "Of them 0-3" }
    points_low { "得分增加（低）", "Points (low)" }
    points_high { "得分增加（高）", "Points (high)" }
    items_closed_together { "同一项目一并解决的项", "Items closed together" }
    lacking { "还缺", "Lacking" }
    responsible { "责任单位", "Responsible" }
    deadline { "完成时限", "Deadline" }
    where_residents_come_from { "居民数从哪里来", "Where the residents come from" }
    where_cost_comes_from { "投资从哪里来", "Where the cost comes from" }
    dataset { "数据", "Dataset" }
    none_fails_any_more { "不再有不达标，另有待核实", "none fails any more, some are unknown" }
    more_in_way(left) { "还差 {left} 项", "{left} more in the way" }
    last_of(parts) { "；{parts}的最后一项", "; the last of {parts}" }
    no_project_in_register { "台账里没有项目", "no project in the register" }
    no_responsible_unit { "没有责任单位", "no responsible unit" }
    no_deadline_set { "没有完成时限", "no deadline" }
    days_overdue(days) { "时限已过 {days} 天", "{days} days overdue" }
    complete_on_paper_yet_gap {
        "台账已完工而实测不达标，先查原因",
        "complete on paper, yet the gap is there"
    }
    no_candidate_site(least) {
        "没有候选用地（要 {least} 平方米）",
        "no candidate site ({least} m² needed)"
    }
    largest_site_too_small(largest, least) {
        "候选用地最大 {largest} 平方米，不足 {least} 平方米",
        "the largest candidate site has {largest} m² of {least} m² needed"
    }
    residents_of_buildings_fail(dwellings) {
        "不达标的 {dwellings} 栋楼的居民",
        "residents of the {dwellings} buildings that fail"
    }
    all_residents {
        "全社区居民（设施没有或不合要求）",
        "all residents (facility missing or inadequate)"
    }
    by_community_total(names) {
        "；{names}取社区的总数，住宅楼没有写全",
        "; {names} by the community's own total, its residences do not say"
    }
    one_project_counted_once {
        "，同名项目金额相同，只计一次",
        ", one project of one amount, counted once"
    }
    rows_added_up { "，各行相加", ", its rows added up" }
    of_which_spent_already(spent) {
        "，已完成投资 {spent} 万元未扣",
        ", of which {spent} are spent already"
    }
    register_row(rows, how, begun) {
        "台账第 {rows} 行{how}{begun}",
        "register, row {rows}{how}{begun}"
    }
    costs_toml_complex(name, source) {
        "造价表综合体“{name}”（{source}）",
        "costs.toml, complex {name:?} ({source})"
    }
    cost_by_shortfall(what, short, each, source) {
        "{what}差 {short} × {each} 万元（{source}）",
        "{what}{short} short × {each} 10⁴ yuan ({source})"
    }
    lump_cost(what, each, source) {
        "{what}{each} 万元（{source}）",
        "{what}{each} 10⁴ yuan ({source})"
    }
    costs_toml(parts) { "造价表：{parts}", "costs.toml: {parts}" }
    neither_register_nor_costs {
        "台账和造价表都没有写",
        "neither the register nor costs.toml tells it"
    }
    unit_cost_without_shortfall {
        "造价表有单价，但差多少不是一个确定的数",
        "costs.toml has a unit cost, but by how much it falls short is no number"
    }
    its_cost_is_unknown { "投资不详，不能列入", "its cost is unknown" }
    alone_beyond_budget(short) {
        "单独一项就超出预算 {short} 万元",
        "it alone is {short} 10⁴ yuan beyond the budget"
    }
    adds_nothing_wanted {
        "不增加所求的，或不知道增加多少",
        "it adds nothing to what is wanted, or nobody knows how much"
    }
    money_does_more_elsewhere {
        "买得起，但同样的钱用在选中的项上更多",
        "affordable, but the same money does more elsewhere"
    }
}

words! {
    then { " → ", " -> " }
    people_each_time { "人次", "people" }
    people { "人", "people" }
    households { "户", "households" }
    buildings { "栋楼", "buildings" }
    by_residents { "居民", "residents" }
    by_score { "得分", "score" }
    by_gate { "关口", "gate" }
    yes { "是", "yes" }
    no { "否", "no" }
    population { "人口", "population" }
    number_of_households { "户数", "households" }
    population_60_plus { "60岁以上人口", "population_60_plus" }
    children_0_3 { "0—3岁婴幼儿", "children_0_3" }
}
