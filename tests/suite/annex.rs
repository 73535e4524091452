//! The Word annexes: their text is the annexes', their form an official document's.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::office::{Element, letters, parts, pilots, printed, reported};
use crate::town::{Town, audits, ccaudit, stderr};

const COLUMNS: [&str; 9] =
    ["目标", "序号", "建设内容", "建设要求", "项目名称", "项目内容", "责任单位", "配合单位", "完成时限"];

/// The same columns in `audit.json`.
const KEYS: [&str; 9] = [
    "objective",
    "number",
    "content",
    "requirement",
    "project_name",
    "project_content",
    "responsible",
    "cooperating",
    "deadline",
];

/// What a document says, by an own reading of its XML.
struct Document {
    body: Element,
    parts: BTreeMap<String, String>,
}

/// A row of a table: its cells with how they are merged.
struct Row<'a> {
    element: &'a Element,
    cells: Vec<(Option<&'a str>, String)>,
}

impl Document {
    fn read(path: &Path) -> Document {
        let parts = parts(&fs::read(path).unwrap());
        let mut root = Element::parse(&parts["word/document.xml"]);
        assert_eq!(root.name, "w:document");
        Document { body: root.children.remove(0), parts }
    }

    /// The document's parts as XML, all of them well-formed.
    fn part(&self, name: &str) -> Element {
        Element::parse(&self.parts[name])
    }

    /// Texts of the paragraphs of a style outside of tables.
    fn paragraphs(&self, style: &str) -> Vec<String> {
        let of_style = |p: &&Element| p.name == "w:p" && style_of(p) == Some(style);
        self.body.children.iter().filter(of_style).map(text).collect()
    }

    fn tables(&self) -> Vec<Vec<Row<'_>>> {
        let row = |element| Row { element, cells: cells(element) };
        self.body
            .all("w:tbl")
            .into_iter()
            .map(|table| table.all("w:tr").into_iter().map(row).collect())
            .collect()
    }
}

fn style_of(paragraph: &Element) -> Option<&str> {
    paragraph.child("w:pPr")?.child("w:pStyle")?.attribute("w:val")
}

/// A paragraph's text, its breaks as line ends.
fn text(paragraph: &Element) -> String {
    let mut text = String::new();
    paragraph.walk(&mut |element| match element.name.as_str() {
        "w:t" => text += &element.text,
        "w:br" => text.push('\n'),
        "w:tab" => text.push('\t'),
        _ => {}
    });
    text
}

fn cells(row: &Element) -> Vec<(Option<&str>, String)> {
    let cell = |cell: &&Element| cell.name == "w:tc";
    let read = |cell| {
        let merged = Element::child(cell, "w:tcPr").and_then(|properties| properties.child("w:vMerge"));
        let text = cell.all("w:p").into_iter().map(text).collect::<Vec<_>>().join("\n");
        (merged.map(|merged| merged.attribute("w:val").unwrap_or("continue")), text)
    };
    row.children.iter().filter(cell).map(read).collect()
}

/// The rows below the header as the reader of the print sees them: a merged cell's text is that
/// of the cell above.
fn filled(table: &[Row]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for row in &table[1..] {
        let cells = row.cells.iter().enumerate().map(|(column, (merged, text))| match merged {
            Some("continue") => rows.last().unwrap()[column].clone(),
            _ => text.clone(),
        });
        let cells: Vec<String> = cells.collect();
        rows.push(cells);
    }
    rows
}

fn header(table: &[Row]) -> Vec<String> {
    table[0].cells.iter().map(|(_, text)| text.clone()).collect()
}

/// An audited town with one gap, whose texts a test then changes.
fn one_gap() -> Value {
    audits(&[Town::perfect().without("nursery")], &["--standard", "zhongwei-2023"]).remove(0)
}

