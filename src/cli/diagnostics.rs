//! Errors, warnings and notes on standard error.

use std::io::{self, Write};
use std::path::PathBuf;

use anstream::eprintln;
use ccaudit::both;
use ccaudit::defect::{Defect, Place, SHOWN_ERRORS, Severity};
use ccaudit::lang::Lang;
use ccaudit::say;

use super::exit::Exit;

/// Why a run could not end with a result.
pub enum Failure {
    /// Something is wrong with the standard or the data.
    Defects(Vec<Defect>),
    /// An argument that clap cannot judge.
    Usage {
        zh: String,
        en: String,
    },
    /// A file that could not be written.
    Write {
        path: PathBuf,
        error: io::Error,
    },
    /// Standard output was closed: its reader has seen enough.
    Pipe,
    Stdout(io::Error),
}

impl From<Vec<Defect>> for Failure {
    fn from(defects: Vec<Defect>) -> Failure {
        Failure::Defects(defects)
    }
}

impl From<ccaudit::report::Failure> for Failure {
    fn from(failure: ccaudit::report::Failure) -> Failure {
        let ccaudit::report::Failure { path, error } = failure;
        if error.kind() != io::ErrorKind::AlreadyExists {
            return Failure::Write { path, error };
        }
        let file = path.display().to_string();
        let taken = Defect::error(
            "taken",
            &file,
            Place::Whole,
            both!("已有这个文件，可能已经填过", "the file is there already, and may be filled in"),
        );
        Failure::Defects(vec![
            taken
                .expected(both!("还没有的文件", "a file that is not there yet"))
                .mend(both!("用 --out 换一个名字，或先移走它", "name another with --out, or move it away")),
        ])
    }
}

/// Tells the user, and says how to exit.
pub fn report(failure: &Failure, lang: Lang) -> Exit {
    match failure {
        Failure::Pipe => return Exit::Completed,
        Failure::Defects(defects) => refusal(defects, lang),
        Failure::Usage { zh, en } => {
            let what = if lang == Lang::Zh { zh } else { en };
            eprintln!("{}", say!(lang, "错误: {what}", "error: {what}"));
        }
        Failure::Write { path, error } => {
            let path = path.display();
            eprintln!(
                "{}",
                say!(
                    lang,
                    "错误: 写不了 {path}：{error}\n  应为: 可以写入的目录\n  处理: 换一个 --out 目录，或检查权限和磁盘空间",
                    "error: {path} cannot be written: {error}\n  expected: a directory one can write to\n  mend: name another --out directory, or check permissions and disk space"
                )
            );
        }
        Failure::Stdout(error) => {
            eprintln!(
                "{}",
                say!(
                    lang,
                    "错误: 写不了标准输出：{error}",
                    "error: standard output cannot be written: {error}"
                )
            );
        }
    }
    Exit::CouldNotJudge
}

/// All errors, and that nothing came of it.
fn refusal(defects: &[Defect], lang: Lang) {
    errors(defects, lang);
    let count = defects.iter().filter(|defect| defect.is_error()).count();
    eprintln!(
        "{}",
        say!(
            lang,
            "未能完成：{count} 个错误，没有写出任何结果",
            "not completed: {count} error(s), nothing was written"
        )
    );
}

/// All errors, up to a number that can still be read, and a count of the rest.
pub fn errors(defects: &[Defect], lang: Lang) {
    let errors: Vec<&Defect> = defects.iter().filter(|defect| defect.is_error()).collect();
    for defect in errors.iter().take(SHOWN_ERRORS) {
        eprintln!("{}", defect.text(lang));
    }
    if errors.len() > SHOWN_ERRORS {
        let rest = errors.len() - SHOWN_ERRORS;
        eprintln!("{}", say!(lang, "……另有 {rest} 个错误", "... and {rest} more errors"));
    }
}

/// How many findings of one kind are spelt out during an audit; `check` lists them all.
const SHOWN_A_KIND: usize = 2;

/// Warnings and notes of a dataset that could be read, a few of each kind and a count of the
/// rest.
pub fn notes(defects: &[Defect], lang: Lang) {
    let mut kinds: Vec<(Severity, &str)> = Vec::new();
    for defect in defects.iter().filter(|defect| !defect.is_error()) {
        if !kinds.contains(&(defect.severity, defect.code)) {
            kinds.push((defect.severity, defect.code));
        }
    }
    kinds.sort_by_key(|(severity, _)| std::cmp::Reverse(*severity));
    for (severity, code) in kinds {
        let found: Vec<&Defect> =
            defects.iter().filter(|d| d.severity == severity && d.code == code).collect();
        for defect in found.iter().take(SHOWN_A_KIND) {
            eprintln!("{}", defect.text(lang));
        }
        let rest = found.len().saturating_sub(SHOWN_A_KIND);
        if rest > 0 {
            eprintln!(
                "{}",
                say!(
                    lang,
                    "  ……同类的另有 {rest} 条，见 ccaudit check",
                    "  ... and {rest} more of this kind: see ccaudit check"
                )
            );
        }
    }
}

/// One line of progress or advice.
pub fn note(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}
