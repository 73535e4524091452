//! What follows on an audit: comparing, accepting, reporting, ranking.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::{Inputs, product_format};

#[derive(ClapArgs)]
pub struct DiffArgs {
    #[arg(display_order = 0)]
    pub before: PathBuf,

    #[arg(display_order = 1)]
    pub after: PathBuf,

    #[arg(long)]
    pub across_standards: bool,

    #[arg(long)]
    pub out: Option<PathBuf>,

    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(ClapArgs)]
pub struct TrendArgs {
    #[arg(required = true)]
    pub places: Vec<PathBuf>,

    #[arg(long)]
    pub out: Option<PathBuf>,

    #[arg(long = "format", value_delimiter = ',', value_parser = product_format, requires = "out")]
    pub formats: Vec<String>,

    #[arg(long)]
    pub community: Vec<String>,

    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(ClapArgs)]
pub struct RegisterArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    #[arg(long)]
    pub out: Option<PathBuf>,

    #[arg(long = "format", value_delimiter = ',', value_parser = product_format, requires = "out")]
    pub formats: Vec<String>,

    #[arg(long)]
    pub dry_run: bool,

    #[arg(long, default_value_t = ccaudit::register::SOON, hide_default_value = true, value_parser = clap::value_parser!(i32).range(0..=3660))]
    pub soon: i32,
}

#[derive(ClapArgs)]
pub struct AcceptArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    #[arg(long)]
    pub before: PathBuf,

    #[arg(long)]
    pub out: Option<PathBuf>,

    #[arg(long = "format", value_delimiter = ',', value_parser = product_format, requires = "out")]
    pub formats: Vec<String>,

    #[arg(long)]
    pub rectify_by: Option<String>,

    #[arg(long)]
    pub across_standards: bool,
}

#[derive(ClapArgs)]
pub struct MonthlyArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    #[arg(long)]
    pub year: bool,

    #[arg(long)]
    pub out: Option<PathBuf>,

    #[arg(long = "format", value_delimiter = ',', value_parser = product_format, requires = "out")]
    pub formats: Vec<String>,

    #[arg(long, default_value_t = ccaudit::register::SOON, hide_default_value = true, value_parser = clap::value_parser!(i32).range(0..=3660))]
    pub soon: i32,
}

#[derive(ClapArgs)]
pub struct RankArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    #[arg(long, allow_hyphen_values = true)]
    pub budget: Option<String>,

    #[arg(long, allow_hyphen_values = true, requires = "budget")]
    pub step: Option<String>,

    #[arg(long, default_value = "residents", hide_default_value = true, hide_possible_values = true)]
    pub by: RankBy,

    #[arg(long)]
    pub costs: Option<PathBuf>,

    #[arg(long)]
    pub out: Option<PathBuf>,

    #[arg(long = "format", value_delimiter = ',', value_parser = product_format, requires = "out")]
    pub formats: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RankBy {
    Residents,
    Score,
    Gate,
}
