//! Arguments that several commands share. What the help says of them is in `commands`: no doc comment
//! stands on an argument, since the parser would take it for help.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, ValueEnum};

/// What stands before any command.
#[derive(Parser)]
#[command(
    name = "ccaudit",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub(super) struct ProgramArgs {
    // Behind the arguments that commands share, before their own.
    #[arg(long, global = true, hide_possible_values = true, display_order = 14)]
    pub lang: Option<Language>,

    #[arg(short, long, global = true, action = clap::ArgAction::Help, display_order = 15)]
    help: Option<bool>,

    #[arg(short = 'V', long, action = clap::ArgAction::Version, display_order = 16)]
    version: Option<bool>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Language {
    Zh,
    En,
}

/// What to read and against which standard.
#[derive(Clone, ClapArgs)]
pub(super) struct Inputs {
    #[arg(required = true)]
    pub datasets: Vec<PathBuf>,

    #[arg(long)]
    pub standard: Option<String>,

    #[arg(long)]
    pub vocabulary: Option<PathBuf>,

    #[arg(long)]
    pub crs: Option<String>,

    #[arg(long)]
    pub as_of: Option<String>,

    #[arg(long)]
    pub pace: Option<String>,

    #[arg(long)]
    pub jobs: Option<usize>,

    #[arg(long)]
    pub step_free: bool,

    #[arg(long)]
    pub node_paths: bool,

    #[arg(long)]
    pub community: Vec<String>,

    #[arg(long, short)]
    pub quiet: bool,
}

impl Inputs {
    /// Whether bundles come by standard input.
    pub(super) fn is_stream(&self) -> bool {
        self.datasets.iter().any(|dataset| dataset.as_os_str() == "-")
    }
}

/// What leaves an audit, and where it goes.
#[derive(ClapArgs)]
pub(super) struct Delivery {
    #[arg(long)]
    pub out: Option<PathBuf>,

    #[arg(long, value_delimiter = ',', value_parser = format_name)]
    pub format: Vec<String>,
}

impl Delivery {
    /// Whether files are left, or printed.
    pub(super) fn leaves_files(&self) -> bool {
        self.out.is_some() || !self.format.is_empty()
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    Gap,
    Unknown,
}

/// Names of formats that `--format` takes, and what stands for several of them.
fn format_name(name: &str) -> Result<String, String> {
    let names: Vec<&str> = ccaudit::report::FORMATS.iter().map(|format| format.name).collect();
    if name == "csv" || names.contains(&name) {
        return Ok(name.to_owned());
    }
    Err(format!("{}、csv", names.join("、")))
}

/// What `--format` of a command takes besides the formats of documents.
pub(super) fn formats_besides(command: &str) -> &'static [&'static str] {
    match command {
        "check" | "site" => &["json", "geojson"],
        "accept" | "diff" | "monthly" | "rank" => &["json"],
        _ => &[],
    }
}

/// The name of a format that `--format` of a command takes.
pub(super) fn product_format(command: &str, name: &str) -> Result<String, String> {
    let documents = ccaudit::render::DOCUMENT_FORMATS.iter().map(|format| format.name);
    let names: Vec<&str> = documents.chain(formats_besides(command).iter().copied()).collect();
    if names.contains(&name) { Ok(name.to_owned()) } else { Err(names.join("、")) }
}
