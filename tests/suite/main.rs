//! Tests through the binary and the library, one module a behaviour.

mod bad_input;
mod clauses;
mod command_line;
mod coordinates;
mod form;
mod form_bad_input;
mod grid_town;
mod import_osm;
mod import_osm_damage;
mod import_poi;
mod imports;
mod inspector;
mod nasty_geojson;
mod pilots;
mod plain_search;
mod quality;
mod real_network;
mod report_again;
mod reports;
mod resolutions;
mod schemas;
mod scores;
mod standards;
mod streams;
mod town;
mod unfinished;
