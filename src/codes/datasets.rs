//! Datasets: their files, their manifest, their columns.

use super::{Code, Explanation, InEither};

explanations! {
    DATASETS
    BadManifest
        "dataset.toml（或合并文件的 dataset 成员）读不出来，或者其中一项的写法不对。"
        "写成了 surveyed = nursery，少了引号和方括号。"
        "按提示的行改正；例如 surveyed = [\"nursery\"]，crs = \"gcj02\"。"
        "dataset.toml (or the dataset member of a bundle) cannot be read, or one of its keys has the wrong kind of value."
        "surveyed = nursery lacks the quotes and the brackets."
        "Correct the line named; for example surveyed = [\"nursery\"], crs = \"gcj02\".";
    BadDate
        "as_of（核查日）不是日期。"
        "as_of = \"2023年6月\" 没有写到日。"
        "写成 as_of = \"2023-06-30\"。"
        "as_of, the day audited for, is not a date."
        "as_of = \"June 2023\" names no day."
        "Write as_of = \"2023-06-30\".";
    UnknownField
        "dataset.toml 的 [fields] 里有一行，等号两边都不是已知的属性名。"
        "JZMJ = \"floor_aera_m2\" 把属性名拼错了。"
        "一边写自己的列名，另一边写属性名，例如 JZMJ = \"floor_area_m2\"（建筑面积）。"
        "In [fields] of dataset.toml a line has a known property on neither side."
        "JZMJ = \"floor_aera_m2\" misspells the property."
        "Put your own column on one side and a property on the other, such as JZMJ = \"floor_area_m2\".";
    IdleField
        "dataset.toml 的 [fields] 提到一个列名，但数据里没有这一列。"
        "[fields] 写了 JZMJ，数据里的列叫 jzmj2023。"
        "核对列名；不用了就删掉这一行。"
        "[fields] of dataset.toml names a column that no feature has."
        "[fields] says JZMJ, and the column is called jzmj2023."
        "Check the column's name; if it is no longer needed, delete the line.";
    UnreadFile
        "目录里有一个文件不是数据集的文件名，没有读取。"
        "写成了 facility.geojson，应为 facilities.geojson。"
        "按提示改名；与核查无关的文件可以不管。"
        "A file in the directory has a name that no file of a dataset has; it was not read."
        "facility.geojson should be facilities.geojson."
        "Rename it as suggested; a file that has nothing to do with the audit can stay.";
    NoCommunities
        "数据里没有社区的边界，无从核查。"
        "目录里只有 facilities.geojson。"
        "提供 communities.geojson，每个社区一个面；从 OSM 导入时用 --community 给出边界。"
        "The data hold no boundary of a community, so there is nothing to audit."
        "The directory holds facilities.geojson alone."
        "Supply communities.geojson with one polygon per community; when importing from OSM, give the boundaries with --community.";
    NoFacilities
        "surveyed 说设施已经普查完成，数据里却一个设施也没有，于是每一类都会判为没有。"
        "写了 surveyed = \"all\"，却忘了放 facilities.geojson。"
        "补上 facilities.geojson；没有普查就去掉 surveyed。"
        "surveyed says that facilities were surveyed, yet the data hold none, so every category would be judged absent."
        "surveyed = \"all\" was written, and facilities.geojson forgotten."
        "Supply facilities.geojson; if nothing was surveyed, take surveyed out.";
    NoLayer
        "合并文件里的一个要素没有 layer 属性，不知道它是社区、设施还是住宅楼。"
        "\"properties\": {\"id\": \"f1\"} 缺少 \"layer\": \"facilities\"。"
        "给每个要素写上 layer，或者改用目录，每个图层一个文件。"
        "A feature of a bundle has no layer property, so it may be a community, a facility or a residence."
        "\"properties\": {\"id\": \"f1\"} lacks \"layer\": \"facilities\"."
        "Give each feature its layer, or use a directory with one file per layer.";
    UnknownLayer
        "要素的 layer 不是数据集的图层。"
        "\"layer\": \"buildings\"，应为 \"residences\"。"
        "改成 communities、facilities、residences、paths、entrances 或 sites。"
        "A feature's layer is not one that a dataset has."
        "\"layer\": \"buildings\" should be \"residences\"."
        "Use communities, facilities, residences, paths, entrances or sites.";
    NotAFeature
        "features 里有一项不是 GeoJSON 的要素。"
        "里面直接放了一个几何 {\"type\": \"Point\", …}。"
        "写成 {\"type\": \"Feature\", \"properties\": {…}, \"geometry\": {…}}，或者从 QGIS 重新导出。"
        "An entry of features is not a GeoJSON feature."
        "It holds a bare geometry, {\"type\": \"Point\", …}."
        "Write {\"type\": \"Feature\", \"properties\": {…}, \"geometry\": {…}}, or export the layer from QGIS again.";
    CrsAssumed
        "数据没有说明坐标系，按 GeoJSON 的规定当作 WGS 84 读取。"
        "从高德地图取来的坐标其实是 GCJ-02，会偏出几百米。"
        "确认坐标系，在 dataset.toml 里写上，例如 crs = \"gcj02\"。"
        "The data do not say their coordinate system; they were read as WGS 84, as GeoJSON prescribes."
        "Coordinates from AMap are really GCJ-02, and would lie hundreds of metres off."
        "Find out which system it is and say so in dataset.toml, such as crs = \"gcj02\".";
    ContradictoryCrs
        "dataset.toml（或 --crs）说的坐标系与文件自己的 crs 成员不同。"
        "声明是 gcj02，文件里写着 EPSG:4544。"
        "查清哪个对：改 dataset.toml 或 --crs，或者去掉文件里的 crs 成员。"
        "dataset.toml (or --crs) names one coordinate system, and the file's own crs member another."
        "gcj02 is declared, and the file says EPSG:4544."
        "Find out which is right: change dataset.toml or --crs, or take the crs member out of the file.";
    ForeignCrs
        "坐标系的名称不认识，或者在这里不能用。"
        "crs = \"beijing54\" 不在可用之列；或者要把 OSM 的要素导入一个不是 WGS 84 的数据集。"
        "用 wgs84、gcj02、bd09、cgcs2000 或可用的 EPSG 代号；否则先在 GIS 软件里转换成 CGCS2000。"
        "The coordinate system is not known, or cannot be used here."
        "crs = \"beijing54\" is not supported; or OSM features are to go into a dataset that is not in WGS 84."
        "Use wgs84, gcj02, bd09, cgcs2000 or a supported EPSG code; else convert the data to CGCS2000 in a GIS first.";
    BadTable
        "合并文件里 survey、projects 或 waivers 不是由对象组成的数组。"
        "\"survey\": \"见附件\"。"
        "写成数组，每行一个对象，键与同名 CSV 的列相同。"
        "survey, projects or waivers of a bundle is not an array of objects."
        "\"survey\": \"see the annex\"."
        "Make it an array with one object per row, whose keys are the columns of the CSV of that name.";
    MissingColumn
        "表里缺少必需的列。"
        "survey.csv 没有 clause（条款）列；POI 表没有经纬度列。"
        "补上这一列；POI 表的列名不常见时，用 --column 说明哪一列是什么。"
        "The table lacks a column that it must have."
        "survey.csv has no column clause; a table of places has no coordinates."
        "Add the column; if a table of places has unusual names, say which is which with --column.";
    UnknownColumn
        "有一列不认识，没有使用；其余照常读取。"
        "列名写成了 建筑面积(平米)。"
        "按提示改名，或者在 dataset.toml 的 [fields] 里说明它是哪个属性；不需要就不用管。"
        "A column is not known and was not used; the others were read."
        "The column is called floor area (sqm)."
        "Rename it as suggested, or say in [fields] of dataset.toml which property it is; what is not needed can stay.";
    TwoColumns
        "同一列出现了两次，不知道以哪个为准。"
        "表里既有 community，又有 社区。"
        "删去或改名其中一列。"
        "A column stands there twice, so it is unclear which counts."
        "The table names its columns in two languages, and one of them in both."
        "Delete one of them or rename it.";
    EmptyCell
        "这一格不能空着。"
        "survey.csv 的一行没有写 community（社区）。"
        "填上这一格，或者删去这一行。"
        "This cell may not be empty."
        "A row of survey.csv does not say its community."
        "Fill it in, or delete the row.";
}
