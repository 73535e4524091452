//! `ccaudit standard`.

use std::path::{Path, PathBuf};

use ccaudit::lang::Lang;
use ccaudit::messages::cli as say;
use ccaudit::messages::help::in_either;
use ccaudit::standard::{EMBEDDED, Standard, Texts, resolved_toml, summary};
use clap::{Args as ClapArgs, Subcommand};

use super::{Argument, Command, CommandArgs, Help, start};
use crate::cli::diagnostics::Failure;
use crate::cli::exit::Exit;
use crate::cli::print;

pub(super) const COMMAND: Command = Command {
    name: "standard",
    help: &[
        Help {
            path: "",
            about: in_either("查看和校验标准", "Look at standards and check them"),
            usage: in_either("ccaudit standard <命令>", "ccaudit standard COMMAND"),
            after: in_either("", ""),
        },
        Help {
            path: "list",
            about: in_either("列出内置的标准", "List the embedded standards"),
            usage: in_either("ccaudit standard list", "ccaudit standard list"),
            after: in_either(
                "\
例：
  ccaudit standard list",
                "\
Examples:
  ccaudit standard list",
            ),
        },
        Help {
            path: "show",
            about: in_either(
                "显示一个标准；--resolved 显示合并各层后的全文，并注明每个值来自哪一层",
                "Show a standard; with --resolved the whole of its layers, each value with its layer",
            ),
            usage: in_either(
                "ccaudit standard show <ID|文件> [--resolved]",
                "ccaudit standard show ID|FILE [--resolved]",
            ),
            after: in_either(
                "\
例：
  ccaudit standard show national-2020
  ccaudit standard show zhongwei-2023 --resolved > zhongwei.toml",
                "\
Examples:
  ccaudit standard show national-2020
  ccaudit standard show zhongwei-2023 --resolved > zhongwei.toml",
            ),
        },
        Help {
            path: "check",
            about: in_either("校验一个标准文件", "Check a standard's file"),
            usage: in_either("ccaudit standard check <文件>", "ccaudit standard check FILE"),
            after: in_either(
                "\
例：
  ccaudit standard check standards/zhongwei-2023.toml",
                "\
Examples:
  ccaudit standard check standards/zhongwei-2023.toml",
            ),
        },
    ],
    arguments: &[
        Argument {
            id: "show/standard",
            value: in_either("ID|文件", "ID|FILE"),
            help: in_either("标准的 id 或 .toml 文件", "A standard's id or .toml file"),
        },
        Argument {
            id: "show/vocabulary",
            value: in_either("目录", "DIR"),
            help: in_either(
                "词表目录，代替内置词表",
                "Vocabularies (categories.toml, properties.toml) in place of the embedded ones",
            ),
        },
        Argument {
            id: "check/vocabulary",
            value: in_either("目录", "DIR"),
            help: in_either(
                "词表目录，代替内置词表",
                "Vocabularies (categories.toml, properties.toml) in place of the embedded ones",
            ),
        },
        Argument {
            id: "check/file",
            value: in_either("文件", "FILE"),
            help: in_either(".toml 文件", "A .toml file"),
        },
        Argument {
            id: "resolved",
            value: in_either("", ""),
            help: in_either(
                "合并各层，注明每个值的来源",
                "Resolve the layers, each value with where it comes from",
            ),
        },
    ],
    writes: &[],
    exits: &[0, 2],
    augment: StandardArgs::augment_args,
    start: start::<StandardArgs>,
};

#[derive(ClapArgs)]
#[command(disable_help_subcommand = true)]
pub(super) struct StandardArgs {
    #[command(subcommand)]
    pub command: StandardCommand,
}

#[derive(Subcommand)]
pub(super) enum StandardCommand {
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

impl CommandArgs for StandardArgs {
    fn leaves_files(&self) -> bool {
        true
    }

    fn run(self, lang: Lang) -> Result<Exit, Failure> {
        run(self, lang)
    }
}

/// Lists, shows or checks standards.
fn run(args: StandardArgs, lang: Lang) -> Result<Exit, Failure> {
    match args.command {
        StandardCommand::List => list(lang)?,
        StandardCommand::Show { standard, resolved: true, vocabulary } => {
            let standard = Standard::load(&standard, None, vocabulary.as_deref())?;
            print(&resolved_toml(&standard))?;
        }
        StandardCommand::Show { standard, resolved: false, vocabulary } => {
            let texts = Texts::open(&standard, None, vocabulary.as_deref())?;
            if let Some(own) = texts.layers.last() {
                print(&own.text)?;
            }
        }
        StandardCommand::Check { file, vocabulary } => check(&file, vocabulary.as_deref(), lang)?,
    }
    Ok(Exit::Completed)
}

fn list(lang: Lang) -> Result<(), Failure> {
    let mut text = String::new();
    for embedded in &EMBEDDED {
        let standard = Standard::load(embedded.id, None, None)?;
        let layers = standard.layers.join(" → ");
        text += &format!(
            "{}\n    {}\n    {}\n    {layers}{}{}\n",
            standard.id,
            standard.title,
            standard.authority,
            lang.semicolon(),
            summary(&standard, lang)
        );
    }
    print(&text)
}

fn check(file: &str, vocabulary: Option<&Path>, lang: Lang) -> Result<(), Failure> {
    let standard = Standard::load(file, None, vocabulary)?;
    let (id, title) = (&standard.id, &standard.title);
    let layers = standard.layers.join(" → ");
    let sizes = summary(&standard, lang);
    let mut text = say::valid_layers(lang, &id, &title, &layers, &sizes);
    for relaxed in &standard.relaxations {
        let (layer, what, authority, reason) =
            (&relaxed.layer, &relaxed.what, &relaxed.authority, &relaxed.reason);
        text += &say::relaxes(lang, &layer, &what, &authority, &reason);
    }
    for clause in &standard.withdrawn {
        text += &say::clause_withdrawn(lang, &clause);
    }
    print(&text)
}
