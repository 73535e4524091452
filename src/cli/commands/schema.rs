//! `ccaudit schema`.

use ccaudit::lang::Lang;
use ccaudit::messages::help::in_either;
use ccaudit::schema;
use ccaudit::standard::Standard;
use clap::Args as ClapArgs;

use super::{Argument, Command, CommandArgs, Help, start};
use crate::cli::diagnostics::Failure;
use crate::cli::exit::Exit;
use crate::cli::print;

pub(super) const COMMAND: Command = Command {
    name: "schema",
    help: &[Help {
        path: "",
        about: in_either("打印 JSON Schema", "Print a JSON Schema"),
        usage: in_either("ccaudit schema <名称>", "ccaudit schema NAME"),
        after: in_either(
            "\
例：
  ccaudit schema audit > audit.schema.json",
            "\
Examples:
  ccaudit schema audit > audit.schema.json",
        ),
    }],
    arguments: &[Argument {
        id: "name",
        value: in_either("名称", "NAME"),
        help: in_either("standard、dataset 或 audit", "standard, dataset or audit"),
    }],
    writes: &[],
    exits: &[0, 2],
    augment: SchemaArgs::augment_args,
    start: start::<SchemaArgs>,
};

#[derive(ClapArgs)]
pub(super) struct SchemaArgs {
    #[arg(value_parser = ["standard", "dataset", "audit"], hide_possible_values = true)]
    name: String,
}

impl CommandArgs for SchemaArgs {
    fn leaves_files(&self) -> bool {
        true
    }

    fn run(self, lang: Lang) -> Result<Exit, Failure> {
        run(&self, lang)
    }
}

/// Prints the schema of that name.
fn run(args: &SchemaArgs, _: Lang) -> Result<Exit, Failure> {
    let standard = Standard::load("national-2020", None, None)?;
    for schema in schema::SCHEMAS.iter().filter(|schema| schema.name == args.name) {
        print(&schema::text(schema, &standard.vocabulary))?;
    }
    Ok(Exit::Completed)
}
