//! Standards and their layers.

use super::{Code, Explanation, InEither};

explanations! {
    STANDARDS
    UnknownStandard
        "没有这个标准。"
        "--standard zhongwei 应为 zhongwei-2023。"
        "ccaudit standard list 列出内置的标准；自己的标准写 .toml 文件的路径。"
        "There is no such standard."
        "--standard zhongwei should be zhongwei-2023."
        "ccaudit standard list shows the embedded standards; for one of your own give the path of its .toml file.";
    BadStandard
        "标准文件不合格式，或者有不认识的键。"
        "把 at_least 写成了 atleast。"
        "按提示的行和列改正；ccaudit schema standard 给出完整的格式。"
        "The standard's file is malformed, or has an unknown key."
        "at_least was written as atleast."
        "Correct it at the line and column named; ccaudit schema standard prints the whole format.";
    ExtendsCycle
        "标准的 extends 绕了一圈又回到自己。"
        "甲标准 extends 乙，乙又 extends 甲。"
        "改正其中一个 extends，或者给这一层换一个 id。"
        "The extends of a standard leads back to itself."
        "Standard A extends B, and B extends A."
        "Correct one of them, or give the layer an id of its own.";
    OverrideOfNothing
        "要修改的条款、项、等级或数值，在上级标准里并不存在。"
        "[set.clauses.\"3.z\"] 而上级没有 3.z。"
        "改正编号；要增加新的条款，用 [add.clauses]。"
        "The layer changes a clause, item, grade or threshold that no parent has."
        "[set.clauses.\"3.z\"], and no parent has a clause 3.z."
        "Correct the id; to add a clause, use [add.clauses].";
    NoEffect
        "换了一条的检查方法，却没有说是加严、等效还是放宽；或者写了 effect 却没有换检查方法。"
        "[set.clauses.\"7.a\"] 只写了新的 check。"
        "换检查方法时写 effect = \"tightens\"、\"restates\" 或 \"relaxes\"；没有换就去掉 effect。"
        "A check replaces another without saying whether it tightens, restates or relaxes it; or effect stands there without a check."
        "[set.clauses.\"7.a\"] gives a new check alone."
        "Write effect = \"tightens\", \"restates\" or \"relaxes\" beside a new check; without one, take effect out.";
    UndeclaredRelaxation
        "这一层放宽了上级标准的要求，却没有说明依据。"
        "把托儿所的面积从 200 改成 150。"
        "写上 relaxes = { authority = \"批准机关\", reason = \"理由\" }；不是要放宽的，改正数值。"
        "The layer relaxes what its parent asks for, without saying on whose authority."
        "The area of a nursery goes from 200 to 150."
        "Write relaxes = { authority = \"who allows it\", reason = \"why\" }; if nothing is to be relaxed, correct the value.";
    NoRelaxation
        "声明了放宽，实际上没有放宽。"
        "写了 relaxes，数值却与上级相同。"
        "去掉 relaxes，或者改正数值。"
        "The layer declares a relaxation, and relaxes nothing."
        "relaxes is written, and the value is the parent's."
        "Take relaxes out, or correct the value.";
    NothingToChange
        "根标准（没有 extends）里写了修改上级的部分。"
        "没有 extends，却写了 [set]。"
        "写上 extends，或者去掉 [set]、[add]、[withdraw]。"
        "A root standard, one without extends, has parts that change a parent."
        "There is no extends, and a [set]."
        "Say what it extends, or take [set], [add] and [withdraw] out.";
    NotByKey
        "有上级的标准只能按编号修改上级，不能整段重写。"
        "写了 extends，又写了完整的 [[items]]。"
        "用 [set]、[add]、[withdraw] 说明改了哪几条。"
        "A standard that extends another changes it by ids and may not state whole parts anew."
        "It has both extends and a whole [[items]]."
        "Say which clauses differ with [set], [add] and [withdraw].";
    NoCitation
        "新增的条款没有写出处。"
        "[add.clauses.\"8.g\"] 缺少 cite。"
        "写上 cite = \"出处的 id\"，并在 [sources] 里说明。"
        "A clause that is added has no citation."
        "[add.clauses.\"8.g\"] lacks cite."
        "Write cite = \"a source's id\", and describe the source under [sources].";
    CategoryExists
        "要新增的设施类别，其 id 或中文名已有。"
        "又增加了一个“药店”。"
        "直接用已有的类别，或者换一个 id 和中文名。"
        "The category to be added has the id or the Chinese name of one that exists."
        "A second 药店 (pharmacy) is added."
        "Use the category that exists, or choose a new id and Chinese name.";
    SourceExists
        "出处的 id 上级标准已经用过。"
        "[sources.gb50180] 在国家标准里已有。"
        "直接引用它；是另一个文件的，换一个 id。"
        "The parent has a source of that id already."
        "[sources.gb50180] is in the national standard."
        "Cite that one; if it is another document, choose another id.";
    PartExists
        "“七有”必备项里的这一部分，上级标准已有。"
        "又加了一次“托儿所”。"
        "删去重复的部分。"
        "The parent's gate has that part already."
        "The part for nurseries is added once more."
        "Delete the repetition.";
    ItemExists
        "要新增的项已经存在。"
        "[add.items.nursery] 与国家标准第 3 项的 id 相同。"
        "换一个 id；要修改已有的项，用 [set.items]。"
        "The item to be added exists already."
        "[add.items.nursery] has the id of the national standard's item 3."
        "Choose another id; to change an item that exists, use [set.items].";
    ClauseExists
        "条款号已经用过；编号永不重复使用，撤销的也不行。"
        "新增 3.b，而 3.b 从前撤销过。"
        "换一个字母，例如 3.c；要修改已有的条款，用 [set.clauses]。"
        "The clause id has been used; ids are never used again, not even withdrawn ones."
        "3.b is added, and there was a 3.b that was withdrawn."
        "Choose a new letter, such as 3.c; to change a clause that exists, use [set.clauses].";
    DuplicateItem
        "两项用了同一个项号。"
        "两项都写 number = 12。"
        "改其中一个。"
        "Two items have one number."
        "Two of them say number = 12."
        "Change one of them.";
    UnknownObjective
        "项所属的目标不存在。"
        "objective 写错了一个字。"
        "改成 [[objectives]] 里已有的目标。"
        "An item belongs to an objective that does not exist."
        "objective has a letter wrong."
        "Use one of those listed under objectives.";
    BadWeight
        "项的权重不是正数。"
        "weight = 0。"
        "写大于 0 的数；不该计分的项，撤销它的条款。"
        "An item's weight is not positive."
        "weight = 0."
        "Write a number above 0; if an item is not to count, withdraw its clauses.";
    NoClause
        "一项里没有任何条款。"
        "只写了项的原文。"
        "至少写一个条款，或者撤销这一项。"
        "An item has no clause."
        "It holds its text alone."
        "Write at least one clause for it.";
    NoPace
        "根标准没有规定步行速度，分钟换算不成米。"
        "没有 [pace]。"
        "写上 pace = { value = 50, unit = \"m/min\", source = … }；要修改已有的标准，用 extends。"
        "A root standard gives no walking pace, so minutes cannot become metres."
        "There is no [pace]."
        "Write pace = { value = 50, unit = \"m/min\", source = … }; to change another standard, use extends.";
    BadPace
        "步行速度不是正数，或者单位不是米/分钟。"
        "pace 的 value 是 -50。"
        "写正数，单位 m/min，例如 50。"
        "The walking pace is not positive, or not in metres a minute."
        "The value of pace is -50."
        "Write a positive number in m/min, such as 50.";
    NoLowestGrade
        "没有从 0 分开始的等级，低分评不出等级。"
        "最低一级是 60 分合格。"
        "加上一级，at_least = 0。"
        "No grade begins at 0, so low scores have none."
        "The lowest grade is the one from 60."
        "Add a grade whose at_least is 0.";
    BadClauseId
        "条款号的写法不对。"
        "3A；应为 3.a。"
        "写成项号、点、小写字母。"
        "The clause id is malformed."
        "3A should be 3.a."
        "Write the item's number, a dot, and lower-case letters.";
    QuoteNotInText
        "条款引用的原文，在这一项的文字里找不到。"
        "quote 写的是“建筑面积≥200平方米”，原文是“建筑面积不小于200平方米”。"
        "从项的原文里原样复制。"
        "The clause quotes words that are not in its item's text."
        "quote paraphrases the text."
        "Copy the words from the item's text as they stand.";
    TextNotCovered
        "项的原文里有一部分没有任何条款引用。"
        "原文还要求设置休息座椅，没有条款管它。"
        "增加条款，或者在 uncheckable 里列出并说明为什么不能检查。"
        "A part of an item's text is quoted by no clause."
        "The text also asks for benches, and no clause is about them."
        "Add a clause, or list the part under uncheckable with the reason.";
    BadUncheckable
        "uncheckable 里引用的文字不在原文里，或者没有写理由。"
        "只写了 quote，没有 reason。"
        "原样引用原文，并写上理由。"
        "An uncheckable part is not in the item's text, or gives no reason."
        "It has quote and no reason."
        "Quote the text as it stands, and give the reason.";
    NoCheck
        "条款没有检查方法，或者同时写了 check 和 any_of。"
        "只写了 id、quote 和 level。"
        "写 check = {…} 或 any_of = {…}，二者取一。"
        "A clause has no check, or both check and any_of."
        "It has an id, a quote and a level alone."
        "Write check = {…} or any_of = {…}, one of the two.";
    BadCheck
        "检查方法的写法不成立，原因在提示里。"
        "reach 没有写多少米或多少分钟之内。"
        "按提示改正；ccaudit standard show national-2020 里有各种检查的例子。"
        "A check does not make sense; the message says why."
        "A reach does not say within how many metres or minutes."
        "Correct it as the message says; ccaudit standard show national-2020 has examples of every kind.";
    BadCondition
        "when 里写的不是社区的属性。"
        "when = { bulid = \"new\" } 拼错了。"
        "改成社区的属性，例如 build、central_heating。"
        "when names something that is not a property of communities."
        "when = { bulid = \"new\" } is misspelt."
        "Use a property of communities, such as build or central_heating.";
    BadThreshold
        "数值不能用作界限：不是有限的数，或者小于 0。"
        "at_least 的 value 是 -1。"
        "写 0 或更大的数。"
        "A threshold's value cannot be used: it is not finite, or below 0."
        "The value of at_least is -1."
        "Write a number that is 0 or more.";
    UnknownSource
        "引用的出处没有在 [sources] 里说明。"
        "source = \"gb50108\"，应为 gb50180。"
        "改正 id，或者在 [sources] 里加上它。"
        "What is cited does not stand under [sources]."
        "source = \"gb50108\" should be gb50180."
        "Correct the id, or add it under [sources].";
    UnmarkedUnverified
        "数值的出处手头没有原文，必须注明未经核实。"
        "出处只凭记忆，却没有写 unverified。"
        "写上 unverified = true；查到原文后再去掉。"
        "A threshold's source is not at hand, and the threshold does not say so."
        "The source is known from memory, and unverified is missing."
        "Write unverified = true; take it out once the document has been read.";
    UnknownTask
        "城市标准里提到的任务编号不存在。"
        "task = 9，而 [city.tasks] 只有 1 到 8。"
        "改成 [city.tasks] 里的编号。"
        "A city's standard names a task that does not exist."
        "task = 9, and [city.tasks] has 1 to 8."
        "Use a number that stands under [city.tasks].";
    UnknownPlaceholder
        "措辞里的占位符不认识，或者那一条给不出这个数。"
        "写了 {面积差}，没有这个占位符。"
        "改成提示里列出的占位符之一。"
        "A wording has a placeholder that is not known, or a figure that its clause does not yield."
        "It says {missing_area}, and there is no such placeholder."
        "Use one of those that the message lists.";
}
