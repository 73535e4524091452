//! Forms, the project register, and what is made from audits.

use super::{Code, Explanation, InEither};

explanations! {
    FOLLOW_UP
    NoForm
        "文件不是现场核查表：没有一行同时写着“键”和“答复”两列。"
        "给错了文件，或者填表时删了“键”这一列。"
        "给出 ccaudit form 生成、填好的那份；删了的列从原表抄回来。"
        "The file is not a field form: no row names both the key and the answer column."
        "Another file was given, or the key column was deleted while filling in."
        "Name the form that ccaudit form wrote; copy a deleted column back from the original.";
    NoKey
        "这一行填了答复，但没有键，不知道回答的是什么。"
        "在表的末尾自己加了一行。"
        "从原表抄回这一行的键；新的事实写到数据集里。"
        "The row has an answer but no key, so it is unclear what it answers."
        "A row was added at the end of the form."
        "Copy the key from the original form; enter new facts in the dataset.";
    UnknownKey
        "这一行的键读不出来，或者指的东西不在这个数据集里。"
        "数据集在生成核查表之后改过 id。"
        "核对是不是这个数据集的表；改过的，重新生成核查表再抄答复。"
        "The key of the row cannot be read, or is of something that this dataset does not have."
        "Ids of the dataset were changed after the form was made."
        "Check that the form is of this dataset; if it was changed, make the form again and copy the answers.";
    AnotherDataset
        "核查表是为另一个数据集生成的。"
        "把沙坡头区的表读入了中宁县的数据集。"
        "核对 --into 的目录。"
        "The form was made for another dataset."
        "One district's form is read into another's dataset."
        "Check the directory of --into.";
    NotADirectory
        "数据集是一个合并文件，不能把核查表读入其中。"
        "--into city.geojson。"
        "先拆成目录（communities.geojson 等），再读入。"
        "The dataset is a bundle, and a form cannot be read into one."
        "--into city.geojson."
        "Split it into a directory first (communities.geojson and so on).";
    TwoAnswers
        "同一件事在表里填了两次，而且不同。"
        "两名核查员的表合并后，同一行有两种答复。"
        "留下对的一行。"
        "One fact is answered twice in the form, and differently."
        "Two inspectors' forms were put together, and a row has two answers."
        "Keep the right row.";
    EvidenceAlone
        "只填了依据，没有填答复，按没有填处理。"
        "“依据”写了照片编号，“答复”空着。"
        "补上答复。"
        "A row has evidence and no answer, and counts as blank."
        "The number of a photograph is given, and no answer."
        "Fill in the answer.";
    PartlySurveyed
        "一类设施还有社区没有回答是否查全，所以没有记为普查完成。"
        "五个社区里只有三个对“药店”答了是。"
        "补上数据里缺的设施；各社区都查完后，把所有的表一起读入（可以多次写 --read）。"
        "Some communities have not yet said that a category is surveyed completely, so nothing was written for it."
        "Three of five communities said yes for pharmacies."
        "Add facilities that the data lack; once all are surveyed, read their forms together (--read may be repeated).";
    Formula
        "单元格是公式，没有读取。"
        "答复写成了 =B3。"
        "写成值：复制后“选择性粘贴”为数值。"
        "A cell is a formula and was not read."
        "The answer says =B3."
        "Write the value: copy it and paste it as values.";
    CellError
        "单元格是一个错误值，没有读取。"
        "#REF!、#N/A。"
        "改成实际的值。"
        "A cell holds an error and was not read."
        "#REF!, #N/A."
        "Write the value that is meant.";
    UnknownStatus
        "台账里项目的状态读不出来。"
        "写成了“基本完工”。"
        "写 未开工、在建、已完工、已验收 之一，细节写在备注里。"
        "The status of a project in the register cannot be read."
        "It says nearly complete."
        "Write 未开工 (not started), 在建 (under way), 已完工 (complete) or 已验收 (accepted), and the details as a note.";
    UnknownUnit
        "责任单位不在城市标准的单位表里，按原文列出。"
        "“市住建局”写成了“住建局”。"
        "按提示改正，或者在城市标准的 [city.units] 里加上它。"
        "A unit of a project is not in the city's table of units; it is listed as written."
        "A unit's name is shortened."
        "Correct it as suggested, or add it to [city.units] of the city's standard.";
    OpenDeadline
        "完成时限没有写到日，判断不了是否逾期。"
        "“长期坚持”“尽快完成”。"
        "有期限的写上日期，例如 2023年9月30日前。"
        "The deadline names no day, so it cannot be told whether the project is overdue."
        "It says as soon as possible."
        "If there is one, write the day, such as 2023年9月30日前 (before 30 September 2023).";
    UnreadableDeadline
        "完成时限里的日期不对。"
        "2023年9月31日前。"
        "按方案改正，例如 2023年9月30日前、2023年9月底前。"
        "The deadline names a day that the calendar does not have."
        "2023年9月31日前 (before 31 September)."
        "Correct it by the plan, such as 2023年9月30日前.";
    ContradictingDays
        "项目的状态和日期互相矛盾。"
        "状态是“未开工”，却有完工日期；完工早于开工。"
        "按文件改正状态或日期。"
        "A project's status and dates contradict each other."
        "It is not started and has a day of completion; or it is completed before it starts."
        "Correct the status or the dates by their documents.";
    TwinProject
        "台账里两行完全相同。"
        "复制粘贴多贴了一次。"
        "删去一行；确实是两个项目的，写上不同的名称。"
        "Two rows of the register are the same in every cell."
        "A row was pasted once too often."
        "Delete one; if they are two projects, give them different names.";
    NotAnAudit
        "文件是 JSON，但不是 ccaudit 的核查结果，或者写出以后被改动过。"
        "给了 quality.json；用编辑器改过 audit.json。"
        "给出 ccaudit audit DATASET --out DIR 写出的、没有改动的 audit.json。"
        "The file is JSON but not an audit by ccaudit, or it was changed since it was written."
        "quality.json was given; an audit.json was changed in an editor."
        "Name an audit.json as ccaudit audit DATASET --out DIR wrote it.";
    AuditCutShort
        "audit.json 不完整，后面断了。"
        "复制时中断。"
        "重新复制，或者重新核查。"
        "The audit.json breaks off before its end."
        "The copy was interrupted."
        "Copy it again, or audit again.";
    AuditOfAnotherVersion
        "audit.json 是另一个版本的程序写的，这个版本读不了。"
        "用旧版核查，用新版出报告。"
        "用现在的版本重新核查。"
        "The audit.json was written by another version of the program and cannot be read by this one."
        "An old version audited, and a new one is to report."
        "Audit again with the version you have.";
    NoAudits
        "目录里没有核查结果。"
        "ccaudit trend 给的是数据集的目录。"
        "先用 ccaudit audit DATASET --out DIR 核查，再给出 DIR。"
        "There is no audit in the directory."
        "ccaudit trend was given the dataset's directory."
        "Audit first with ccaudit audit DATASET --out DIR, and name DIR.";
    SameDay
        "两份核查结果是同一天的，内容却不同。"
        "改了数据又核查了一次，两份都留着。"
        "留下一份，另一份移走。"
        "Two audits are for one day and say different things."
        "The data were changed and audited again, and both results kept."
        "Keep one, and move the other elsewhere.";
    NoCommonCommunity
        "两份核查结果没有一个社区相同，像是不同的城市。"
        "给错了文件，或者中间改过社区的 id。"
        "给同一地方的结果；id 改过的，改回原来的再核查。"
        "Two audits have no community in common; they look like different cities'."
        "The wrong file was given, or the communities' ids were changed."
        "Name audits of one place; if ids were changed, change them back and audit again.";
    OtherStandard
        "几份结果用的标准不同，得分不能相比。"
        "去年用国家标准，今年用市标准。"
        "用同一标准重新核查；ccaudit diff 可以加 --across-standards 照样比较，结果会注明。"
        "The results were made under different standards, and their scores do not compare."
        "Last year's audit is under the national standard, this year's under the city's."
        "Audit again under one standard; ccaudit diff compares them all the same with --across-standards, and says so.";
    BeforeIsLater
        "作为建设前的核查结果，日期晚于这次验收。"
        "--before 给的是新的 audit.json。"
        "换成更早的 audit.json，或者用 --as-of 写验收日。"
        "The audit given as the one from before building is later than the acceptance."
        "--before names the new audit.json."
        "Name an earlier audit.json, or give the day of acceptance with --as-of.";
    BadCosts
        "造价表读不出来，或者提到的项、条款、社区不存在。"
        "金额写成了 \"十二万\"。"
        "按提示改正；金额写 \"12.5 万元\" 或 wan_yuan = 12.5，格式见 ccaudit rank --help。"
        "The table of costs cannot be read, or names an item, clause or community that does not exist."
        "An amount says \"twelve\"."
        "Correct it as the message says; write amounts as \"12.5 万元\" or wan_yuan = 12.5, see ccaudit rank --help.";
    NoResidents
        "没有住宅楼，社区也没有人口和户数，没法按居民排序。"
        "数据里只有社区和设施。"
        "补上住宅楼或人口、户数；或者用 --by score、--by gate 排序。"
        "There are no residences, and the communities tell neither population nor households, so nothing can be ranked by residents."
        "The data have communities and facilities alone."
        "Add residences, population or households; or rank with --by score or --by gate.";
    NothingToSite
        "这一项不是靠新建设施来满足的，或者在这些社区不适用，无从选址。"
        "--item 18（管理机制）。"
        "换一项，或者用 --clause 指定条款。"
        "The item is not answered by a new facility, or does not apply in these communities, so there is nothing to site."
        "--item 18, which asks for a management mechanism."
        "Name another item, or a clause with --clause.";
    NoCandidate
        "没有可选的位置。"
        "没有 sites.geojson，也没有 paths.geojson。"
        "补上 sites.geojson（点要写 site_area_m2），或者补上 paths.geojson，以路口作为候选。"
        "There is no candidate site."
        "There is neither sites.geojson nor paths.geojson."
        "Add sites.geojson (points must say site_area_m2), or paths.geojson, whose corners can be candidates.";
    OffNetwork
        "所有住宅楼离步行路都超过 100 米，步行距离都不知道，没法选址。"
        "道路与住宅楼的坐标系不同。"
        "补全 paths.geojson，或者核对坐标系。"
        "All residences are more than 100 m from any path, so no walk is known and nothing can be sited."
        "Paths and residences are in different coordinate systems."
        "Complete paths.geojson, or check the coordinate system.";
    TooManySites
        "要选的个数多于候选位置。"
        "--count 5，候选只有 3 个。"
        "减小 --count，或者增加候选位置。"
        "More sites are wanted than there are candidates."
        "--count 5, and there are 3 candidates."
        "Lower --count, or add candidate sites.";
}
