//! Tables of points of interest become facilities, row by row, or say why not. All places,
//! names and ids are made up.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use geo::Geometry;
use rust_xlsxwriter::Workbook;

use ccaudit::crs::Crs;
use ccaudit::defect::{Defect, Place, Severity};
use ccaudit::import::poi::{PoiOptions, read};
use ccaudit::import::{Draft, DraftFeature};
use ccaudit::standard::Standard;
use ccaudit::vocabulary::Vocabulary;

const WGS84: PoiOptions = PoiOptions { crs: Some(Crs::WGS84), columns: &[] };
const UNSAID: PoiOptions = PoiOptions { crs: None, columns: &[] };

fn vocabulary() -> Vocabulary {
    Standard::load("national-2020", None, None).unwrap().vocabulary
}

/// Reads a file of this name and content.
fn import_file(name: &str, content: &[u8], options: &PoiOptions) -> Result<Draft, Vec<Defect>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    read(&path, options, &vocabulary())
}

fn import(table: &str, options: &PoiOptions) -> Draft {
    import_file("poi.csv", table.as_bytes(), options).unwrap_or_else(|defects| panic!("{defects:?}"))
}

/// The one error of a file that cannot be read.
fn refused(name: &str, content: &[u8], options: &PoiOptions) -> Defect {
    let defects = import_file(name, content, options).expect_err("it was read");
    let mut errors = defects.into_iter().filter(Defect::is_error);
    let error = errors.next().expect("no error among the defects");
    assert_eq!(errors.next(), None);
    assert!(error.file.ends_with(name), "{}", error.file);
    for part in [&error.message, &error.help] {
        assert!(!part.zh.is_empty() && !part.en.is_empty(), "{error:?}");
    }
    error
}

/// One row under WGS 84 with this name, code and tag: its category, or the reason it has none.
fn kind(name: &str, code: &str, tag: &str) -> Result<String, String> {
    let table = format!("名称,typecode,type,lng,lat\n\"{name}\",\"{code}\",\"{tag}\",105.19,37.51\n");
    let draft = import(&table, &WGS84);
    assert_eq!(draft.facilities.len() + draft.leftovers.len(), 1);
    match draft.facilities.first() {
        Some(facility) => Ok(facility.properties["category"].as_str().unwrap().to_owned()),
        None => Err(draft.leftovers[0].reason.zh.clone()),
    }
}

fn place(feature: &DraftFeature) -> (f64, f64) {
    match feature.geometry {
        Geometry::Point(point) => (point.x(), point.y()),
        ref other => panic!("{other:?}"),
    }
}

fn codes(draft: &Draft) -> Vec<&'static str> {
    draft.defects.iter().map(|defect| defect.code.name()).collect()
}

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/poi").join(name)
}

fn sample() -> String {
    fs::read_to_string(data("poi.csv")).unwrap()
}

