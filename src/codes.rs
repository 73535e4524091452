//! The codes of errors, warnings and notes. `ccaudit explain CODE` tells each at length; the texts
//! are in `messages::codes`, one for every code, which the compiler checks.

use std::fmt;

/// Declares the enum, the list of all its values and the name of each.
macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident = $name:literal,)*) => {
        /// What kind of defect was found. Its name stands in files and in messages and never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $code,)*
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

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
