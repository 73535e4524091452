//! The codes of errors, warnings and notes, and of findings, and what each means at length: `ccaudit explain
//! CODE`.

use std::fmt;

use crate::messages::help::InEither;

pub use findings::FindingCode;

/// Declares the explanations of a group of codes: the code; what it means, an example and what to do
/// in Chinese; the same in English.
macro_rules! explanations {
    ($group:ident $(
        $code:ident
        $meaning_zh:literal $example_zh:literal $help_zh:literal
        $meaning_en:literal $example_en:literal $help_en:literal;
    )*) => {
        pub(super) const $group: &[Explanation] = &[$(Explanation {
            code: Code::$code,
            meaning: InEither { zh: $meaning_zh, en: $meaning_en },
            example: InEither { zh: $example_zh, en: $example_en },
            help: InEither { zh: $help_zh, en: $help_en },
        }),*];
    };
}

mod datasets;
mod features;
mod files;
mod findings;
mod follow_up;
mod imports;
mod standards;

/// Declares the enum, the list of all its values and the name of each.
macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident = $name:literal,)*) => {
        /// What kind of defect was found. Its name stands in files and in messages and never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(
                $(#[$doc])*
                #[doc = concat!("`", $name, "`; [`Code::explanation`] says what it means.")]
                $code,
            )*
        }

        impl Code {
            /// Every code, in the order of the files it can come from.
            pub const ALL: &[Code] = &[$(Code::$code),*];

            /// Its name in files and messages, e.g. `unknown-category`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Code::$code => $name,)*
                }
            }
        }
    };
}

