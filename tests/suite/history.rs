//! Audits kept by day, and `ccaudit trend` over them.

use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;

use crate::browser::{OFFICE, Opened};
use crate::office::{Element, letters, parts, printed};
use crate::town::{Town, ccaudit, rows, stderr, stdout};

/// Audits a town into a folder for a day, and gives what is told on standard error.
fn audited(town: &Town, out: &Path, day: &str, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    // Of one name always, which stands in the audit.
    let dataset = folder.path().join("town");
    town.write(&dataset);
    let mut all = vec!["audit", dataset.to_str().unwrap(), "--out", out.to_str().unwrap(), "--as-of", day];
    all.extend(arguments);
    let output = ccaudit(all);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stderr(&output)
}

fn kept(out: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(out.join("history")) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn trend(arguments: &[&str]) -> std::process::Output {
    ccaudit([&["trend"], arguments].concat())
}

/// Three audits of a town, the last under a stricter standard; without a nursery in June.
fn three() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    audited(&Town::perfect().without("nursery"), &out, "2023-06-30", &[]);
    let mut unmeasured = Town::perfect();
    let nursery = unmeasured.features.iter_mut().find(|f| f["properties"]["category"] == "nursery").unwrap();
    nursery["properties"].as_object_mut().unwrap().remove("floor_area_m2");
    audited(&unmeasured, &out, "2023-09-30", &[]);
    audited(&Town::perfect(), &out, "2023-12-31", &["--standard", "ningxia-2023"]);
    (folder, out)
}

#[test]
fn an_audit_is_kept_by_its_day_and_replaced_by_one_that_says_something_else() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    let told = audited(&Town::perfect(), out, "2023-06-30", &[]);
    assert!(told.contains("history/（1 个文件）") && !told.contains("已更新"), "{told}");
    let same = |day: &str| {
        fs::read(out.join("audit.json")).unwrap()
            == fs::read(out.join(format!("history/{day}.json"))).unwrap()
    };
    assert!(same("2023-06-30"));
    audited(&Town::perfect().without("nursery"), out, "2023-09-30", &[]);
    assert_eq!(kept(out), ["2023-06-30.json", "2023-09-30.json"]);
    assert!(same("2023-09-30") && !same("2023-06-30"));
    let told = audited(&Town::perfect().without("nursery"), out, "2023-09-30", &[]);
    assert!(!told.contains("已更新"), "{told}");
    let told = audited(&Town::perfect().without("barber"), out, "2023-09-30", &[]);
    assert!(told.contains("提示: 同一核查日的旧结果已更新：history/2023-09-30.json"), "{told}");
    assert!(same("2023-09-30"));
}

