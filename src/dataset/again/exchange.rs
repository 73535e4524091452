//! Features exchanged, taken up and taken out, one at a time.

use super::Patched;
use crate::dataset::layers::Layers;
use crate::dataset::{Community, Dataset, Entrance, GateOf, Origin};
use crate::shapes::Paths;

impl Dataset {
    /// Exchanges one feature for another of the same id.
    pub(super) fn replace(&mut self, origin: Origin, before: Layers, mut after: Layers) -> Option<Patched> {
        if let (Some(_), Some(mut new)) = (before.facilities.first(), after.facilities.pop()) {
            let index =
                self.facility_by_id(&new.id).filter(|at| self.facilities[*at].origin == new.origin)?;
            new.community = self.named_community(after.facility_community.pop().flatten())?;
            let old = std::mem::replace(&mut self.facilities[index], new);
            return Some(Patched::Facility(index, Some(Box::new(old))));
        }
        if let (Some(_), Some(new)) = (before.communities.first(), after.communities.pop()) {
            let index = self.communities.iter().position(|known| known.origin == origin)?;
            let known = &self.communities[index];
            if known.id != new.id || (known.name != new.name && self.is_called(index, &new.name)) {
                return None;
            }
            let old = std::mem::replace(&mut self.communities[index], new);
            let stays = old.shape == self.communities[index].shape;
            return Some(if stays { Patched::Community(index) } else { Patched::Outline(index, old.shape) });
        }
        if let (Some(_), Some(mut new)) = (before.residences.first(), after.residences.pop()) {
            let index =
                self.residence_by_id(&new.id).filter(|at| self.residences[*at].origin == new.origin)?;
            new.community = self.named_community(after.residence_community.pop().flatten())?;
            let known = &mut self.residences[index];
            // Entrances may be of a compound.
            let stays = known.compound == new.compound || self.entrances.is_empty();
            return stays.then(|| {
                let old = std::mem::replace(known, new);
                Patched::Residence(index, Some(Box::new(old)))
            });
        }
        if let (Some(before), Some(new)) = (before.sites.first(), after.sites.pop()) {
            let known = self.sites.iter_mut().find(|known| known.origin == new.origin)?;
            *known = new;
            return (before.id == known.id).then_some(Patched::Site);
        }
        if let (Some(_), Some(new)) = (before.entrances.first(), after.entrances.pop()) {
            let (at, of, _) = new;
            let of = self.gate_of(&of)?;
            let known = self.entrances.iter_mut().find(|known| known.origin == origin)?;
            let before = std::mem::replace(known, Entrance { of, at, origin });
            return Some(Patched::Gates(if before.of == of { vec![of] } else { vec![before.of, of] }));
        }
        self.exchange_paths(origin, before.paths, after.paths)
    }

    /// Puts paths of a feature in the place of those it had; it is of the layer of paths.
    fn exchange_paths(&mut self, origin: Origin, before: Paths, after: Paths) -> Option<Patched> {
        if self.path_input != Some(origin.input) || (before.is_empty() && after.is_empty()) {
            return None;
        }
        let own = |index: &u32| (*index as usize) < origin.index;
        let at = self.path_features.partition_point(own);
        let some = at..at + before.len();
        let before = self.paths.splice(some.clone(), &after);
        self.path_features.splice(some, std::iter::repeat_n(origin.index as u32, after.len()));
        Some(Patched::Paths { at, before, after })
    }

    /// What an entrance is of that names it; nothing where that is nothing, or two things.
    fn gate_of(&self, of: &str) -> Option<GateOf> {
        match (self.facility_by_id(of), self.residence_by_id(of)) {
            (Some(facility), None) => Some(GateOf::Facility(facility)),
            (None, Some(residence)) => Some(GateOf::Residence(residence)),
            (Some(_), Some(_)) => None,
            (None, None) => {
                let mut compounds = self.residences.iter().map(|residence| residence.compound.as_deref());
                compounds.any(|compound| compound == Some(of)).then_some(GateOf::Compound)
            }
        }
    }

    /// Takes a feature out; those behind it are still counted as if it were there.
    pub(super) fn remove(&mut self, origin: Origin, before: Layers) -> Option<Patched> {
        if !before.sites.is_empty() {
            let at = self.sites.iter().position(|known| known.origin == origin)?;
            self.sites.remove(at);
            return Some(Patched::Site);
        }
        if !before.entrances.is_empty() {
            let at = self.entrances.iter().position(|known| known.origin == origin)?;
            return Some(Patched::Gates(vec![self.entrances.remove(at).of]));
        }
        if !before.facilities.is_empty() {
            let index = self.facilities.iter().position(|known| known.origin == origin)?;
            if self.facilities.len() == 1 || self.is_gated(GateOf::Facility(index)) {
                return None;
            }
            self.ids.0.remove(index);
            self.renumber_gates(|of| match of {
                GateOf::Facility(at) => GateOf::Facility(at - usize::from(at > index)),
                other => other,
            });
            return Some(Patched::FacilityGone(index, Box::new(self.facilities.remove(index))));
        }
        if !before.residences.is_empty() {
            let index = self.residences.iter().position(|known| known.origin == origin)?;
            // Entrances may be of the compound.
            let is_gate = self.residences[index].compound.is_some() && self.is_gated(GateOf::Compound);
            if self.residences.len() == 1 || is_gate || self.is_gated(GateOf::Residence(index)) {
                return None;
            }
            self.ids.1.remove(index);
            self.renumber_gates(|of| match of {
                GateOf::Residence(at) => GateOf::Residence(at - usize::from(at > index)),
                other => other,
            });
            self.residences.remove(index);
            return Some(Patched::ResidenceGone(index));
        }
        self.exchange_paths(origin, before.paths, Paths::default())
    }