#[test]
fn the_pilots_documents_hold_the_rows_of_their_annexes() {
    let (out, _) = pilots("docx");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/zhongwei/source");
    let bytes = fs::read(source.join("annexes.csv")).unwrap();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let annexes: Vec<BTreeMap<String, String>> =
        csv::Reader::from_reader(bytes).deserialize().map(|row| row.unwrap()).collect();
    // The plan itself names its annexes.
    let plan = fs::read_to_string(source.join("plan-2023-36.txt")).unwrap();
    let book = Document::read(&out.path().join("gap-lists.docx"));
    let (tables, titles) = (book.tables(), book.paragraphs("AnnexTitle"));
    assert_eq!(book.paragraphs("AnnexNumber"), ["附件1", "附件2", "附件3", "附件4", "附件5"]);
    let mut cells = 0;
    for (index, id) in ["hengxiang", "fuxingyuan", "xindunhuayuan", "zhongshan", "changan"].iter().enumerate()
    {
        let number = (index + 1).to_string();
        let own = Document::read(&out.path().join(format!("gap-list/{id}.docx")));
        assert_eq!(own.paragraphs("AnnexNumber"), [format!("附件{number}")]);
        assert!(plan.contains(&format!("\n{number}.{}\n", titles[index])), "{}", titles[index]);
        assert_eq!(own.paragraphs("AnnexTitle"), titles[index..=index]);
        let expected: Vec<_> = annexes.iter().filter(|row| row["annex"] == number).collect();
        for table in [&own.tables()[0], &tables[index]] {
            assert_eq!(header(table), COLUMNS);
            let found = filled(table);
            assert_eq!(found.len(), expected.len(), "{id}");
            for (found, expected) in found.iter().zip(&expected) {
                for (text, key) in found.iter().zip(KEYS) {
                    assert_eq!(letters(text), letters(&expected[key]), "{id} {key}");
                    cells += 1;
                }
            }
        }
    }
    assert_eq!(cells, 2 * 45 * 9);
}

#[test]
fn an_objective_is_printed_once_over_the_rows_it_covers() {
    let (out, audit) = pilots("docx");
    let book = Document::read(&out.path().join("gap-lists.docx"));
    let mut covered = 0;
    for (table, community) in book.tables().iter().zip(audit["communities"].as_array().unwrap()) {
        let mut before = None;
        for (row, gap) in table[1..].iter().zip(community["gaps"].as_array().unwrap()) {
            let goes_on = before == Some(&gap["objective"]);
            let (merged, text) = &row.cells[0];
            assert_eq!(*merged, Some(if goes_on { "continue" } else { "restart" }));
            assert_eq!(text.is_empty(), goes_on);
            // Nothing else is merged.
            assert!(row.cells[1..].iter().all(|(merged, _)| merged.is_none()));
            covered += usize::from(goes_on);
            before = Some(&gap["objective"]);
        }
    }
    // Some are: the test saw both kinds.
    assert!(covered > 10, "{covered}");
}

#[test]
fn the_page_is_an_official_documents_turned() {
    let (out, _) = pilots("docx");
    let book = Document::read(&out.path().join("gap-lists.docx"));
    let section = book.body.children.last().unwrap();
    assert_eq!(section.name, "w:sectPr");
    let of = |name: &str, key: &str| section.child(name).unwrap().attribute(key).unwrap().to_owned();
    let twips = |name: &str, key: &str| of(name, key).parse::<f64>().unwrap();
    let millimetres = |name: &str, key: &str| twips(name, key) / 20.0 * 25.4 / 72.0;
    assert_eq!(of("w:pgSz", "w:orient"), "landscape");
    assert!((millimetres("w:pgSz", "w:w") - 297.0).abs() < 0.1);
    assert!((millimetres("w:pgSz", "w:h") - 210.0).abs() < 0.1);
    // GB/T 9704: 156 by 225 mm are printed on.
    let height = 210.0 - millimetres("w:pgMar", "w:top") - millimetres("w:pgMar", "w:bottom");
    let width = 297.0 - millimetres("w:pgMar", "w:left") - millimetres("w:pgMar", "w:right");
    assert!((height - 156.0).abs() < 0.2 && (width - 225.0).abs() < 0.2, "{height} {width}");
    // The table is as wide.
    for table in book.body.all("w:tbl") {
        let columns = table.child("w:tblGrid").unwrap().children.iter();
        let total: f64 = columns.map(|c| c.attribute("w:w").unwrap().parse::<f64>().unwrap()).sum();
        assert!((total - width / 25.4 * 72.0 * 20.0).abs() < 10.0, "{total}");
    }
    // Every page has its number, odd and even ones.
    let footers: BTreeSet<&str> =
        section.all("w:footerReference").iter().map(|footer| footer.attribute("w:type").unwrap()).collect();
    assert_eq!(footers, BTreeSet::from(["default", "even"]));
    for name in ["word/footer1.xml", "word/footer2.xml"] {
        let footer = book.part(name);
        assert_eq!(text(&footer), "— 1 —");
        assert_eq!(footer.all("w:instrText")[0].text.trim(), "PAGE");
    }
    // The header is repeated, and no row is torn apart.
    for table in book.tables() {
        for (index, row) in table.iter().enumerate() {
            let has = |name: &str| row.element.child("w:trPr").is_some_and(|own| own.child(name).is_some());
            assert_eq!(has("w:tblHeader"), index == 0);
            assert!(has("w:cantSplit"));
        }
    }
}

