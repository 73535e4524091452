//! The properties that the program itself reads, whatever a standard asks for.

use super::{Layer, PropertyId};

macro_rules! own_properties {
    ($($layer:ident $key:ident $own:ident { $($name:ident),* })*) => {
        /// Ids of the properties the program reads by name, by layer. A vocabulary that lacks one of
        /// them cannot be loaded.
        #[derive(Clone, Copy, Debug)]
        pub(crate) struct OwnProperties { $(pub(crate) $key: $own,)* }

        $(
            #[doc = concat!("Those of ", stringify!($key), ".")]
            #[derive(Clone, Copy, Debug)]
            pub(crate) struct $own { $(pub(crate) $name: PropertyId,)* }
        )*

        impl OwnProperties {
            /// Looks all of them up.
            ///
            /// # Errors
            /// The first that has no id, as `layer.property`.
            pub(super) fn look_up(
                id: impl Fn(Layer, &str) -> Option<PropertyId>,
            ) -> Result<OwnProperties, &'static str> {
                Ok(OwnProperties { $(
                    $key: $own { $(
                        $name: id(Layer::$layer, stringify!($name))
                            .ok_or(concat!(stringify!($key), ".", stringify!($name)))?,
                    )* },
                )* })
            }
        }
    };
}

own_properties! {
    Communities communities CommunityProperties {
        district, population, households, population_60_plus, children_0_3
    }
    Facilities facilities FacilityProperties { contains, floor_area_m2, site_area_m2 }
    Residences residences ResidenceProperties { levels, population, households, population_60_plus }
    Sites sites SiteProperties { floor_area_m2, site_area_m2 }
}
