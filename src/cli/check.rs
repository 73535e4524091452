//! `ccaudit check`.

use ccaudit::dataset::Source;
use ccaudit::lang::Lang;
use ccaudit::quality;
use ccaudit::report;

use super::args::CheckArgs;
use super::diagnostics::Failure;
use super::exit::Exit;
use super::{load, print};

/// The data-quality report of each dataset.
pub fn run(args: &CheckArgs, lang: Lang) -> Result<Exit, Failure> {
    let inputs = &args.inputs;
    let (as_of, pace) = load::prepare(inputs)?;
    let mut prepared = Vec::new();
    for path in &inputs.datasets {
        let source = Source::open(path)?;
        let folder = if path.is_dir() { Some(path.as_path()) } else { path.parent() };
        let standard = load::standard(inputs, &source, folder)?;
        let loaded = load::dataset(inputs, &source, &standard, as_of, lang)?;
        prepared.push((standard, loaded));
    }
    let (standards, mut loaded): (Vec<_>, Vec<_>) = prepared.into_iter().unzip();
    load::choose(inputs, &mut loaded)?;
    for (standard, loaded) in standards.iter().zip(&loaded) {
        let text = load::judged(loaded, standard, pace, lang, |measures, audit| {
            let mut defects = loaded.defects.clone();
            defects.extend(quality::survey(measures, standard));
            report::quality(
                &audit,
                &defects,
                &quality::missing(&audit),
                &quality::unchecked_categories(&loaded.dataset, standard),
                &standard.vocabulary,
                lang,
            )
        });
        print(&text)?;
    }
    Ok(Exit::Completed)
}
