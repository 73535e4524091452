//! How far a run is, on a terminal, when it takes more than a second.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use ccaudit::dataset::ReadingStep;
use ccaudit::lang::{Both, Lang};
use ccaudit::messages::cli as say;
use ccaudit::session::{Observer, Stage};
use indicatif::{HumanBytes, ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::diagnostics;

/// Before this nothing is shown: most runs are over by then.
const PATIENCE: Duration = Duration::from_secs(1);

const WORKING: &str = "{spinner} {msg} {elapsed}";
/// The prefix says how many files are not yet read.
const READING: &str = "{spinner} {msg} {bytes}/{total_bytes} {bar:20} {prefix}";
/// The prefix says how much is written.
const WRITING: &str = "{spinner} {msg} {pos}/{len} {bar:20} {prefix}";

/// One line on standard error that says what is being done; nothing off a terminal.
pub(super) struct Progress {
    bar: ProgressBar,
    quiet: bool,
    lang: Lang,
    /// Files not yet read.
    files: AtomicUsize,
    /// Bytes written.
    bytes: AtomicU64,
}

impl Progress {
    /// Begins; `quiet` shows nothing ever.
    pub(super) fn begin(quiet: bool, lang: Lang) -> Progress {
        let progress = Progress::unseen(quiet, lang);
        if !quiet && std::io::stderr().is_terminal() {
            let late = progress.bar.clone();
            thread::spawn(move || {
                thread::sleep(PATIENCE);
                if !late.is_finished() {
                    late.set_draw_target(ProgressDrawTarget::stderr());
                    late.enable_steady_tick(Duration::from_millis(100));
                }
            });
        }
        progress
    }

    /// One that shows no line; unless `quiet`, notes are printed all the same.
    pub(super) fn unseen(quiet: bool, lang: Lang) -> Progress {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        Progress { bar, quiet, lang, files: AtomicUsize::new(0), bytes: AtomicU64::new(0) }
    }

    /// What is being done now, nobody knows for how long.
    pub(super) fn stage(&self, what: String) {
        self.shape(WORKING, 0, what);
    }

    /// From now on, so many communities are to be done.
    pub(super) fn communities(&self, what: String, count: usize) {
        self.bytes.store(0, Ordering::Relaxed);
        self.shape(WRITING, count as u64, what);
    }

    /// So many more communities are done.
    pub(super) fn done(&self, count: usize) {
        self.bar.inc(count as u64);
    }

    /// So many more bytes are written.
    pub(super) fn written(&self, bytes: u64) {
        let bytes = self.bytes.fetch_add(bytes, Ordering::Relaxed) + bytes;
        let bytes = HumanBytes(bytes);
        self.bar.set_prefix(say::bytes_written(self.lang, &bytes));
    }

    fn shape(&self, template: &str, length: u64, what: String) {
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
        self.bar.set_length(length);
        self.bar.set_position(0);
        self.bar.set_prefix("");
        self.bar.set_message(what);
    }

    /// Clears the line while something else is printed.
    pub(super) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }
}

impl Observer for Progress {
    fn reading(&self, files: usize, bytes: u64) {
        self.files.store(files, Ordering::Relaxed);
        self.shape(READING, bytes, say::reading(self.lang));
    }

    fn read(&self, step: ReadingStep) {
        match step {
            ReadingStep::Bytes(bytes) => self.bar.inc(bytes),
            ReadingStep::File => {
                let left = self.files.fetch_sub(1, Ordering::Relaxed).saturating_sub(1);
                self.bar.set_prefix(say::files_left(self.lang, &left));
            }
        }
    }

    fn stage(&self, stage: Stage) {
        self.stage(match stage {
            Stage::BuildingNetwork => say::building_network(self.lang),
            Stage::MeasuringWalks => say::measuring_walks(self.lang),
        });
    }

    fn note(&self, text: Both) {
        if !self.quiet {
            self.aside(|| diagnostics::note(text.get(self.lang)));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