    /// Takes up a new feature, room for which is made.
    pub(super) fn insert(&mut self, origin: Origin, mut new: Layers) -> Option<Patched> {
        if let Some(site) = new.sites.pop() {
            let at = self.sites.partition_point(|known| is_before(known.origin, origin));
            let is_taken = self.sites.iter().any(|known| known.id == site.id);
            self.sites.insert(at, site);
            return (!is_taken).then_some(Patched::Site);
        }
        if let Some((at, of, _)) = new.entrances.pop() {
            let of = self.gate_of(&of)?;
            let place = self.entrances.partition_point(|known| is_before(known.origin, origin));
            self.entrances.insert(place, Entrance { of, at, origin });
            return Some(Patched::Gates(vec![of]));
        }
        if !new.paths.is_empty() {
            return self.exchange_paths(origin, Paths::default(), new.paths);
        }
        self.insert_place(new)
    }

    /// Adds a facility or a residence at its place among those of its layer.
    fn insert_place(&mut self, mut new: Layers) -> Option<Patched> {
        // Entrances go by ids of facilities and residences and by names of compounds.
        let is_taken = |dataset: &Dataset, id: &String| {
            dataset.facility_by_id(id).is_some()
                || dataset.residence_by_id(id).is_some()
                || dataset.residences.iter().any(|residence| residence.compound.as_ref() == Some(id))
        };
        if let Some(mut residence) = new.residences.pop() {
            if is_taken(self, &residence.id) || self.residences.is_empty() {
                return None;
            }
            residence.community = self.named_community(new.residence_community.pop().flatten())?;
            let index = self.residences.partition_point(|known| is_before(known.origin, residence.origin));
            self.ids.1.insert(&residence.id, index);
            self.residences.insert(index, residence);
            self.renumber_gates(|of| match of {
                GateOf::Residence(at) => GateOf::Residence(at + usize::from(at >= index)),
                other => other,
            });
            return Some(Patched::Residence(index, None));
        }
        let mut facility = new.facilities.pop()?;
        if is_taken(self, &facility.id) || self.facilities.is_empty() {
            return None;
        }
        facility.community = self.named_community(new.facility_community.pop().flatten())?;
        let index = self.facilities.partition_point(|known| is_before(known.origin, facility.origin));
        self.ids.0.insert(&facility.id, index);
        self.facilities.insert(index, facility);
        self.renumber_gates(|of| match of {
            GateOf::Facility(at) => GateOf::Facility(at + usize::from(at >= index)),
            other => other,
        });
        Some(Patched::Facility(index, None))
    }

    /// The community of an id or name that a feature gives; nothing where it is none or several.
    fn named_community(&self, name: Option<String>) -> Option<Option<usize>> {
        let Some(name) = name else { return Some(None) };
        match self.communities_named(&name)[..] {
            [index] => Some(Some(index)),
            _ => None,
        }
    }

    /// Whether a community cannot be called otherwise by itself: something goes by its name, or may, or
    /// another goes by the new one.
    fn is_called(&self, index: usize, name: &str) -> bool {
        let own = &self.communities[index].name;
        let others = self.communities.iter().enumerate().filter(|(other, _)| *other != index);
        let called = |other: &Community| [&other.id, &other.name].iter().any(|it| *it == own || *it == name);
        self.facilities.iter().any(|facility| facility.community == Some(index))
            || self.residences.iter().any(|residence| residence.community == Some(index))
            || self.survey.iter().any(|answer| answer.community == index)
            || self.projects.iter().any(|project| project.community == index)
            || self.waivers.iter().any(|waiver| waiver.community == index)
            || others.map(|(_, other)| other).any(called)
    }

    /// Whether something has an entrance.
    fn is_gated(&self, of: GateOf) -> bool {
        self.entrances.iter().any(|entrance| entrance.of == of)
    }

    fn renumber_gates(&mut self, renumbered: impl Fn(GateOf) -> GateOf) {
        self.entrances.iter_mut().for_each(|entrance| entrance.of = renumbered(entrance.of));
    }
}

/// Whether a feature was read before another.
fn is_before(one: Origin, other: Origin) -> bool {
    (one.input, one.index) < (other.input, other.index)
}
