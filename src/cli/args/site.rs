//! Where new facilities go.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::{Inputs, product_format};

#[derive(ClapArgs)]
pub struct SiteArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    #[arg(long, required_unless_present = "clause")]
    pub item: Option<String>,

    #[arg(long, conflicts_with = "item")]
    pub clause: Option<String>,

    #[arg(long, allow_hyphen_values = true)]
    pub count: Option<String>,

    #[arg(long, allow_hyphen_values = true)]
    pub within: Option<String>,

    #[arg(long, hide_possible_values = true)]
    pub aim: Option<SiteAim>,

    #[arg(long, allow_hyphen_values = true)]
    pub capacity: Option<String>,

    #[arg(long, allow_hyphen_values = true)]
    pub time_limit: Option<String>,

    #[arg(long)]
    pub out: Option<PathBuf>,

    #[arg(long = "format", value_delimiter = ',', value_parser = product_format, requires = "out")]
    pub formats: Vec<String>,

    #[arg(long, requires = "out")]
    pub distances: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SiteAim {
    Fewest,
    Most,
    Nearest,
}
