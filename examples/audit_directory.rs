//! Audits a directory and prints what each community comes to, and what it lacks.
//!
//! ```sh
//! cargo run --example audit_directory data/zhongwei
//! ```

use std::path::PathBuf;

use ccaudit::date;
use ccaudit::lang::Lang;
use ccaudit::session::{Error, Input, Options, Session};
use ccaudit::verdict::Verdict;

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "data/zhongwei".into()));
    let options = Options::for_day(date::today());
    let session = match Session::open(vec![Input::Path(folder)], options, &()) {
        Ok(session) => session,
        Err(Error::Refused(why)) => return eprintln!("{}", why.zh),
        Err(Error::Defects(defects)) => {
            return defects.iter().for_each(|defect| eprintln!("{}", defect.text(Lang::Zh)));
        }
    };
    for community in session.audit().communities {
        let score = community.score.map_or("—".into(), |score| format!("{}–{}", score.low, score.high));
        let lacks: Vec<&str> = community
            .items
            .iter()
            .filter(|item| item.verdict == Verdict::Fail)
            .map(|item| item.title.as_str())
            .collect();
        println!("{} {score} {}", community.name, lacks.join("、"));
    }
}
