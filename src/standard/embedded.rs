//! The standards and vocabularies inside the binary.

use std::sync::LazyLock;

use crate::vocabulary::Vocabulary;

/// A standard file that comes with the program.
pub struct Embedded {
    /// Its id.
    pub id: &'static str,
    /// The layer as it is written, TOML.
    pub text: &'static str,
}

/// All of them, parents before children.
pub const EMBEDDED: [Embedded; 3] = [
    Embedded { id: "national-2020", text: include_str!("../../standards/national-2020.toml") },
    Embedded { id: "ningxia-2023", text: include_str!("../../standards/ningxia-2023.toml") },
    Embedded { id: "zhongwei-2023", text: include_str!("../../standards/zhongwei-2023.toml") },
];

pub(crate) const CATEGORIES: &str = include_str!("../../standards/categories.toml");
pub(crate) const PROPERTIES: &str = include_str!("../../standards/properties.toml");

/// The vocabulary that the program comes with.
pub(crate) fn embedded_vocabulary() -> &'static Vocabulary {
    static EMBEDDED: LazyLock<Vocabulary> = LazyLock::new(|| {
        Vocabulary::parse(CATEGORIES, PROPERTIES).expect("the embedded vocabulary is valid")
    });
    &EMBEDDED
}
