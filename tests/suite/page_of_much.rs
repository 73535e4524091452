//! `report.html` of very much, used in headless Chromium: maps on a canvas, gap lists in pages, all
//! communities printed at once.

use std::collections::BTreeSet;
use std::process::Command;

use ccaudit::audit::Audit;
use serde_json::{Value, json};

use crate::browser::{OFFICE, Opened};
use crate::page::{of_town, page, pilots};
use crate::town::{Town, rectangle};

/// Homes in rows, more than are drawn one element each, and one bus stop in a corner.
fn crowded() -> Audit {
    let mut town = Town::perfect();
    for number in 0..2600 {
        let (x, y) = (f64::from(number % 65) * 29.0, 20.0 + f64::from(number / 65) * 25.0);
        let facts = json!({
            "id": format!("h{number}"), "population": 3, "households": 1, "entrances": 1,
            "entrances_with_ramp": 1, "entrances_with_handrail": 1,
        });
        town.add("residences", rectangle(x, y, 14.0, 9.0), facts);
    }
    for row in 0..40 {
        let y = 18.0 + f64::from(row) * 25.0;
        town.path(&[[0.0, y], [1900.0, y]]);
    }
    town.path(&(-1..40).map(|row| [0.0, (18.0 + f64::from(row) * 25.0).max(0.0)]).collect::<Vec<_>>());
    of_town(&town)
}

/// The page at a community, with its Leaflet map at hand as `seen`.
fn opened_at(page: &str, place: &str) -> Opened {
    let opened = Opened::new(page, "", OFFICE);
    opened.run("L.Map.addInitHook(function () { window.seen = this; })");
    opened.run(&format!("location.hash = {place:?}"));
    opened
}

/// How many pixels of the map's canvas are of a colour.
fn painted(opened: &Opened, colour: [u8; 3]) -> u64 {
    let [red, green, blue] = colour;
    let count = opened.value(&format!(
        "(() => {{ const map = document.querySelector('#map canvas');
        const copy = Object.assign(document.createElement('canvas'), {{ width: map.width, height: map.height }});
        const c = copy.getContext('2d', {{ willReadFrequently: true }});
        c.drawImage(map, 0, 0);
        const d = c.getImageData(0, 0, map.width, map.height).data;
        let n = 0;
        for (let i = 0; i < d.length; i += 4) if (d[i] === {red} && d[i + 1] === {green} && d[i + 2] === {blue}) n++;
        return n; }})()"
    ));
    count.as_u64().unwrap()
}

#[test]
#[ignore = "needs Chromium: see .ci/run"]
fn a_map_on_a_canvas_answers_and_is_asked() {
    const FAILS: [u8; 3] = [0xd5, 0x5e, 0x00];
    let audit = crowded();
    let map = audit.communities[0].map.as_ref().unwrap();
    assert!(map.residences.len() + map.facilities.len() > 2500);
    let opened = opened_at(&page(&audit), "#community=c&clause=1.a");
    assert_eq!((opened.count("#map canvas"), opened.count("#map .thing")), (1, 0));
    assert_eq!(painted(&opened, FAILS), 0);
    opened.run(
        "const s = document.getElementById('clause'); s.value = '11.b'; s.dispatchEvent(new Event('change'))",
    );
    let far: BTreeSet<&str> =
        map.failing.iter().filter(|thing| thing.clause == "11.b").map(|thing| thing.id.as_str()).collect();
    assert!(far.len() > 1000, "{}", far.len());
    assert!(
        opened
            .text("document.querySelector('#answer .fail h4').textContent")
            .contains(&far.len().to_string())
    );
    assert!(painted(&opened, FAILS) > 2000, "{}", painted(&opened, FAILS));

    // What is not written below so many homes is not in the legend.
    assert!(!opened.text("document.getElementById('legend').textContent").contains("步行米数"));

    // A click into the middle of a home, wherever that is drawn.
    let asked = |id: &str| {
        let text = opened.text("document.getElementById('thing').textContent");
        assert!(text.contains(id), "{id}: {text}");
    };
    for id in ["h2599", "h0", "h1300"] {
        let number: i32 = id[1..].parse().unwrap();
        let middle = crate::town::degrees(
            f64::from(number % 65) * 29.0 + 7.0,
            20.0 + f64::from(number / 65) * 25.0 + 4.5,
        );
        opened.run("document.getElementById('map').scrollIntoView({ block: 'nearest' })");
        let place: Value = opened.value(&format!(
            "(() => {{ const b = document.getElementById('map').getBoundingClientRect();
            const at = seen.latLngToContainerPoint([{}, {}]);
            return [b.x + document.getElementById('map').clientLeft + at.x, b.y + document.getElementById('map').clientTop + at.y]; }})()",
            middle[1], middle[0]
        ));
        opened.click_at(&place);
        asked(id);
    }
    opened.click("#thing .close");
    assert_eq!(opened.value("document.getElementById('thing').hidden"), json!(true));
    for clause in ["", "&clause=11.b"] {
        opened.run(&format!("location.hash = '#community=c{clause}'"));
    }

    // With the keyboard: into the map, to what fails first, on to the next, back, and out again.
    opened.run("document.getElementById('clause').focus(); document.getElementById('map').focus()");
    let first = map.residences.iter().map(|home| home.id.as_str()).find(|id| far.contains(id)).unwrap();
    let told = || opened.text("document.querySelector('#thing .figures dd').textContent");
    opened.press("ArrowRight");
    assert_eq!(told(), first);
    opened.press("ArrowUp");
    let above = told();
    assert_ne!(above, first);
    opened.press("ArrowDown");
    assert_eq!(told(), first);
    opened.press("Enter");
    assert_eq!(told(), first);
    assert_eq!(opened.text("document.activeElement.id"), "map");
    for _ in 0..8 {
        opened.press("Tab");
        if opened.text("document.activeElement.id") == "clause" {
            break;
        }
    }
    assert_eq!(opened.text("document.activeElement.id"), "clause");
    opened.was_quiet();
}

