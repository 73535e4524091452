//! The code of each finding, as `audit.json` names it and `ccaudit explain` explains it: a variant without
//! one does not compile.

use super::{EvidenceNote, FailingReason, Flaw, Note, Reason};
use crate::codes::FindingCode;

impl Reason {
    /// What it says, by name.
    pub fn code(&self) -> FindingCode {
        match self {
            Reason::NotApplicable { .. } => FindingCode::NotApplicable,
            Reason::WhetherApplies { .. } => FindingCode::WhetherApplies,
            Reason::AnyOf { .. } => FindingCode::AnyOf,
            Reason::NothingAsked => FindingCode::NothingAsked,
            Reason::Unanswered { .. } => FindingCode::Unanswered,
            Reason::AnswerExpired { .. } => FindingCode::AnswerExpired,
            Reason::AnswerWithoutEvidence { .. } => FindingCode::AnswerWithoutEvidence,
            Reason::AnsweredWith { .. } => FindingCode::AnsweredWith,
            Reason::ContentsFound(_) => FindingCode::ContentsFound,
            Reason::ContentsWithoutFacility(_) => FindingCode::ContentsWithoutFacility,
            Reason::ContentsMissing(_) => FindingCode::ContentsMissing,
            Reason::ContentsUnsurveyed(_) => FindingCode::ContentsUnsurveyed,
            Reason::ContentsNotSeen(_) => FindingCode::ContentsNotSeen,
            Reason::EnoughFacilities(_) => FindingCode::EnoughFacilities,
            Reason::NoFacility(_) => FindingCode::NoFacility,
            Reason::TheOnlyOneFails(_) => FindingCode::TheOnlyOneFails,
            Reason::NoneMeets(_) => FindingCode::NoneMeets,
            Reason::TooFew(_) => FindingCode::TooFew,
            Reason::TooFewMeet(_) => FindingCode::TooFewMeet,
            Reason::FacilitiesUndecided(_) => FindingCode::FacilitiesUndecided,
            Reason::NoneSeen(_) => FindingCode::NoneSeen,
            Reason::MoreMayExist(_) => FindingCode::MoreMayExist,
            Reason::FacilitiesUndecidedAndUnsurveyed(_) => FindingCode::FacilitiesUndecidedAndUnsurveyed,
            Reason::NothingToMeasureBy { .. } => FindingCode::NothingToMeasureBy,
            Reason::RatioUndecided(_) => FindingCode::RatioUndecided,
            Reason::RatioEnough(_) => FindingCode::RatioEnough,
            Reason::RatioShort(_) => FindingCode::RatioShort,
            Reason::RatioWhateverDivisor(_) => FindingCode::RatioWhateverDivisor,
            Reason::NoResidences => FindingCode::NoResidences,
            Reason::NoNetwork => FindingCode::NoNetwork,
            Reason::EnoughLinked(_) => FindingCode::EnoughLinked,
            Reason::TooFewLinked(_) => FindingCode::TooFewLinked,
            Reason::LinkedUndecided(_) => FindingCode::LinkedUndecided,
            Reason::NothingToReach(_) => FindingCode::NothingToReach,
            Reason::EnoughReach(_) => FindingCode::EnoughReach,
            Reason::TooFewReach(_) => FindingCode::TooFewReach,
            Reason::ReachUndecided(_) => FindingCode::ReachUndecided,
            Reason::NothingToEquip { .. } => FindingCode::NothingToEquip,
            Reason::AllHave(_) => FindingCode::AllHave,
            Reason::ResidencesHaveNone(_) => FindingCode::ResidencesHaveNone,
            Reason::SomeLack(_) => FindingCode::SomeLack,
            Reason::AtLeastSomeLack(_) => FindingCode::AtLeastSomeLack,
            Reason::NothingKnownToLack(_) => FindingCode::NothingKnownToLack,
        }
    }
}

impl EvidenceNote {
    /// What it says, by name.
    pub fn code(&self) -> FindingCode {
        match self {
            EvidenceNote::OutlineArea => FindingCode::OutlineArea,
            EvidenceNote::SeveralCommunities => FindingCode::SeveralCommunities,
            EvidenceNote::NotCounted => FindingCode::NotCounted,
            EvidenceNote::Undecided => FindingCode::Undecided,
            EvidenceNote::Lacks(_) => FindingCode::Lacks,
            EvidenceNote::Answered { .. } => FindingCode::Answered,
        }
    }
}

impl FailingReason {
    /// What it says, by name.
    pub fn code(&self) -> FindingCode {
        match self {
            FailingReason::ApartFromMainNetwork => FindingCode::ApartFromMainNetwork,
            FailingReason::TooFar { .. } => FindingCode::TooFar,
            FailingReason::NoWalk { .. } => FindingCode::NoWalk,
            FailingReason::Lacks(_) => FindingCode::Lacks,
            FailingReason::Flawed(_) => FindingCode::Flawed,
        }
    }
}

impl Flaw {
    /// What it says, by name.
    pub fn code(&self) -> FindingCode {
        match self {
            Flaw::Unknown { .. } => FindingCode::Unknown,
            Flaw::Below { .. } => FindingCode::Below,
            Flaw::Above { .. } => FindingCode::Above,
            Flaw::Not { .. } => FindingCode::Not,
            Flaw::Lacks { .. } => FindingCode::Lacks,
        }
    }
}

impl Note {
    /// What it says, by name.
    pub fn code(&self) -> FindingCode {
        match self {
            Note::Caveat { .. } => FindingCode::Caveat,
            Note::AboveSuggested { .. } => FindingCode::AboveSuggested,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use schemars::{JsonSchema, schema_for};

    use super::*;

    /// The codes that a type can have in `audit.json`, by its schema.
    fn written<T: JsonSchema>() -> BTreeSet<String> {
        let schema = serde_json::to_value(schema_for!(T)).unwrap();
        let variants = schema["oneOf"].as_array().unwrap().iter();
        variants.map(|variant| variant["properties"]["code"]["const"].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn every_code_that_is_written_is_explained_by_that_name_in_both_languages() {
        let written = [
            written::<Reason>(),
            written::<EvidenceNote>(),
            written::<FailingReason>(),
            written::<Flaw>(),
            written::<Note>(),
        ];
        let written: BTreeSet<String> = written.into_iter().flatten().collect();
        let explained: BTreeSet<String> =
            FindingCode::ALL.iter().map(|code| code.name().to_owned()).collect();
        assert_eq!(written, explained);
        let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        let mut meanings = BTreeSet::new();
        for code in FindingCode::ALL {
            assert_eq!(FindingCode::named(code.name()), Some(*code));
            for text in [code.meaning(), code.help()] {
                assert!(text.zh.chars().any(is_chinese), "{code}: {}", text.zh);
                assert!(!text.en.is_empty() && !text.en.chars().any(is_chinese), "{code}: {}", text.en);
            }
            assert!(meanings.insert(code.meaning().en), "{code} means the same as another");
        }
    }

    #[test]
    fn a_finding_has_the_code_it_is_written_with() {
        let code = |value: serde_json::Value| value["code"].as_str().unwrap().to_owned();
        let reason = Reason::Unanswered { question: String::new() };
        assert_eq!(code(serde_json::to_value(&reason).unwrap()), reason.code().name());
        let failing = FailingReason::NoWalk { categories: Vec::new() };
        assert_eq!(code(serde_json::to_value(&failing).unwrap()), failing.code().name());
        let flaw = Flaw::Lacks { missing: Vec::new() };
        assert_eq!(code(serde_json::to_value(&flaw).unwrap()), flaw.code().name());
    }
}
