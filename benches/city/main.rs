//! Times an audit stage by stage and as a whole process, on made-up cities of 100, 500 and
//! 2,000 communities.
//!
//! ```sh
//! cargo bench                        # all three, three runs each, medians
//! cargo bench -- 100 500             # these sizes
//! cargo bench -- --make DIR 2000     # writes a city and stops, for comparing with others
//! cargo bench -- --make DIR 334 --sites 500    # with so many candidate sites, for `ccaudit site`
//! ```

mod maker;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use ccaudit::annex;
use ccaudit::dataset::Source;
use ccaudit::judge::{self, JudgeContext, Settings};
use ccaudit::lang::Lang;
use ccaudit::measure::Measures;
use ccaudit::network::{Network, Routes};
use ccaudit::standard::Standard;
use ccaudit::words;
use rayon::prelude::*;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const STAGES: [&str; 6] = ["reading", "network", "walks", "judging", "judging, JSON", "whole process"];
const RUNS: usize = 3;

fn main() {
    // Cargo passes `--bench`; a plain `cargo test` passes nothing and must not run for minutes.
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let mut sizes: Vec<usize> = Vec::new();
    let mut make = None;
    let mut sites = None;
    let mut rest = arguments.iter().filter(|argument| *argument != "--bench");
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--make" => make = rest.next().map(PathBuf::from),
            "--sites" => sites = rest.next().and_then(|count| count.parse().ok()),
            size => sizes.push(size.parse().expect("a number of communities")),
        }
    }
    if sizes.is_empty() {
        sizes = vec![100, 500, 2000];
    }
    if let Some(folder) = make {
        maker::city(&folder, sizes[0]);
        if let Some(count) = sites {
            maker::sites(&folder, sizes[0], count);
        }
        return;
    }
    println!("{:>12} {}", "communities", STAGES.map(|stage| format!("{stage:>15}")).concat());
    for size in sizes {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let city = folder.path().join("city");
        let made = maker::city(&city, size);
        let mut runs: Vec<[f64; STAGES.len()]> = (0..RUNS).map(|_| run(&city, folder.path())).collect();
        let medians = (0..STAGES.len()).map(|stage| {
            runs.sort_by(|a, b| a[stage].total_cmp(&b[stage]));
            format!("{:>13.3} s", runs[RUNS / 2][stage])
        });
        println!("{size:>12} {}", medians.collect::<String>());
        println!(
            "{:>12} {} nodes, {} residences, {} facilities, {:.0} MB",
            "",
            made.nodes,
            made.residences,
            made.facilities,
            made.bytes as f64 / 1e6
        );
    }
}

/// Seconds of each stage, and of the whole process with all 20 items judged and written.
fn run(city: &Path, folder: &Path) -> [f64; STAGES.len()] {
    let mut seconds = stages(city);
    let clock = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_ccaudit"))
        .args(["audit", "--quiet", "--format", "json,gap-list", "--out"])
        .arg(folder.join("out"))
        .arg(city)
        .status()
        .expect("the binary");
    assert!(status.success());
    seconds[STAGES.len() - 1] = clock.elapsed().as_secs_f64();
    seconds
}

/// Seconds of each stage within this process.
fn stages(city: &Path) -> [f64; STAGES.len()] {
    let standard = Standard::load("national-2020", None, None).expect("the embedded standard");
    let mut seconds = [0.0; STAGES.len()];
    let mut clock = Instant::now();
    let mut lap = |stage: usize| {
        seconds[stage] = clock.elapsed().as_secs_f64();
        clock = Instant::now();
    };
    let source = Source::open(city).unwrap_or_else(|defects| panic!("{defects:?}"));
    let (mut dataset, _) =
        source.read(&standard.vocabulary, None).finish().unwrap_or_else(|defects| panic!("{defects:?}"));
    lap(0);
    let network = Network::build(std::mem::take(&mut dataset.paths), Routes::default());
    lap(1);
    let extent = judge::extent(&standard, &[]);
    let measures = Measures::take(&dataset, Some(&network), &standard.vocabulary, &extent);
    lap(2);
    let settings = Settings { as_of: dataset.as_of.expect("a day"), pace: None };
    let judged = JudgeContext { dataset: &dataset, standard: &standard, measures: &measures, settings };
    let community = |index: usize| {
        let mut audit = annex::judged(judged, index).audit;
        words::tell(&mut audit, &standard.vocabulary, Lang::Zh);
        audit
    };
    let all = 0..dataset.communities.len();
    let gaps: usize = all.clone().into_par_iter().map(|index| community(index).gaps.len()).sum();
    lap(3);
    let bytes: usize = all
        .into_par_iter()
        .map(|index| serde_json::to_vec(&community(index)).expect("an audit is JSON").len())
        .sum();
    lap(4);
    assert!(gaps > 0 && bytes > 0);
    seconds
}
