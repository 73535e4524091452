//! Audits residential communities against China's Complete Residential Community standard
//! (完整居住社区建设标准).
//!
//! Data flows one way: load ([`standard`], [`dataset`]) → measure ([`network`],
//! [`measure`]) → judge ([`judge`]) → report ([`report`]). The library never prints and
//! never exits.

pub mod accept;
mod annex;
pub mod audit;
pub mod check;
pub mod codes;
pub mod crs;
mod data_checks;
pub mod dataset;
pub mod date;
pub mod defect;
pub mod diff;
mod disjoint;
pub mod document;
pub mod finding;
pub mod form;
pub mod import;
pub mod interval;
mod judge;
pub mod lang;
mod measure;
pub mod messages;
pub mod monthly;
pub mod network;
pub mod output;
pub mod quality;
pub mod rank;
pub mod register;
pub mod render;
pub mod report;
pub mod schema;
pub mod session;
pub mod shapes;
pub mod site;
pub mod spreadsheet;
pub mod standard;
mod toml_error;
pub mod trend;
pub mod units;
pub mod verdict;
pub mod vocabulary;
pub mod what_if;
pub mod words;
