//! Audits residential communities against China's Complete Residential Community standard
//! (完整居住社区建设标准).
//!
//! A [`session`] opens datasets, measures them and judges them by a standard; an [`audit`] is what it comes
//! to. Products are made of audits, reports are documents of products, and any document is written in any
//! format. The library never prints, never exits and reads no clock but in [`date::today`]. Positions are
//! WGS 84, longitude first, in degrees; lengths are metres, areas square metres, walks minutes or metres.
//!
//! ```
//! use std::path::Path;
//!
//! use ccaudit::date;
//! use ccaudit::lang::Lang;
//! use ccaudit::session::{Input, Options, Session};
//! use ccaudit::words;
//!
//! let pilots = Input::from(Path::new("data/zhongwei"));
//! let session = Session::open(vec![pilots], Options::for_day(date::today()), &()).expect("no defects");
//! let audit = words::told(session.audit(), &session.standard().vocabulary, Lang::En);
//! for item in &audit.communities[0].items {
//!     println!("{} {}: {:?}", item.number, item.title, item.verdict);
//! }
//! assert_eq!(audit.communities.len(), 5);
//! ```
//!
//! The rooms, in the order in which they are best read:
//!
//! - [`session`]: datasets opened, audited, edited, saved.
//! - [`dataset`]: what is read, typed; [`vocabulary`] names its categories and properties, [`shapes`] and
//!   [`network`] hold its geometry and its walks, [`crs`] brings positions to WGS 84, [`import`] makes
//!   datasets of others' data, [`spreadsheet`] reads their workbooks.
//! - [`standard`]: layers of data, compiled; [`check`] has the kinds of check its clauses use.
//! - [`audit`], [`finding`], [`verdict`], [`interval`]: what a community comes to and why, in no language.
//! - [`words`]: findings as sentences, in one [`lang`].
//! - Products: [`register`], [`accept`], [`diff`], [`trend`], [`monthly`], [`rank`], [`site`], [`form`],
//!   [`what_if`], [`quality`].
//! - [`report`]: each product as a [`document`]; [`render`] writes it, [`output`] puts files in their places,
//!   all or none.
//! - [`defect`] and [`codes`]: what is wrong with an input, and what that means at length; [`units`] and
//!   [`date`]: quantities and days; [`schema`]: JSON Schemas; [`messages`]: what the command line says.

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
