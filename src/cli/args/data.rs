//! What makes or fills a dataset: forms and imports.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};

#[derive(ClapArgs)]
pub struct FormArgs {
    #[arg(required_unless_present = "read", conflicts_with = "read")]
    pub dataset: Option<PathBuf>,

    #[arg(long, conflicts_with = "read")]
    pub out: Option<PathBuf>,

    #[arg(long, requires = "into")]
    pub read: Vec<PathBuf>,

    #[arg(long, requires = "read")]
    pub into: Option<PathBuf>,

    #[arg(long, requires = "read")]
    pub partial: bool,

    #[arg(long, conflicts_with = "read")]
    pub community: Vec<String>,

    #[arg(long)]
    pub standard: Option<String>,

    #[arg(long)]
    pub vocabulary: Option<PathBuf>,

    #[arg(long)]
    pub crs: Option<String>,

    #[arg(long)]
    pub as_of: Option<String>,

    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(ClapArgs)]
#[command(disable_help_subcommand = true)]
pub struct ImportArgs {
    #[command(subcommand)]
    pub command: ImportCommand,
}

/// Where an import goes.
#[derive(ClapArgs)]
pub struct Goal {
    #[arg(long, conflicts_with = "into", required_unless_present = "into")]
    pub out: Option<PathBuf>,

    #[arg(long)]
    pub into: Option<PathBuf>,

    #[arg(long)]
    pub vocabulary: Option<PathBuf>,

    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(Subcommand)]
pub enum ImportCommand {
    Osm {
        file: PathBuf,
        #[arg(long)]
        community: Option<PathBuf>,
        #[command(flatten)]
        goal: Goal,
    },
    Poi {
        file: PathBuf,
        #[arg(long)]
        crs: Option<String>,
        #[arg(long)]
        column: Vec<String>,
        #[command(flatten)]
        goal: Goal,
    },
}
