//! `ccaudit audit`.

use std::collections::HashMap;
use std::ops::Range;

use ccaudit::annex;
use ccaudit::audit::{Audit, CommunityAudit};
use ccaudit::codes::Code;
use ccaudit::dataset::Source;
use ccaudit::defect::{Defect, Place};
use ccaudit::judge::{self, JudgeContext, Judgement, Settings};
use ccaudit::lang::{InBoth, Lang};
use ccaudit::measure::{Measures, Walking};
use ccaudit::messages::cli as say;
use ccaudit::network::Network;
use ccaudit::output::File;
use ccaudit::quality;
use ccaudit::report::{
    self, CommunitySlice, MOST_MAPPED, Measured, Renderer, ReportContext, Reports, Summary,
};
use ccaudit::standard::Standard;
use ccaudit::units::Pace;
use ccaudit::words;
use rayon::prelude::*;

use super::args::{AuditArgs, Walks};
use super::diagnostics::{Failure, notes};
use super::exit::{Exit, Tally};
use super::load::{self, Loaded};
use super::progress::Progress;
use super::{deliver, stream, what_if};

/// Loads, measures, judges and reports.
pub fn run(args: &AuditArgs, lang: Lang) -> Result<Exit, Failure> {
    let inputs = &args.inputs;
    let (as_of, pace) = load::prepare(inputs)?;
    what_if::check(args)?;
    if inputs.is_stream() {
        return stream::run(args, as_of, pace, lang);
    }
    // Before anything is written: what cannot be supposed leaves no file.
    let supposed = what_if::find(args, lang)?;

    let progress = Progress::begin(inputs.quiet, lang);
    let sources = open(args)?;
    let standard = one_standard(args, &sources)?;
    let mut loaded = Vec::new();
    let mut defects = Vec::new();
    progress.reading(say::reading(lang), size(&sources));
    for source in &sources {
        match load::dataset(inputs, &progress, source, &standard, as_of, lang) {
            Ok(dataset) => loaded.push(dataset),
            Err(Failure::Defects(found)) => defects.extend(found),
            Err(failure) => return Err(failure),
        }
    }
    if !defects.is_empty() {
        return Err(Failure::Defects(defects));
    }
    agree(&loaded, as_of.is_some())?;
    load::choose(inputs, &mut loaded)?;

    let listed = match args.walks {
        Walks::Reached => standard.reached(),
        Walks::All => standard.vocabulary.categories().map(|(id, ..)| id).collect(),
    };
    let extent = judge::extent(&standard, &listed);
    progress.stage(say::building_network(lang));
    // Once in the network, a city's paths are not needed again.
    let networks: Vec<Option<Network>> = loaded
        .iter_mut()
        .map(|loaded| std::mem::take(&mut loaded.dataset.paths))
        .map(|paths| (!paths.is_empty()).then(|| Network::build(paths, load::routes(inputs))))
        .collect();
    progress.stage(say::measuring_walks(lang));
    let measures: Vec<Measures> = loaded
        .iter()
        .zip(&networks)
        .map(|(loaded, network)| {
            Measures::take(&loaded.dataset, network.as_ref(), &standard.vocabulary, &extent)
        })
        .collect();
    let mut findings = Vec::new();
    for (loaded, measures) in loaded.iter().zip(&measures) {
        let mut defects = loaded.defects.clone();
        defects.extend(quality::survey(&loaded.dataset, measures, &standard));
        findings.extend(quality::findings(&defects, lang));
        if !inputs.quiet {
            progress.aside(|| notes(&defects, lang));
        }
    }

    let settings = |loaded: &Loaded| Settings { as_of: loaded.as_of, pace, lang };
    let headings = loaded.iter().map(|loaded| judge::heading(&loaded.dataset, &standard, settings(loaded)));
    let Some(mut heading) = merge(headings) else { return Ok(Exit::Completed) };
    heading.quality = findings;
    let is_mapped = loaded.iter().map(|loaded| loaded.chosen.len()).sum::<usize>() <= MOST_MAPPED;
    // Nothing is walked any more, but a map shows the paths.
    let networks: Vec<Option<Network>> =
        networks.into_iter().map(|network| network.filter(|_| is_mapped)).collect();
    let context = ReportContext {
        audit: &heading,
        vocabulary: &standard.vocabulary,
        pace: pace.unwrap_or(Pace(standard.pace.value)),
        walks: listed,
        estimated: measures.iter().any(|measures| measures.walking == Walking::StraightLine),
        lang,
    };
    let all: Vec<(&Loaded, &Measures, Option<&Network>, usize)> = loaded
        .iter()
        .zip(measures.iter().zip(&networks))
        .flat_map(|(loaded, (measures, network))| {
            loaded.chosen.iter().map(move |index| (loaded, measures, network.as_ref(), *index))
        })
        .collect();
    let reached = standard.reached();

    // So many communities are judged and rendered at a time, on all cores; in order, they are
    // written while the next are judged, and let go.
    let renderer = Renderer::new(&context, deliver::formats(&args.delivery, all.len())?);
    let mut reports = Reports::begin(&renderer, deliver::output(args.delivery.out.as_deref())?)?;
    let (mut summary, mut tally) = (Summary::default(), Tally::default());
    let mut kept = Vec::new();
    let mut take = |done: Vec<Done>| -> Result<(), Failure> {
        for one in done {
            summary.append(one.summary);
            tally = tally.and(one.tally);
            progress.written(one.files.iter().flatten().map(|file| file.bytes.len() as u64).sum());
            reports.take(one.files)?;
            kept.extend(one.audit);
        }
        Ok(())
    };
    let judge = |numbers: Range<usize>| {
        let done = |number: usize| {
            let (loaded, measures, network, index) = all[number];
            let judged = JudgeContext {
                dataset: &loaded.dataset,
                standard: &standard,
                measures,
                settings: settings(loaded),
            };
            let Judgement { mut audit, failing_features, .. } = annex::judged(judged, index);
            let measured = Measured {
                dataset: &loaded.dataset,
                measures,
                community: index,
                failing_features: &failing_features,
            };
            if is_mapped {
                audit.map = Some(report::community_map(&measured, &standard.vocabulary, network, &reached));
            }
            words::tell(&mut audit, &standard.vocabulary, lang);
            Done {
                files: renderer.render(&CommunitySlice { audit: &audit, measured: Some(measured) }),
                summary: Summary::of(&context, number, &audit),
                tally: Tally::of(&audit),
                audit: renderer.keeps_audits().then_some(audit),
            }
        };
        numbers.into_par_iter().with_max_len(1).map(done).collect()
    };
    progress.communities(say::judging_and_writing_communities(lang), all.len());
    let mut waiting = Vec::new();
    for from in (0..all.len()).step_by(AT_A_TIME) {
        let some = from..all.len().min(from + AT_A_TIME);
        let count = some.len();
        let (next, taken) = rayon::join(|| judge(some), || take(std::mem::take(&mut waiting)));
        taken?;
        progress.done(count);
        waiting = next;
    }
    take(waiting)?;
    let finished = reports.finish(kept)?;
    drop(progress);
    deliver::deliver(&args.delivery, inputs.quiet, &context, &summary, finished)?;
    // The process ends here and gives a city back faster in one piece than feature by feature.
    drop(all);
    std::mem::forget(networks);
    std::mem::forget(measures);
    std::mem::forget(loaded);
    if let Some((found, standard)) = supposed {
        what_if::tell(args, &found, &standard, lang)?;
    }
    Ok(tally.exit(args.fail_on))
}

