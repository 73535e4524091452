//! OpenStreetMap.

mod elements;
mod file;
mod pbf;
mod wire;
mod xml;