#[test]
fn faces_are_the_official_ones_and_each_has_a_stand_in() {
    let (out, _) = pilots("docx");
    let document = Document::read(&out.path().join("gap-list/changan.docx"));
    let styles = document.part("word/styles.xml");
    let face = |style: &str| {
        let of_id = |element: &&&Element| element.attribute("w:styleId") == Some(style);
        let all = styles.all("w:style");
        let fonts = all.iter().find(of_id).unwrap().child("w:rPr").unwrap().child("w:rFonts").unwrap();
        let named: BTreeSet<&str> =
            ["w:ascii", "w:hAnsi", "w:eastAsia"].map(|slot| fonts.attributes[slot].as_str()).into();
        assert_eq!(named.len(), 1);
        named.first().unwrap().to_string()
    };
    assert_eq!(face("AnnexNumber"), "黑体");
    assert_eq!(face("AnnexTitle"), "方正小标宋简体");
    assert_eq!(face("AnnexHead"), "黑体");
    assert_eq!([face("AnnexCell"), face("AnnexProse")], ["仿宋_GB2312", "仿宋_GB2312"]);
    let mut used: BTreeSet<String> = BTreeSet::new();
    styles.walk(&mut |element| {
        used.extend(element.attribute("w:eastAsia").filter(|_| element.name == "w:rFonts").map(str::to_owned))
    });
    let table = document.part("word/fontTable.xml");
    for name in used {
        let font = table.children.iter().find(|font| font.attribute("w:name") == Some(&name));
        assert!(!font.unwrap().child("w:altName").unwrap().attribute("w:val").unwrap().is_empty(), "{name}");
    }
    // Every style a paragraph names is there.
    let known: BTreeSet<&str> =
        styles.all("w:style").iter().map(|style| style.attribute("w:styleId").unwrap()).collect();
    document.body.walk(&mut |element| {
        if let "w:pStyle" | "w:tblStyle" = element.name.as_str() {
            assert!(known.contains(element.attribute("w:val").unwrap()), "{element:?}");
        }
    });
}

/// Order of the children of some elements, by ISO/IEC 29500-1 (wml.xsd): Word may refuse a file
/// that departs from it.
const ORDERS: [(&str, &[&str]); 9] = [
    ("w:sectPr", &["w:footerReference", "w:pgSz", "w:pgMar", "w:pgNumType", "w:cols", "w:docGrid"]),
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:pageBreakBefore",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
        ],
    ),
    ("w:rPr", &["w:rFonts", "w:b", "w:color", "w:sz", "w:szCs", "w:lang"]),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:vMerge", "w:vAlign"]),
    ("w:tblPr", &["w:tblStyle", "w:tblW", "w:jc", "w:tblBorders", "w:tblLayout", "w:tblCellMar"]),
    ("w:tblCellMar", &["w:top", "w:left", "w:bottom", "w:right"]),
    ("w:tblBorders", &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"]),
    ("w:style", &["w:name", "w:basedOn", "w:pPr", "w:rPr", "w:tblPr"]),
    ("w:settings", &["w:defaultTabStop", "w:evenAndOddHeaders", "w:characterSpacingControl", "w:compat"]),
];

