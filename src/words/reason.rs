//! Why a clause comes out as it does, in one sentence.

use super::Words;
use crate::finding::{
    Contents, Counted, Equipped, EvidenceNote, FacilityFlaws, FactWanted, FailingReason, Flaw, Lacked, Note,
    Reason, ResidenceLacks, Way,
};
use crate::lang::Lang;
use crate::messages::check as say;
use crate::messages::{Shown, judge as judging};
use crate::units::{Unit, percent, plain, quantity};
use crate::vocabulary::Layer;

/// How many contents a sentence lists.
const LISTED: usize = 12;

impl Words<'_> {
    /// Why a clause comes out as it does.
    pub(crate) fn reason(&self, reason: &Reason) -> String {
        let lang = self.lang;
        match reason {
            Reason::NotApplicable { only } => {
                let facts: Vec<String> = only.iter().map(|fact| self.only(fact)).collect();
                let facts = facts.join(lang.comma());
                judging::not_applicable(lang, &facts)
            }
            Reason::WhetherApplies { unknown, then } => {
                let (facts, reason) = (self.facts(unknown), self.reason(then));
                judging::whether_applies_not_known(lang, &facts, &reason)
            }
            Reason::AnyOf { ways } => {
                let mut ways: Vec<String> = ways.iter().map(|way| self.way(way)).collect();
                // Two ways may fall short alike: what is said once is not said again.
                ways.dedup();
                ways.join(&judging::other_way(lang))
            }
            Reason::NothingAsked => String::new(),

            Reason::Unanswered { question } => say::survey_does_not_answer(lang, &question),
            Reason::AnswerExpired { answer, question, expires } => {
                let (shown, last) = (answer.as_given(), expires.0);
                say::answer_has_expired(lang, &shown, &last, &question)
            }
            Reason::AnswerWithoutEvidence { answer, question } => {
                let shown = answer.as_given();
                say::answer_has_no_evidence(lang, &shown, &question)
            }
            Reason::AnsweredWith { answer, question, support } => {
                let shown = answer.as_given();
                let support = match support {
                    Some(support) => say::with_evidence(lang, &support),
                    None => say::no_evidence(lang),
                };
                say::answered_with(lang, &shown, &question, &support)
            }

            Reason::ContentsFound(of) => {
                let (name, wanted) = (self.categories(&of.categories), self.list(&of.wanted, LISTED, "项"));
                say::have_between_them(lang, &name, &wanted)
            }
            Reason::ContentsWithoutFacility(of) => self.lacking(of, say::none_so_all_missing),
            Reason::ContentsMissing(of) => self.lacking(of, say::they_lack),
            Reason::ContentsUnsurveyed(of) => self.lacking(of, say::known_ones_lack_not_surveyed),
            Reason::ContentsNotSeen(of) => {
                let lacking = self.list(&of.missing, LISTED, "项");
                let silent = self.facilities(&of.silent);
                say::not_seen_yet(lang, &lacking, &silent)
            }

            Reason::EnoughFacilities(of)
            | Reason::NoFacility(of)
            | Reason::TheOnlyOneFails(of)
            | Reason::NoneMeets(of)
            | Reason::TooFew(of)
            | Reason::TooFewMeet(of)
            | Reason::FacilitiesUndecided(of)
            | Reason::NoneSeen(of)
            | Reason::MoreMayExist(of)
            | Reason::FacilitiesUndecidedAndUnsurveyed(of) => self.counted(reason, of),

            Reason::NothingToMeasureBy { per } => {
                let per_name = self.divisor(per);
                say::nothing_to_measure_by(lang, &per_name)
            }
            Reason::RatioUndecided(of)
            | Reason::RatioEnough(of)
            | Reason::RatioShort(of)
            | Reason::RatioWhateverDivisor(of) => self.ratio(reason, of),

            Reason::NoResidences => say::data_holds_no_residence_of_community(lang),
            Reason::NoNetwork => say::data_holds_no_walking_network(lang),
            Reason::EnoughLinked(of) | Reason::TooFewLinked(of) | Reason::LinkedUndecided(of) => {
                self.linked(reason, of)
            }
            Reason::NothingToReach(of)
            | Reason::EnoughReach(of)
            | Reason::TooFewReach(of)
            | Reason::ReachUndecided(of) => self.reached(reason, of),

            Reason::NothingToEquip { unit } => {
                let unit = unit.label(lang);
                say::nobody_so_nothing_asked(lang, &unit)
            }
            Reason::AllHave(of)
            | Reason::ResidencesHaveNone(of)
            | Reason::SomeLack(of)
            | Reason::AtLeastSomeLack(of)
            | Reason::NothingKnownToLack(of) => self.equipped(reason, of),
        }
    }

    /// A community the clause speaks of: `新建居住社区`.
    fn only(&self, FactWanted { property, value }: &FactWanted) -> String {
        let title = self.property(Layer::Communities, property);
        let known = self.vocabulary.property(Layer::Communities, property);
        match (known.and_then(|known| known.phrases.get(value)), self.lang) {
            (Some(phrase), Lang::Zh) => phrase.clone(),
            (_, lang) => judging::communities_with_value(lang, &title, &value),
        }
    }

    fn way(&self, way: &Way) -> String {
        let reason = self.reason(&way.reason);
        if way.unknown.is_empty() {
            return reason;
        }
        let facts = self.facts(&way.unknown);
        judging::way_not_known_to_be_open(self.lang, &reason, &facts)
    }

    fn lacking(&self, of: &Contents, sentence: fn(Lang, &dyn Shown, &dyn Shown) -> String) -> String {
        sentence(self.lang, &self.categories(&of.categories), &self.list(&of.missing, LISTED, "项"))
    }

    fn counted(&self, reason: &Reason, of: &Counted) -> String {
        let lang = self.lang;
        let name = self.categories(&of.categories);
        let unit = of.found.unit.label(lang);
        let (required, low, all) = (plain(of.required), plain(of.found.low), of.existing);
        let high = plain(of.found.high.unwrap_or(f64::INFINITY));
        let whys = self.few(&of.flawed, "处", |facility| self.facility(facility));
        let mut text = match reason {
            Reason::EnoughFacilities(_) => {
                let good = self.facilities(&of.good);
                say::enough_meet_requirement(lang, &name, &low, &unit, &good)
            }
            Reason::NoFacility(_) => say::none_where_some_required(lang, &name, &required, &unit),
            Reason::TheOnlyOneFails(_) => {
                let why = whys;
                say::the_only_one_fails(lang, &name, &unit, &why)
            }
            Reason::NoneMeets(_) => say::none_meets_requirement(lang, &name, &all, &unit, &whys),
            Reason::TooFew(_) => say::too_few(lang, &name, &high, &unit, &required),
            Reason::TooFewMeet(_) => {
                say::too_few_meet_requirement(lang, &name, &all, &unit, &high, &required, &whys)
            }
            Reason::FacilitiesUndecided(_) => {
                let whys_text = whys;
                say::undecided_why(lang, &whys_text)
            }
            Reason::NoneSeen(_) => say::none_seen_and_not_surveyed(lang, &name),
            Reason::FacilitiesUndecidedAndUnsurveyed(_) => {
                let whys_text = whys;
                say::undecided_and_not_surveyed(lang, &whys_text, &name)
            }
            _ => say::enough_not_known_unless_surveyed(lang, &name, &low, &unit, &required),
        };
        if of.coming > 0 {
            let coming = of.coming;
            text += &say::planned_aside(lang, &coming, &unit);
        }
        text
    }

    /// `阳光托育园（f1）：建筑面积 180 平方米，不足 200 平方米`
    fn facility(&self, facility: &FacilityFlaws) -> String {
        let title = self.title(Layer::Facilities, &facility.id);
        if facility.flaws.is_empty() {
            return say::community_uncertain(self.lang, &title);
        }
        let why: Vec<String> = facility.flaws.iter().map(|flaw| self.flaw(flaw)).collect();
        let why = why.join(self.lang.comma());
        // Latin letters and Chinese ones are set apart; a closing bracket needs no space.
        let gap = if title.ends_with('）') { "" } else { " " };
        say::title_with_why(self.lang, &title, &gap, &why)
    }

    fn flaw(&self, flaw: &Flaw) -> String {
        let lang = self.lang;
        let number = |have: f64, unit: Option<Unit>| {
            unit.map_or_else(|| have.to_string(), |unit| quantity(have, unit, lang))
        };
        match flaw {
            Flaw::Unknown { property } => {
                let title = self.property(Layer::Facilities, property);
                say::title_unknown(lang, &title)
            }
            Flaw::Below { property, have, unit, need } => {
                let title = self.property(Layer::Facilities, property);
                let (shown, bound) = (number(*have, *unit), self.amount(*need));
                say::title_below(lang, &title, &shown, &bound)
            }
            Flaw::Above { property, have, unit, need } => {
                let title = self.property(Layer::Facilities, property);
                let (shown, bound) = (number(*have, *unit), self.amount(*need));
                say::title_above(lang, &title, &shown, &bound)
            }
            Flaw::Not { property } => {
                let title = self.property(Layer::Facilities, property);
                say::not_title(lang, &title)
            }
            Flaw::Lacks { missing } => {
                let missing = self.list(missing, LISTED, "项");
                say::lacks_contents(lang, &missing)
            }
        }
    }

    fn equipped(&self, reason: &Reason, of: &Equipped) -> String {
        let lang = self.lang;
        let unit = of.unit.label(lang);
        let things: Vec<String> = of.having.iter().map(|property| self.thing(property)).collect();
        let things = things.join(lang.comma());
        let (all, least) = (plain(of.all), plain(of.lack.low));
        let (low, high) = (percent(of.share.low), percent(super::high(of.share)));
        let (lacking, unknown) = (of.residences, of.incomplete);
        let each: Vec<String> = of
            .each
            .iter()
            .map(|Lacked { property, count }| {
                let (thing, shown) = (self.thing(property), plain(count.unwrap_or_default()));
                say::count_without(lang, &thing, &shown)
            })
            .collect();
        let each = each.join(lang.comma());
        let mut text = match reason {
            Reason::AllHave(_) => return say::all_have(lang, &all, &unit, &things),
            Reason::NothingKnownToLack(_) => return say::nothing_known_to_lack(lang, &things, &unknown),
            Reason::ResidencesHaveNone(_) => say::residences_have_none(lang, &lacking, &things, &all),
            Reason::SomeLack(_) => {
                say::some_lack_something(lang, &all, &unit, &least, &lacking, &each, &high)
            }
            _ => say::at_least_some_lack_something(lang, &least, &unit, &lacking, &each, &low, &high),
        };
        if unknown > 0 {
            text += &say::data_incomplete_of(lang, &unknown);
        }
        text
    }

    /// A thing: `坡道` of `有坡道出入口数`, else the property's name.
    fn thing(&self, property: &str) -> String {
        let name = self.property(Layer::Residences, property);
        match self.lang {
            Lang::Zh => name.trim_start_matches('有').trim_end_matches("出入口数").to_owned(),
            Lang::En => name.rsplit("with ").next().unwrap_or(&name).to_owned(),
        }
    }

    /// What one residence lacks: `4 个出入口中 2 个缺坡道、4 个缺扶手`.
    fn residence(&self, of: &ResidenceLacks) -> String {
        let lang = self.lang;
        let all = of.all.map_or_else(|| say::unknown_number_of(lang), plain);
        let parts: Vec<String> = of
            .lacking
            .iter()
            .map(|Lacked { property, count }| {
                let thing = self.thing(property);
                match count.map(plain) {
                    Some(lacking) => say::lacking_without(lang, &lacking, &thing),
                    None => say::thing_unknown(lang, &thing),
                }
            })
            .collect();
        let parts = parts.join(lang.comma());
        if of.unit == Unit::Residence {
            return parts;
        }
        let unit = of.unit.label(lang);
        say::of_all_parts(lang, &all, &unit, &parts)
    }

    /// Why a feature fails.
    pub(crate) fn failing(&self, reason: &FailingReason) -> String {
        let lang = self.lang;
        match reason {
            FailingReason::ApartFromMainNetwork => say::on_network_apart_from_main(lang),
            FailingReason::TooFar { categories, metres, limit } => {
                let name = self.categories(categories);
                let (metres, limit) = (plain(metres.round()), plain(*limit));
                say::nearest_too_far(lang, &name, &metres, &limit)
            }
            FailingReason::NoWalk { categories } => {
                let name = self.categories(categories);
                say::none_can_be_walked_to(lang, &name)
            }
            FailingReason::Lacks(of) => self.residence(of),
            FailingReason::Flawed(of) => self.facility(of),
        }
    }

    /// Where a value of evidence comes from, or what it lacks.
    pub(crate) fn evidence(&self, note: &EvidenceNote) -> String {
        let lang = self.lang;
        match note {
            EvidenceNote::OutlineArea => say::geodesic_area_of_outline(lang),
            EvidenceNote::SeveralCommunities => say::inside_several_communities_boundaries(lang),
            EvidenceNote::NotCounted => say::planned_not_counted(lang),
            EvidenceNote::Undecided => say::undecided_plain(lang),
            EvidenceNote::Lacks(of) => self.residence(of),
            EvidenceNote::Answered { by, date, place } => {
                let date = date.map(|day| day.0.to_string());
                let parts = [by.clone(), date, Some(place.clone())];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// Something worth knowing that changes no verdict.
    pub(crate) fn note(&self, note: &Note) -> String {
        match note {
            Note::Caveat { zh, en } => match self.lang {
                Lang::Zh => zh.clone(),
                Lang::En => en.clone(),
            },
            Note::AboveSuggested { ratio, suggested, unit } => {
                let (ratio_shown, above) = (plain(*ratio), quantity(*suggested, *unit, self.lang));
                say::ratio_above_suggested(self.lang, &ratio_shown, &above)
            }
        }
    }
}
