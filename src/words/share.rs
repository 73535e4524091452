//! Shares of residents in words.

use super::Words;
use crate::finding::{LinkedShare, ReachedShare, Reason};
use crate::messages::check as say;
use crate::network::OFF_NETWORK;
use crate::units::{CountedIn, percent, plain};

impl Words<'_> {
    /// What a share of residents is counted in.
    fn counted_in(&self, unit: CountedIn) -> &'static str {
        match unit {
            CountedIn::People => say::by_population(self.lang),
            CountedIn::Households => say::by_households(self.lang),
            CountedIn::Dwellings => say::by_residential_buildings(self.lang),
        }
    }

    pub(super) fn linked(&self, reason: &Reason, of: &LinkedShare) -> String {
        let lang = self.lang;
        let unit = self.counted_in(of.counted_in);
        let wanted = percent(of.required);
        let (low, high) = (percent(of.share.low), percent(super::high(of.share)));
        let (apart_count, off_count) = (of.apart, of.off_network);
        match reason {
            Reason::EnoughLinked(_) => say::enough_on_connected_network(lang, &low, &unit),
            Reason::TooFewLinked(_) => {
                say::too_few_on_main_network(lang, &high, &unit, &wanted, &apart_count)
            }
            _ => {
                let mut whys = Vec::new();
                if off_count > 0 {
                    let limit = plain(OFF_NETWORK.0);
                    whys.push(say::residences_off_network(lang, &off_count, &limit));
                }
                if of.several_communities {
                    whys.push(say::residences_inside_several_communities(lang));
                }
                let whys = whys.join(lang.pause());
                say::on_main_network_undecided(lang, &low, &high, &unit, &wanted, &whys)
            }
        }
    }

    pub(super) fn reached(&self, reason: &Reason, of: &ReachedShare) -> String {
        let lang = self.lang;
        let name = self.categories(&of.categories);
        let (within, metres) = (self.amount(of.within), plain(of.metres));
        let walk = match of.pace.map(plain) {
            Some(pace) => say::within_walk(lang, &within, &metres, &pace),
            None => say::within_walk_of(lang, &within),
        };
        let wanted = percent(of.required);
        let unit = self.counted_in(of.counted_in);
        let (low, high) = (percent(of.share.low), percent(super::high(of.share)));
        let buildings = of.unserved;
        let mut text = match reason {
            Reason::NothingToReach(_) => {
                say::no_facility_so_none_reach(lang, &name, &buildings, &wanted, &unit, &walk)
            }
            Reason::EnoughReach(_) => say::enough_residents_reach(lang, &low, &unit, &walk, &name),
            Reason::TooFewReach(_) => {
                let farthest = match of.farthest.map(|metres| plain(metres.round())) {
                    Some(farthest) => say::farthest_m_away(lang, &farthest),
                    None => say::some_cannot_get_there(lang),
                };
                say::too_few_residents_reach(lang, &high, &unit, &walk, &name, &wanted, &buildings, &farthest)
            }
            _ => {
                let why = self.why_undecided(of, &name);
                say::residents_reach_undecided(lang, &walk, &name, &low, &high, &unit, &wanted, &why)
            }
        };
        if let Some(detour) = of.detour {
            text += &say::straight_distances_for_want_of_paths(lang, &plain(detour));
        }
        if of.step_free {
            text += &say::walks_without_steps(lang);
        }
        text
    }

    fn why_undecided(&self, of: &ReachedShare, name: &str) -> String {
        let lang = self.lang;
        let mut whys = Vec::new();
        let (off, limit) = (of.off_network, plain(OFF_NETWORK.0));
        if off > 0 {
            whys.push(say::residences_off_the_network(lang, &off, &limit));
        }
        if of.unsurveyed {
            whys.push(say::not_surveyed_completely(lang, &name));
        }
        if of.facility_off_network {
            whys.push(say::facility_off_network(lang, &name, &limit));
        }
        if of.several_communities {
            whys.push(say::residences_inside_several_communities(lang));
        }
        whys.join(lang.pause())
    }
}