#[test]
fn elements_stand_in_the_order_the_format_prescribes() {
    let (out, _) = pilots("docx");
    let document = Document::read(&out.path().join("gap-lists.docx"));
    let mut checked = 0;
    for (name, part) in &document.parts {
        Element::parse(part).walk(&mut |element| {
            let Some((_, order)) = ORDERS.iter().find(|(parent, _)| *parent == element.name) else { return };
            let places: Vec<usize> = element
                .children
                .iter()
                .map(|child| {
                    order
                        .iter()
                        .position(|known| *known == child.name)
                        .unwrap_or_else(|| panic!("{name}: {child:?}"))
                })
                .collect();
            assert!(places.is_sorted(), "{name}: {element:?}");
            checked += 1;
        });
    }
    assert!(checked > 500, "{checked}");
    // What the package lists is in it.
    let types = document.part("[Content_Types].xml");
    for part in types.all("Override") {
        assert!(document.parts.contains_key(&part.attribute("PartName").unwrap()[1..]), "{part:?}");
    }
}

#[test]
fn awkward_texts_arrive_whole() {
    let mut audit = one_gap();
    let name = "“朝阳”社区 & <一区>\n二号🏠\u{0}\u{1b}";
    let community = &mut audit["communities"][0];
    community["name"] = name.into();
    community["list_title"] = format!("{name}项目清单").into();
    let long: String = (0..5000).map(|index| char::from_u32(0x4e00 + index % 400).unwrap()).collect();
    community["gaps"][0]["requirement"] = long.clone().into();
    community["gaps"][0]["project_content"] = "第一行\r\n第二行\n\t第三行 '单' \"双\"".into();
    let mut second = community["gaps"][0].clone();
    second["requirement"] = "短".into();
    community["gaps"].as_array_mut().unwrap().push(second);
    let folder = reported(&audit, "docx");
    let document = Document::read(&folder.path().join("gap-list/c.docx"));
    // What XML cannot carry shows as the replacement character; all else is there.
    assert_eq!(document.paragraphs("AnnexTitle"), ["“朝阳”社区 & <一区>\n二号🏠\u{fffd}\u{fffd}项目清单"]);
    let tables = document.tables();
    let rows = filled(&tables[0]);
    assert_eq!(rows[0][3], long);
    assert_eq!(rows[0][5], "第一行\n第二行\n\t第三行 '单' \"双\"");
    // A row longer than a page may be split, or its end would be lost; a short one may not.
    let whole = |row: &Row| !row.element.all("w:cantSplit").is_empty();
    assert_eq!([whole(&tables[0][1]), whole(&tables[0][2])], [false, true]);
}

#[test]
fn a_community_without_gaps_says_so() {
    let audit = audits(&[Town::perfect()], &["--standard", "zhongwei-2023"]).remove(0);
    let folder = reported(&audit, "docx");
    let document = Document::read(&folder.path().join("gap-lists.docx"));
    assert_eq!(document.body.all("w:tbl").len(), 0);
    assert_eq!(document.paragraphs("AnnexText"), ["测试社区没有不达标的项，不列项目。"]);
    // Where something is undecided, that is no clean bill.
    let mut open = audit;
    for item in [2, 5] {
        open["communities"][0]["items"][item]["verdict"] = "unknown".into();
    }
    let folder = reported(&open, "docx");
    let document = Document::read(&folder.path().join("gap-lists.docx"));
    assert!(document.paragraphs("AnnexText")[0].ends_with("另有 2 项待核实，查明后可能需要补列。"));
}

