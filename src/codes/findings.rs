//! The codes of findings, `code` in `audit.json`: why a clause comes out as it does, what a value of evidence
//! is, why a feature fails. What the figures beside them are, the schema says (`ccaudit schema audit`).

use std::fmt;

use crate::messages::help::InEither;

/// Declares the enum, the name of each code and what it means: Chinese, then English; then what to do,
/// Chinese, then English.
macro_rules! finding_codes {
    ($($code:ident $name:literal
        $meaning_zh:literal $help_zh:literal
        $meaning_en:literal $help_en:literal;
    )*) => {
        /// What a finding says. Its name stands in `audit.json` and never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FindingCode {
            $(#[doc = $meaning_en] $code,)*
        }

        impl FindingCode {
            /// Every code: first those of clauses, kind of check by kind of check.
            pub const ALL: &[FindingCode] = &[$(FindingCode::$code),*];

            /// Its name in `audit.json`, e.g. `too-few`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(FindingCode::$code => $name,)*
                }
            }

            /// What it says.
            pub const fn meaning(self) -> InEither {
                match self {
                    $(FindingCode::$code => InEither { zh: $meaning_zh, en: $meaning_en },)*
                }
            }

            /// What to do about it.
            pub const fn help(self) -> InEither {
                match self {
                    $(FindingCode::$code => InEither { zh: $help_zh, en: $help_en },)*
                }
            }
        }
    };
}

