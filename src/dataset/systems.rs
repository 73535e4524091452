//! Which coordinate system each layer of a dataset is in, as declared and as files name it.

use toml::Value;

use super::source::Holds;
use super::takes::GeometryTakes;
use crate::codes::Code;
use crate::crs::{Crs, Unknown};
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::dataset as say;
use crate::vocabulary::Layer;

/// Systems by layer.
#[derive(Clone, Debug, Default)]
pub(super) struct Systems {
    /// Of all layers, as declared.
    all: Option<Crs>,
    /// Of one layer each, as declared.
    layers: Vec<(Layer, Crs)>,
    /// What the file in hand names, where nothing is declared.
    named: Option<Crs>,
}

/// What is read where nothing is declared and nothing named: as RFC 7946 says.
const DEFAULT: &Crs = &Crs::WGS84;

impl Systems {
    /// From what the command line gives, which wins over `declared`: one name for all layers, or a
    /// table of names by layer with `default` for the others.
    pub(super) fn declared(
        file: &str,
        given: Option<&str>,
        declared: Option<&Value>,
        defects: &mut Vec<Defect>,
    ) -> Systems {
        let mut systems = Systems::default();
        let mut read = |name: &str| match name.parse::<Crs>() {
            Ok(crs) => Some(crs),
            Err(unknown) => {
                defects.push(foreign(file, unknown));
                None
            }
        };
        match (given, declared) {
            (Some(name), _) => systems.all = read(name),
            (None, None) => {}
            (None, Some(Value::String(name))) => systems.all = read(name),
            (None, Some(Value::Table(names))) => {
                let mut odd = Vec::new();
                for (key, value) in names {
                    match (Layer::named(key), value.as_str()) {
                        (Some(layer), Some(name)) => {
                            systems.layers.extend(read(name).map(|crs| (layer, crs)));
                        }
                        (None, Some(name)) if key == "default" => systems.all = read(name),
                        _ => odd.push(key.clone()),
                    }
                }
                defects.extend(odd.iter().map(|key| unreadable(file, &format!("{key} = {}", names[key]))));
            }
            (None, Some(other)) => defects.push(unreadable(file, &other.to_string())),
        }
        systems
    }

    /// The system a layer is read in.
    pub(super) fn of(&self, layer: Layer) -> &Crs {
        self.declared_of(layer).or(self.named.as_ref()).unwrap_or(DEFAULT)
    }

    /// Whether nothing is declared for some layer.
    pub(super) fn is_open(&self) -> bool {
        self.all.is_none()
    }

    /// Layers whose system is declared by itself.
    pub(super) fn apart(&self) -> Vec<Layer> {
        self.layers.iter().map(|(layer, _)| *layer).collect()
    }

    fn declared_of(&self, layer: Layer) -> Option<&Crs> {
        let own = self.layers.iter().find(|(of, _)| *of == layer).map(|(_, crs)| crs);
        own.or(self.all.as_ref())
    }

    /// What to read a file in that names a system itself: `None` as it was read already.
    ///
    /// # Errors
    /// A name that is not understood, or that contradicts what is declared.
    pub(super) fn naming(
        &self,
        file: &str,
        holds: Holds,
        name: &str,
    ) -> Result<Option<Systems>, Box<Defect>> {
        let named: Crs = name.parse().map_err(|unknown| Box::new(foreign(file, unknown)))?;
        let declared = match holds {
            Holds::Layer(layer) => self.declared_of(layer),
            _ => self.all.as_ref(),
        };
        match declared {
            Some(declared) if declared.agrees_with(&named) => Ok(None),
            Some(declared) => Err(Box::new(contradicts(file, declared, &named))),
            None if named.is_plain() => Ok(None),
            None => Ok(Some(Systems { named: Some(named), ..self.clone() })),
        }
    }
}

fn foreign(file: &str, unknown: Unknown) -> Defect {
    Defect::error(Code::ForeignCrs, file, Place::Whole, unknown.message)
        .expected(Unknown::expected())
        .help(unknown.help)
}

fn unreadable(file: &str, given: &str) -> Defect {
    Defect::error(Code::BadManifest, file, Place::Whole, say::crs_cannot_be_read(InBoth, &given))
        .expected(say::one_system(InBoth))
}

fn contradicts(file: &str, declared: &Crs, named: &Crs) -> Defect {
    Defect::error(
        Code::ContradictoryCrs,
        file,
        Place::Whole,
        say::crs_member_contradicts(InBoth, &declared, &named),
    )
    .expected(say::two_to_agree(InBoth))
    .help(say::find_out_which_right(InBoth))
}

/// What positions a layer's geometry is read with.
#[derive(Clone, Copy)]
pub(crate) struct PositionForm<'a> {
    pub(crate) takes: GeometryTakes,
    pub(crate) crs: &'a Crs,
}
