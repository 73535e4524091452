//! What the script of `report.html` says, and what it says it of.

messages! {
    gate { "关口", "Gate" }
    title { "完整居住社区建设核查报告", "Complete residential community audit" }
    overview { "各社区总览", "All communities" }
    about { "核查依据", "What this audit rests on" }
    skip { "跳到正文", "Skip to content" }
    pick { "社区", "Community" }
    back { "返回总览", "Back to overview" }
    print { "打印本页", "Print this view" }
    print_all { "打印全部社区", "Print all communities" }
    no_script {
        "浏览器没有运行脚本，只能看总览和核查依据；地图、逐项核查和项目清单需要启用脚本。",
        "Without script this page shows the overview and the sources only; maps, items and gap lists need script."
    }
    find_community { "按名称筛选", "Filter by name" }
    found_communities { "{{n}}/{{of}} 个社区", "{{n}} of {{of}} communities" }
    col_score { "得分", "Score" }
    col_grade { "等级", "Grade" }
    col_failing { "不达标项", "Items failing" }
    col_open { "待核实项", "Items unknown" }
    col_judged { "已判/适用条款", "Judged/clauses" }
    col_items { "逐项结论", "Verdicts by item" }
    gate_parts(gate_of) { "{gate_of}各条", "Parts of the gate" }
    parts { "本页各部分", "Parts of this page" }
    on_map { "地图", "Map" }
    items { "逐项核查", "Items and clauses" }
    gap_list { "项目清单", "Gap list" }
    score_apart { "得分构成", "The score taken apart" }
    open_facts { "待核实", "To be found out" }
    access { "步行可达", "Within a walk" }
    map_absent {
        "没有地图：核查结果（audit.json）中没有这个社区的图形。社区数量多时不写入图形，可用 --community 单独核查这个社区。其余内容不受影响。",
        "No map: the audit holds no geometry of this community. Audits of many communities leave it out; audit this one alone with --community. All else is complete."
    }
    map_empty {
        "没有地图：数据中没有这个社区的边界、住宅楼、设施和路径的图形。其余内容不受影响。",
        "No map: the data holds no boundary, residence, facility or path of this community. All else is complete."
    }
    map_not_printed {
        "一次打印只带前 {{n}} 个社区的地图。要这个社区的地图，请打开它，再“打印本页”。",
        "Printed together, only the first {{n}} communities have their maps. For this one's, open it and print that view."
    }
    map_of { "{{name}}地图", "Map of {{name}}" }
    zoom_in { "放大", "Zoom in" }
    zoom_out { "缩小", "Zoom out" }
    north { "北 ↑", "N ↑" }
    legend { "图例", "Legend" }
    map_keys {
        "点击住宅楼或设施看原因。键盘：Tab 进入地图，方向键换一处，回车查看。单击地图后可用滚轮缩放。",
        "Click a residence or facility to see why. Keyboard: Tab into the map, arrows to move, Enter to ask. After a click on the map the wheel zooms."
    }
    choose_clause { "在地图上核对条款", "Ask the map about a clause" }
    all_walks { "全部步行要求（住宅楼是否可达）", "All walks (is each residence served)" }
    choose_hint {
        "住宅楼按全部步行类条款着色。选一个条款，地图标出不达标、待核实和作为依据的住宅楼与设施。",
        "Residences are coloured by all clauses about walks. Choose a clause and the map shows what fails it, what is unknown, and what its verdict rests on."
    }
    not_on_map {
        "这一条款没有落到具体的住宅楼或设施上。",
        "This clause speaks of no residence or facility."
    }
    state_fail { "不达标", "fails" }
    state_unknown { "待核实", "unknown" }
    state_pass { "达标", "passes" }
    state_counted { "列入核查", "looked at" }
    state_none { "本条不涉及", "not concerned" }
    served_fail { "住宅楼：不可达", "residences not served" }
    served_unknown { "住宅楼：待核实", "residences unknown" }
    served_pass { "住宅楼：可达", "residences served" }
    served_counted { "住宅楼：列入核查", "residences looked at" }
    things_fail { "不达标 {{n}} 处", "{{n}} fail" }
    things_unknown { "待核实 {{n}} 处", "{{n}} unknown" }
    things_pass { "达标 {{n}} 处", "{{n}} pass" }
    things_counted { "列入核查 {{n}} 处", "{{n}} looked at" }
    the_rest { "其余 {{n}} 处", "{{n}} more" }
    boundary { "社区边界", "boundary" }
    metres_below { "楼下数字：步行米数", "number below a residence: metres on foot" }
    paths { "步行路网", "walking network" }
    not_yet { "规划或在建（不计入）", "planned or unfinished (not counted)" }
    beyond { "边界以外", "beyond the boundary" }
    categories_shown { "设施类别 {{n}} 类", "{{n}} categories of facility" }
    id { "编号", "Id" }
    kind { "类别", "Kind" }
    people { "居民", "Residents" }
    walk_to { "到最近的{{to}}", "To the nearest {{to}}" }
    metres { "步行 {{n}} 米", "{{n}} m on foot" }
    off_network { "在路网之外，距离不详", "off the network, not known" }
    no_walk { "沿路网走不到", "no walk leads there" }
    nothing_said { "没有条款涉及。", "No clause speaks of it." }
    close { "关闭", "Close" }
    named { "{{name}}（{{id}}）", "{{name}} ({{id}})" }
    clause { "条款", "Clause" }
    level { "程度", "Level" }
    verdict { "结论", "Verdict" }
    reason { "原因", "Reason" }
    measured { "实测", "Measured" }
    required { "要求", "Required" }
    evidence { "依据", "Evidence" }
    sentence { "{{text}}。", "{{text}}. " }
    semicolon { "；", "; " }
    comma { "，", ", " }
    text_from { "条文出处", "Where the text is from" }
    evidence_count { "依据 {{n}} 处", "{{n}} things" }
    with_note { "{{text}}（{{note}}）", "{{text}} ({{note}})" }
    colon { "：", ": " }
    unserved { "未服务到", "Not served" }
    note { "说明", "Note" }
    source { "出处", "Source" }
    unverified { "数值未核实出处", "number unverified" }
    ask_map { "在地图上核对", "Ask the map" }
    confidence { "条文出处：{{text}}", "Text: {{text}}" }
    about_text {
        "条文出处；不核查的部分 {{n}} 处",
        "Where the text is from; {{n}} parts of it not checked"
    }
    quote_reason { "不核查“{{quote}}”：{{reason}}", "Not checked, “{{quote}}”: {{reason}}" }
    earned_of { "得 {{earned}} 分（满分 {{of}}）", "{{earned}} of {{of}} points" }
    not_scored { "不计分", "not scored" }
    item { "建设内容", "Item" }
    earned { "得分", "Earned" }
    of_weight { "满分", "Of" }
    clauses_failing { "不达标的强制条款", "Obligatory clauses failing" }
    clauses_open { "待核实的强制条款", "Obligatory clauses unknown" }
    nothing_open { "没有待核实的事项。", "Nothing is left to find out." }
    ask { "要核实什么", "What to find out" }
    no_gaps { "没有不达标的项，清单为空。", "No item fails; the list is empty." }
    find_gap { "在清单中查找", "Search the list" }
    found_gaps { "{{n}}/{{of}} 行", "{{n}} of {{of}} rows" }
    show_more { "再显示（还有 {{n}} 行）", "Show more ({{n}} rows left)" }
    access_note {
        "居民到最近一处现状设施（含边界以外）的步行距离在五、十、十五分钟生活圈（300、500、1000 米）以内的比例。",
        "Share of residents whose nearest existing facility, inside or beyond the boundary, lies within the five-, ten- and fifteen-minute circles (300, 500, 1000 m)."
    }
    category { "设施类别", "Category" }
    facilities { "社区内现状数", "Existing inside" }
    within_5 { "5 分钟", "5 min" }
    within_10 { "10 分钟", "10 min" }
    within_15 { "15 分钟", "15 min" }
    off_share { "路网之外", "Off network" }
    no_residents { "—", "—" }
}
