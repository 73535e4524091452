//! Times an audit stage by stage and as a whole process, on made-up cities of 100, 500 and
//! 2,000 communities.
//!
//! ```sh
//! cargo bench                        # all three, three runs each, medians
//! cargo bench -- 100 500             # these sizes
//! cargo bench -- --make DIR 2000     # writes a city and stops, for comparing with others
//! cargo bench -- --make DIR 334 --sites 500    # with so many candidate sites, for `ccaudit site`
//! ```

mod edits;
mod maker;

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::time::Instant;

use ccaudit::date;
use ccaudit::lang::Lang;
use ccaudit::session::{Input, JudgedCommunity, Maps, Observer, Options, Session, Stage};
use ccaudit::words;

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
    edits::print("pilots", &Path::new(env!("CARGO_MANIFEST_DIR")).join("data/zhongwei"));
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
        edits::print("edits", &city);
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

/// When each stage ended.
struct Laps(Mutex<Vec<Instant>>);

impl Laps {
    fn lap(&self) {
        self.0.lock().expect("no thread failed").push(Instant::now());
    }
}

impl Observer for Laps {
    /// Reading ends where the network begins, and that where walks do.
    fn stage(&self, _: Stage) {
        self.lap();
    }
}

/// Seconds of each stage within this process.
fn stages(city: &Path) -> [f64; STAGES.len()] {
    let mut seconds = [0.0; STAGES.len()];
    let laps = Laps(Mutex::new(vec![Instant::now()]));
    let options = Options { maps: Maps::None, ..Options::for_day(date::today()) };
    let session = Session::open(vec![Input::Path(city.to_path_buf())], options, &laps)
        .unwrap_or_else(|error| panic!("{error:?}"));
    laps.lap();
    let mut gaps = 0;
    let told = |mut judged: JudgedCommunity| {
        words::tell(&mut judged.audit, &session.standard().vocabulary, Lang::Zh);
        judged.audit
    };
    let count = |judged: JudgedCommunity| told(judged).gaps.len();
    let Ok(()) = session.judge_in_order(count, |count| {
        gaps += count;
        Ok::<(), Infallible>(())
    });
    laps.lap();
    let mut bytes = 0;
    let json = |judged: JudgedCommunity| serde_json::to_vec(&told(judged)).expect("an audit is JSON").len();
    let Ok(()) = session.judge_in_order(json, |count| {
        bytes += count;
        Ok::<(), Infallible>(())
    });
    laps.lap();
    let laps = laps.0.into_inner().expect("no thread failed");
    for (stage, ends) in laps.windows(2).enumerate() {
        seconds[stage] = (ends[1] - ends[0]).as_secs_f64();
    }
    assert!(gaps > 0 && bytes > 0);
    seconds
}
