//! The help of each argument.

use super::{Argument, in_either};

/// By its id; behind the path of its command where that says it differently.
pub const ARGUMENTS: &[Argument] = &[
    Argument {
        id: "lang",
        value: in_either("zh|en", "zh|en"),
        help: in_either(
            "语言：zh 中文，en 英文；不写则打印的随系统语言，要写文件时一律中文",
            "Language: zh Chinese, en English; by default what is printed follows the system, and a run that writes files is Chinese",
        ),
    },
    Argument { id: "help", value: in_either("", ""), help: in_either("显示帮助", "Show help") },
    Argument { id: "version", value: in_either("", ""), help: in_either("显示版本", "Show the version") },
    Argument {
        id: "datasets",
        value: in_either("数据集", "DATASET"),
        help: in_either(
            "数据集：目录或 .geojson 合集文件；audit 也可写 -，从标准输入逐条读合集",
            "A directory or a .geojson bundle; for audit also -, bundles from standard input",
        ),
    },
    Argument {
        id: "standard",
        value: in_either("ID|文件", "ID|FILE"),
        help: in_either(
            "标准的 id 或 .toml 文件；不写则用数据集声明的，再不然用 national-2020",
            "A standard's id or .toml file; else the dataset's own, else national-2020",
        ),
    },
    Argument {
        id: "standard show/standard",
        value: in_either("ID|文件", "ID|FILE"),
        help: in_either("标准的 id 或 .toml 文件", "A standard's id or .toml file"),
    },
    Argument {
        id: "vocabulary",
        value: in_either("目录", "DIR"),
        help: in_either(
            "词表目录（categories.toml、properties.toml），代替内置词表",
            "Vocabularies (categories.toml, properties.toml) in place of the embedded ones",
        ),
    },
    Argument {
        id: "standard show/vocabulary",
        value: in_either("目录", "DIR"),
        help: in_either(
            "词表目录，代替内置词表",
            "Vocabularies (categories.toml, properties.toml) in place of the embedded ones",
        ),
    },
    Argument {
        id: "standard check/vocabulary",
        value: in_either("目录", "DIR"),
        help: in_either(
            "词表目录，代替内置词表",
            "Vocabularies (categories.toml, properties.toml) in place of the embedded ones",
        ),
    },
    Argument {
        id: "crs",
        value: in_either("坐标系", "CRS"),
        help: in_either(
            "坐标系，代替数据集声明的：wgs84、gcj02（高德）、bd09（百度）、cgcs2000 或 EPSG:4544 等",
            "Coordinate system, in place of the declared: wgs84, gcj02 (AMap), bd09 (Baidu), cgcs2000, EPSG:4544…",
        ),
    },
    Argument {
        id: "import poi/crs",
        value: in_either("坐标系", "CRS"),
        help: in_either(
            "表中坐标的坐标系：gcj02（高德、腾讯）、bd09（百度）、wgs84……",
            "Coordinate system of the table: gcj02 (AMap, Tencent), bd09 (Baidu), wgs84…",
        ),
    },
    Argument {
        id: "form/crs",
        value: in_either("坐标系", "CRS"),
        help: in_either(
            "坐标系，代替数据集声明的",
            "Coordinate system, in place of the declared: wgs84, gcj02 (AMap), bd09 (Baidu), cgcs2000, EPSG:4544…",
        ),
    },
    Argument {
        id: "as_of",
        value: in_either("YYYY-MM-DD", "YYYY-MM-DD"),
        help: in_either(
            "核查日，用于判断答复是否在有效期内",
            "The day audited for, which decides what answers are still valid",
        ),
    },
    Argument {
        id: "pace",
        value: in_either("米/分钟", "M/MIN"),
        help: in_either(
            "步速（米/分钟），代替标准的步速",
            "Walking pace in metres a minute, in place of the standard's",
        ),
    },
    Argument {
        id: "jobs",
        value: in_either("N", "N"),
        help: in_either("同时使用的处理器数", "How many processors to use"),
    },
    Argument {
        id: "step_free",
        value: in_either("", ""),
        help: in_either(
            "不走台阶：按轮椅可通行的路线量步行距离",
            "Walk without steps: what a wheelchair user reaches",
        ),
    },
    Argument {
        id: "node_paths",
        value: in_either("", ""),
        help: in_either(
            "把同一层面上相交而没有共用节点的路径连通（桥、隧道、不同层的除外）",
            "Join paths that cross on one level without a shared vertex (not bridges, tunnels, other layers)",
        ),
    },
    Argument {
        id: "community",
        value: in_either("ID|名称", "ID|NAME"),
        help: in_either(
            "只核查这个社区（id 或名称），可写多次",
            "Only this community (id or name); may be given several times",
        ),
    },
    Argument {
        id: "import osm/community",
        value: in_either("边界.geojson", "BOUNDARIES.geojson"),
        help: in_either(
            "社区边界（GeoJSON 面）；不写则有名称的小区各作一个社区",
            "Community boundaries (GeoJSON polygons); else each named compound is a community",
        ),
    },
    Argument {
        id: "trend/community",
        value: in_either("ID|名称", "ID|NAME"),
        help: in_either(
            "只看这个社区（id 或名称），可写多次",
            "Only this community (id or name); may be given several times",
        ),
    },
    Argument {
        id: "form/community",
        value: in_either("ID|名称", "ID|NAME"),
        help: in_either(
            "只做这个社区（id 或名称）的核查表，可写多次",
            "Only this community (id or name); may be given several times",
        ),
    },
    Argument {
        id: "quiet",
        value: in_either("", ""),
        help: in_either("不显示进度和提示", "Show neither progress nor notes"),
    },
    Argument {
        id: "import osm/quiet",
        value: in_either("", ""),
        help: in_either("不显示提示", "Show neither progress nor notes"),
    },
    Argument {
        id: "import poi/quiet",
        value: in_either("", ""),
        help: in_either("不显示提示", "Show neither progress nor notes"),
    },
    Argument {
        id: "report/quiet",
        value: in_either("", ""),
        help: in_either("不显示提示", "Show neither progress nor notes"),
    },
    Argument {
        id: "diff/quiet",
        value: in_either("", ""),
        help: in_either("不显示提示", "Show neither progress nor notes"),
    },
    Argument {
        id: "trend/quiet",
        value: in_either("", ""),
        help: in_either("不显示提示", "Show neither progress nor notes"),
    },
    Argument {
        id: "out",
        value: in_either("目录", "DIR"),
        help: in_either(
            "结果写入的目录；不写则只打印摘要",
            "Where results go; without it only a summary is printed",
        ),
    },
    Argument {
        id: "check/out",
        value: in_either("目录", "DIR"),
        help: in_either(
            "把报告写入该目录：quality.csv（Excel）、quality.json、network.geojson（QGIS）",
            "Write the report there: quality.csv (Excel), quality.json, network.geojson (QGIS)",
        ),
    },
    Argument {
        id: "import osm/out",
        value: in_either("目录", "DIR"),
        help: in_either("写成新的数据集目录", "Write a new dataset directory"),
    },
    Argument {
        id: "import poi/out",
        value: in_either("目录", "DIR"),
        help: in_either("写成新的数据集目录", "Write a new dataset directory"),
    },
    Argument {
        id: "diff/out",
        value: in_either("目录", "DIR"),
        help: in_either("另把结果写入该目录：diff.json、diff.csv", "Also write diff.json and diff.csv there"),
    },
    Argument {
        id: "trend/out",
        value: in_either("目录", "DIR"),
        help: in_either(
            "另把结果写入该目录：trend.xlsx、trend.html、trend.csv",
            "Also write trend.xlsx, trend.html and trend.csv there",
        ),
    },
    Argument {
        id: "form/out",
        value: in_either("目录|文件", "DIR|FILE"),
        help: in_either(
            "核查表写到的目录或 .xlsx 文件；不写则为当前目录的 form.xlsx",
            "A directory or .xlsx file for the form; else form.xlsx in this directory",
        ),
    },
    Argument {
        id: "accept/out",
        value: in_either("目录", "DIR"),
        help: in_either(
            "结果写入的目录；不写则只打印",
            "Write the results there; else they are only printed",
        ),
    },
    Argument {
        id: "monthly/out",
        value: in_either("目录", "DIR"),
        help: in_either(
            "结果写入的目录；不写则只打印",
            "Write the results there; else they are only printed",
        ),
    },
    Argument {
        id: "register/out",
        value: in_either("目录", "DIR"),
        help: in_either(
            "写到这个目录：projects.csv，和对照结果 register.csv；不写则只把新行写进数据集",
            "Write projects.csv there, and register.csv, what joins and what does not; else only the new rows, into the dataset",
        ),
    },
    Argument {
        id: "rank/out",
        value: in_either("目录", "DIR"),
        help: in_either(
            "另把结果写入该目录：rank.csv、rank.xlsx、rank.json",
            "Also write rank.csv, rank.xlsx and rank.json there",
        ),
    },
    Argument {
        id: "format",
        value: in_either("名称,...", "NAME,..."),
        help: in_either(
            "要哪些结果，逗号分隔：json、history、gap-list、unknown、geojson、walks、html、docx、xlsx、form、overview、items、clauses、access、md，或 csv（全部 csv 表）",
            "Which results, by comma: json, history, gap-list, unknown, geojson, walks, html, docx, xlsx, form, overview, items, clauses, access, md, or csv (all CSV tables)",
        ),
    },
    Argument {
        id: "formats",
        value: in_either("名称,...", "NAME,..."),
        help: in_either(
            "写哪些格式，逗号分隔：csv、xlsx、docx、md、html、txt、json、geojson；不写则为通常的几种",
            "Which formats to write, by comma: csv, xlsx, docx, md, html, txt, json, geojson; without it the usual ones",
        ),
    },
    Argument {
        id: "walks",
        value: in_either("reached|all", "reached|all"),
        help: in_either(
            "walks.csv 列哪些类别：reached 标准要求步行可达的，all 全部",
            "Categories in walks.csv: reached, those the standard reaches for; or all",
        ),
    },
    Argument {
        id: "with",
        value: in_either("planned|文件.geojson", "planned|FILE.geojson"),
        help: in_either(
            "另看假如：planned 为数据集里规划和在建的设施都建成，或一个 .geojson 里拟建的设施都建成；可写多次，不混入核查结果",
            "Tell besides what would be if what the dataset plans, or what a file of facilities proposes, were there; may be given several times, never mixed into the audit",
        ),
    },
    Argument {
        id: "fail_on",
        value: in_either("gap|unknown", "gap|unknown"),
        help: in_either(
            "有不达标（gap）时退出码为 1；unknown 另在只有待核实时退出码为 3",
            "gap: exit code 1 where something fails; unknown: also 3 where something is undecided",
        ),
    },
    Argument {
        id: "import osm/file",
        value: in_either("文件", "FILE"),
        help: in_either(".osm 或 .osm.pbf", ".osm or .osm.pbf"),
    },
    Argument {
        id: "import poi/file",
        value: in_either("文件", "FILE"),
        help: in_either(".csv（UTF-8 或 GB18030）、.xlsx 或 .xls", ".csv (UTF-8 or GB18030), .xlsx or .xls"),
    },
    Argument {
        id: "standard check/file",
        value: in_either("文件", "FILE"),
        help: in_either(".toml 文件", "A .toml file"),
    },
    Argument {
        id: "into",
        value: in_either("数据集", "DATASET"),
        help: in_either(
            "加进已有的数据集：已有的一律不动，冲突列入 conflicts.csv",
            "Add to this dataset: what it holds stays, conflicts go to conflicts.csv",
        ),
    },
    Argument {
        id: "form/into",
        value: in_either("数据集", "DATASET"),
        help: in_either("读回到这个数据集目录", "Read it into this dataset directory"),
    },
    Argument {
        id: "column",
        value: in_either("字段=列名", "ROLE=COLUMN"),
        help: in_either(
            "哪一列是什么，如 name=店名、lng=经度、category=类型，可写多次",
            "Which column is what, such as name=店名, lng=经度, category=类型; may be given several times",
        ),
    },
    Argument {
        id: "audit",
        value: in_either("audit.json", "AUDIT.json"),
        help: in_either("ccaudit audit 写出的 audit.json", "An audit.json written by ccaudit audit"),
    },
    Argument {
        id: "diff/before",
        value: in_either("前.json", "BEFORE.json"),
        help: in_either("较早的 audit.json", "The earlier audit.json"),
    },
    Argument {
        id: "accept/before",
        value: in_either("audit.json", "AUDIT.json"),
        help: in_either(
            "建设前（或上次验收）的 audit.json",
            "The audit.json from before building, or of the last acceptance",
        ),
    },
    Argument {
        id: "after",
        value: in_either("后.json", "AFTER.json"),
        help: in_either("较晚的 audit.json", "The later audit.json"),
    },
    Argument {
        id: "diff/across_standards",
        value: in_either("", ""),
        help: in_either("标准不同也比较", "Compare although the standards differ"),
    },
    Argument {
        id: "accept/across_standards",
        value: in_either("", ""),
        help: in_either("两次核查的标准不同也对照", "Compare although the standards differ"),
    },
    Argument {
        id: "places",
        value: in_either("目录|audit.json", "DIR|AUDIT.json"),
        help: in_either(
            "audit --out 写出的目录、放着几份结果的目录，或几份 audit.json",
            "A folder written by audit --out, a folder of audits, or several audit.json",
        ),
    },
    Argument {
        id: "dataset",
        value: in_either("数据集", "DATASET"),
        help: in_either(
            "要核查的数据集：目录或 .geojson 合集文件",
            "The dataset to ask about: a directory or a .geojson bundle",
        ),
    },
    Argument {
        id: "read",
        value: in_either("文件", "FILE"),
        help: in_either(
            "读回填好的核查表（.xlsx、.xls 或 .csv），可写多次",
            "Read this filled form (.xlsx, .xls or .csv); may be given several times",
        ),
    },
    Argument {
        id: "partial",
        value: in_either("", ""),
        help: in_either(
            "有的行读不出来时，仍读入其余的行",
            "Enter the rows that can be read although others cannot",
        ),
    },
    Argument {
        id: "rectify_by",
        value: in_either("YYYY-MM-DD", "YYYY-MM-DD"),
        help: in_either(
            "整改时限；不写则用市级方案的，方案没有或已过则为验收日后 30 天",
            "New deadline; else the city plan's, or where that is over 30 days from the acceptance",
        ),
    },
    Argument {
        id: "year",
        value: in_either("", ""),
        help: in_either("全年总结，代替月报表", "The summary of the year instead of the month's report"),
    },
    Argument {
        id: "soon",
        value: in_either("天数", "DAYS"),
        help: in_either("时限在多少天以内算即将到期", "Within how many days a deadline is soon (30)"),
    },
    Argument {
        id: "dry_run",
        value: in_either("", ""),
        help: in_either("只打印，不写文件", "Print only, write nothing"),
    },
    Argument {
        id: "budget",
        value: in_either("万元", "10⁴ YUAN"),
        help: in_either(
            "预算（万元）：另挑预算内的最优组合",
            "A budget in 10,000 yuan: also the best set for it",
        ),
    },
    Argument {
        id: "step",
        value: in_either("万元", "10⁴ YUAN"),
        help: in_either(
            "预算再加多少万元，看能多做什么；不写则为 50",
            "By how much more to ask what it would buy (50)",
        ),
    },
    Argument {
        id: "by",
        value: in_either("residents|score|gate", "residents|score|gate"),
        help: in_either(
            "先看什么：residents 每万元惠及居民，score 每万元得分，gate 七有关口",
            "What goes first: residents per 10,000 yuan, points per 10,000 yuan, or opening the gate of seven",
        ),
    },
    Argument {
        id: "costs",
        value: in_either("costs.toml", "costs.toml"),
        help: in_either(
            "造价表（.toml），用于台账没有写投资的",
            "A table of costs, for what the register does not tell",
        ),
    },
    Argument {
        id: "item",
        value: in_either("项", "ITEM"),
        help: in_either(
            "建设内容：序号、id 或名称，也可写设施类别，如 公共厕所",
            "What to build for: an item's number, id or title, or a category such as public_toilet",
        ),
    },
    Argument {
        id: "clause",
        value: in_either("条款", "CLAUSE"),
        help: in_either("只看这个条款要的设施，如 13.c", "Only what this clause asks for, such as 13.c"),
    },
    Argument {
        id: "count",
        value: in_either("N", "N"),
        help: in_either(
            "最多建几处；不写则求最少几处",
            "How many sites at most; by default the fewest that serve all",
        ),
    },
    Argument {
        id: "within",
        value: in_either("米", "METRES"),
        help: in_either(
            "步行多少米以内算服务到；不写则用条款的，条款没写则为 500（十分钟生活圈）",
            "Residents are served within this walk; by default the clause's own, else 500 (the ten-minute circle)",
        ),
    },
    Argument {
        id: "aim",
        value: in_either("fewest|most|nearest", "fewest|most|nearest"),
        help: in_either(
            "求什么：fewest 最少几处服务到人人，most N 处服务最多的人，nearest N 处使最远的步行最短",
            "The fewest sites that serve all, N that serve most, or N that leave the worst walk shortest",
        ),
    },
    Argument {
        id: "capacity",
        value: in_either("数", "NUMBER"),
        help: in_either(
            "每处新设施最多服务多少（人、户或栋，与居民的计数单位相同）；不写则不限",
            "How many each new facility serves at most, in the unit residents are counted in; by default no limit",
        ),
    },
    Argument {
        id: "time_limit",
        value: in_either("秒", "SECONDS"),
        help: in_either(
            "每种设施最多求解多少秒（量步行距离另计）；不写则为 60",
            "How long to search for each kind of facility at most, walks not included (60)",
        ),
    },
    Argument {
        id: "site/out",
        value: in_either("目录", "DIR"),
        help: in_either(
            "结果写入的目录；不写则只打印",
            "Write the results there; else they are only printed",
        ),
    },
    Argument {
        id: "distances",
        value: in_either("", ""),
        help: in_either(
            "另写每栋楼到每个候选的步行距离 distances.csv，可用别的程序复核",
            "Also write distances.csv, every residence's walk to every candidate, for other solvers",
        ),
    },
    Argument {
        id: "resolved",
        value: in_either("", ""),
        help: in_either(
            "合并各层，注明每个值的来源",
            "Resolve the layers, each value with where it comes from",
        ),
    },
    Argument {
        id: "name",
        value: in_either("名称", "NAME"),
        help: in_either("standard、dataset 或 audit", "standard, dataset or audit"),
    },
    Argument {
        id: "code",
        value: in_either("代码", "CODE"),
        help: in_either(
            "错误、警告或提示方括号里的代码，如 duplicate-id；不写则列出全部",
            "The code in the brackets of an error, a warning or a note, such as duplicate-id; else all are listed",
        ),
    },
];
