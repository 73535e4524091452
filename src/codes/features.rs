//! Features: their shapes, their values, what they refer to, what they say together.

use super::{Code, Explanation, InEither};

explanations! {
    FEATURES
    NullGeometry
        "要素没有几何（null），不知道它在哪里。"
        "属性表里新增了一行，没有在图上画点。"
        "在图上画出它的位置；不需要就删去。"
        "The feature has no geometry (null), so its place is unknown."
        "A row was added to the attribute table, and no point drawn."
        "Draw where it is, or delete it.";
    WrongGeometryType
        "要素的几何类型不是这个图层该有的。"
        "社区画成了线，应当是面。"
        "看看是不是放错了图层；需要时在 QGIS 里把线转成面。"
        "The feature has another kind of geometry than its layer asks for."
        "A community was drawn as a line; it must be a polygon."
        "Check whether it is in the wrong layer; where needed, turn lines into polygons in QGIS.";
    BadGeometry
        "几何读不出来，写法不合 GeoJSON。"
        "\"geometry\": {\"type\": \"Pt\", \"coordinates\": [105.2, 37.5]}。"
        "改正，或者从 QGIS 重新导出。"
        "The geometry cannot be read: it is not written as GeoJSON has it."
        "\"geometry\": {\"type\": \"Pt\", \"coordinates\": [105.2, 37.5]}."
        "Correct it, or export the layer from QGIS again.";
    BadCoordinates
        "坐标读不出来，应当是两个数：[经度, 纬度]。"
        "\"coordinates\": [\"105.2\", \"37.5\"] 给数字加了引号。"
        "改成数字，例如 [105.2, 37.5]。"
        "The coordinates cannot be read; they must be two numbers, [longitude, latitude]."
        "\"coordinates\": [\"105.2\", \"37.5\"] has the numbers in quotes."
        "Write numbers, such as [105.2, 37.5].";
    OutOfRangeCoordinates
        "坐标不可能属于所声明的坐标系。"
        "声明是经纬度，坐标却是 [450123.4, 4151234.5]，是投影后的米。"
        "核对坐标系（例如 crs = \"EPSG:4544\"），并检查经纬度有没有写反。"
        "The coordinates cannot be of the system declared."
        "Degrees are declared, and the coordinates are [450123.4, 4151234.5], which are projected metres."
        "Check the system (such as crs = \"EPSG:4544\"), and whether longitude and latitude are swapped.";
    OpenRing
        "面的边界没有闭合，或者不足 4 个点。"
        "四个角只写了四个点，最后没有回到第一点。"
        "让最后一个点与第一个点相同；从 QGIS 导出会自动闭合。"
        "A ring of a polygon is not closed, or has fewer than 4 points."
        "A rectangle has its four corners, and does not come back to the first."
        "Let the last point equal the first; an export from QGIS closes rings by itself.";
    InvalidPolygon
        "面自相交，或者洞在面的外面，算不出面积和内外。"
        "边界画成了 8 字形。"
        "在 QGIS 里用“修正几何图形”处理。"
        "The polygon crosses itself, or has a hole outside it, so neither its area nor its inside is defined."
        "The boundary was drawn like an 8."
        "Repair it with QGIS's “Fix geometries”.";
    WoundWrong
        "面的边界方向与 RFC 7946 相反（外边界应为逆时针），读取时已纠正。"
        "从 shapefile 转来的数据常常是顺时针。"
        "不用处理。"
        "Rings run the wrong way round for RFC 7946 (outer rings go counterclockwise); this was corrected on reading."
        "Data that were a shapefile mostly run clockwise."
        "Nothing needs doing.";
    ShortLine
        "一条线不足 2 个点。"
        "步行路只画了一个点就结束了。"
        "补画，或者删去这条线。"
        "A line has fewer than 2 points."
        "The drawing of a path ended after one point."
        "Draw the rest, or delete the line.";
    ShiftedLayer
        "一个图层与其他图层整体错开了几百米，正好等于两种坐标系之间的偏移。"
        "道路来自 OSM（WGS 84），设施来自高德（GCJ-02），却都按同一坐标系读取。"
        "按提示给这个图层单独声明坐标系，例如 crs = { default = \"wgs84\", facilities = \"gcj02\" }；确实就在那里的，也要单独声明它的坐标系。"
        "One layer lies hundreds of metres off the others, by just the difference between two coordinate systems."
        "Paths come from OSM (WGS 84) and facilities from AMap (GCJ-02), and both are read as one system."
        "Declare that layer's system by itself, as suggested, such as crs = { default = \"wgs84\", facilities = \"gcj02\" }; if it really lies there, declare its system by itself all the same.";
    MissingProperty
        "要素或表中一行缺少必需的属性。"
        "设施没有 category（类别）。"
        "补上；数据里叫别的名字的，在 [fields] 里说明。"
        "A feature, or a row of a table, lacks a property that it must have."
        "A facility has no category."
        "Add it; if the data call it something else, say so in [fields].";
    UnknownCategory
        "设施的类别不在类别表里。"
        "category 写成了 托儿机构，应为 托儿所（nursery）。"
        "按提示改成类别表里的名称；本地特有的类别在标准的 [categories] 里增加。"
        "A facility's category is not in the vocabulary."
        "category says kindergarden; it should be kindergarten."
        "Use a category of the vocabulary, as suggested; add a local one under [categories] of a standard.";
    UnknownContent
        "contains（包含内容）里有一项不认识，没有计入。"
        "contains 写了 警务站，应为 警务室。"
        "按提示改写；与标准无关的内容可以不管。"
        "An entry of contains is not known and did not count."
        "contains says police_station; the vocabulary has police_room."
        "Write it as suggested; what the standard does not ask for can stay.";
    UnknownChoice
        "这一项只能从几个固定的值里选，写的不在其中，按未知处理。"
        "status 写成了 建设中，应为 在建（under_construction）。"
        "改成提示里列出的值之一。"
        "The property takes a few fixed values, and this is none of them; it counts as unknown."
        "status says building; it should be under_construction."
        "Use one of the values that the message lists.";
    NotText
        "这一项应当是文字，写的却是数字或别的东西。"
        "\"name\": [\"5号楼\"]。"
        "写成文字，例如 \"name\": \"5号楼\"。"
        "The property must be a text, and is something else."
        "\"name\": [\"No. 5\"]."
        "Write a text, such as \"name\": \"No. 5\".";
    TooLong
        "值太长，不会是这一项该有的内容。"
        "把整份文件粘贴进了 description（说明）。"
        "缩短；长篇说明放在别的文件里。"
        "The value is too long to be what the property is for."
        "A whole document was pasted into description."
        "Shorten it; keep long texts in a file of their own.";
    NotANumber
        "这一项应当是一个准确的数，读不出来，按未知处理。"
        "floor_area_m2 写成了 约200。"
        "只写数字，例如 200；不知道就空着。"
        "The property must be an exact number and cannot be read as one; it counts as unknown."
        "floor_area_m2 says about 200."
        "Write the number alone, such as 200; leave it out if it is unknown.";
    NotWhole
        "这一项是个数，应当是整数。"
        "entrances（单元数）写成了 2.5。"
        "写整数；不知道就空着。"
        "The property is a count and must be a whole number."
        "entrances says 2.5."
        "Write a whole number; leave it out if it is unknown.";
    OutOfRange
        "数值不合情理，按未知处理。"
        "住宅楼的 entrances（单元数）是 0；托儿所的建筑面积是 0。"
        "核对后写真实的数；不知道就空着，不要写 0。"
        "The value is implausible and counts as unknown."
        "A residence has 0 entrances; a nursery has a floor area of 0."
        "Check it and give the true value; if it is unknown leave it out, never write 0.";
    NotYesOrNo
        "这一项只能写是或否。"
        "inclusive（普惠性）写成了 部分。"
        "写 true/false 或 是/否；不知道就空着。"
        "The property must be yes or no."
        "inclusive says partly."
        "Write true or false; leave it out if it is unknown.";
    NotAList
        "这一项应当是文字的列表。"
        "\"contains\": {\"警务室\": true}。"
        "写成列表，例如 [\"警务室\", \"阅览室\"]。"
        "The property must be a list of texts."
        "\"contains\": {\"police_room\": true}."
        "Write a list, such as [\"police_room\", \"reading_room\"].";
    NotADate
        "日期读不出来，或者日历上没有这一天。"
        "2023-02-30；06/20/2023。"
        "年在前，写成 2023-06-20。"
        "The date cannot be read, or the calendar does not have it."
        "2023-02-30; 06/20/2023."
        "Write the year first: 2023-06-20.";
    TwoValues
        "同一属性给了两个不同的值。"
        "name 是 恒祥社区，名称 是 恒祥苑社区。"
        "留下对的一个。"
        "One property is given two different values."
        "The column name stands there twice, and the two cells of a row differ."
        "Keep the right one.";
    Inconsistent
        "一个数大于它所属的总数。"
        "住宅楼有 2 个单元，带坡道的却有 3 个。"
        "核对两个数，改正其中一个。"
        "A number exceeds the whole that it is a part of."
        "A residence has 2 entrances, and 3 of them have a ramp."
        "Check both and correct one.";
    DuplicateId
        "两个要素用了同一个 id，引用时分不清。"
        "复制一个设施后忘了改 id，两个都是 f12。"
        "改其中一个 id；重复录入的就删去一个。"
        "Two features have one id, so what refers to it is ambiguous."
        "A facility was copied and its id left, so both are f12."
        "Change one of the ids; if one thing was entered twice, delete one.";
    UnknownCommunity
        "所写的社区在数据里没有。"
        "community 写成了 恒祥小区，社区的名称是 恒祥社区。"
        "按提示改成社区的 id 或名称。"
        "The data have no community of that name or id."
        "community says heng-xing; the community's id is heng-xiang."
        "Use the id or the name of a community, as suggested.";
    AmbiguousCommunity
        "有几个社区同名，不知道指哪一个。"
        "两个区都有“新村社区”。"
        "改用社区的 id。"
        "Several communities have that name, so it is unclear which is meant."
        "Two districts each have a community called New Village."
        "Use the community's id.";
    AmbiguousGate
        "出入口的 of 既是一个设施的 id，又是一栋住宅楼的 id。"
        "设施和住宅楼各自从 1 编号。"
        "改其中一个 id，例如 f1 和 r1。"
        "The of of an entrance is the id both of a facility and of a residence."
        "Facilities and residences are each numbered from 1."
        "Change one of the ids, to f1 and r1 for instance.";
    GateOfNothing
        "出入口的 of 不是任何设施、住宅楼或小区。"
        "of 写了 f99，数据里没有这个设施。"
        "改正 of，补上它指的图层，或者删去这个出入口。"
        "The of of an entrance is no facility, residence or compound."
        "of says f99, and there is no such facility."
        "Correct it, supply the layer it refers to, or delete the entrance.";
    UnknownClause
        "标准里没有这一条。"
        "clause 写了 9.z；条款号是项号、点、字母，例如 9.a。"
        "按提示改正；ccaudit standard show ID --resolved 列出所有条款。"
        "The standard has no such clause."
        "clause says 9.z; an id is the item's number, a dot and a letter, such as 9.a."
        "Correct it as suggested; ccaudit standard show ID --resolved lists all clauses.";
    WithdrawnClause
        "这一条已被地方标准撤销，表里的这一行没有使用。"
        "豁免的条款在新版标准里已不再要求。"
        "不用处理；可以删去这一行。"
        "The clause was withdrawn by a local standard; the row was not used."
        "A waiver is for a clause that a newer standard no longer has."
        "Nothing needs doing; the row can be deleted.";
    UnknownItem
        "标准里没有这一项，或者条款不属于任何一项。"
        "item 写了 21，标准只有 20 项。"
        "写项号（1 到 20）、id 或名称；在标准文件里，条款号以项号开头，例如 3.b。"
        "The standard has no such item, or a clause belongs to none."
        "item says 21, and the standard has 20 items."
        "Give a number from 1 to 20, an id or a title; in a standard's file a clause's id begins with its item's number, such as 3.b.";
    Outside
        "有些设施在所有社区之外，只用于计算步行可达，不算任何社区的设施。"
        "马路对面的公交站不在边界里，居民照样走得到。"
        "通常不用处理；它属于某个社区时，写上 community。"
        "Some facilities lie outside every community: they count for walking distances only, and belong to no community."
        "The bus stop across the road is outside the boundary, and residents walk to it."
        "Mostly nothing needs doing; if one belongs to a community, say so in its community property.";
    OutsideCommunities
        "一个要素在所有社区之外，哪里都没有计入。"
        "住宅楼的坐标写错，落到了城外。"
        "核对坐标和社区边界；位置没有错的，写上 community（所属社区）。"
        "A feature lies outside every community and counts nowhere."
        "A residence's coordinates are wrong, and it lies outside the town."
        "Check the coordinates and the boundary; if both are right, name its community in community.";
    Shared
        "有些设施或住宅楼落在两个社区里，属于谁按未知处理。"
        "两个社区的边界画重了，中间的幼儿园两边都算。"
        "改正边界，或者给它们写上 community。"
        "Some facilities or residences lie in two communities; where they belong counts as unknown."
        "Two boundaries overlap, and the kindergarten between them lies in both."
        "Correct the boundaries, or name the community of each.";
    Overlap
        "两个社区的边界重叠。"
        "描边时各画各的，中间重了一条街。"
        "在 QGIS 里打开捕捉，改正边界；或者给重叠处的要素写上 community。"
        "Two communities overlap."
        "Each boundary was traced by itself, and both hold the street between them."
        "Correct the boundaries with snapping in QGIS, or give what lies in the overlap a community property.";
    NoResidences
        "社区里没有住宅楼，与居民有关的条款判不了。"
        "没有提供 residences.geojson。"
        "补上住宅楼；从 OSM 导入的，检查建筑是不是没有标注类型。"
        "A community has no residences, so clauses about residents are undecided."
        "There is no residences.geojson."
        "Add the residences; after an import from OSM, check whether buildings lack a type.";
    AreasDiffer
        "填写的用地面积与画出的面积相差很大，采用填写的。"
        "site_area_m2 是 150，画出的面有 1500 平方米。"
        "核对两者，改正一个。"
        "The site area given and the area drawn differ much; the one given is used."
        "site_area_m2 says 150, and the outline covers 1500 m²."
        "Check both and correct one.";
    Twins
        "两个同类设施靠得很近，可能是同一个录了两次。"
        "同一个超市从两份表里各导入一次，相距 5 米。"
        "是同一个就删去一个；确实是两个的，不用处理。"
        "Two facilities of one category lie very near each other, and may be one entered twice."
        "A supermarket was imported from two tables, 5 m apart."
        "If they are one, delete one; if they are two, nothing needs doing.";
    UnusedAnswer
        "这一条由数据量出，核查表里的答复没有采用。"
        "survey.csv 回答了 3.a，而 3.a 按托儿所的建筑面积判定。"
        "把事实写到要素上，例如托儿所的 floor_area_m2。"
        "The clause is measured from the data, and the answer to it was not used."
        "survey.csv answers 3.a, which is judged by the nursery's floor area."
        "Enter the fact on the feature, such as the nursery's floor_area_m2.";
    LaterAnswer
        "答复的日期晚于核查日，这次没有采用。"
        "核查日是 2023-06-30，答复写的是 2023-07-15。"
        "核对日期；或者用 --as-of 按更晚的日期核查。"
        "The answer is dated later than the day audited for, and was not used."
        "The audit is for 2023-06-30, and the answer of 2023-07-15."
        "Check the date, or audit for a later day with --as-of.";
    NoEvidence
        "回答了“是”却没有依据，按未知处理。"
        "evidence（依据）一格空着。"
        "写上依据，例如文件号、照片编号。"
        "It is answered with yes, but without evidence, and counts as unknown."
        "The cell evidence is empty."
        "Give the evidence, such as the number of a document or a photograph.";
    ContradictingAnswers
        "同一社区、同一条款、同一天有两个相反的答复。"
        "两名核查员一个写是，一个写否。"
        "查清后删去错的一行；不是同一天的，改正日期。"
        "Two answers contradict each other: one community, one clause, one day."
        "One inspector wrote yes, another no."
        "Find out and delete the wrong row; if they are of different days, correct the dates.";
    TwoWaivers
        "同一社区、同一条款有两条豁免，期限重叠。"
        "续批的豁免从原豁免到期前一个月开始。"
        "核对两条豁免的批文；要清楚就改正期限或删去旧的。"
        "Two waivers of one clause and community overlap in time."
        "A waiver was renewed a month before the old one expired."
        "Check both documents; to be clear, correct the dates or delete the old one.";
    WaiverEndsBeforeItBegins
        "豁免的批准日晚于到期日。"
        "granted 是 2024-05-01，expires 是 2023-05-01。"
        "按批文改正日期。"
        "A waiver is granted later than it expires."
        "granted says 2024-05-01, and expires 2023-05-01."
        "Correct the dates by the document.";
    NoSuchEntry
        "要修改的要素或表中一行不在数据集里。"
        "要移动 f99，数据里没有这个设施。"
        "核对 id 或行；可能已经删去了。"
        "The feature or row that is to be changed is not in the dataset."
        "f99 is to be moved, and there is no such facility."
        "Check the id or the row; it may have been deleted already.";
    IdChanged
        "修改不能改变要素的 id，别的数据靠它引用。"
        "把 f1 的 id 改成 f2。"
        "保留原来的 id；需要换 id 的，删去旧要素再新增。"
        "An edit may not change a feature's id, since other data refer to it."
        "The id of f1 is to become f2."
        "Keep the id; if it must change, remove the feature and add it anew.";
    ChangedMeanwhile
        "打开之后，别的程序改过数据集的文件，所以没有写回。"
        "程序打开期间，在 QGIS 里又保存了 facilities.geojson。"
        "重新打开数据集，再做一次修改。"
        "A file of the dataset was changed by something else after it was opened, so it was not written."
        "facilities.geojson was saved from QGIS while the program had it open."
        "Open the dataset again and make the change once more.";
}
