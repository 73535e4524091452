//! Ctrl-C: what was not finished goes, what was there stays.

use std::path::PathBuf;
use std::sync::{Mutex, Once, PoisonError};

use ccaudit::output::{Output, take_away};

/// Folders of unfinished files.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// What a shell makes of a process that a signal ended: 128 and SIGINT's 2.
const INTERRUPTED: i32 = 130;

/// From now on an interrupted run takes away what this output has not finished.
pub(super) fn sweep(output: &Output) {
    static HANDLER: Once = Once::new();
    if let Some(folder) = output.unfinished() {
        UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).push(folder.to_path_buf());
    }
    HANDLER.call_once(|| {
        // Where the system takes no handler, its own ends the run, and hidden files may be left.
        let _ = ctrlc::set_handler(|| {
            let folders = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
            folders.iter().for_each(|folder| take_away(folder));
            std::process::exit(INTERRUPTED);
        });
    });
}