finding_codes! {
    // Of any clause.
    NotApplicable "not-applicable"
        "条款只对某些社区适用，这个社区不是。"
        "不用处理；若不该如此，核对社区的这些字段。"
        "The clause binds certain communities only, and this is none of them."
        "Nothing; where that is wrong, check those properties of the community.";
    WhetherApplies "whether-applies"
        "条款是否适用取决于社区的某些字段，而它们没有写。"
        "补上这些字段；适用时的结果在 figures.then 里。"
        "Whether the clause binds the community depends on properties that are not given."
        "Give those properties; what it comes to where it applies is in figures.then.";
    AnyOf "any-of"
        "条款有几种达到的办法，逐一列出各自的结果。"
        "达到其中一种即可。"
        "There are several ways to meet the clause; each is listed with what it comes to."
        "Meet any one of them.";
    NothingAsked "nothing-asked"
        "条款没有列出任何达到的办法。"
        "不用处理，条款不计入得分。"
        "The clause lists no way to meet it."
        "Nothing: it does not count.";
    // attest
    Unanswered "unanswered"
        "要由人核实的问题，survey.csv 里没有答复。"
        "核实后在现场核查表或 survey.csv 里作答，并写明依据。"
        "A question put to people has no answer in survey.csv."
        "Establish it, and answer in the field form or in survey.csv with evidence.";
    AnswerExpired "answer-expired"
        "答复的有效期在核查日之前已满。"
        "重新核实，写入新的答复和有效期。"
        "The answer's term was over before the day audited for."
        "Establish it again, and enter the answer with a new term.";
    AnswerWithoutEvidence "answer-without-evidence"
        "有答复，但没有依据，不作数。"
        "在 survey.csv 的 evidence 列写明依据。"
        "There is an answer without evidence, which does not count."
        "Say what it rests on in the column evidence of survey.csv.";
    AnsweredWith "answered-with"
        "按答复判定，依据已写明。"
        "不用处理；答“否”的要整改。"
        "Judged by an answer that has evidence."
        "Nothing; where the answer is no, put it right.";
    // together
    ContentsFound "contents-found"
        "要求的用房、服务或设备，这些设施合起来都有。"
        "不用处理。"
        "Between them, the facilities have every room, service or piece of equipment asked for."
        "Nothing.";
    ContentsWithoutFacility "contents-without-facility"
        "一处设施也没有，要求的用房、服务或设备也就都没有。"
        "建设设施；若有而没有录入，补进 facilities。"
        "There is no facility, and so nothing of what is asked for."
        "Build one; where there is one, add it to the facilities.";
    ContentsMissing "contents-missing"
        "设施合起来仍缺要求的某些用房、服务或设备。"
        "补齐 figures.missing 所列。"
        "Between them, the facilities lack some of what is asked for."
        "Provide what figures.missing lists.";
    ContentsUnsurveyed "contents-unsurveyed"
        "已知的设施缺某些内容，但这一类没有普查完，别处可能有。"
        "普查这一类设施，在 surveyed 里声明。"
        "The known facilities lack something, but not all are known: others may have it."
        "Survey the category, and say so under surveyed.";
    ContentsNotSeen "contents-not-seen"
        "有的设施没有写明设有什么，缺的内容可能在其中。"
        "查明 figures.silent 所列设施的设施内容。"
        "Of some facilities it is not known what they contain: what is missing may be there."
        "Find out what the facilities in figures.silent contain.";
    // count
    EnoughFacilities "enough-facilities"
        "合要求的设施够数。"
        "不用处理。"
        "There are as many adequate facilities as the clause asks for."
        "Nothing.";
    NoFacility "no-facility"
        "一处也没有（这一类已普查）。"
        "建设；若有而没有录入，补进 facilities。"
        "There is none, and the category was surveyed."
        "Build one; where there is one, add it to the facilities.";
    TheOnlyOneFails "the-only-one-fails"
        "只有一处，而它不合要求。"
        "改造它或另建；差什么见 figures.flawed 和 shortfalls。"
        "There is one, and it is not as it must be."
        "Improve it or build another; figures.flawed and shortfalls say what it lacks.";
    NoneMeets "none-meets"
        "有几处，没有一处合要求。"
        "改造或新建；差什么见 figures.flawed 和 shortfalls。"
        "There are several, and none is as it must be."
        "Improve one or build another; figures.flawed and shortfalls say what they lack.";
    TooFew "too-few"
        "都合要求，但数量不够。"
        "补建 shortfalls 所说的数量。"
        "Each is as it must be, and there are too few."
        "Build as many as shortfalls says.";
    TooFewMeet "too-few-meet"
        "合要求的数量不够，其余的不合要求。"
        "改造不合要求的，或补建。"
        "Too few are as they must be; the others are not."
        "Improve the others, or build more.";
    FacilitiesUndecided "facilities-undecided"
        "设施是否合要求，有的字段还不知道。"
        "查明 needs 所列的字段。"
        "Whether the facilities are as they must be depends on values that are not known."
        "Find out what needs lists.";
    NoneSeen "none-seen"
        "没有见到一处，但这一类没有普查完。"
        "普查这一类设施，在 surveyed 里声明。"
        "None is known, and the category was not surveyed completely."
        "Survey the category, and say so under surveyed.";
    MoreMayExist "more-may-exist"
        "已知的不够数，但这一类没有普查完，可能还有。"
        "普查这一类设施，在 surveyed 里声明。"
        "Too few are known, and the category was not surveyed completely: there may be more."
        "Survey the category, and say so under surveyed.";
    FacilitiesUndecidedAndUnsurveyed "facilities-undecided-and-unsurveyed"
        "设施有的字段还不知道，这一类也没有普查完。"
        "查明 needs 所列的字段，并普查这一类设施。"
        "Values of the facilities are not known, and the category was not surveyed completely."
        "Find out what needs lists, and survey the category.";
    // ratio
    NothingToMeasureBy "nothing-to-measure-by"
        "作分母的数为零，无从计算比例。"
        "核对社区的这一字段。"
        "What is divided by is zero, so there is no ratio."
        "Check that property of the community.";
    RatioUndecided "ratio-undecided"
        "比例的分子或分母还不知道，够不够定不下来。"
        "查明 needs 所列的字段。"
        "Something in the ratio is not known, so whether it is enough is open."
        "Find out what needs lists.";
    RatioEnough "ratio-enough"
        "比例达到要求。"
        "不用处理。"
        "The ratio is as high as the clause asks."
        "Nothing.";
    RatioShort "ratio-short"
        "比例低于要求。"
        "补上 figures.short 所差的数量。"
        "The ratio is lower than the clause asks."
        "Add what figures.short says is lacking.";
    RatioWhateverDivisor "ratio-whatever-divisor"
        "分母不确切，但无论它是多少，结果都一样。"
        "不用处理；查明分母可得到确切的比例。"
        "What is divided by is not known exactly, and the verdict is the same whatever it is."
        "Nothing; finding it out gives the ratio itself.";
    // linked and reach
    NoResidences "no-residences"
        "数据里没有这个社区的住宅楼，步行无从算起。"
        "补上 residences.geojson。"
        "The data hold no residence of the community to walk from."
        "Add residences.geojson.";
    NoNetwork "no-network"
        "数据里没有步行路网，是否连通无从判断。"
        "补上 paths.geojson。"
        "The data hold no walking network, so whether it connects is open."
        "Add paths.geojson.";
    EnoughLinked "enough-linked"
        "在连通路网上的居民达到要求的比例。"
        "不用处理。"
        "As many residents are on the connected network as the clause asks."
        "Nothing.";
    TooFewLinked "too-few-linked"
        "在连通路网上的居民低于要求的比例。"
        "把孤立的路段接到主路网；是哪些楼见 evidence。"
        "Fewer residents are on the connected network than the clause asks."
        "Connect the pieces apart to the main network; evidence names the residences.";
    LinkedUndecided "linked-undecided"
        "有的住宅楼离路网太远或归属不明，比例定不下来。"
        "给它们补画步行路径，或写明所属社区。"
        "Some residences are off the network or belong to one of several communities, so the share is open."
        "Draw paths to them, or say which community they belong to.";
    NothingToReach "nothing-to-reach"
        "数据里没有一处可去的这类设施。"
        "建设；若有而没有录入，补进 facilities。"
        "The data hold no facility of that category to reach."
        "Build one; where there is one, add it to the facilities.";
    EnoughReach "enough-reach"
        "步行范围内能到的居民达到要求的比例。"
        "不用处理。"
        "As many residents have one within the walk as the clause asks."
        "Nothing.";
    TooFewReach "too-few-reach"
        "步行范围内能到的居民低于要求的比例。"
        "在没有服务到的楼附近选址（ccaudit site），或打通步行路。"
        "Fewer residents have one within the walk than the clause asks."
        "Find a site near the residences not served (ccaudit site), or open a way through.";
    ReachUndecided "reach-undecided"
        "有的步行距离不知道，比例定不下来。"
        "补画路径，或普查这一类设施；见 needs。"
        "Some walks are not known, so the share is open."
        "Draw paths, or survey the category: see needs.";
    // every
    NothingToEquip "nothing-to-equip"
        "没有要配备的对象（出入口或住宅楼）。"
        "不用处理；若不该如此，核对住宅楼的字段。"
        "There is nothing to be equipped, no entrance or residence."
        "Nothing; where that is wrong, check the residences.";
    AllHave "all-have"
        "每一个都有要求的设备。"
        "不用处理。"
        "Every one has what is asked for."
        "Nothing.";
    ResidencesHaveNone "residences-have-none"
        "有的住宅楼没有要求的设备。"
        "给 evidence 所列的楼补上。"
        "Some residences have none of what is asked for."
        "Provide it at the residences in evidence.";
    SomeLack "some-lack"
        "有的缺要求的设备；各缺多少见 figures.each。"
        "给 evidence 所列的楼补上。"
        "Some lack what is asked for; figures.each says how many lack what."
        "Provide it at the residences in evidence.";
    AtLeastSomeLack "at-least-some-lack"
        "至少有这么多缺要求的设备，另有楼的数据不全。"
        "给缺的补上，并查明 needs 所列的字段。"
        "So many at least lack what is asked for; of others the data are incomplete."
        "Provide it, and find out what needs lists.";
    NothingKnownToLack "nothing-known-to-lack"
        "没有已知缺设备的，但有楼的数据不全。"
        "查明 needs 所列的字段。"
        "None is known to lack anything, and the data are incomplete."
        "Find out what needs lists.";
    // Evidence.
    OutlineArea "outline-area"
        "没有写用地面积，用轮廓算出的面积代替。"
        "有凭据的，写入 site_area_m2。"
        "No site area is given; the area of its outline stands in."
        "Where a document says it, enter site_area_m2.";
    SeveralCommunities "several-communities"
        "它在几个社区的边界内，没有说归哪一个。"
        "写明 community（所属社区）。"
        "It lies within the boundaries of several communities and does not say which is its own."
        "Say which with community.";
    NotCounted "not-counted"
        "规划或在建的设施不计入。"
        "建成后把状态改为现状；ccaudit audit --with planned 可看建成后会怎样。"
        "A facility that is planned or under construction does not count."
        "Change its status once it is there; ccaudit audit --with planned tells what it would change.";
    Undecided "undecided"
        "这栋楼是否服务到，还定不下来。"
        "见条款的 needs。"
        "Whether this residence is served is open."
        "See the clause's needs.";
    Lacks "lacks"
        "缺要求的东西：住宅楼的，figures.lacking 按字段说缺多少；设施的，missing 列出缺的内容。"
        "补上；不知道的先查明。"
        "It lacks what is asked for: of a residence, figures.lacking says how many by property; of a facility, missing lists the contents."
        "Provide it; find out first what is not known.";
    Answered "answered"
        "谁在何时作的答复，在 survey.csv 的哪一行。"
        "不用处理。"
        "Who answered when, and in which row of survey.csv."
        "Nothing.";
    // Features that fail.
    ApartFromMainNetwork "apart-from-main-network"
        "在一片与主路网不相连的路上。"
        "把它接到主路网；若实地相连，补画路径。"
        "It is on a piece of network apart from the main one."
        "Connect it; where it is connected in fact, draw the path.";
    TooFar "too-far"
        "到最近一处的步行距离超过允许的。"
        "在附近选址，或打通步行路。"
        "The walk to the nearest one is longer than allowed."
        "Find a site near it, or open a way through.";
    NoWalk "no-walk"
        "没有一处走得到。"
        "补建，或接通路网。"
        "None can be walked to."
        "Build one, or connect the network.";
    Flawed "flawed"
        "设施不合要求；哪些字段不合见 figures.flaws。"
        "改造，或更正字段。"
        "The facility is not as it must be; figures.flaws says in what."
        "Improve it, or correct the property.";
    // What is wrong with a property of a facility.
    Unknown "unknown"
        "这个字段不知道。"
        "查明后写入。"
        "The property is not known."
        "Find it out and enter it.";
    Below "below"
        "数值低于要求的下限。"
        "改造；数值有误则更正。"
        "The number is below what is required."
        "Improve it; correct the number where it is wrong.";
    Above "above"
        "数值高于允许的上限。"
        "改造；数值有误则更正。"
        "The number is above what is allowed."
        "Improve it; correct the number where it is wrong.";
    Not "not"
        "要求“是”的字段为“否”（或相反）。"
        "改造；填错则更正。"
        "A yes-or-no property is not as required."
        "Improve it; correct the property where it is wrong.";
    // Notes, which change no verdict.
    Caveat "caveat"
        "条款没有检查的方面，标准里的原话。"
        "人工核对。"
        "What the clause does not look at, in the standard's own words."
        "Look at it yourself.";
    AboveSuggested "above-suggested"
        "比例高于建议的数值，不影响判定。"
        "不用处理。"
        "The ratio is above what is suggested, which changes no verdict."
        "Nothing.";
}

impl FindingCode {
    /// The code of that name.
    pub fn named(name: &str) -> Option<FindingCode> {
        FindingCode::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl fmt::Display for FindingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
