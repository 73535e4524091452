//! The help of each command.

use super::{Command, in_either};

/// By the names of the commands that lead to it.
pub const COMMANDS: &[Command] = &[
    Command {
        path: "",
        about: in_either(
            "对照《完整居住社区建设标准》核查社区：逐条判定、打分，并写出项目清单",
            "Audits communities against China's Complete Residential Community standard: clause by clause, a score, and the gap list",
        ),
        usage: in_either(
            "ccaudit <命令> [选项]",
            "ccaudit COMMAND [OPTIONS]",
        ),
        after: in_either(
            "\
例：
  ccaudit audit data/zhongwei --out out      核查五个试点社区，结果写入 out/
  ccaudit check data/zhongwei                数据缺什么、误什么
  ccaudit import osm 城区.osm.pbf --out 我的社区
  ccaudit form 我的社区                      待核实的事实一行一个，打印或在平板上填
  ccaudit standard show zhongwei-2023 --resolved

退出码：0 核查完成；1 有强制条款不达标（--fail-on gap）；
        3 没有不达标但有待核实（--fail-on unknown）；2 无法核查",
            "\
Examples:
  ccaudit audit data/zhongwei --out out      audit the five pilots, results below out/
  ccaudit check data/zhongwei                what the data lacks or has wrong
  ccaudit import osm city.osm.pbf --out mine
  ccaudit report out/audit.json --format md
  ccaudit form mine                          one unknown fact a row, to print or to fill in on a tablet
  ccaudit standard show zhongwei-2023 --resolved

Exit codes: 0 the audit completed; 1 an obligatory clause fails (--fail-on gap);
            3 none fails but some is undecided (--fail-on unknown); 2 could not judge",
        ),
    },
    Command {
        path: "audit",
        about: in_either(
            "核查社区，写出结果",
            "Audit communities and write the results",
        ),
        usage: in_either(
            "ccaudit audit <数据集>... [选项]",
            "ccaudit audit DATASET... [OPTIONS]",
        ),
        after: in_either(
            "\
例：
  ccaudit audit data/zhongwei                        打印摘要
  ccaudit audit data/zhongwei --out out              另把全部结果写入 out/
  ccaudit audit data/zhongwei --community 恒祥社区
  ccaudit audit data/zhongwei --out out --format gap-list,unknown
  ccaudit audit 我的社区 --standard national-2020 --as-of 2023-09-30 --fail-on gap
  ccaudit audit data/zhongwei --with planned         另看规划的设施建成后会怎样
  cat 合集.ndjson | ccaudit audit -                  一行一个社区进，一行一个结果出

--out 写出：
  audit.json             全部结果：每个条款的判定、理由、依据
  history/<核查日>.json  同一份结果，按核查日存档：ccaudit trend 和 diff 由此看变化
  gap-list/<社区>.csv    项目清单，列与方案附件相同
  unknown.csv            待核实的事实，每条一句话
  gaps.geojson           未服务的住宅楼和不达标的设施，可用 QGIS 打开
  walks.csv              每栋住宅楼到最近设施的步行距离
  report.html            一个文件看全部：对比、地图、理由、清单（社区不超过 200 个时）

--format 另可要：
  docx                   gap-list/<社区>.docx 和 gap-lists.docx：方案附件
  xlsx                   ledger.xlsx：台账
  form                   form.xlsx：现场核查表，填好后用 ccaudit form --read 读回
  md、overview、items、clauses、access   文本和表",
            "\
Examples:
  ccaudit audit data/zhongwei                        print a summary
  ccaudit audit data/zhongwei --out out              and write all results below out/
  ccaudit audit data/zhongwei --community 恒祥社区
  ccaudit audit data/zhongwei --out out --format gap-list,unknown
  ccaudit audit mine --standard national-2020 --as-of 2023-09-30 --fail-on gap
  ccaudit audit data/zhongwei --with planned         also what planned facilities would change
  cat bundles.ndjson | ccaudit audit -               one community a line in, one result a line out

--out writes:
  audit.json             everything: each clause's verdict, reason and evidence
  history/<day>.json     the same, kept by the day audited for: ccaudit trend and diff start from it
  gap-list/<id>.csv      the gap list, columns as the plan's annexes have them
  unknown.csv            facts to find out, one sentence each
  gaps.geojson           unserved residences and failing facilities, for QGIS
  walks.csv              each residence's walk to the nearest facilities
  report.html            one file to look at: comparison, map, reasons, lists (up to 200 communities)

--format also knows:
  docx                   gap-list/<id>.docx and gap-lists.docx: the plan's annex
  xlsx                   ledger.xlsx: the ledger
  form                   form.xlsx: the field form, read back by ccaudit form --read
  md, overview, items, clauses, access   text and tables

Files are in Chinese unless --lang en is given, whatever the system's language.",
        ),
    },
    Command {
        path: "check",
        about: in_either(
            "只出数据质量报告：缺什么、误什么",
            "The data-quality report alone: what is missing or wrong",
        ),
        usage: in_either(
            "ccaudit check <数据集>... [选项]",
            "ccaudit check DATASET... [OPTIONS]",
        ),
        after: in_either(
            "\
例：
  ccaudit check data/zhongwei
  ccaudit check data/zhongwei --standard national-2020 --community 恒祥社区
  ccaudit check data/zhongwei --out out              另写出 quality.csv、quality.json、network.geojson",
            "\
Examples:
  ccaudit check data/zhongwei
  ccaudit check data/zhongwei --standard national-2020 --community 恒祥社区
  ccaudit check data/zhongwei --out out              also quality.csv, quality.json, network.geojson",
        ),
    },
    Command {
        path: "import",
        about: in_either(
            "用现成的数据（OpenStreetMap、兴趣点表）做数据集",
            "Make a dataset of others' data (OpenStreetMap, tables of points of interest)",
        ),
        usage: in_either(
            "ccaudit import <命令>",
            "ccaudit import COMMAND",
        ),
        after: in_either(
            "",
            "",
        ),
    },
    Command {
        path: "import osm",
        about: in_either(
            "OpenStreetMap 文件（.osm、.osm.pbf）：步行路径、设施、住宅楼、小区、出入口",
            "An OpenStreetMap file (.osm, .osm.pbf): paths, facilities, residences, compounds, entrances",
        ),
        usage: in_either(
            "ccaudit import osm <文件> --out <目录> [选项]",
            "ccaudit import osm FILE --out DIR [OPTIONS]",
        ),
        after: in_either(
            "\
例：
  ccaudit import osm 城区.osm.pbf --out 我的社区                         有名称的小区各作一个社区
  ccaudit import osm 城区.osm.pbf --community 社区边界.geojson --out 我的社区
  ccaudit import osm 城区.osm --into 我的社区

没有 surveyed：地图上没有的，是不知道有没有，不是没有。没有导入的要素和原因写入 leftover.csv。",
            "\
Examples:
  ccaudit import osm city.osm.pbf --out mine                      each named compound is a community
  ccaudit import osm city.osm.pbf --community boundaries.geojson --out mine
  ccaudit import osm city.osm --into mine

Nothing is marked surveyed: what the map does not show is unknown, not absent. What was not imported,
and why, is in leftover.csv.",
        ),
    },
    Command {
        path: "import poi",
        about: in_either(
            "兴趣点表（.csv、.xlsx、.xls）：高德、百度导出的或自己整理的设施点",
            "A table of points of interest (.csv, .xlsx, .xls): from AMap or Baidu, or your own",
        ),
        usage: in_either(
            "ccaudit import poi <文件> --into <数据集> [选项]",
            "ccaudit import poi FILE --into DATASET [OPTIONS]",
        ),
        after: in_either(
            "\
例：
  ccaudit import poi 高德.csv --crs gcj02 --into 我的社区
  ccaudit import poi 设施表.xlsx --crs wgs84 --column name=店名 --column category=类型 --out 设施

兴趣点证明不了建筑面积：面积仍要实测。没有导入的行和原因写入 leftover.csv。",
            "\
Examples:
  ccaudit import poi amap.csv --crs gcj02 --into mine
  ccaudit import poi facilities.xlsx --crs wgs84 --column name=店名 --column category=类型 --out facilities

Points of interest prove no floor area; measure it. Rows not imported, and why, are in leftover.csv.",
        ),
    },
    Command {
        path: "report",
        about: in_either(
            "用 audit.json 另出报告，不必重新核查",
            "Other reports from an audit.json, without auditing again",
        ),
        usage: in_either(
            "ccaudit report <audit.json> --format 名称,... [--out 目录]",
            "ccaudit report AUDIT.json --format NAME,... [--out DIR]",
        ),
        after: in_either(
            "\
例：
  ccaudit report out/audit.json --format md > 报告.md
  ccaudit report out/audit.json --format csv --out 表格

不写 --format 和 --out 则打印摘要。geojson、walks 要数据集本身，请用 ccaudit audit。",
            "\
Examples:
  ccaudit report out/audit.json --format md > report.md
  ccaudit report out/audit.json --format csv --out tables

Without --format and --out it prints the summary. geojson and walks need the dataset: use ccaudit audit.",
        ),
    },
    Command {
        path: "diff",
        about: in_either(
            "比较两次核查结果：什么变了、为什么变",
            "Compare two audits: what changed, and why",
        ),
        usage: in_either(
            "ccaudit diff <前.json> <后.json> [选项]",
            "ccaudit diff BEFORE.json AFTER.json [OPTIONS]",
        ),
        after: in_either(
            "\
例：
  ccaudit diff out/history/2023-06-30.json out/audit.json
  ccaudit diff 六月/audit.json 九月/audit.json --out 变化   另写出 diff.csv（Excel）、diff.json

每个有变化的条款都说明原因，可以不止一个：
  标准变了  要求的数值、条件、约束力等不同
  数据变了  原来不知道的查明了，或原来知道的撤回了
  实地变了  前后都知道，而且不同
  时间到了  答复过了有效期
  方法变了  步速、步行量法、程序版本不同
得分的变化逐条款分解，各条款之和就是总的变化。",
            "\
Examples:
  ccaudit diff out/history/2023-06-30.json out/audit.json
  ccaudit diff june/audit.json september/audit.json --out changes   also diff.csv (Excel) and diff.json

Every clause that changed says why; several causes may hold:
  standard  its thresholds, conditions or level are others
  data      what was unknown is known now, or the other way round
  place     known before, known now, and different
  time      an answer expired
  method    another pace, walks measured otherwise, another version
The move of a score is taken apart by clauses, whose parts add up to the whole.",
        ),
    },
    Command {
        path: "trend",
        about: in_either(
            "各次核查的得分走势",
            "How scores go over time",
        ),
        usage: in_either(
            "ccaudit trend <目录|audit.json>... [选项]",
            "ccaudit trend DIR|AUDIT.json... [OPTIONS]",
        ),
        after: in_either(
            "\
例：
  ccaudit trend out                                  out/history/ 里各个核查日的结果
  ccaudit trend 六月.json 九月.json --community 恒祥社区
  ccaudit trend out --out 走势                       另写出 trend.xlsx（带图）、trend.html、trend.csv

audit --out 每次都把结果按核查日存进 history/。标准换过的日子标 ※：前后的得分不能比较。",
            "\
Examples:
  ccaudit trend out                                  the audits in out/history/, by day
  ccaudit trend june.json september.json --community 恒祥社区
  ccaudit trend out --out trend                      also trend.xlsx (with charts), trend.html, trend.csv

audit --out keeps every audit in history/ by the day audited for. Days from which the standard is
another are marked ※: scores before and after do not compare.",
        ),
    },
    Command {
        path: "form",
        about: in_either(
            "生成待核实事实的核查表，或把填好的表读回数据集",
            "Write the field form of all that is unknown, or read filled forms back into the dataset",
        ),
        usage: in_either(
            "ccaudit form <数据集> [--out 目录|文件.xlsx]\n      ccaudit form --read <填好的表.xlsx> --into <数据集>",
            "ccaudit form DATASET [--out DIR|FILE.xlsx]\n       ccaudit form --read FILLED.xlsx --into DATASET",
        ),
        after: in_either(
            "\
例：
  ccaudit form 我的社区                              写出 form.xlsx：一个待核实的事实一行
  ccaudit form 我的社区 --out 恒祥.xlsx --community 恒祥社区
  ccaudit form --read 恒祥.xlsx --into 我的社区      填好后读回
  ccaudit form --read 甲.xlsx --read 乙.xlsx --into 我的社区

读回时：
  答复加进 survey.csv，数和是否填到要素的属性上，各社区都查全的类别加进 dataset.toml 的 surveyed；
  谁、凭什么填的，记入 form-entries.csv。
  数据集里已有的值一律不改：与表里不同的，列入 form-conflicts.csv，由人决定。
  留空的格不读。有一行读不出来，就什么也不写，并逐行说明；只读入没有问题的行，加 --partial。
  答“是”而没有依据的照样读入，但核查时仍是待核实。",
            "\
Examples:
  ccaudit form mine                                  writes form.xlsx, one unknown fact a row
  ccaudit form mine --out hengxiang.xlsx --community 恒祥社区
  ccaudit form --read hengxiang.xlsx --into mine     reads it back, filled in
  ccaudit form --read one.xlsx --read two.xlsx --into mine

Reading it back:
  Answers go behind those of survey.csv, numbers and yes or no onto the features' properties, and
  categories that every community has surveyed completely into surveyed of dataset.toml. Who entered
  what by which evidence goes into form-entries.csv.
  No value of the dataset is changed: where the form differs, form-conflicts.csv lists both.
  Blank cells are passed over. If one row cannot be read nothing is written, and each such row is told;
  --partial enters the others all the same.
  A yes without evidence is entered, and stays unknown.",
        ),
    },
    Command {
        path: "accept",
        about: in_either(
            "验收：重新核查，逐个项目对照建设前，写验收意见和整改清单",
            "Acceptance: audit again, set every project beside the state before building, write opinions and the rectification list",
        ),
        usage: in_either(
            "ccaudit accept <数据集> --before <audit.json> [选项]",
            "ccaudit accept DATASET --before AUDIT.json [OPTIONS]",
        ),
        after: in_either(
            "\
例：
  ccaudit audit data/zhongwei --out out                               建设前的核查
  ccaudit accept data/zhongwei/after --before out/audit.json          验收，打印结果
  ccaudit accept data/zhongwei/after --before out/audit.json --out 验收

台账写“已完工”不算数：条款现在达标并有依据，项目才通过；不达标的整改，还不知道的待核实。

--out 写出：
  acceptance/<社区>.docx、.xlsx   验收意见，留有签字处
  rectification.csv、.xlsx、.docx 整改清单：问题、责任单位、新的时限
  acceptance.json                 全部结果
  history/<核查日>.json           这次的核查结果，下次验收的 --before",
            "\
Examples:
  ccaudit audit data/zhongwei --out out                               the audit before building
  ccaudit accept data/zhongwei/after --before out/audit.json          acceptance, printed
  ccaudit accept data/zhongwei/after --before out/audit.json --out accepted

That the register says complete counts for nothing: a project passes when its clauses pass now, with
evidence; what fails is to be put right, what is not known to be verified.

--out writes:
  acceptance/<id>.docx, .xlsx     the acceptance opinion, with room for signatures
  rectification.csv, .xlsx, .docx what to put right: problem, unit, new deadline
  acceptance.json                 everything
  history/<day>.json              this audit, the --before of the next acceptance",
        ),
    },
    Command {
        path: "monthly",
        about: in_either(
            "月报表：项目进展、逾期、投资，按社区和责任单位；--year 为全年总结",
            "The monthly report: progress, overdue projects, money, by community and unit; --year for the summary",
        ),
        usage: in_either(
            "ccaudit monthly <数据集> [--as-of YYYY-MM-DD] [选项]",
            "ccaudit monthly DATASET [--as-of YYYY-MM-DD] [OPTIONS]",
        ),
        after: in_either(
            "\
例：
  ccaudit monthly data/zhongwei/after --as-of 2023-07-23             七月的月报表，打印
  ccaudit monthly data/zhongwei/after --as-of 2023-10-23 --out 月报  另写 .xlsx、.docx、.json
  ccaudit monthly data/zhongwei/after --year --out 总结              全年总结

进展按台账的开工、完工、验收日期推到 --as-of 那天；没有日期的按状态。",
            "\
Examples:
  ccaudit monthly data/zhongwei/after --as-of 2023-07-23              July's report, printed
  ccaudit monthly data/zhongwei/after --as-of 2023-10-23 --out report also .xlsx, .docx, .json
  ccaudit monthly data/zhongwei/after --year --out summary            the year's summary

How far a project was on the day is told by its dates, and where it has none by its status.",
        ),
    },
    Command {
        path: "register",
        about: in_either(
            "项目台账：与不达标项对照，给没有项目的各加一行",
            "The project register: set beside the gaps, with a new row for each gap that has no project",
        ),
        usage: in_either(
            "ccaudit register <数据集> [选项]",
            "ccaudit register DATASET [OPTIONS]",
        ),
        after: in_either(
            "\
例：
  ccaudit register 我的社区                          打印对照结果，并在 projects.csv 里给没有项目的不达标项各加一行
  ccaudit register 我的社区 --dry-run                只看，不写
  ccaudit register data/zhongwei --out 台账          写到别处
  ccaudit register data/zhongwei/after --as-of 2023-10-23 --dry-run

台账里人写的行一字不动，新行加在后面：名称、内容、单位、时限照项目清单填，状态为未开工。
状态：未开工、在建、已完工、已验收。时限照方案写，如 2023年9月30日前、长期坚持。",
            "\
Examples:
  ccaudit register mine                              print what joins and what does not, and put a row
                                                     into projects.csv for each gap without a project
  ccaudit register mine --dry-run                    look only
  ccaudit register data/zhongwei --out register      write it elsewhere
  ccaudit register data/zhongwei/after --as-of 2023-10-23 --dry-run

Rows that people wrote stay as they are; new ones go behind them: name, content, units and deadline as
the gap list has them, the status not started.",
        ),
    },
    Command {
        path: "rank",
        about: in_either(
            "先做哪些：全部不达标项排一个次序；给预算，挑最优的组合",
            "Which first: all gaps in one order; with a budget, the best set of them",
        ),
        usage: in_either(
            "ccaudit rank <数据集>... [--budget 万元] [选项]",
            "ccaudit rank DATASET... [--budget N] [OPTIONS]",
        ),
        after: in_either(
            "\
例：
  ccaudit rank 我的社区                              全部不达标项，每万元惠及居民多的在前
  ccaudit rank 甲区 乙区 --budget 500 --out 排序     500 万元的最优组合，另写 rank.csv、.xlsx、.json
  ccaudit rank 我的社区 --by gate --costs costs.toml 先打开七有关口，台账没写的投资用造价表

投资取台账的 cost_wan_yuan；没有写的取 --costs 的造价表，再没有就是不详，排在投资已知的之后。
造价表：
  [[items]]                    # 或 [[clauses]] clause = \"12.a\"
  item = 3                     # 序号、id 或名称
  cost = \"45 万元\"           # 写 unit = \"处\"（或 平方米、个出入口……）则乘以实测的差额
  source = \"区财政评审 2023\"
  [[complexes]]                # 一个项目解决几项，只计一次；台账里同一社区的同名项目也是
  community = \"hengxiang\"
  name = \"社区综合体\"
  items = [1, 3, 4, 5]
  cost = \"320 万元\"
  source = \"可研报告\"
次序由打印出来的几个关键字逐个决定，没有权重；已豁免的不参加排序。",
            "\
Examples:
  ccaudit rank mine                                 all gaps, most residents per 10,000 yuan first
  ccaudit rank east west --budget 500 --out order   the best set for 5 million yuan; rank.csv, .xlsx, .json
  ccaudit rank mine --by gate --costs costs.toml    open the gate of seven first; costs from a table

Costs are cost_wan_yuan of the register; else of the --costs table; else unknown, and behind the known.
The table:
  [[items]]                    # or [[clauses]] with clause = \"12.a\"
  item = 3                     # number, id or title
  wan_yuan = 45                # with unit = \"facility\" (m2, entrance…), times the shortfall measured
  source = \"district budget 2023\"
  [[complexes]]                # one project that closes several items, paid once; so are projects of one
  community = \"hengxiang\"    # name in one community of the register
  name = \"service complex\"
  items = [1, 3, 4, 5]
  wan_yuan = 320
  source = \"feasibility study\"
The order is by the named keys it prints, one after the other, without weights; waived gaps are not ranked.",
        ),
    },
    Command {
        path: "site",
        about: in_either("建在哪里：新设施选址，最少几处服务到人人，或 N 处服务最多的人", "Where to build: the fewest sites that serve all, or the best N"),
        usage: in_either("ccaudit site <数据集> --item <项> [--count N] [--within 米] [选项]", "ccaudit site DATASET --item ITEM [--count N] [--within METRES] [OPTIONS]"),
        after: in_either(
            "\
例：
  ccaudit site 我的社区 --item 13                                最少几处，使人人步行可达
  ccaudit site 我的社区 --item 公共厕所 --count 3 --within 500   最多 3 处，使 500 米内有的居民最多
  ccaudit site 我的社区 --clause 13.c --aim nearest --count 3    3 处，使最远的那栋走得最近
  ccaudit site 我的社区 --item 13 --count 3 --out 选址           另写地图、表格和可供 audit --with 的设施
  ccaudit audit 我的社区 --with 选址/proposed.geojson            建成后各条款会怎样

候选用地取数据集的 sites.geojson（面积须够条款要求）；没有这个文件，就以社区里的路口为候选。
已有的、符合条款的设施照旧；在建和规划的不算。步行距离与核查所用的相同。
结果或者证明是最优的，或者（到了 --time-limit）写明离最优最多差多少。
没有候选能服务到的楼逐栋列出。

--out 写出：
  site.html           地图和表
  sites.csv、.xlsx    每处：位置、新服务的居民、最远的步行距离
  residences.csv      每栋住宅楼：现在和建成后到最近一处的步行距离
  proposed.geojson    建议的设施，可用 QGIS 打开，也可交给 audit --with
  site.json           全部结果
  distances.csv       每栋楼到每个候选的步行距离（--distances）",
            "\
Examples:
  ccaudit site mine --item 13                                    the fewest sites within a walk of everybody
  ccaudit site mine --item public_toilet --count 3 --within 500  the best 3 for most residents within 500 m
  ccaudit site mine --clause 13.c --aim nearest --count 3        3 that leave the worst walk shortest
  ccaudit site mine --item 13 --count 3 --out sited              also a map, tables, and facilities for audit --with
  ccaudit audit mine --with sited/proposed.geojson               what the clauses would come to

Candidates are the dataset's sites.geojson, where they have the area the clause needs; without that
file, the street corners of the communities. What is there and meets the clause stays; what is planned
or under construction does not count. Walks are the audit's. An answer is proven, or (at --time-limit)
says how far from the best it can be. Residences no candidate can serve are named.

--out writes:
  site.html           map and tables
  sites.csv, .xlsx    each site: where, residents newly served, the longest walk
  residences.csv      each residence: its walk to the nearest, now and then
  proposed.geojson    the facilities proposed, for QGIS and for audit --with
  site.json           everything
  distances.csv       every residence's walk to every candidate (--distances)",
        ),
    },
    Command {
        path: "standard",
        about: in_either(
            "查看和校验标准",
            "Look at standards and check them",
        ),
        usage: in_either(
            "ccaudit standard <命令>",
            "ccaudit standard COMMAND",
        ),
        after: in_either(
            "",
            "",
        ),
    },
    Command {
        path: "standard list",
        about: in_either(
            "列出内置的标准",
            "List the embedded standards",
        ),
        usage: in_either(
            "ccaudit standard list",
            "ccaudit standard list",
        ),
        after: in_either(
            "",
            "",
        ),
    },
    Command {
        path: "standard show",
        about: in_either(
            "显示一个标准；--resolved 显示合并各层后的全文，并注明每个值来自哪一层",
            "Show a standard; with --resolved the whole of its layers, each value with its layer",
        ),
        usage: in_either(
            "ccaudit standard show <ID|文件> [--resolved]",
            "ccaudit standard show ID|FILE [--resolved]",
        ),
        after: in_either(
            "\
例：
  ccaudit standard show national-2020
  ccaudit standard show zhongwei-2023 --resolved > zhongwei.toml",
            "\
Examples:
  ccaudit standard show national-2020
  ccaudit standard show zhongwei-2023 --resolved > zhongwei.toml",
        ),
    },
    Command {
        path: "standard check",
        about: in_either(
            "校验一个标准文件",
            "Check a standard's file",
        ),
        usage: in_either(
            "ccaudit standard check <文件>",
            "ccaudit standard check FILE",
        ),
        after: in_either(
            "\
例：
  ccaudit standard check standards/zhongwei-2023.toml",
            "\
Examples:
  ccaudit standard check standards/zhongwei-2023.toml",
        ),
    },
    Command {
        path: "schema",
        about: in_either(
            "打印 JSON Schema",
            "Print a JSON Schema",
        ),
        usage: in_either(
            "ccaudit schema <名称>",
            "ccaudit schema NAME",
        ),
        after: in_either(
            "",
            "",
        ),
    },
    Command {
        path: "explain",
        about: in_either(
            "详细说明一个错误、警告或提示的代码",
            "Explain the code of an error, a warning or a note at length",
        ),
        usage: in_either(
            "ccaudit explain [代码]",
            "ccaudit explain [CODE]",
        ),
        after: in_either(
            "\
例：
  ccaudit explain duplicate-id                       错误[duplicate-id] 是什么意思、举例、怎么处理
  ccaudit explain                                    列出全部代码",
            "\
Examples:
  ccaudit explain duplicate-id                       what error[duplicate-id] means, an example, what to do
  ccaudit explain                                    list all codes",
        ),
    },
];
