//! The `ccaudit` command.

mod cli;

use std::process::ExitCode;

use libmimalloc_sys::{
    mi_option_eager_commit_delay, mi_option_set_default, mi_option_t, mi_option_use_numa_nodes,
};

/// Measured at half the time of the system's allocator for judging, which makes many small texts.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Has the allocator keep what is let go until the process ends. Given back after a few milliseconds,
/// as it would be, memory that is soon asked for again has to be made ready page by page anew: 5 % of
/// a city's time.
fn keep_memory() {
    /// `purge_delay`, which the bindings leave out: in milliseconds, never below zero.
    const PURGE_DELAY: mi_option_t = mi_option_eager_commit_delay + 1;
    const { assert!(PURGE_DELAY + 1 == mi_option_use_numa_nodes) };
    // SAFETY: stores a number, before any other thread is there.
    unsafe { mi_option_set_default(PURGE_DELAY, -1) };
}

fn main() -> ExitCode {
    keep_memory();
    cli::main()
}
