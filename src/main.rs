//! The `ccaudit` command.

mod cli;

use std::process::ExitCode;

/// Measured at half the time of the system's allocator for judging, which makes many small texts.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::main()
}