#[test]
fn a_title_comes_from_the_city_or_from_the_communitys_name() {
    let title = |town: &Town, standard: &str| {
        let audit = audits(std::slice::from_ref(town), &["--standard", standard]).remove(0);
        let folder = reported(&audit, "docx");
        Document::read(&folder.path().join("gap-list/c.docx")).paragraphs("AnnexTitle").remove(0)
    };
    let mut town = Town::perfect().without("nursery");
    assert_eq!(title(&town, "zhongwei-2023"), "中卫市沙坡头区测试社区完整社区建设试点项目清单");
    assert_eq!(title(&town, "national-2020"), "测试社区完整社区建设项目清单");
    town.properties("c")["district"] = "海原县".into();
    assert_eq!(title(&town, "zhongwei-2023"), "中卫市海原县测试社区完整社区建设试点项目清单");
}

#[test]
fn the_same_audit_gives_the_same_bytes() {
    let (first, audit) = pilots("docx,xlsx");
    let second = reported(&audit, "docx,xlsx");
    for name in ["gap-lists.docx", "gap-list/changan.docx", "gap-list/hengxiang.docx", "ledger.xlsx"] {
        let read = |folder: &tempfile::TempDir| fs::read(folder.path().join(name)).unwrap();
        assert!(read(&first) == read(&second), "{name}");
    }
    // Dated by the day audited for, not by the clock.
    let core = &parts(&fs::read(first.path().join("gap-lists.docx")).unwrap())["docProps/core.xml"];
    assert!(core.contains(">2023-06-30T00:00:00Z<"), "{core}");
}

#[test]
fn ten_thousand_rows_are_all_there() {
    let mut audit = one_gap();
    let gaps = audit["communities"][0]["gaps"].as_array_mut().unwrap();
    let gap = gaps.remove(0);
    gaps.extend((1..=10_000).map(|number| {
        let mut gap = gap.clone();
        gap["number"] = json!(number);
        gap["project_content"] = format!("内容{number}").into();
        gap
    }));
    let folder = reported(&audit, "docx");
    let document = Document::read(&folder.path().join("gap-list/c.docx"));
    let rows = filled(&document.tables()[0]);
    assert_eq!(rows.len(), 10_000);
    for (index, row) in rows.iter().enumerate() {
        assert_eq!(row[1], (index + 1).to_string());
        assert_eq!(row[5], format!("内容{}", index + 1));
        assert_eq!(row[0], gap["objective"].as_str().unwrap());
    }
}

#[test]
#[ignore = "needs LibreOffice: see .ci/run"]
fn printed_annexes_repeat_their_header_and_lose_nothing() {
    let (out, audit) = pilots("docx");
    let pages = printed(&out.path().join("gap-lists.docx"));
    let communities = audit["communities"].as_array().unwrap();
    // A page of its own begins with each annex; every page has header and number.
    let begins: Vec<usize> =
        (0..pages.len()).filter(|page| letters(&pages[*page]).starts_with("附件")).collect();
    assert_eq!(begins.len(), communities.len());
    assert!(pages.len() > begins.len(), "some table spans pages");
    for (index, page) in pages.iter().enumerate() {
        let page = letters(page);
        for title in COLUMNS {
            assert!(page.contains(title), "page {}: {title}\n{page}", index + 1);
        }
        assert!(page.ends_with(&format!("—{}—", index + 1)), "{page}");
    }
    // Of a table set in columns, the PDF gives lines across; so each cell is looked for
    // character by character.
    for (index, community) in communities.iter().enumerate() {
        let end = begins.get(index + 1).copied().unwrap_or(pages.len());
        let text = letters(&pages[begins[index]..end].concat());
        assert!(text.contains(&letters(community["list_title"].as_str().unwrap())));
        let mut needed = BTreeMap::<char, usize>::new();
        let mut before = &Value::Null;
        for gap in community["gaps"].as_array().unwrap() {
            for key in KEYS.iter().filter(|key| **key != "objective" || &gap[**key] != before) {
                let cell = gap[*key].as_str().map_or(gap[*key].to_string(), str::to_owned);
                letters(&cell).chars().for_each(|character| *needed.entry(character).or_default() += 1);
            }
            before = &gap["objective"];
        }
        for (character, count) in needed {
            let found = text.chars().filter(|known| *known == character).count();
            assert!(found >= count, "{character}: {found} of {count}");
        }
    }
}

