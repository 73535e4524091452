//! Tests through the binary and the library, one module a behaviour.

mod bad_input;
mod clauses;
mod command_line;
mod grid_town;
mod import_poi;
mod pilots;
mod plain_search;
mod quality;
mod real_network;
mod reports;
mod resolutions;
mod schemas;
mod scores;
mod standards;
mod streams;
mod town;
