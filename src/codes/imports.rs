//! Imports from OpenStreetMap and from tables of places.

use super::{Code, Explanation, InEither};

explanations! {
    IMPORTS
    NotOsm
        "文件不是 OSM 数据（.osm 或 .osm.pbf）。"
        "把网页另存成了 map.osm。"
        "从导出页面下载数据本身；检查是不是给错了文件。"
        "The file is not OSM data (.osm or .osm.pbf)."
        "A web page was saved as map.osm."
        "Download the data itself; check that it is the right file.";
    NothingInIt
        "文件里没有可用的 OSM 要素，或者只有已删除的。"
        "导出的范围落在了海上。"
        "重新导出所需的范围。"
        "The file holds no OSM element, or only deleted ones."
        "The area exported lies in the sea."
        "Export the area that you need again.";
    BadXml
        "OSM 文件的 XML 写法有错。"
        "文件被编辑过，少了一个引号。"
        "重新下载或导出。"
        "The XML of an OSM file is malformed."
        "The file was edited, and a quote is missing."
        "Download or export it again.";
    BadValue
        "OSM 文件里一个属性的值读不出来。"
        "<node> 的 lat 是 abc。"
        "改正这个值，或者重新导出。"
        "An attribute in the OSM file has a value that cannot be read."
        "The lat of a <node> is abc."
        "Correct the value, or export the file again.";
    TooDeep
        "XML 的标签嵌套得太深，不会是 OSM 数据。"
        "别的系统的 XML 改名成了 .osm。"
        "检查是不是给错了文件。"
        "The tags of the XML are nested too deep to be OSM data."
        "Another system's XML was renamed to .osm."
        "Check that it is the right file.";
    Truncated
        "文件没有下载完，后面断了。"
        "网络中断，只下载了一半。"
        "重新下载或导出。"
        "The file breaks off before its end."
        "The download was interrupted half way."
        "Download or export it again.";
    Oversized
        "PBF 文件里的一块数据大得超出格式的限度，为了安全没有读取。"
        "文件损坏，或者是有意做成的“压缩炸弹”。"
        "使用可信来源的文件；重新下载。"
        "A block of the PBF file is larger than the format allows and, to be safe, was not read."
        "The file is damaged, or was made to exhaust memory."
        "Use files from a source that you trust; download it again.";
    UnknownCompression
        "PBF 文件用了不支持的压缩方法。"
        "用 zstd 压缩。"
        "转换：osmium cat IN -o OUT.osm.pbf -f pbf,pbf_compression=zlib"
        "The PBF file is packed in a way that cannot be read."
        "It is packed with zstd."
        "Convert it: osmium cat IN -o OUT.osm.pbf -f pbf,pbf_compression=zlib";
    UnknownFeature
        "PBF 文件要求读取程序支持某种特性，这里不支持。"
        "文件带有历史版本（HistoricalInformation）。"
        "用 osmium cat 转换。"
        "The PBF file requires its reader to know a feature that is not known here."
        "It holds the history of its elements (HistoricalInformation)."
        "Convert it with osmium cat.";
    Damaged
        "PBF 文件的一块数据损坏。"
        "复制时出错。"
        "重新下载或导出。"
        "A block of the PBF file is damaged."
        "The copy went wrong."
        "Download or export it again.";
    CutWays
        "有些道路的节点不在文件里，只保留了已知的部分。"
        "导出的范围正好切断了道路。"
        "把导出范围扩大，边缘离社区一公里以上。"
        "Some ways have nodes that the file lacks; the parts that are known were kept."
        "The edge of the area exported cuts through streets."
        "Export a larger area, whose edge is a kilometre or more from the communities.";
    MisplacedNodes
        "有些节点的坐标不在地球上，已略去。"
        "lat 是 370.5。"
        "重新导出。"
        "Some nodes have coordinates that are nowhere on the globe, and were left out."
        "A lat is 370.5."
        "Export the file again.";
    NestedCompounds
        "一个有名称的小区完全落在另一个里面，两个都成了社区，重叠处归小的一个。"
        "大小区里有一个单独命名的组团。"
        "核对 communities.geojson；不需要的删去，或者用 --community 给出边界。"
        "One named compound lies wholly in another: both became communities, and what lies in both belongs to the smaller."
        "A large estate has a part with a name of its own."
        "Look through communities.geojson and delete what is not needed, or give the boundaries with --community.";
    DeletedElements
        "文件里已删除的要素没有导入。"
        "文件是带历史的导出。"
        "不用处理。"
        "Elements that are deleted in the file were not imported."
        "The file is an export with history."
        "Nothing needs doing.";
    PrivateWays
        "标为私有（access=private）的道路，按居民可以走处理。"
        "小区内部路标成了 private。"
        "居民走不了的，在 paths.geojson 里写 closed = true。"
        "Private ways (access=private) are taken as open to residents on foot."
        "The streets within a compound are mapped as private."
        "If residents cannot walk one, write closed = true for it in paths.geojson.";
    ClosedWays
        "不许行人通行的道路，按封闭导入。"
        "道路标有 access=no。"
        "核对；其实能走的，在 paths.geojson 里去掉 closed。"
        "Ways that are closed to walkers were imported as closed."
        "A street has access=no."
        "Check them; if one can be walked, take closed out in paths.geojson.";
    SeparateSidewalks
        "人行道另外画出的道路没有导入，步行走人行道。"
        "道路标有 sidewalk=separate。"
        "不用处理；人行道没有画全的地方，在 paths.geojson 里补画。"
        "Roads whose sidewalks are mapped as ways of their own were left out; people walk on the sidewalks."
        "A road has sidewalk=separate."
        "Nothing needs doing; where sidewalks are missing, draw them in paths.geojson.";
    Barriers
        "道路在围墙、上锁的门或不许行人通过的门处断开。"
        "小区的侧门标成上锁。"
        "核对；白天开放的门，在 paths.geojson 里把两边连起来。"
        "Ways stop at walls, locked gates and gates closed to walkers."
        "A compound's side gate is mapped as locked."
        "Check them; if a gate is open by day, join the two sides in paths.geojson.";
    GatesOfNothing
        "有些出入口不在任何已导入的轮廓上，没有导入。"
        "出入口属于一栋没有导入的建筑。"
        "通常不用处理；需要时在 entrances.geojson 里补上并写 of。"
        "Some entrances lie on no outline that was imported, and were left out."
        "An entrance is of a building that was not imported."
        "Mostly nothing needs doing; where needed, add it to entrances.geojson with its of.";
    OneSheet
        "工作簿有几张表，只读了第一张有表头的。"
        "第二张表是去年的数据。"
        "要读的是另一张时，把它单独另存。"
        "The workbook has several sheets, and only the first with a header was read."
        "The second sheet has last year's data."
        "If another sheet is meant, save it in a file of its own.";
    NoHeader
        "表格前几行里认不出表头。"
        "第一行直接就是数据，或者列名是“字段1、字段2”。"
        "在数据上面加一行列名；列名不常见时用 --column name=甲 --column lng=乙 --column lat=丙。"
        "No header was recognised in the first rows of the table."
        "The first row is data already, or the columns are called field1, field2."
        "Put a row of names above the data; if they are unusual, use --column name=A --column lng=B --column lat=C.";
    NoRows
        "表头下面没有数据。"
        "筛选后导出，结果是空的。"
        "重新导出。"
        "There are no rows below the header."
        "An export of a filtered table came out empty."
        "Export it again.";
    UnknownRole
        "--column 左边的名称不认识。"
        "--column longitude=X，应为 lng=X。"
        "用 id、name、typecode、tag、lng、lat、location，或者设施的属性，例如 floor_area_m2。"
        "The name on the left of --column is not known."
        "--column long=X should be lng=X."
        "Use id, name, typecode, tag, lng, lat, location, or a property of facilities such as floor_area_m2.";
    UnknownCrs
        "表格没有说明坐标系，也看不出来。"
        "从地图服务取来的 POI 没有写坐标系。"
        "用 --crs 说明：高德、腾讯是 gcj02，百度是 bd09，GPS 是 wgs84。"
        "Nothing says which coordinate system the table is in."
        "The places come from a map service that does not say."
        "Give it with --crs: gcj02 for AMap and Tencent, bd09 for Baidu, wgs84 for GPS.";
    CrsConflict
        "--crs 与列名说的坐标系不同。"
        "--crs wgs84，列名却是 gcj02_lng。"
        "去掉 --crs；列名不对的，先改列名。"
        "--crs contradicts the system that a column's name says."
        "--crs wgs84, and the column is called gcj02_lng."
        "Leave --crs out; if the column's name is wrong, rename it first.";
    SwappedCoordinates
        "经度和纬度看来写反了。"
        "lng 列是 37.5，lat 列是 105.2。"
        "对调两列，或者用 --column lng=… --column lat=… 说明。"
        "Longitude and latitude look swapped."
        "The column lng says 37.5, and lat 105.2."
        "Swap the two columns, or say which is which with --column lng=… --column lat=….";
    ProjectedCoordinates
        "坐标不是度，像是投影后的米。"
        "X 列是 450123.4。"
        "写 --crs EPSG:4544 之类的投影坐标系，或者换成经纬度的列。"
        "The coordinates are not degrees; they look like projected metres."
        "The column X says 450123.4."
        "Give the projected system, such as --crs EPSG:4544, or name columns of longitude and latitude.";
    LostZero
        "类型代码只有五位，开头的零被表格软件去掉了，已补上读取。"
        "050100 变成了 50100。"
        "不用处理；要让原表也对，把这一列设为文本格式。"
        "Type codes have five digits, since a spreadsheet dropped their leading zero; they were read with it."
        "050100 became 50100."
        "Nothing needs doing; to correct the table too, give the column the format Text.";
    MoreRefused
        "这一列还有更多单元格没有读取，这里只计数。"
        "前几个已分别列出。"
        "按前面列出的原因处理。"
        "More cells of that column were not read; they are only counted here."
        "The first few are listed one by one."
        "Correct them for the reasons given before.";
    NoLicence
        "表格没有说明可以怎样使用，导入的数据集里没有许可。"
        "从地图服务下载的 POI。"
        "在 dataset.toml 里写上 licence；地图服务的 POI 大多不许转给他人。"
        "The table does not say under which licence it may be used."
        "The places were downloaded from a map service."
        "Fill in licence in dataset.toml; places of map services mostly may not be passed on.";
    Imported
        "导入的结果：读了多少行，得到多少设施，略去了多少、为什么。"
        "1200 行：设施 350 个，其余不属于标准里的类别。"
        "核对略去的部分，看有没有不该略去的。"
        "What an import came to: how many rows were read, how many became facilities, how many were left out and why."
        "1,200 rows: 350 facilities, the others of no category of the standard."
        "Look through what was left out.";
}
