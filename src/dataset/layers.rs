//! What the files of a dataset hold, layer by layer, before references are resolved.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::Facts;
use super::ids::Ids;
use super::source::DataFile;
use super::{Community, Facility, Origin, Residence, Site};
use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::dataset as say;
use crate::shapes::Paths;
use crate::shapes::paths::reserve;
use crate::vocabulary::{Layer, PropertyId};

/// Everything the feature layers hold, references not yet resolved.
#[derive(Default)]
pub(super) struct Layers {
    pub(crate) communities: Vec<Community>,
    pub(crate) facilities: Vec<Facility>,
    /// For each facility and residence, the community it names, as written.
    pub(crate) facility_community: Vec<Option<String>>,
    pub(crate) residences: Vec<Residence>,
    pub(crate) residence_community: Vec<Option<String>>,
    pub(crate) paths: Paths,
    /// For each path, its feature's position in its file.
    pub(crate) path_features: Vec<u32>,
    /// Gate, the id it names, and where that stands.
    pub(crate) entrances: Vec<(geo::Point<f64>, String, Origin)>,
    pub(crate) sites: Vec<Site>,
    pub(crate) strange: BTreeMap<(usize, Layer, String), usize>,
    pub(crate) renamed: BTreeSet<String>,
    /// By input, how many areas had rings that ran the wrong way round.
    pub(crate) turned: BTreeMap<usize, usize>,
    /// By input, how many values held characters that nobody sees.
    pub(crate) hiding: BTreeMap<usize, usize>,
    /// The columns of the feature read last, in its order: the next one's are mostly the same.
    pub(crate) columns: Vec<(Layer, String, PropertyId)>,
    /// Room for the next feature's facts.
    pub(crate) spare: Facts,
}

/// What is counted over all features of a file.
type Tallies<'l> = (
    &'l BTreeMap<(usize, Layer, String), usize>,
    &'l BTreeSet<String>,
    &'l BTreeMap<usize, usize>,
    &'l BTreeMap<usize, usize>,
);

impl Layers {
    /// What is told of whole files.
    pub(super) fn tallies(&self) -> Tallies<'_> {
        (&self.strange, &self.renamed, &self.turned, &self.hiding)
    }

    /// Takes over what another part of the same file holds, whose features are counted from
    /// `base` here.
    pub(super) fn append(&mut self, other: Layers, base: usize) {
        let moved = |mut origin: Origin| {
            origin.index += base;
            origin
        };
        macro_rules! take {
            ($($layer:ident)*) => {$(
                if self.$layer.is_empty() && base == 0 {
                    self.$layer = other.$layer;
                } else {
                    self.$layer.extend(other.$layer.into_iter().map(|mut feature| {
                        feature.origin = moved(feature.origin);
                        feature
                    }));
                }
            )*};
        }
        take!(communities facilities residences sites);
        fn put<T>(into: &mut Vec<T>, from: Vec<T>) {
            if into.is_empty() { *into = from } else { into.extend(from) }
        }
        put(&mut self.facility_community, other.facility_community);
        put(&mut self.residence_community, other.residence_community);
        self.paths.append(other.paths);
        self.path_features.extend(other.path_features.into_iter().map(|index| index + base as u32));
        self.entrances.extend(other.entrances.into_iter().map(|(at, of, origin)| (at, of, moved(origin))));
        for (column, count) in other.strange {
            *self.strange.entry(column).or_default() += count;
        }
        self.renamed.extend(other.renamed);
        for (sums, counts) in [(&mut self.turned, other.turned), (&mut self.hiding, other.hiding)] {
            for (input, count) in counts {
                *sums.entry(input).or_default() += count;
            }
        }
    }

    /// Makes room for `times` as many features as it holds, so that nothing is moved as it grows.
    pub(super) fn expect(&mut self, times: f64) {
        reserve(&mut self.facilities, times);
        reserve(&mut self.facility_community, times);
        reserve(&mut self.residences, times);
        reserve(&mut self.residence_community, times);
        self.paths.expect(times);
        reserve(&mut self.path_features, times);
    }

    /// Indexes facilities and residences by their ids, and tells which two features of a layer
    /// share one.
    pub(super) fn ids(&self, files: &[DataFile], defects: &mut Vec<Defect>) -> (Ids, Ids) {
        let (facilities, residences) = rayon::join(
            || Ids::from_features(&self.facilities, |facility| &facility.id),
            || Ids::from_features(&self.residences, |residence| &residence.id),
        );
        let (communities, sites) = (&self.communities, &self.sites);
        let of_communities = Ids::from_features(communities, |community| &community.id);
        let of_sites = Ids::from_features(sites, |site| &site.id);
        defects.extend(twins(files, &of_communities, |i| (&communities[i].id, communities[i].origin)));
        defects.extend(twins(files, &facilities, |i| (&self.facilities[i].id, self.facilities[i].origin)));
        defects.extend(twins(files, &residences, |i| (&self.residences[i].id, self.residences[i].origin)));
        defects.extend(twins(files, &of_sites, |i| (&sites[i].id, sites[i].origin)));
        (facilities, residences)
    }
}

fn twins<'l>(files: &[DataFile], ids: &Ids, of: impl Fn(usize) -> (&'l String, Origin)) -> Vec<Defect> {
    let twins = ids.twins(|index| of(index).0);
    let defect = |(first, later): (usize, usize)| {
        let ((id, origin), (_, earlier)) = (of(later), of(first));
        let earlier = earlier.index;
        Defect::error(
            Code::DuplicateId,
            &files[origin.input].name,
            Place::Feature { index: origin.index, id: Some(id.to_owned()) },
            say::id_taken_by_earlier_feature(InBoth, &id, &earlier),
        )
        .expected(say::ids_differ_within_layer(InBoth))
        .help(say::change_one_of_ids_or_take_twin(InBoth))
    };
    twins.into_iter().map(defect).collect()
}