codes! {
    // Files of any kind.
    Unreadable = "unreadable",
    NotUtf8 = "not-utf-8",
    BadEncoding = "bad-encoding",
    Gb18030 = "gb18030",
    EmptyFile = "empty-file",
    HiddenCharacters = "hidden-characters",
    BadCsv = "bad-csv",
    OpenQuote = "open-quote",
    LongLine = "long-line",
    BadText = "bad-text",
    BadJson = "bad-json",
    TruncatedJson = "truncated-json",
    NotFinite = "not-finite",
    NotJson = "not-json",
    NotGeojson = "not-geojson",
    NotATable = "not-a-table",
    Misnamed = "misnamed",
    Encrypted = "encrypted",
    DamagedWorkbook = "damaged-workbook",
    DecompressionBomb = "decompression-bomb",
    HugeSheet = "huge-sheet",
    TooLarge = "too-large",
    Taken = "taken",
    // Datasets: what describes them, their systems and layers.
    BadManifest = "bad-manifest",
    BadDate = "bad-date",
    UnknownField = "unknown-field",
    IdleField = "idle-field",
    UnreadFile = "unread-file",
    NoCommunities = "no-communities",
    NoFacilities = "no-facilities",
    NoLayer = "no-layer",
    UnknownLayer = "unknown-layer",
    NotAFeature = "not-a-feature",
    CrsAssumed = "crs-assumed",
    ContradictoryCrs = "contradictory-crs",
    ForeignCrs = "foreign-crs",
    BadTable = "bad-table",
    MissingColumn = "missing-column",
    UnknownColumn = "unknown-column",
    TwoColumns = "two-columns",
    EmptyCell = "empty-cell",
    // Shapes.
    NullGeometry = "null-geometry",
    WrongGeometryType = "wrong-geometry-type",
    BadGeometry = "bad-geometry",
    BadCoordinates = "bad-coordinates",
    OutOfRangeCoordinates = "out-of-range-coordinates",
    OpenRing = "open-ring",
    InvalidPolygon = "invalid-polygon",
    WoundWrong = "wound-wrong",
    ShortLine = "short-line",
    ShiftedLayer = "shifted-layer",
    // Properties.
    MissingProperty = "missing-property",
    UnknownCategory = "unknown-category",
    UnknownContent = "unknown-content",
    UnknownChoice = "unknown-choice",
    NotText = "not-text",
    TooLong = "too-long",
    NotANumber = "not-a-number",
    NotWhole = "not-whole",
    OutOfRange = "out-of-range",
    NotYesOrNo = "not-yes-or-no",
    NotAList = "not-a-list",
    NotADate = "not-a-date",
    TwoValues = "two-values",
    Inconsistent = "inconsistent",
    DuplicateId = "duplicate-id",
    // What refers to what.
    UnknownCommunity = "unknown-community",
    AmbiguousCommunity = "ambiguous-community",
    AmbiguousGate = "ambiguous-gate",
    GateOfNothing = "gate-of-nothing",
    UnknownClause = "unknown-clause",
    WithdrawnClause = "withdrawn-clause",
    UnknownItem = "unknown-item",
    // Edits.
    NoSuchEntry = "no-such-entry",
    IdChanged = "id-changed",
    ChangedMeanwhile = "changed-meanwhile",
    // What the data say together.
    Outside = "outside",
    OutsideCommunities = "outside-communities",
    Shared = "shared",
    Overlap = "overlap",
    NoResidences = "no-residences",
    AreasDiffer = "areas-differ",
    Twins = "twins",
    UnusedAnswer = "unused-answer",
    LaterAnswer = "later-answer",
    NoEvidence = "no-evidence",
    ContradictingAnswers = "contradicting-answers",
    TwoWaivers = "two-waivers",
    WaiverEndsBeforeItBegins = "waiver-ends-before-it-begins",
    // Standards.
    UnknownStandard = "unknown-standard",
    BadStandard = "bad-standard",
    ExtendsCycle = "extends-cycle",
    OverrideOfNothing = "override-of-nothing",
    NoEffect = "no-effect",
    UndeclaredRelaxation = "undeclared-relaxation",
    NoRelaxation = "no-relaxation",
    NothingToChange = "nothing-to-change",
    NotByKey = "not-by-key",
    NoCitation = "no-citation",
    CategoryExists = "category-exists",
    SourceExists = "source-exists",
    PartExists = "part-exists",
    ItemExists = "item-exists",
    ClauseExists = "clause-exists",
    DuplicateItem = "duplicate-item",
    UnknownObjective = "unknown-objective",
    BadWeight = "bad-weight",
    NoClause = "no-clause",
    NoPace = "no-pace",
    BadPace = "bad-pace",
    NoLowestGrade = "no-lowest-grade",
    BadClauseId = "bad-clause-id",
    QuoteNotInText = "quote-not-in-text",
    TextNotCovered = "text-not-covered",
    BadUncheckable = "bad-uncheckable",
    NoCheck = "no-check",
    BadCheck = "bad-check",
    BadCondition = "bad-condition",
    BadThreshold = "bad-threshold",
    UnknownSource = "unknown-source",
    UnmarkedUnverified = "unmarked-unverified",
    UnknownTask = "unknown-task",
    UnknownPlaceholder = "unknown-placeholder",
    // Imports from OpenStreetMap.
    NotOsm = "not-osm",
    NothingInIt = "nothing-in-it",
    BadXml = "bad-xml",
    BadValue = "bad-value",
    TooDeep = "too-deep",
    Truncated = "truncated",
    Oversized = "oversized",
    UnknownCompression = "unknown-compression",
    UnknownFeature = "unknown-feature",
    Damaged = "damaged",
    CutWays = "cut-ways",
    MisplacedNodes = "misplaced-nodes",
    NestedCompounds = "nested-compounds",
    DeletedElements = "deleted-elements",
    PrivateWays = "private-ways",
    ClosedWays = "closed-ways",
    SeparateSidewalks = "separate-sidewalks",
    Barriers = "barriers",
    GatesOfNothing = "gates-of-nothing",
    // Imports of tables of places.
    OneSheet = "one-sheet",
    NoHeader = "no-header",
    NoRows = "no-rows",
    UnknownRole = "unknown-role",
    UnknownCrs = "unknown-crs",
    CrsConflict = "crs-conflict",
    SwappedCoordinates = "swapped-coordinates",
    ProjectedCoordinates = "projected-coordinates",
    LostZero = "lost-zero",
    MoreRefused = "more-refused",
    NoLicence = "no-licence",
    Imported = "imported",
    // Field forms.
    NoForm = "no-form",
    NoKey = "no-key",
    UnknownKey = "unknown-key",
    AnotherDataset = "another-dataset",
    NotADirectory = "not-a-directory",
    TwoAnswers = "two-answers",
    EvidenceAlone = "evidence-alone",
    PartlySurveyed = "partly-surveyed",
    Formula = "formula",
    CellError = "cell-error",
    // The project register.
    UnknownStatus = "unknown-status",
    UnknownUnit = "unknown-unit",
    OpenDeadline = "open-deadline",
    UnreadableDeadline = "unreadable-deadline",
    ContradictingDays = "contradicting-days",
    TwinProject = "twin-project",
    // Audits saved, compared, ranked and sited.
    NotAnAudit = "not-an-audit",
    AuditCutShort = "audit-cut-short",
    AuditOfAnotherVersion = "audit-of-another-version",
    NoAudits = "no-audits",
    SameDay = "same-day",
    NoCommonCommunity = "no-common-community",
    OtherStandard = "other-standard",
    BeforeIsLater = "before-is-later",
    BadCosts = "bad-costs",
    NoResidents = "no-residents",
    NothingToSite = "nothing-to-site",
    NoCandidate = "no-candidate",
    OffNetwork = "off-network",
    TooManySites = "too-many-sites",
}