#[test]
#[ignore = "needs Chromium: see .ci/run"]
fn ten_thousand_rows_of_gaps_are_paged_and_searched() {
    let mut audit = pilots();
    let community = &mut audit.communities[0];
    let one = community.gaps[0].clone();
    community.gaps = (1..=10_000)
        .map(|number| {
            let mut gap = one.clone();
            gap.number = number;
            gap.objective = format!("目标{}", number / 30);
            gap.project_name = format!("工程{number}号");
            gap
        })
        .collect();
    let opened = Opened::new(&page(&audit), "#community=hengxiang", OFFICE);
    let rows = || opened.count(".gaps tbody tr");
    let found = || opened.text("document.getElementById('found-gaps').textContent");
    let more = "[...document.querySelectorAll('#part-gap_list button')].at(-1)";
    // What stands in the rows, in their order.
    let numbers = || -> Vec<usize> {
        let names = opened.value("[...document.querySelectorAll('.gaps tbody tr')].map((r) => r.textContent.match(/工程(\\d+)号/)[1])");
        names.as_array().unwrap().iter().map(|name| name.as_str().unwrap().parse().unwrap()).collect()
    };
    assert_eq!((rows(), found().as_str()), (500, "10000/10000 行"));
    assert!(opened.text(&format!("{more}.textContent")).contains("还有 9500 行"));
    opened.run(&format!("{more}.click()"));
    assert_eq!(numbers(), (1..=1000).collect::<Vec<_>>());
    // An objective that goes on over the end of a page has one cell.
    assert_eq!(opened.count(".gaps tbody th"), 1000 / 30 + 1);
    opened.click("#find-gap");
    opened.type_text("工程1");
    let wanted: Vec<usize> =
        (1..=10_000).filter(|number: &usize| number.to_string().starts_with('1')).collect();
    assert_eq!((rows(), found()), (500, format!("{}/10000 行", wanted.len())));
    assert_eq!(numbers(), wanted[..500]);
    opened.type_text("0000号");
    assert_eq!(numbers(), [10_000]);
    assert_eq!(opened.value(&format!("{more}.hidden")), json!(true));
    opened.run(
        "const f = document.getElementById('find-gap'); f.value = '没有的'; f.dispatchEvent(new Event('input'))",
    );
    assert_eq!((rows(), found().as_str()), (0, "0/10000 行"));
    let cleared = opened.time(
        "const f = document.getElementById('find-gap'); f.value = ''; f.dispatchEvent(new Event('input'))",
    );
    assert_eq!(rows(), 500);
    // On paper all of them stand.
    let whole = opened.time("window.dispatchEvent(new Event('beforeprint'))");
    assert_eq!(rows(), 10_000);
    println!("500 rows after {cleared} ms, all 10000 after {whole} ms");
    assert!(cleared < 15_000 && whole < 30_000);
    opened.was_quiet();
}

/// The page printed with all communities; what stands in the document while it is.
fn printed(audit: &Audit) -> (Opened, Vec<u8>) {
    let opened = Opened::new(&page(audit), "", OFFICE);
    opened.run("window.print = () => { window.isPrinted = true; }");
    opened.click("#print-all");
    opened.run("await new Promise((done) => setTimeout(done, 300))");
    assert_eq!(opened.value("window.isPrinted === true"), json!(true));
    let maps = "[...document.querySelectorAll('#all .map')].map((m) => m.querySelectorAll('.thing').length)";
    let things = opened.value(maps);
    for (community, drawn) in audit.communities.iter().zip(things.as_array().unwrap()) {
        let map = community.map.as_ref().unwrap();
        assert_eq!(*drawn, json!(map.residences.len() + map.facilities.len()), "{}", community.id);
    }
    let pdf = opened.pdf();
    (opened, pdf)
}

#[test]
#[ignore = "needs Chromium: see .ci/run"]
fn all_communities_are_printed_with_their_maps() {
    let audit = pilots();
    let (opened, pdf) = printed(&audit);
    // Afterwards the screen is as before.
    assert_eq!(opened.count("#all *"), 0);
    assert_eq!(opened.text("document.body.className"), "scripted");
    opened.was_quiet();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("all.pdf");
    std::fs::write(&path, &pdf).unwrap();
    let output = Command::new("pdftotext").args([path.to_str().unwrap(), "-"]).output().unwrap();
    let text: String = String::from_utf8(output.stdout).unwrap().split_whitespace().collect();
    for community in &audit.communities {
        assert!(text.contains(&community.name), "{}", community.name);
    }
    // The scale and the north arrow of each map.
    assert_eq!(text.matches("北↑").count(), audit.communities.len());
}

#[test]
#[ignore = "needs Chromium: see .ci/run"]
fn beyond_thirty_maps_the_print_says_where_the_others_are() {
    let mut audit = pilots();
    let pilots = audit.communities.clone();
    audit.communities = (0..33)
        .map(|number| {
            let mut community = pilots[number % pilots.len()].clone();
            community.id += &format!("-{number}");
            community
        })
        .collect();
    let opened = Opened::new(&page(&audit), "", OFFICE);
    opened.run("window.print = () => {}");
    let taken = opened.time("document.getElementById('print-all').click()");
    println!("30 maps drawn for print after {taken} ms");
    assert_eq!(
        (opened.count("#all .map canvas, #all .map svg"), opened.count("#all .no-printed-map")),
        (30, 3)
    );
    assert!(opened.text("document.querySelector('.no-printed-map').textContent").contains("前 30 个社区"));
    opened.was_quiet();
}
