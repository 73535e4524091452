//! What to find out, in one sentence, from what is missing.

use super::Words;
use crate::finding::{AnswerState, GroupedNeeds, NAMED, Need};
use crate::messages::check as say;
use crate::vocabulary::Layer;

impl Words<'_> {
    /// One sentence that asks for everything a clause lacks to be decided. `question` is what an
    /// attested clause asks.
    pub(crate) fn ask(&self, needs: &[Need], question: Option<&str>) -> String {
        let lang = self.lang;
        let grouped = GroupedNeeds::from_needs(needs);
        let mut parts: Vec<String> = grouped
            .single
            .iter()
            .map(|need| match need {
                Need::Answer { state, .. } => self.answer(*state, question.unwrap_or_default()),
                Need::Paths => say::supply_walking_network_paths(lang),
                _ => say::supply_community_residences(lang),
            })
            .collect();
        for (layer, property, ids) in &grouped.facts {
            let titles = self.titles(*layer, ids);
            parts.push(self.fact(*layer, property, &titles));
        }
        if !grouped.surveys.is_empty() {
            let names: Vec<String> =
                grouped.surveys.iter().map(|category| self.categories(&[(*category).to_owned()])).collect();
            let surveys = self.list(&names, NAMED, "类");
            parts.push(say::survey_community_and_say_so(lang, &surveys));
        }
        for (layer, ids) in &grouped.paths {
            let titles = self.titles(*layer, ids);
            parts.push(say::draw_paths_to(lang, &titles));
        }
        for (layer, ids) in &grouped.communities {
            let titles = self.titles(*layer, ids);
            parts.push(say::settle_which_community(lang, &titles));
        }
        let (parts, end) = (parts.join(lang.semicolon()), lang.stop());
        say::please_do(lang, &parts, &end)
    }

    fn titles(&self, layer: Layer, ids: &[&str]) -> String {
        let shown = ids.iter().take(NAMED).map(|id| self.title(layer, id)).collect();
        self.some_of(shown, ids.len(), measure(layer))
    }

    fn answer(&self, state: AnswerState, question: &str) -> String {
        let lang = self.lang;
        match state {
            AnswerState::Missing => say::establish_and_enter(lang, &question),
            AnswerState::NoEvidence => say::enter_evidence_for_answer(lang, &question),
            AnswerState::Expired => say::establish_again(lang, &question),
        }
    }

    /// `查明阳光托育园（f1）的建筑面积`, or in the property's own words: `查明…有无电梯`.
    fn fact(&self, layer: Layer, property: &str, titles: &str) -> String {
        let name = self.property(layer, property);
        let own = self.vocabulary.property(layer, property).and_then(|property| property.ask.as_deref());
        match own {
            Some(ask) => say::find_out_as_asked(self.lang, &titles, &ask, &name),
            None => say::find_out_property(self.lang, &titles, &name),
        }
    }
}

/// The measure word of a layer's features.
pub(crate) fn measure(layer: Layer) -> &'static str {
    match layer {
        Layer::Residences => "栋",
        Layer::Facilities => "处",
        _ => "个",
    }
}