impl Code {
    /// The code of that name.
    pub fn named(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.name() == name)
    }

    /// What it means at length.
    pub fn explanation(self) -> &'static Explanation {
        &EXPLANATIONS[self as usize]
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A code at length.
#[derive(Clone, Copy, Debug)]
pub struct Explanation {
    /// The code.
    pub code: Code,
    /// What was found and what becomes of it.
    pub meaning: InEither,
    /// How it comes about, or how it looks.
    pub example: InEither,
    /// What to do about it.
    pub help: InEither,
}

/// The explanations in the order of [`Code::ALL`]. It is built by the compiler, which refuses a code
/// that has none or two.
static EXPLANATIONS: [Explanation; Code::ALL.len()] = {
    let groups = [
        files::FILES,
        datasets::DATASETS,
        features::FEATURES,
        standards::STANDARDS,
        imports::IMPORTS,
        follow_up::FOLLOW_UP,
    ];
    let mut table = [None; Code::ALL.len()];
    let mut group = 0;
    while group < groups.len() {
        let mut nth = 0;
        while nth < groups[group].len() {
            let explanation = groups[group][nth];
            let place = explanation.code as usize;
            assert!(table[place].is_none(), "a code is explained twice");
            table[place] = Some(explanation);
            nth += 1;
        }
        group += 1;
    }
    let mut explained = [groups[0][0]; Code::ALL.len()];
    let mut place = 0;
    while place < explained.len() {
        explained[place] = table[place].expect("a code has no explanation");
        place += 1;
    }
    explained
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    fn is_chinese(c: char) -> bool {
        ('\u{4e00}'..='\u{9fff}').contains(&c)
    }

    #[test]
    fn every_code_is_explained_in_both_languages() {
        for code in Code::ALL {
            let explanation = code.explanation();
            assert_eq!(explanation.code, *code);
            for text in [explanation.meaning, explanation.example, explanation.help] {
                assert_ne!(text.zh, text.en, "{code}");
                assert!(!text.zh.trim().is_empty() && !text.en.trim().is_empty(), "{code}");
                assert!(!text.en.contains(['，', '。', '：', '；']), "{code}: {}", text.en);
            }
            for text in [explanation.meaning.zh, explanation.help.zh] {
                assert!(text.chars().any(is_chinese), "{code}: {text}");
            }
            assert!(!explanation.meaning.en.chars().any(is_chinese), "{code}");
        }
        let meanings: BTreeSet<&str> = Code::ALL.iter().map(|code| code.explanation().meaning.en).collect();
        assert_eq!(meanings.len(), Code::ALL.len(), "two codes mean the same");
    }

    #[test]
    fn names_are_words_joined_by_hyphens_and_each_is_found_by_its_name() {
        for code in Code::ALL {
            let name = code.name();
            assert!(
                name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{name}"
            );
            assert_eq!(Code::named(name), Some(*code));
        }
        assert_eq!(Code::named("no-such-code"), None);
    }

    fn sources(folder: &Path, found: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("src/codes") {
                sources(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                *found += text.split("#[cfg(test)]\nmod ").next().unwrap();
            }
        }
    }

    #[test]
    fn every_code_is_given_somewhere() {
        let mut found = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
        let given: BTreeSet<&str> = found
            .split("Code::")
            .skip(1)
            .filter_map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric()).next())
            .collect();
        for code in Code::ALL {
            assert!(given.contains(format!("{code:?}").as_str()), "nothing gives {code}");
        }
    }
}