#[test]
#[ignore = "needs LibreOffice: see .ci/run"]
fn a_printed_row_longer_than_a_page_keeps_its_end() {
    let mut audit = one_gap();
    let long = format!("{}此处为末尾", "长".repeat(5000));
    audit["communities"][0]["gaps"][0]["requirement"] = long.into();
    let folder = reported(&audit, "docx");
    let pages = printed(&folder.path().join("gap-list/c.docx"));
    let text = letters(&pages.concat());
    assert!(pages.len() > 3);
    assert_eq!(text.matches('长').count(), 5000);
    assert!(text.contains("末尾"));
}

/// The list is an official Chinese text: an English run writes the same one, in every format.
#[test]
fn the_list_is_the_same_text_whatever_the_language() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/zhongwei");
    let run = |lang: &str| {
        let out = tempfile::tempdir().unwrap();
        let formats = "json,gap-list,docx,xlsx,md,html";
        let arguments = ["audit", data.to_str().unwrap(), "-q", "--lang", lang, "--format", formats, "--out"];
        let output = ccaudit(arguments.into_iter().chain([out.path().to_str().unwrap()]));
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        out
    };
    let (chinese, english) = (run("zh"), run("en"));
    let bytes = |out: &tempfile::TempDir, path: &str| fs::read(out.path().join(path)).unwrap();
    let text = |out: &tempfile::TempDir, path: &str| String::from_utf8(bytes(out, path)).unwrap();
    let audit = |out| -> Value { serde_json::from_slice(&bytes(out, "audit.json")).unwrap() };
    let (ours, theirs) = (audit(&chinese), audit(&english));
    let mut rows: Vec<[String; 9]> = Vec::new();
    for (one, other) in
        ours["communities"].as_array().unwrap().iter().zip(theirs["communities"].as_array().unwrap())
    {
        assert_eq!(one["gaps"], other["gaps"]);
        assert_eq!(one["list_title"], other["list_title"]);
        for file in ["csv", "docx"].map(|ending| format!("gap-list/{}.{ending}", one["id"].as_str().unwrap()))
        {
            assert_eq!(bytes(&chinese, &file), bytes(&english, &file), "{file}");
        }
        let cell =
            |gap: &Value, key: &str| gap[key].as_str().map_or_else(|| gap[key].to_string(), str::to_owned);
        rows.extend(one["gaps"].as_array().unwrap().iter().map(|gap| KEYS.map(|key| cell(gap, key))));
    }
    assert_eq!(rows.len(), 45);
    assert_eq!(bytes(&chinese, "gap-lists.docx"), bytes(&english, "gap-lists.docx"));

    let of_markdown = |out| -> Vec<String> {
        let text = text(out, "report.md");
        text.lines()
            .filter(|line| {
                rows.iter().any(|row| line.starts_with(&format!("| {} | {} | {} |", row[0], row[1], row[2])))
            })
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(of_markdown(&chinese), of_markdown(&english));
    assert_eq!(of_markdown(&chinese).len(), 45);

    let page = text(&english, "report.html");
    assert!(rows.iter().flatten().all(|cell| page.contains(&serde_json::to_string(cell).unwrap())));

    let mut of_ledger: Vec<Vec<String>> = Vec::new();
    for out in [&chinese, &english] {
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(out.path().join("ledger.xlsx")).unwrap();
        let range = calamine::Reader::worksheet_range_at(&mut book, 1).unwrap().unwrap();
        let cells = range.rows().map(|row| row[1..10].iter().map(ToString::to_string).collect::<Vec<_>>());
        of_ledger.push(cells.skip_while(|row| row[0] != COLUMNS[0]).map(|row| row.join("|")).collect());
    }
    assert_eq!(of_ledger[0].len(), 46);
    assert_eq!(of_ledger[0], of_ledger[1]);
}
