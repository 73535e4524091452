//! How far a run is, on a terminal, when it takes more than a second.

use std::io::IsTerminal;
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Before this nothing is shown: most runs are over by then.
const PATIENCE: Duration = Duration::from_secs(1);

/// One line on standard error that says what is being done; nothing off a terminal.
pub struct Progress(ProgressBar);

impl Progress {
    /// Begins; `quiet` shows nothing ever.
    pub fn begin(quiet: bool) -> Progress {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if !quiet && std::io::stderr().is_terminal() {
            let late = bar.clone();
            thread::spawn(move || {
                thread::sleep(PATIENCE);
                if !late.is_finished() {
                    late.set_draw_target(ProgressDrawTarget::stderr());
                    late.enable_steady_tick(Duration::from_millis(100));
                }
            });
        }
        Progress(bar)
    }

    /// What is being done now.
    pub fn stage(&self, what: String) {
        self.0.set_message(what);
    }

    /// From now on, so many communities are to be done.
    pub fn communities(&self, what: String, count: usize) {
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {pos}/{len}") {
            self.0.set_style(style);
        }
        self.0.set_length(count as u64);
        self.0.set_position(0);
        self.0.set_message(what);
    }

    /// So many more are done.
    pub fn done(&self, count: usize) {
        self.0.inc(count as u64);
    }

    /// Clears the line while something else is printed.
    pub fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        self.0.suspend(print)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