/// A CSV table as .xlsx, codes and coordinates as numbers (which loses leading zeros).
fn xlsx(table: &str, numbers: &[u16]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("兴趣点").unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    for (row, record) in reader.records().enumerate() {
        for (column, cell) in record.unwrap().iter().enumerate() {
            let (row, column) = (row as u32, column as u16);
            match cell.parse::<f64>() {
                Ok(number) if row > 0 && numbers.contains(&column) => sheet.write_number(row, column, number),
                _ => sheet.write_string(row, column, cell),
            }
            .unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn rows_become_facilities_or_say_why_not() {
    let draft = import(&sample(), &UNSAID);
    let facilities: Vec<(&str, &str, &str)> = draft
        .facilities
        .iter()
        .map(|f| {
            (
                f.id.as_str(),
                f.properties["category"].as_str().unwrap(),
                f.properties["name"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        facilities,
        [
            ("B01", "kindergarten", "虚构第一幼儿园"),
            ("B02", "supermarket", "虚构便民超市"),
            ("B04", "nursery", "虚构托育中心"),
            ("B06", "housekeeping", "虚构家政服务部"),
        ]
    );
    let leftovers: Vec<(&str, &str, &str)> =
        draft.leftovers.iter().map(|l| (l.at.as_str(), l.kind.as_str(), l.reason.zh.as_str())).collect();
    assert_eq!(
        leftovers,
        [
            ("4", "060200|060400 购物服务", "几个类别都对得上：综合超市、便利店"),
            ("6", "072000 生活服务;婴儿服务场所;婴儿服务场所", "名称含“培训”，不算托儿所"),
            ("8", "120201 商务住宅;楼宇;商务写字楼", "类型编码 120201 不属于任何设施类别"),
            ("9", "060400 购物服务;超级市场;超市", "编号 B02 与第 3 行重复"),
            ("10", "090601 医疗保健服务", "没有坐标"),
        ]
    );
    assert_eq!(draft.name, "poi");
    assert_eq!(draft.source, "poi.csv");
    assert_eq!(draft.licence, "");
    assert_eq!(draft.residences, []);
    let imported = draft.defects.iter().find(|defect| defect.code.name() == "imported").unwrap();
    assert_eq!(
        imported.message.en,
        "9 rows: 4 facilities, 5 left over (of no known kind 3, without usable coordinates 1, twice there 1, cells missing or in excess 0)"
    );
    assert!(codes(&draft).contains(&"no-licence"));
}

#[test]
fn a_table_is_the_same_in_every_format_and_encoding() {
    let table = sample();
    let draft = import(&table, &UNSAID);
    let mut with_mark = b"\xef\xbb\xbf".to_vec();
    with_mark.extend(table.as_bytes());
    let (gb18030, _, _) = encoding_rs::GB18030.encode(&table);
    let tabs = "名称\t类型编码\t高德坐标\n虚构便民超市\t060400\t105.19,37.51\n";
    assert_eq!(import(&tabs.replace("105.19,", "105.19 "), &UNSAID).facilities.len(), 1);
    for content in [&with_mark[..], &gb18030, table.replace('\n', "\r\n").as_bytes()] {
        let other = import_file("poi.csv", content, &UNSAID).unwrap();
        assert_eq!((&other.facilities, &other.leftovers), (&draft.facilities, &draft.leftovers));
    }
    let xls = fs::read(data("poi.xls")).unwrap();
    for (name, content) in [("poi.xlsx", &xlsx(&table, &[2, 4, 5])), ("poi.xls", &xls)] {
        let other =
            import_file(name, content, &UNSAID).unwrap_or_else(|defects| panic!("{name}: {defects:?}"));
        assert_eq!(other.facilities, draft.facilities, "{name}");
        assert_eq!(other.source, format!("{name} / 兴趣点"));
        assert!(codes(&other).contains(&"lost-zero"), "{name}");
        let reasons = |draft: &Draft| -> Vec<_> {
            draft.leftovers.iter().map(|l| (l.at.clone(), l.name.clone(), l.reason.clone())).collect()
        };
        assert_eq!(reasons(&other), reasons(&draft), "{name}");
    }
    // As text, the codes keep their zeros.
    assert!(!codes(&import_file("poi.xlsx", &xlsx(&table, &[]), &UNSAID).unwrap()).contains(&"lost-zero"));
}

#[test]
fn codes_decide_first() {
    assert_eq!(kind("虚构", "141204", ""), Ok("kindergarten".into()));
    assert_eq!(kind("虚构", "060411", ""), Ok("supermarket".into()), "by prefix");
    assert_eq!(kind("虚构", "60400", ""), Ok("supermarket".into()), "its zero lost");
    assert_eq!(kind("虚构", "60400.0", ""), Ok("supermarket".into()), "as pandas writes it");
    assert_eq!(kind("虚构", "050000|060400", ""), Ok("supermarket".into()), "one of two is known");
    assert_eq!(kind("虚构", "060400｜060411", ""), Ok("supermarket".into()), "two of one category");
    assert_eq!(kind("虚构", "", "060400"), Ok("supermarket".into()), "a code among the tags");
    assert_eq!(kind("虚构托育", "141204", "购物;超市"), Ok("kindergarten".into()), "before tag and name");
    assert_eq!(kind("虚构", "060200|060400", ""), Err("几个类别都对得上：综合超市、便利店".into()));
    // A known code of no category: the name does not overrule it.
    assert_eq!(kind("虚构幼儿园", "050500", ""), Err("类型编码 050500 不属于任何设施类别".into()));
    assert_eq!(kind("虚构", "6040", ""), Err("类型和名称都对不上任何设施类别".into()));
}

#[test]
fn rough_codes_leave_it_to_the_name() {
    for (code, name, category) in [
        ("130106", "虚构社区综合服务站", "community_service_station"),
        ("120304", "虚构社区服务中心", "community_service_station"),
        ("090102", "虚构社区卫生服务站", "health_station"),
        ("090300", "虚构卫生服务站", "health_station"),
        ("072000", "虚构托育园", "nursery"),
        ("070500", "丰巢快递柜(虚构1号)", "parcel_locker"),
        ("070500", "虚构快递驿站", "parcel_station"),
        ("070000", "虚构家政", "housekeeping"),
        ("120000", "虚构花园物业服务中心", "property_office"),
    ] {
        assert_eq!(kind(name, code, ""), Ok(category.into()), "{code} {name}");
    }
    for (code, name) in [
        ("130106", "虚构村民委员会"),
        ("120304", "虚构会所"),
        ("090102", "虚构镇卫生院"),
        ("072000", "虚构婴儿用品店"),
        ("070500", "虚构物流"),
    ] {
        let reason = kind(name, code, "").unwrap_err();
        assert_eq!(reason, format!("类型编码 {code} 由名称决定，而名称里没有可判断的字词"), "{name}");
    }
}

#[test]
fn tags_decide_where_no_code_does() {
    for (tag, category) in [
        ("购物;超市", "supermarket"),
        ("购物；超市", "supermarket"),
        ("教育培训;幼儿园", "kindergarten"),
        ("医疗;药店;连锁", "pharmacy"),
        ("科教文化服务;学校;幼儿园", "kindergarten"),
        ("托儿所", "nursery"),
        ("convenience_store", "convenience_store"),
    ] {
        assert_eq!(kind("虚构", "", tag), Ok(category.into()), "{tag}");
    }
    assert!(kind("虚构", "", "购物;超市货架").is_err(), "by whole parts");
    assert!(kind("虚构", "", "购物").is_err());
    assert!(kind("虚构", "", "购物;超市|医疗;药店").unwrap_err().starts_with("几个类别"));
}

#[test]
fn names_decide_last_and_reject_lists_bind_them() {
    for (name, category) in [
        ("虚构托育中心", "nursery"),
        ("虚构 日间 照料中心", "day_care_centre"),
        ("虚构社区卫生服务站", "health_station"),
        ("虚构小区快递柜", "parcel_locker"),
        ("虚构垃圾站", "waste_station"),
        ("虚构家政服务", "housekeeping"),
    ] {
        assert_eq!(kind(name, "", ""), Ok(category.into()), "{name}");
    }
    for (name, word) in [
        ("虚构托育师培训", "培训"),
        ("虚构托育用品店", "用品"),
        ("虚构托育月子中心", "月子"),
        ("虚构日间照料办公室", "办公室"),
        ("虚构宠物卫生服务站", "宠物"),
        ("虚构快递柜维修", "维修"),
        ("虚构建筑垃圾站", "建筑垃圾"),
        ("虚构家政学校", "学校"),
    ] {
        let reason = kind(name, "", "").unwrap_err();
        assert!(reason.starts_with(&format!("名称含“{word}”")), "{name}: {reason}");
    }
    assert!(kind("虚构之家", "", "").is_err());
    assert!(kind("虚构超市理发店", "", "").unwrap_err().starts_with("几个类别"));
}

#[test]
fn every_code_and_word_belongs_to_one_category() {
    let vocabulary = vocabulary();
    let mut codes = Vec::new();
    let mut tags = Vec::new();
    for (id, name, category) in vocabulary.categories() {
        codes.extend(category.amap.iter().map(|code| (code.clone(), id)));
        tags.extend(category.baidu.iter().chain(&category.amap_types).map(|tag| (tag.clone(), id)));
        assert!(
            category.names_not.is_empty() || !category.names.is_empty(),
            "{name} rejects but never takes"
        );
        assert!(
            category.amap_by_name.is_empty() || !category.names.is_empty(),
            "{name} has codes for no names"
        );
    }
    for list in [&mut codes, &mut tags] {
        list.sort();
        list.dedup();
        let count = list.len();
        list.dedup_by(|a, b| a.0 == b.0);
        assert_eq!(list.len(), count);
    }
}

#[test]
fn coordinates_are_read_from_two_columns_or_one() {
    let two = import("name,type,lng,lat\n甲超市,购物;超市,105.19,37.51\n", &WGS84);
    assert_eq!(place(&two.facilities[0]), (105.19, 37.51));
    for cell in ["\"105.19,37.51\"", "105.19，37.51", "105.19 37.51", "\"１０５.１９, 37.51\""] {
        let one = import(&format!("name,type,location\n甲超市,购物;超市,{cell}\n"), &WGS84);
        assert_eq!(place(&one.facilities[0]), (105.19, 37.51), "{cell}");
    }
    let one = import("name,type,\"lat,lng\"\n甲超市,购物;超市,37.51 105.19\n", &WGS84);
    assert_eq!(place(&one.facilities[0]), (105.19, 37.51));
}

#[test]
fn the_system_is_named_or_asked_for() {
    let table = |x: &str, y: &str| format!("名称,类型编码,{x},{y}\n虚构超市,060400,105.19,37.51\n");
    let expected = |crs: Crs| {
        let at = crs.to_wgs84(geo::Coord { x: 105.19, y: 37.51 }).unwrap();
        (at.x, at.y)
    };
    for (x, y, crs) in [
        ("wgs84_lng", "wgs84_lat", Crs::WGS84),
        ("高德经度", "高德纬度", Crs::GCJ02),
        ("gcj02_x", "gcj02_y", Crs::GCJ02),
        ("百度经度", "百度纬度", Crs::BD09),
        ("bd09_lng", "bd09_lat", Crs::BD09),
    ] {
        let draft = import(&table(x, y), &UNSAID);
        assert_eq!(place(&draft.facilities[0]), expected(crs), "{x}");
        let same = import(&table(x, y), &PoiOptions { crs: Some(crs), columns: &[] });
        assert_eq!(same.facilities, draft.facilities, "{x}");
    }
    assert_ne!(expected(Crs::WGS84), expected(Crs::GCJ02));
    assert_eq!(
        place(
            &import(&table("lng", "lat"), &PoiOptions { crs: Some(Crs::BD09), columns: &[] }).facilities[0]
        ),
        expected(Crs::BD09)
    );
    let conflict = refused("a.csv", table("bd_lng", "bd_lat").as_bytes(), &WGS84);
    assert_eq!(conflict.code.name(), "crs-conflict");
    assert!(conflict.message.en.contains("bd_lng") && conflict.message.en.contains("bd09"), "{conflict:?}");

    let amap = refused("a.csv", table("经度", "纬度").as_bytes(), &UNSAID);
    assert_eq!(amap.code.name(), "unknown-crs");
    assert!(amap.help.en.contains("--crs gcj02"), "{amap:?}");
    let baidu = refused("a.csv", "name,tag,lng,lat\n甲,购物;超市,105.19,37.51\n".as_bytes(), &UNSAID);
    assert!(baidu.help.en.contains("--crs bd09"), "{baidu:?}");
    let nobodys = refused("a.csv", "name,lng,lat\n甲超市,105.19,37.51\n".as_bytes(), &UNSAID);
    assert!(nobodys.expected.en.contains("wgs84") && nobodys.help.en.contains("ask"), "{nobodys:?}");
}

#[test]
fn of_several_pairs_that_of_wgs84_is_read() {
    let table = "名称,类型编码,lng,lat,gcj02_lng,gcj02_lat,wgs84_lng,wgs84_lat\n\
                 虚构超市,060400,105.1,37.1,105.2,37.2,105.3,37.3\n";
    assert_eq!(place(&import(table, &UNSAID).facilities[0]), (105.3, 37.3));
    let gcj02 = import(table, &PoiOptions { crs: Some(Crs::GCJ02), columns: &[] });
    let expected = Crs::GCJ02.to_wgs84(geo::Coord { x: 105.2, y: 37.2 }).unwrap();
    assert_eq!(place(&gcj02.facilities[0]), (expected.x, expected.y));
    // A system that no pair names is that of the pair that names none.
    let bd09 = import(table, &PoiOptions { crs: Some(Crs::BD09), columns: &[] });
    let expected = Crs::BD09.to_wgs84(geo::Coord { x: 105.1, y: 37.1 }).unwrap();
    assert_eq!(place(&bd09.facilities[0]), (expected.x, expected.y));
}

#[test]
fn impossible_coordinates_leave_their_row_over() {
    let table = "名称,类型编码,lng,lat\n\
                 甲,060400,105.19,37.51\n乙,060400,105.29,37.51\n丙,060400,105.39,37.51\n丁,060400,105.49,37.51\n\
                 戊,060400,105.59,37.51\n己,060400,105.69,37.51\n\
                 一,060400,37.51,105.19\n二,060400,0,0\n三,060400,516800,4152900\n四,060400,约105,37\n\
                 五,060400,,\n六,060400,10.519,37.51\n";
    let draft = import(table, &WGS84);
    assert_eq!(draft.facilities.len(), 6);
    let reasons: Vec<&str> = draft.leftovers.iter().map(|l| l.reason.en.as_str()).collect();
    for (reason, part) in
        reasons.iter().zip(["swapped", "0,0", "metres", "cannot be read", "no coord", "not in China"])
    {
        assert!(reason.contains(part), "{reason}");
    }
    assert_eq!(draft.leftovers[0].at, "8");
}

#[test]
fn a_table_swapped_throughout_is_refused_with_the_mend() {
    let row = |name: &str| format!("{name},060400,37.51,105.19\n");
    let table = format!("名称,类型编码,lng,lat\n{}{}丙,060400,105.19,37.51\n", row("甲"), row("乙"));
    let error = refused("a.csv", table.as_bytes(), &WGS84);
    assert_eq!(error.code.name(), "swapped-coordinates");
    assert!(error.help.en.contains("--column lng=lat --column lat=lng"), "{error:?}");
    let columns = [("lng".to_owned(), "lat".to_owned()), ("lat".to_owned(), "lng".to_owned())];
    let mended = import(&table, &PoiOptions { crs: Some(Crs::WGS84), columns: &columns });
    assert_eq!(mended.facilities.len(), 2);
    // Half of them is not most of them.
    let half = format!("名称,类型编码,lng,lat\n{}丙,060400,105.19,37.51\n", row("甲"));
    assert_eq!(import(&half, &WGS84).facilities.len(), 1);

    let one = refused("a.csv", "名称,坐标\n甲超市,\"37.51,105.19\"\n".as_bytes(), &WGS84);
    assert!(one.help.en.contains("--column latlng=坐标"), "{one:?}");
    let metres = refused("a.csv", "名称,x,y\n甲超市,516800,4152900\n".as_bytes(), &WGS84);
    assert_eq!(metres.code.name(), "projected-coordinates");
}

#[test]
fn twins_are_one() {
    // A degree of latitude has 111,195 m.
    for (metres, facilities) in [(29.9, 1), (30.1, 2)] {
        let lat = 37.51 + metres / 111_195.08;
        let table = format!(
            "名称,类型编码,lng,lat\n虚构超市（东店）,060400,105.19,37.51\n虚构 超市(东店),060400,105.19,{lat}\n\
             虚构超市（东店）,060200,105.19,37.51\n"
        );
        let draft = import(&table, &WGS84);
        assert_eq!(draft.facilities.len(), facilities + 1, "{metres} m");
        assert_eq!(draft.facilities[0].id, "poi-2");
        if facilities == 1 {
            assert_eq!(draft.leftovers[0].at, "3");
            assert_eq!(draft.leftovers[0].reason.zh, "与第 2 行同名同类，相距不到 30 米");
        }
    }
}

#[test]
fn ids_are_the_tables_or_the_rows() {
    let table = "id,名称,类型编码,lng,lat\n,甲超市,060400,105.1,37.1\npoi-2,乙超市,060400,105.2,37.1\n\
                 a,丙,050500,105.3,37.1\na,丁超市,060400,105.4,37.1\n";
    let draft = import(table, &WGS84);
    let ids: Vec<&str> = draft.facilities.iter().map(|f| f.id.as_str()).collect();
    // A row left over does not hold its id against a later one.
    assert_eq!(ids, ["poi-2x", "poi-2", "a"]);
}

#[test]
fn a_poi_proves_no_floor_area() {
    let table = "名称,类型编码,lng,lat,面积,建筑面积,班级数,说明,状态\n\
                 甲幼儿园,141204,105.1,37.1,900,\"1,200㎡\",６,大,现状\n\
                 乙幼儿园,141204,105.2,37.1,900,约200,6.5,,\n\
                 丙幼儿园,141204,105.3,37.1,900,,,,\n";
    let draft = import(table, &WGS84);
    let properties = |at: usize| serde_json::to_string(&draft.facilities[at].properties).unwrap();
    assert_eq!(
        properties(0),
        r#"{"category":"kindergarten","name":"甲幼儿园","status":"existing","floor_area_m2":1200,"classes":6}"#
    );
    assert_eq!(properties(1), r#"{"category":"kindergarten","name":"乙幼儿园"}"#);
    assert_eq!(properties(2), r#"{"category":"kindergarten","name":"丙幼儿园"}"#);
    let warnings: Vec<(&str, &Place)> = draft
        .defects
        .iter()
        .filter(|defect| defect.severity == Severity::Warning)
        .map(|defect| (defect.code.name(), &defect.place))
        .collect();
    let at = |column: &str| Place::Row { row: 3, column: Some(column.to_owned()) };
    assert_eq!(warnings, [("not-a-number", &at("建筑面积")), ("not-whole", &at("班级数"))]);
    // The user may say what a column is.
    let columns = [("建筑面积".to_owned(), "面积".to_owned())];
    let mapped = import(table, &PoiOptions { crs: Some(Crs::WGS84), columns: &columns });
    assert_eq!(mapped.facilities[2].properties["floor_area_m2"], 900);
}

#[test]
fn many_refused_values_are_counted() {
    let rows: String = (0..15).map(|n| format!("甲{n}幼儿园,141204,105.{n:02},37.1,约200\n")).collect();
    let draft = import(&format!("名称,类型编码,lng,lat,建筑面积\n{rows}"), &WGS84);
    assert_eq!(draft.facilities.len(), 15);
    assert_eq!(codes(&draft).iter().filter(|code| **code == "not-a-number").count(), 10);
    let more = draft.defects.iter().find(|defect| defect.code.name() == "more-refused").unwrap();
    assert!(more.message.en.starts_with("5 more"), "{more:?}");
}

#[test]
fn columns_may_be_mapped() {
    let table = "甲,乙,丙,丁\n虚构超市,060400,105.19,37.51\n";
    let map = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(role, own)| ((*role).to_owned(), (*own).to_owned())).collect()
    };
    let columns = map(&[("name", "甲"), ("类型编码", "乙"), ("经度", "丙"), ("lat", "丁")]);
    let draft = import(table, &PoiOptions { crs: Some(Crs::WGS84), columns: &columns });
    assert_eq!(draft.facilities[0].properties["name"], "虚构超市");
    let columns = map(&[("name", "甲"), ("typecode", "乙"), ("lng", "丙"), ("lat", "戊")]);
    let missing =
        refused("a.csv", table.as_bytes(), &PoiOptions { crs: Some(Crs::WGS84), columns: &columns });
    assert_eq!(missing.code.name(), "missing-column");
}

#[test]
fn bad_mappings_are_told() {
    let table = "名称,类型编码,lng,lat\n虚构超市,060400,105.19,37.51\n";
    let told = |pairs: &[(&str, &str)]| -> Vec<&str> {
        let columns: Vec<(String, String)> =
            pairs.iter().map(|(role, own)| ((*role).to_owned(), (*own).to_owned())).collect();
        let defects =
            import_file("a.csv", table.as_bytes(), &PoiOptions { crs: Some(Crs::WGS84), columns: &columns })
                .unwrap_err();
        defects.iter().map(|defect| defect.code.name()).collect()
    };
    assert_eq!(told(&[("高矮", "名称")]), ["unknown-role"]);
    assert_eq!(told(&[("name", "名"), ("typecode", "编码")]), ["missing-column", "missing-column"]);
    assert_eq!(told(&[("name", "名称"), ("NAME", "lng")]), ["two-columns"]);
}

#[test]
fn headers_are_found_below_titles_and_on_other_sheets() {
    let table = "虚构区设施一览表,,,\n\n名称,类型编码,lng,lat\n甲超市,060400,105.1,37.1\n\n乙超市,060400,105.2,37.1\n";
    let draft = import(table, &WGS84);
    let ids: Vec<&str> = draft.facilities.iter().map(|f| f.id.as_str()).collect();
    assert_eq!(ids, ["poi-4", "poi-6"], "rows as a spreadsheet numbers them");

    let mut book = Workbook::new();
    book.add_worksheet().set_name("说明").unwrap().write_string(0, 0, "此表均为虚构").unwrap();
    let sheet = book.add_worksheet().set_name("数据").unwrap();
    for (row, cells) in [["名称", "类型", "坐标"], ["甲超市", "购物;超市", "105.1,37.1"]].iter().enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write_string(row as u32 + 3, column as u16 + 2, *cell).unwrap();
        }
    }
    let draft = import_file("a.xlsx", &book.save_to_buffer().unwrap(), &WGS84).unwrap();
    assert_eq!(draft.facilities[0].id, "poi-5");
    assert_eq!(draft.source, "a.xlsx / 数据");
    assert!(codes(&draft).contains(&"one-sheet"));
}

#[test]
fn tables_without_what_is_needed_are_refused() {
    for (table, code) in [
        ("甲超市,060400,105.19,37.51\n乙超市,060400,105.2,37.6\n", "no-header"),
        ("名称,类型编码\n甲超市,060400\n", "missing-column"),
        ("名称,类型编码,lng\n甲超市,060400,105.19\n", "missing-column"),
        ("名称,名称,类型编码,lng,lat\n甲,乙,060400,105.19,37.51\n", "two-columns"),
        ("名称,类型编码,lng,lng,lat\n甲,060400,105.19,105.19,37.51\n", "two-columns"),
        ("", "empty-file"),
        (" \n\n", "empty-file"),
        ("\u{feff}", "empty-file"),
    ] {
        assert_eq!(refused("a.csv", table.as_bytes(), &WGS84).code.name(), code, "{table}");
    }
    // Columns that are not used may be called alike.
    let draft = import("名称,备用,备用,类型编码,lng,lat\n甲,,,060400,105.19,37.51\n", &WGS84);
    assert_eq!(draft.facilities.len(), 1);
    let empty = import("名称,类型编码,lng,lat\n", &WGS84);
    assert!(codes(&empty).contains(&"no-rows"));
}

#[test]
fn rows_that_commas_shifted_are_left_over() {
    let table = "名称,类型编码,lng,lat\n甲,乙超市,060400,105.19,37.51\n丙超市,060400,105.2\n丁超市,060400,105.3,37.5,,\n";
    let draft = import(table, &WGS84);
    assert_eq!(draft.facilities.len(), 1);
    assert_eq!(
        draft.leftovers[0].reason.en,
        "the row has 5 cells, the header 4 columns; quote cells that hold commas"
    );
    assert_eq!(draft.leftovers[1].at, "3");
}

#[test]
fn text_that_is_no_table_is_refused() {
    let mut long = "名称,类型编码,lng,lat\n".as_bytes().to_vec();
    long.resize(100 << 20, b'a');
    let error = refused("a.csv", &long, &WGS84);
    assert_eq!((error.code.name(), &error.place), ("long-line", &Place::Line { line: 2, column: 1 }));
    let nul = refused("a.csv", "名称,类型编码,lng,lat\n甲\0,060400,105.19,37.51\n".as_bytes(), &WGS84);
    assert_eq!((nul.code.name(), &nul.place), ("bad-text", &Place::Line { line: 2, column: 1 }));
    assert_eq!(refused("a.csv", b"\xff\xfe\x0d\x54", &WGS84).code.name(), "bad-encoding");
    assert_eq!(refused("a.csv", b"name,lng,lat\n\xff\xff\xff,1,2\n", &WGS84).code.name(), "bad-encoding");
    let open = "名称,类型编码,lng,lat\n\"甲超市,060400,105.19,37.51\n乙超市,060400,105.2,37.51\n";
    let error = refused("a.csv", open.as_bytes(), &WGS84);
    assert_eq!((error.code.name(), &error.place), ("open-quote", &Place::Row { row: 2, column: None }));
    assert_eq!(refused("a.json", b"{}", &WGS84).code.name(), "not-a-table");
}

#[test]
fn misnamed_files_say_what_they_are() {
    let html = refused("a.xls", b"\r\n<html><table><tr><td>name</td></tr></table></html>", &WGS84);
    assert_eq!(html.code.name(), "not-a-table");
    assert!(html.message.en.contains("web page"), "{html:?}");
    let csv = refused("a.xls", sample().as_bytes(), &WGS84);
    assert!(csv.message.en.contains("CSV") && csv.help.en.contains(".csv"), "{csv:?}");
    assert_eq!(refused("a.csv", b"<?xml version=\"1.0\"?><Workbook/>", &WGS84).code.name(), "not-a-table");
    let book = import_file("a.xls", &xlsx(&sample(), &[]), &UNSAID).unwrap();
    assert!(codes(&book).contains(&"misnamed"));
    assert_eq!(book.facilities.len(), 4);
}

#[test]
fn damaged_and_hostile_workbooks_are_refused() {
    let whole = xlsx(&sample(), &[]);
    for end in [4, 30, whole.len() / 2, whole.len() - 10] {
        assert_eq!(refused("a.xlsx", &whole[..end], &UNSAID).code.name(), "damaged-workbook", "{end} bytes");
    }
    let xls = fs::read(data("poi.xls")).unwrap();
    for end in [8, 512, 1024, xls.len() / 2] {
        let _ = import_file("a.xls", &xls[..end], &UNSAID);
        assert_eq!(refused("a.xls", &xls[..end], &UNSAID).code.name(), "damaged-workbook", "{end} bytes");
    }
    // Each byte in turn broken: an error or a table, never a panic.
    for at in (0..whole.len()).step_by(97) {
        let mut broken = whole.clone();
        broken[at] ^= 0x55;
        let _ = import_file("a.xlsx", &broken, &UNSAID);
    }
    let mut protected = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    protected.resize(1024, 0);
    protected.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(refused("a.xlsx", &protected, &UNSAID).code.name(), "encrypted");
}

#[test]
fn decompression_bombs_do_not_go_off() {
    let zip = |size: usize| {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let deflated =
            zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        archive.start_file("xl/worksheets/sheet1.xml", deflated).unwrap();
        let zeros = vec![b' '; 1 << 20];
        for _ in 0..size {
            archive.write_all(&zeros).unwrap();
        }
        archive.finish().unwrap().into_inner()
    };
    let bomb = zip(64);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(refused("a.xlsx", &bomb, &UNSAID).code.name(), "decompression-bomb");
    // One that declares a small size is found out by unpacking it.
    let mut liar = bomb.clone();
    let size = (64u32 << 20).to_le_bytes();
    for at in 0..liar.len() - 4 {
        if liar[at..at + 4] == size {
            liar[at..at + 4].copy_from_slice(&1000u32.to_le_bytes());
        }
    }
    assert_ne!(liar, bomb);
    let code = refused("a.xlsx", &liar, &UNSAID).code.name();
    assert!(["decompression-bomb", "damaged-workbook"].contains(&code), "{code}");
    // Small parts may be as empty as they like; this one is no workbook, though.
    assert_eq!(refused("a.xlsx", &zip(8), &UNSAID).code.name(), "damaged-workbook");
}

#[test]
fn a_city_of_poi_takes_seconds() {
    let rows: String = (0..100_000)
        .map(|n| format!("i{n},丰巢快递柜,070500,105.{:05},37.{:05}\n", n % 400 * 50, n / 400 * 50))
        .collect();
    let start = std::time::Instant::now();
    let draft = import(&format!("id,名称,typecode,lng,lat\n{rows}"), &WGS84);
    assert_eq!(draft.facilities.len() + draft.leftovers.len(), 100_000);
    assert!(draft.facilities.len() > 90_000);
    assert!(start.elapsed().as_secs() < 60);
}

/// The reader panics on this one; what the user sees is an error of the file and nothing else.
#[test]
fn a_workbook_that_breaks_its_reader_is_an_error_of_the_file() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/nasty/workbooks/header-alone.xls");
    let out = tempfile::tempdir().unwrap();
    let goal = out.path().join("made");
    let output =
        crate::town::ccaudit(["import", "poi", file, "--crs", "wgs84", "--out", goal.to_str().unwrap()]);
    let message = crate::town::stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(message.starts_with("错误[damaged-workbook]"), "{message}");
    assert!(!message.contains("内部错误"), "{message}");
    assert!(!goal.exists());
}

/// Files of 6 KB that ask for gigabytes: `make.py` beside them tells how each is made.
#[test]
fn an_old_workbook_that_asks_for_much_memory_is_refused() {
    for (name, code, said) in [
        ("far-cells", "huge-sheet", "数据跨 65536 行、65536 列"),
        ("far-formulas", "huge-sheet", "数据跨 65536 行、256 列"),
        ("claims-much", "huge-sheet", "第 1 张表自称有 4294967295 行、65535 列"),
        ("ends-before-it-begins", "huge-sheet", "第 1 张表自称有 4294967289 行、2 列"),
        ("sheets-at-one-place", "huge-sheet", "第 4 张表"),
        ("directory-in-a-circle", "damaged-workbook", "损坏"),
        ("stream-in-a-circle", "damaged-workbook", "损坏"),
        // The same without anything strange is read; it is no table.
        ("plain", "no-header", "没有认得出的表头"),
    ] {
        let bytes = fs::read(data(&format!("../nasty/workbooks/{name}.xls"))).unwrap();
        let error = refused("a.xls", &bytes, &WGS84);
        assert_eq!(error.code.name(), code, "{name}");
        assert!(error.message.zh.contains(said), "{name}: {}", error.message.zh);
    }
}

#[test]
fn one_long_text_in_very_many_cells_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shared.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["名称", "经度", "纬度"]).unwrap();
    let long = "字".repeat(10_900);
    // Some 32 kB of it in the file, 556 MB laid out.
    for row in 1..=17_000 {
        sheet.write_string(row, 0, &long).unwrap();
    }
    book.save(&file).unwrap();
    let out = folder.path().join("out");
    let arguments =
        ["import", "poi", file.to_str().unwrap(), "--crs", "wgs84", "--out", out.to_str().unwrap()];
    let output = crate::town::ccaudit(arguments);
    let message = crate::town::stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(message.starts_with("错误[huge-sheet]"), "{message}");
    assert!(!out.exists());
}