#[test]
fn only_audits_of_everything_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    audited(&Town::perfect(), &out, "2023-06-30", &["--format", "json,unknown"]);
    assert_eq!(kept(&out), [""; 0]);
    audited(&Town::perfect(), &out, "2023-06-30", &["--format", "history"]);
    assert_eq!(kept(&out), ["2023-06-30.json"]);
    fs::remove_dir_all(out.join("history")).unwrap();
    let audit = out.join("audit.json");
    let output = ccaudit(["report", audit.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(kept(&out), [""; 0]);
    let output =
        ccaudit(["report", audit.to_str().unwrap(), "--out", out.to_str().unwrap(), "--format", "history"]);
    assert_eq!(output.status.code(), Some(2));
    let dataset = folder.path().join("town");
    Town::perfect().write(&dataset);
    let output = ccaudit(["audit", dataset.to_str().unwrap(), "--format", "history"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--out"), "{}", stderr(&output));
}

#[test]
fn a_trend_lists_each_audit_and_marks_another_standard() {
    let (_folder, out) = three();
    let output = trend(&[out.to_str().unwrap()]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let text = stdout(&output);
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let seen = spaced(&text);
    for wanted in [
        "测试社区 2023-06-30 95.0 优秀 — 49/49 3",
        "2023-09-30 95.0—100.0 优秀 — 48/49 —",
        "2023-12-31 ※ 100.0 优秀 通过 49/49 —",
        "※ 2023-12-31 的标准与前一次不同（national-2020 ",
        "→ ningxia-2023 ",
    ] {
        assert!(seen.contains(wanted), "{wanted}\n{text}");
    }
    // The same from the files, in any order, and from a folder of them beside other JSON.
    let history = out.join("history");
    let mut files: Vec<String> =
        kept(&out).iter().map(|name| history.join(name).display().to_string()).collect();
    files.reverse();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    assert_eq!(stdout(&trend(&files)), text);
    fs::write(history.join("quality.json"), "{}").unwrap();
    let output = trend(&[history.to_str().unwrap()]);
    assert_eq!(stdout(&output), text);
    assert!(
        stderr(&output).contains("quality.json") && stderr(&output).contains("略过"),
        "{}",
        stderr(&output)
    );
    assert_eq!(stderr(&trend(&[history.to_str().unwrap(), "-q"])), "");
    let english = stdout(&trend(&[out.to_str().unwrap(), "--lang", "en"]));
    assert!(english.contains("Failing items") && english.contains("do not compare"), "{english}");
}

#[test]
fn one_audit_is_shown_and_said_to_be_one() {
    let folder = tempfile::tempdir().unwrap();
    audited(&Town::perfect(), folder.path(), "2023-06-30", &[]);
    let output = trend(&[folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("看走势还要第二个核查日"), "{}", stdout(&output));
}

#[test]
fn what_is_no_trend_is_refused_by_file() {
    let (folder, out) = three();
    let refused = |arguments: &[&str], parts: &[&str]| {
        let written = folder.path().join("written");
        let output = trend(&[arguments, &["--out", written.to_str().unwrap()]].concat());
        let message = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{message}");
        for part in parts.iter().chain(&["应为", "没有写出任何结果"]) {
            assert!(message.contains(part), "no {part:?} in\n{message}");
        }
        assert!(stdout(&output).is_empty() && !written.exists());
    };
    let empty = folder.path().join("empty");
    fs::create_dir(&empty).unwrap();
    refused(&[empty.to_str().unwrap()], &["no-audits", "empty"]);
    refused(&["nowhere"], &["unreadable", "nowhere"]);
    let first = out.join("history/2023-06-30.json");
    let text = fs::read_to_string(&first).unwrap();
    let broken = empty.join("broken.json");
    fs::write(&broken, &text[..text.char_indices().nth(4000).unwrap().0]).unwrap();
    refused(&[empty.to_str().unwrap()], &["audit-cut-short", "broken.json"]);
    // Two of a day that differ; a copy is none.
    let copy = empty.join("copy.json");
    fs::copy(&first, &copy).unwrap();
    let both = [first.to_str().unwrap(), copy.to_str().unwrap()];
    assert_eq!(trend(&both).status.code(), Some(0));
    fs::write(&copy, text.replace("测试社区", "另一社区")).unwrap();
    refused(&both, &["same-day", "2023-06-30", "copy.json", "history/2023-06-30.json"]);
    // Another city's.
    let other = text.replace("\"id\":\"c\"", "\"id\":\"d\"").replace("2023-06-30", "2023-07-31");
    fs::write(&copy, other).unwrap();
    refused(&both, &["no-common-community", "copy.json"]);
    fs::write(&copy, text.replace("\"as_of\":\"2023-06-30\"", "\"as_of\":\"六月\"")).unwrap();
    refused(&[copy.to_str().unwrap()], &["bad-date", "六月"]);
    refused(&[out.to_str().unwrap(), "--community", "测试社"], &["unknown-community", "是否指 测试社区"]);
}

/// The three files of a trend of the three audits.
fn written() -> (tempfile::TempDir, PathBuf) {
    let (folder, out) = three();
    let written = folder.path().join("trend");
    let output =
        trend(&[out.to_str().unwrap(), "--out", written.to_str().unwrap(), "--community", "测试社区"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains("trend.xlsx、trend.html、trend.csv"), "{}", stderr(&output));
    (folder, written)
}

#[test]
fn the_workbook_has_numbers_dates_and_charts_of_them() {
    let (_folder, out) = written();
    let bytes = fs::read(out.join("trend.xlsx")).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(&bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["走势图", "得分"]);
    let range = book.worksheet_range("得分").unwrap();
    let head = range.rows().position(|row| row[0] == Data::String("社区编号".into())).unwrap();
    let figures: Vec<Vec<Data>> = range.rows().skip(head + 1).map(|row| row[2..5].to_vec()).collect();
    let table = rows(&out.join("trend.csv"));
    assert_eq!((figures.len(), table.len()), (3, 3));
    for (cells, row) in figures.iter().zip(&table) {
        let Data::DateTime(day) = &cells[0] else { panic!("{:?} is no date", cells[0]) };
        let (year, month, day, ..) = day.to_ymd_hms_milli();
        assert_eq!(format!("{year}-{month:02}-{day:02}"), row["as_of"]);
        for (cell, key) in [(&cells[1], "score_low"), (&cells[2], "score_high")] {
            assert_eq!(*cell, Data::Float(row[key].parse().unwrap()));
        }
    }
    let parts = parts(&bytes);
    let chart = Element::parse(&parts["xl/charts/chart1.xml"]);
    // Two audits under one standard and one under another: two runs of both ends.
    let formulas: Vec<&str> = chart.all("c:f").iter().map(|formula| formula.text.as_str()).collect();
    let rows = |column: char, from: usize, to: usize| {
        let first = head + 2;
        match from == to {
            true => format!("得分!${column}${}", first + from),
            false => format!("得分!${column}${}:${column}${}", first + from, first + to),
        }
    };
    let wanted = [
        rows('C', 0, 1),
        rows('E', 0, 1),
        rows('C', 0, 1),
        rows('D', 0, 1),
        rows('C', 2, 2),
        rows('E', 2, 2),
        rows('C', 2, 2),
        rows('D', 2, 2),
    ];
    assert_eq!(formulas, wanted);
    assert_eq!(parts.keys().filter(|name| name.starts_with("xl/charts/chart")).count(), 1);
}

#[test]
fn the_page_shows_every_figure_offline_and_without_a_script() {
    let (_folder, out) = written();
    let page = fs::read_to_string(out.join("trend.html")).unwrap();
    assert!(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"));
    assert!(page.contains("default-src 'none'"));
    for wanted in [
        "aria-label=\"测试社区：2023-06-30 95.0、2023-09-30 95.0—100.0、2023-12-31 100.0\"",
        "<td>2023-12-31 ※</td><td>100.0</td>",
        "※ 标准不同",
    ] {
        assert!(page.contains(wanted), "{wanted}");
    }
    // A name is text, whatever it holds.
    let (folder, other) = three();
    for name in kept(&other) {
        let file = other.join("history").join(name);
        let mut audit: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        audit["communities"][0]["name"] = "<b>&=1".into();
        fs::write(&file, audit.to_string()).unwrap();
    }
    let output = trend(&[other.to_str().unwrap(), "--out", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let page = fs::read_to_string(folder.path().join("trend.html")).unwrap();
    assert!(!page.contains("<b>") && page.contains("&lt;b&gt;&amp;=1"));
}

#[test]
#[ignore = "needs LibreOffice"]
fn the_workbook_prints_its_charts_and_figures() {
    let (_folder, out) = written();
    let pages = printed(&out.join("trend.xlsx"));
    assert_eq!(pages.len(), 2);
    assert!(
        pages[0].contains("测试社区") && pages[0].contains("得分下限") && pages[0].contains("2023-06-30"),
        "{}",
        pages[0]
    );
    assert!(pages[1].contains("2023-12-31") && letters(&pages[1]).contains("否※"), "{}", pages[1]);
}

#[test]
#[ignore = "needs Chromium"]
fn the_page_is_drawn_and_asks_for_nothing() {
    let (_folder, out) = written();
    let page = Opened::new(&fs::read_to_string(out.join("trend.html")).unwrap(), "", OFFICE);
    page.was_quiet();
    let count = |what: &str| page.value(&format!("document.querySelectorAll('{what}').length"));
    assert_eq!(
        [count("figure svg .dot"), count("figure svg .diamond"), count("figure svg .parting")],
        [3, 3, 1]
    );
    // Every figure in the drawing lies within it.
    let inside = "[...document.querySelectorAll('figure text')].every(text => { \
        const [own, all] = [text.getBoundingClientRect(), text.closest('svg').getBoundingClientRect()]; \
        return own.left >= all.left && own.right <= all.right && own.top >= all.top && own.bottom <= all.bottom; })";
    assert_eq!(page.value(inside), true);
    assert_eq!(page.value("document.documentElement.scrollWidth <= innerWidth"), true);
}
