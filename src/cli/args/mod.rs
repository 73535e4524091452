//! What the command line says. What its help says of it is in the catalogue of messages: no doc
//! comment stands on an argument, since the parser would take it for help.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

mod data;
mod follow_up;
mod site;

pub use data::{FormArgs, Goal, ImportArgs, ImportCommand};
pub use follow_up::{AcceptArgs, DiffArgs, MonthlyArgs, RankArgs, RankBy, RegisterArgs, TrendArgs};
pub use site::{SiteAim, SiteArgs};

#[derive(Parser)]
#[command(
    name = "ccaudit",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,

    #[arg(long, global = true, hide_possible_values = true)]
    pub lang: Option<Language>,

    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,

    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Language {
    Zh,
    En,
}

#[derive(Subcommand)]
pub enum Command {
    Audit(AuditArgs),
    Check(CheckArgs),
    Import(ImportArgs),
    Report(ReportArgs),
    Diff(DiffArgs),
    Trend(TrendArgs),
    Form(FormArgs),
    Accept(AcceptArgs),
    Monthly(MonthlyArgs),
    Register(RegisterArgs),
    Rank(RankArgs),
    Site(SiteArgs),
    Standard(StandardArgs),
    Schema {
        #[arg(value_parser = ["standard", "dataset", "audit"], hide_possible_values = true)]
        name: String,
    },
    Explain {
        code: Option<String>,
    },
}

impl Command {
    /// Whether it leaves files, or what files hold.
    pub fn writes_files(&self) -> bool {
        let leaves = |delivery: &Delivery| delivery.out.is_some() || !delivery.format.is_empty();
        match self {
            Command::Audit(args) => leaves(&args.delivery) || args.inputs.is_stream(),
            Command::Check(args) => args.out.is_some(),
            Command::Report(args) => leaves(&args.delivery),
            Command::Diff(args) => args.out.is_some(),
            Command::Trend(args) => args.out.is_some(),
            Command::Accept(args) => args.out.is_some(),
            Command::Monthly(args) => args.out.is_some(),
            Command::Register(args) => !args.dry_run,
            Command::Rank(args) => args.out.is_some(),
            Command::Site(args) => args.out.is_some(),
            Command::Explain { .. } => false,
            Command::Form(_) | Command::Import(_) | Command::Standard(_) | Command::Schema { .. } => true,
        }
    }
}

/// What to read and against which standard.
#[derive(Clone, ClapArgs)]
pub struct Inputs {
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

#[derive(ClapArgs)]
pub struct AuditArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    #[command(flatten)]
    pub delivery: Delivery,

    #[arg(long, default_value = "reached", hide_default_value = true, hide_possible_values = true)]
    pub walks: Walks,

    #[arg(long)]
    pub with: Vec<String>,

    #[arg(long, hide_possible_values = true)]
    pub fail_on: Option<FailOn>,
}

impl Inputs {
    /// Whether bundles come by standard input.
    pub fn is_stream(&self) -> bool {
        self.datasets.iter().any(|dataset| dataset.as_os_str() == "-")
    }
}

/// What leaves an audit, and where it goes.
#[derive(ClapArgs)]
pub struct Delivery {
    #[arg(long)]
    pub out: Option<PathBuf>,

    #[arg(long, value_delimiter = ',', value_parser = format_name)]
    pub format: Vec<String>,
}

#[derive(ClapArgs)]
pub struct ReportArgs {
    pub audit: PathBuf,

    #[command(flatten)]
    pub delivery: Delivery,

    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Walks {
    Reached,
    All,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Gap,
    Unknown,
}

#[derive(ClapArgs)]
pub struct CheckArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    #[arg(long)]
    pub out: Option<PathBuf>,

    #[arg(long = "format", value_delimiter = ',', value_parser = product_format, requires = "out")]
    pub formats: Vec<String>,
}

#[derive(ClapArgs)]
#[command(disable_help_subcommand = true)]
pub struct StandardArgs {
    #[command(subcommand)]
    pub command: StandardCommand,
}

#[derive(Subcommand)]
pub enum StandardCommand {
    List,
    Show {
        standard: String,
        #[arg(long)]
        resolved: bool,
        #[arg(long)]
        vocabulary: Option<PathBuf>,
    },
    Check {
        file: String,
        #[arg(long)]
        vocabulary: Option<PathBuf>,
    },
}

/// Names of formats that `--format` takes, and what stands for several of them.
fn format_name(name: &str) -> Result<String, String> {
    let names: Vec<&str> = ccaudit::report::FORMATS.iter().map(|format| format.name).collect();
    if name == "csv" || names.contains(&name) {
        return Ok(name.to_owned());
    }
    Err(format!("{}、csv", names.join("、")))
}

/// Names of formats that other products' `--format` takes.
fn product_format(name: &str) -> Result<String, String> {
    let mut names = vec!["json", "geojson"];
    names.extend(ccaudit::render::DOCUMENT_FORMATS.iter().map(|format| format.name));
    if names.contains(&name) { Ok(name.to_owned()) } else { Err(names.join("、")) }
}
