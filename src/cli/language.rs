//! Which language a run speaks.

use ccaudit::lang::Lang;

use super::args::Language;

/// The language of a run: what was asked for; else, where it writes files, Chinese on every
/// machine, since the same input gives the same files; else the system's.
pub(super) fn spoken(asked: Option<Language>, writes_files: bool) -> Lang {
    match asked {
        Some(Language::Zh) => Lang::Zh,
        Some(Language::En) => Lang::En,
        None if writes_files => Lang::Zh,
        None => of_system(|name| std::env::var(name).ok()),
    }
}

/// What was asked for on a command line that may be mistaken elsewhere.
pub(super) fn asked(arguments: impl Iterator<Item = String>) -> Option<Language> {
    let arguments: Vec<String> = arguments.collect();
    let apart = arguments.windows(2).filter(|pair| pair[0] == "--lang").map(|pair| pair[1].as_str());
    let joined = arguments.iter().filter_map(|argument| argument.strip_prefix("--lang="));
    match apart.chain(joined).last()? {
        "zh" => Some(Language::Zh),
        "en" => Some(Language::En),
        _ => None,
    }
}

/// English where the system's language is English, as POSIX tells it; else Chinese, the language
/// of those the program is for.
fn of_system(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let set = |name: &&str| variable(name).filter(|value| !value.is_empty());
    match ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set) {
        Some(value) if value == "en" || value.starts_with("en_") || value.starts_with("en.") => Lang::En,
        _ => Lang::Zh,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn system(set: &[(&str, &str)]) -> Lang {
        of_system(|name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_system_decides_where_nobody_asks() {
        assert_eq!(system(&[]), Lang::Zh);
        assert_eq!(system(&[("LANG", "C.UTF-8")]), Lang::Zh);
        assert_eq!(system(&[("LANG", "en_GB.UTF-8")]), Lang::En);
        assert_eq!(system(&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "zh_CN.UTF-8")]), Lang::Zh);
        assert_eq!(system(&[("LC_ALL", ""), ("LC_MESSAGES", "en"), ("LANG", "zh_CN")]), Lang::En);
    }
}