/// What is left of a community once it is judged; its audit, much larger, is let go by the core
/// that made it, unless a report needs all of them at the end.
struct Done {
    files: Vec<Option<File>>,
    summary: Summary,
    tally: Tally,
    audit: Option<CommunityAudit>,
}

/// How many communities are in hand at a time.
const AT_A_TIME: usize = 128;

/// Opens every dataset, so that everything wrong with any of them is said at once.
fn open(args: &AuditArgs) -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    let mut defects = Vec::new();
    for path in &args.inputs.datasets {
        match Source::open(path) {
            Ok(source) => sources.push(source),
            Err(found) => defects.extend(found),
        }
    }
    if defects.is_empty() { Ok(sources) } else { Err(Failure::Defects(defects)) }
}

/// How many files and bytes are to be read.
pub fn size(sources: &[Source]) -> (usize, u64) {
    sources.iter().map(Source::size).fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1))
}

/// The standard of all datasets; one audit has one standard.
fn one_standard(args: &AuditArgs, sources: &[Source]) -> Result<Standard, Failure> {
    let mut named = sources.iter().map(|source| source.manifest.standard.as_deref());
    let first = named.next().flatten();
    if args.inputs.standard.is_none() && named.any(|other| other != first) {
        return Err(Failure::Usage(say::datasets_name_different_standards(InBoth)));
    }
    let folder = args
        .inputs
        .datasets
        .first()
        .map(|path| if path.is_dir() { path.as_path() } else { path.parent().unwrap_or(path) });
    load::standard(&args.inputs, &sources[0], folder)
}

/// Datasets audited together are audited for one day, and their communities differ by id.
fn agree(loaded: &[Loaded], as_of_given: bool) -> Result<(), Failure> {
    if !as_of_given && loaded.iter().any(|other| other.as_of != loaded[0].as_of) {
        return Err(Failure::Usage(say::datasets_have_different_as_of(InBoth)));
    }
    let mut seen: HashMap<&str, &str> = HashMap::new();
    let mut defects = Vec::new();
    for loaded in loaded {
        for community in &loaded.dataset.communities {
            let (file, index) = loaded.dataset.place(community.origin);
            if let Some(first) = seen.insert(&community.id, file) {
                let id = &community.id;
                defects.push(
                    Defect::error(
                        Code::DuplicateId,
                        file,
                        Place::Feature { index, id: Some(id.clone()) },
                        say::community_id_taken(InBoth, &id, &first),
                    )
                    .mend(say::change_one_of_ids_or_audit_datasets(InBoth)),
                );
            }
        }
    }
    if defects.is_empty() { Ok(()) } else { Err(Failure::Defects(defects)) }
}

/// One heading of several datasets' headings.
fn merge(headings: impl Iterator<Item = Audit>) -> Option<Audit> {
    headings.reduce(|mut all, next| {
        all.datasets.extend(next.datasets);
        all.inputs.extend(next.inputs);
        all
    })
}
