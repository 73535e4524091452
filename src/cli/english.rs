//! The help in English, by command and argument; the Chinese stands where they are declared.

use clap::Command;

use super::args::TEMPLATE;

/// What a command's help says.
struct Words {
    /// Names of the commands that lead to it.
    path: &'static str,
    about: &'static str,
    usage: &'static str,
    after: &'static str,
}

const COMMANDS: &[Words] = &[
    Words {
        path: "",
        about: "Audits communities against China's Complete Residential Community standard: clause by clause, a score, and the gap list",
        usage: "ccaudit COMMAND [OPTIONS]",
        after: "\
Examples:
  ccaudit audit data/zhongwei --out out      audit the five pilots, results below out/
  ccaudit check data/zhongwei                what the data lacks or has wrong
  ccaudit import osm city.osm.pbf --out mine
  ccaudit report out/audit.json --format md
  ccaudit form mine                          one unknown fact a row, to print or to fill in on a tablet
  ccaudit standard show zhongwei-2023 --resolved

Exit codes: 0 the audit completed; 1 an obligatory clause fails (--fail-on gap);
            3 none fails but some is undecided (--fail-on unknown); 2 could not judge",
    },
    Words {
        path: "audit",
        about: "Audit communities and write the results",
        usage: "ccaudit audit DATASET... [OPTIONS]",
        after: "\
Examples:
  ccaudit audit data/zhongwei                        print a summary
  ccaudit audit data/zhongwei --out out              and write all results below out/
  ccaudit audit data/zhongwei --community 恒祥社区
  ccaudit audit data/zhongwei --out out --format gap-list,unknown
  ccaudit audit mine --standard national-2020 --as-of 2023-09-30 --fail-on gap
  ccaudit audit data/zhongwei --with planned         also what planned facilities would change
  cat bundles.ndjson | ccaudit audit -               one community a line in, one result a line out

--out writes:
  audit.json             everything: each clause's verdict, reason and evidence
  history/<day>.json     the same, kept by the day audited for: ccaudit trend and diff start from it
  gap-list/<id>.csv      the gap list, columns as the plan's annexes have them
  unknown.csv            facts to find out, one sentence each
  gaps.geojson           unserved residences and failing facilities, for QGIS
  walks.csv              each residence's walk to the nearest facilities
  report.html            one file to look at: comparison, map, reasons, lists (up to 200 communities)

--format also knows:
  docx                   gap-list/<id>.docx and gap-lists.docx: the plan's annex
  xlsx                   ledger.xlsx: the ledger
  form                   form.xlsx: the field form, read back by ccaudit form --read
  md, overview, items, clauses, access   text and tables

Files are in Chinese unless --lang en is given, whatever the system's language.",
    },
    Words {
        path: "check",
        about: "The data-quality report alone: what is missing or wrong",
        usage: "ccaudit check DATASET... [OPTIONS]",
        after: "\
Examples:
  ccaudit check data/zhongwei
  ccaudit check data/zhongwei --standard national-2020 --community 恒祥社区
  ccaudit check data/zhongwei --out out              also quality.csv, quality.json, network.geojson",
    },
    Words {
        path: "import",
        about: "Make a dataset of others' data (OpenStreetMap, tables of points of interest)",
        usage: "ccaudit import COMMAND",
        after: "",
    },
    Words {
        path: "import osm",
        about: "An OpenStreetMap file (.osm, .osm.pbf): paths, facilities, residences, compounds, entrances",
        usage: "ccaudit import osm FILE --out DIR [OPTIONS]",
        after: "\
Examples:
  ccaudit import osm city.osm.pbf --out mine                      each named compound is a community
  ccaudit import osm city.osm.pbf --community boundaries.geojson --out mine
  ccaudit import osm city.osm --into mine

Nothing is marked surveyed: what the map does not show is unknown, not absent. What was not imported,
and why, is in leftover.csv.",
    },
    Words {
        path: "import poi",
        about: "A table of points of interest (.csv, .xlsx, .xls): from AMap or Baidu, or your own",
        usage: "ccaudit import poi FILE --into DATASET [OPTIONS]",
        after: "\
Examples:
  ccaudit import poi amap.csv --crs gcj02 --into mine
  ccaudit import poi facilities.xlsx --crs wgs84 --column name=店名 --column category=类型 --out facilities

Points of interest prove no floor area; measure it. Rows not imported, and why, are in leftover.csv.",
    },
    Words {
        path: "report",
        about: "Other reports from an audit.json, without auditing again",
        usage: "ccaudit report AUDIT.json --format NAME,... [--out DIR]",
        after: "\
Examples:
  ccaudit report out/audit.json --format md > report.md
  ccaudit report out/audit.json --format csv --out tables

Without --format and --out it prints the summary. geojson and walks need the dataset: use ccaudit audit.",
    },
    Words {
        path: "diff",
        about: "Compare two audits: what changed, and why",
        usage: "ccaudit diff BEFORE.json AFTER.json [OPTIONS]",
        after: "\
Examples:
  ccaudit diff out/history/2023-06-30.json out/audit.json
  ccaudit diff june/audit.json september/audit.json --out changes   also diff.csv (Excel) and diff.json

Every clause that changed says why; several causes may hold:
  standard  its thresholds, conditions or level are others
  data      what was unknown is known now, or the other way round
  place     known before, known now, and different
  time      an answer expired
  method    another pace, walks measured otherwise, another version
The move of a score is taken apart by clauses, whose parts add up to the whole.",
    },
    Words {
        path: "trend",
        about: "How scores go over time",
        usage: "ccaudit trend DIR|AUDIT.json... [OPTIONS]",
        after: "\
Examples:
  ccaudit trend out                                  the audits in out/history/, by day
  ccaudit trend june.json september.json --community 恒祥社区
  ccaudit trend out --out trend                      also trend.xlsx (with charts), trend.html, trend.csv

audit --out keeps every audit in history/ by the day audited for. Days from which the standard is
another are marked ※: scores before and after do not compare.",
    },
    Words {
        path: "form",
        about: "Write the field form of all that is unknown, or read filled forms back into the dataset",
        usage: "ccaudit form DATASET [--out DIR|FILE.xlsx]\n       ccaudit form --read FILLED.xlsx --into DATASET",
        after: "\
Examples:
  ccaudit form mine                                  writes form.xlsx, one unknown fact a row
  ccaudit form mine --out hengxiang.xlsx --community 恒祥社区
  ccaudit form --read hengxiang.xlsx --into mine     reads it back, filled in
  ccaudit form --read one.xlsx --read two.xlsx --into mine

Reading it back:
  Answers go behind those of survey.csv, numbers and yes or no onto the features' properties, and
  categories that every community has surveyed completely into surveyed of dataset.toml. Who entered
  what by which evidence goes into form-entries.csv.
  No value of the dataset is changed: where the form differs, form-conflicts.csv lists both.
  Blank cells are passed over. If one row cannot be read nothing is written, and each such row is told;
  --partial enters the others all the same.
  A yes without evidence is entered, and stays unknown.",
    },
    Words {
        path: "accept",
        about: "Acceptance: audit again, set every project beside the state before building, write opinions and the rectification list",
        usage: "ccaudit accept DATASET --before AUDIT.json [OPTIONS]",
        after: "\
Examples:
  ccaudit audit data/zhongwei --out out                               the audit before building
  ccaudit accept data/zhongwei/after --before out/audit.json          acceptance, printed
  ccaudit accept data/zhongwei/after --before out/audit.json --out accepted

That the register says complete counts for nothing: a project passes when its clauses pass now, with
evidence; what fails is to be put right, what is not known to be verified.

--out writes:
  acceptance/<id>.docx, .xlsx     the acceptance opinion, with room for signatures
  rectification.csv, .xlsx, .docx what to put right: problem, unit, new deadline
  acceptance.json                 everything
  history/<day>.json              this audit, the --before of the next acceptance",
    },
    Words {
        path: "monthly",
        about: "The monthly report: progress, overdue projects, money, by community and unit; --year for the summary",
        usage: "ccaudit monthly DATASET [--as-of YYYY-MM-DD] [OPTIONS]",
        after: "\
Examples:
  ccaudit monthly data/zhongwei/after --as-of 2023-07-23              July's report, printed
  ccaudit monthly data/zhongwei/after --as-of 2023-10-23 --out report also .xlsx, .docx, .json
  ccaudit monthly data/zhongwei/after --year --out summary            the year's summary

How far a project was on the day is told by its dates, and where it has none by its status.",
    },
    Words {
        path: "rank",
        about: "Which first: all gaps in one order; with a budget, the best set of them",
        usage: "ccaudit rank DATASET... [--budget N] [OPTIONS]",
        after: "\
Examples:
  ccaudit rank mine                                 all gaps, most residents per 10,000 yuan first
  ccaudit rank east west --budget 500 --out order   the best set for 5 million yuan; rank.csv, .xlsx, .json
  ccaudit rank mine --by gate --costs costs.toml    open the gate of seven first; costs from a table

Costs are cost_wan_yuan of the register; else of the --costs table; else unknown, and behind the known.
The table:
  [[items]]                    # or [[clauses]] with clause = \"12.a\"
  item = 3                     # number, id or title
  wan_yuan = 45                # with unit = \"facility\" (m2, entrance…), times the shortfall measured
  source = \"district budget 2023\"
  [[complexes]]                # one project that closes several items, paid once; so are projects of one
  community = \"hengxiang\"    # name in one community of the register
  name = \"service complex\"
  items = [1, 3, 4, 5]
  wan_yuan = 320
  source = \"feasibility study\"
The order is by the named keys it prints, one after the other, without weights; waived gaps are not ranked.",
    },
    Words {
        path: "site",
        about: "Where to build: the fewest sites that serve all, or the best N",
        usage: "ccaudit site DATASET --item ITEM [--count N] [--within METRES] [OPTIONS]",
        after: "\
Examples:
  ccaudit site mine --item 13                                    the fewest sites within a walk of everybody
  ccaudit site mine --item public_toilet --count 3 --within 500  the best 3 for most residents within 500 m
  ccaudit site mine --clause 13.c --aim nearest --count 3        3 that leave the worst walk shortest
  ccaudit site mine --item 13 --count 3 --out sited              also a map, tables, and facilities for audit --with
  ccaudit audit mine --with sited/proposed.geojson               what the clauses would come to

Candidates are the dataset's sites.geojson, where they have the area the clause needs; without that
file, the street corners of the communities. What is there and meets the clause stays; what is planned
or under construction does not count. Walks are the audit's. An answer is proven, or (at --time-limit)
says how far from the best it can be. Residences no candidate can serve are named.

--out writes:
  site.html           map and tables
  sites.csv, .xlsx    each site: where, residents newly served, the longest walk
  residences.csv      each residence: its walk to the nearest, now and then
  proposed.geojson    the facilities proposed, for QGIS and for audit --with
  site.json           everything
  distances.csv       every residence's walk to every candidate (--distances)",
    },
    Words {
        path: "register",
        about: "The project register: set beside the gaps, with a new row for each gap that has no project",
        usage: "ccaudit register DATASET [OPTIONS]",
        after: "\
Examples:
  ccaudit register mine                              print what joins and what does not, and put a row
                                                     into projects.csv for each gap without a project
  ccaudit register mine --dry-run                    look only
  ccaudit register data/zhongwei --out register      write it elsewhere
  ccaudit register data/zhongwei/after --as-of 2023-10-23 --dry-run

Rows that people wrote stay as they are; new ones go behind them: name, content, units and deadline as
the gap list has them, the status not started.",
    },
    Words {
        path: "standard",
        about: "Look at standards and check them",
        usage: "ccaudit standard COMMAND",
        after: "",
    },
    Words {
        path: "standard list",
        about: "List the embedded standards",
        usage: "ccaudit standard list",
        after: "",
    },
    Words {
        path: "standard show",
        about: "Show a standard; with --resolved the whole of its layers, each value with its layer",
        usage: "ccaudit standard show ID|FILE [--resolved]",
        after: "\
Examples:
  ccaudit standard show national-2020
  ccaudit standard show zhongwei-2023 --resolved > zhongwei.toml",
    },
    Words {
        path: "standard check",
        about: "Check a standard's file",
        usage: "ccaudit standard check FILE",
        after: "\
Examples:
  ccaudit standard check standards/zhongwei-2023.toml",
    },
    Words { path: "schema", about: "Print a JSON Schema", usage: "ccaudit schema NAME", after: "" },
];

/// What an argument's help says, and what stands for its value.
struct Argument {
    /// Its id, after the path of its command where commands differ.
    id: &'static str,
    value: &'static str,
    help: &'static str,
}

const fn argument(id: &'static str, value: &'static str, help: &'static str) -> Argument {
    Argument { id, value, help }
}

const ARGUMENTS: &[Argument] = &[
    argument(
        "lang",
        "zh|en",
        "Language: zh Chinese, en English; by default what is printed follows the system, and a run that writes files is Chinese",
    ),
    argument("help", "", "Show help"),
    argument("version", "", "Show the version"),
    argument("quiet", "", "Show neither progress nor notes"),
    argument(
        "datasets",
        "DATASET",
        "A directory or a .geojson bundle; for audit also -, bundles from standard input",
    ),
    argument(
        "standard",
        "ID|FILE",
        "A standard's id or .toml file; else the dataset's own, else national-2020",
    ),
    argument(
        "vocabulary",
        "DIR",
        "Vocabularies (categories.toml, properties.toml) in place of the embedded ones",
    ),
    argument(
        "crs",
        "CRS",
        "Coordinate system, in place of the declared: wgs84, gcj02 (AMap), bd09 (Baidu), cgcs2000, EPSG:4544…",
    ),
    argument("as_of", "YYYY-MM-DD", "The day audited for, which decides what answers are still valid"),
    argument("pace", "M/MIN", "Walking pace in metres a minute, in place of the standard's"),
    argument("jobs", "N", "How many processors to use"),
    argument("step_free", "", "Walk without steps: what a wheelchair user reaches"),
    argument(
        "node_paths",
        "",
        "Join paths that cross on one level without a shared vertex (not bridges, tunnels, other layers)",
    ),
    argument("community", "ID|NAME", "Only this community (id or name); may be given several times"),
    argument("audit/out", "DIR", "Where results go; without it only a summary is printed"),
    argument("report/out", "DIR", "Where results go; without it only a summary is printed"),
    argument(
        "format",
        "NAME,...",
        "Which results, by comma: json, history, gap-list, unknown, geojson, walks, html, docx, xlsx, form, overview, items, clauses, access, md, or csv (all CSV tables)",
    ),
    argument(
        "walks",
        "reached|all",
        "Categories in walks.csv: reached, those the standard reaches for; or all",
    ),
    argument(
        "fail_on",
        "gap|unknown",
        "gap: exit code 1 where something fails; unknown: also 3 where something is undecided",
    ),
    argument(
        "with",
        "planned|FILE.geojson",
        "Tell besides what would be if what the dataset plans, or what a file of facilities proposes, were there; may be given several times, never mixed into the audit",
    ),
    argument(
        "check/out",
        "DIR",
        "Write the report there: quality.csv (Excel), quality.json, network.geojson (QGIS)",
    ),
    argument("import osm/file", "FILE", ".osm or .osm.pbf"),
    argument(
        "import osm/community",
        "BOUNDARIES.geojson",
        "Community boundaries (GeoJSON polygons); else each named compound is a community",
    ),
    argument("import poi/file", "FILE", ".csv (UTF-8 or GB18030), .xlsx or .xls"),
    argument(
        "import poi/crs",
        "CRS",
        "Coordinate system of the table: gcj02 (AMap, Tencent), bd09 (Baidu), wgs84…",
    ),
    argument(
        "column",
        "ROLE=COLUMN",
        "Which column is what, such as name=店名, lng=经度, category=类型; may be given several times",
    ),
    argument("out", "DIR", "Write a new dataset directory"),
    argument("into", "DATASET", "Add to this dataset: what it holds stays, conflicts go to conflicts.csv"),
    argument("dataset", "DATASET", "The dataset to ask about: a directory or a .geojson bundle"),
    argument(
        "form/out",
        "DIR|FILE",
        "A directory or .xlsx file for the form; else form.xlsx in this directory",
    ),
    argument("read", "FILE", "Read this filled form (.xlsx, .xls or .csv); may be given several times"),
    argument("form/into", "DATASET", "Read it into this dataset directory"),
    argument("partial", "", "Enter the rows that can be read although others cannot"),
    argument(
        "register/out",
        "DIR",
        "Write projects.csv there, and register.csv, what joins and what does not; else only the new rows, into the dataset",
    ),
    argument("accept/before", "AUDIT.json", "The audit.json from before building, or of the last acceptance"),
    argument("accept/out", "DIR", "Write the results there; else they are only printed"),
    argument(
        "rectify_by",
        "YYYY-MM-DD",
        "New deadline; else the city plan's, or where that is over 30 days from the acceptance",
    ),
    argument("budget", "10⁴ YUAN", "A budget in 10,000 yuan: also the best set for it"),
    argument("step", "10⁴ YUAN", "By how much more to ask what it would buy (50)"),
    argument(
        "by",
        "residents|score|gate",
        "What goes first: residents per 10,000 yuan, points per 10,000 yuan, or opening the gate of seven",
    ),
    argument("costs", "costs.toml", "A table of costs, for what the register does not tell"),
    argument(
        "item",
        "ITEM",
        "What to build for: an item's number, id or title, or a category such as public_toilet",
    ),
    argument("clause", "CLAUSE", "Only what this clause asks for, such as 13.c"),
    argument("count", "N", "How many sites at most; by default the fewest that serve all"),
    argument(
        "within",
        "METRES",
        "Residents are served within this walk; by default the clause's own, else 500 (the ten-minute circle)",
    ),
    argument(
        "aim",
        "fewest|most|nearest",
        "The fewest sites that serve all, N that serve most, or N that leave the worst walk shortest",
    ),
    argument(
        "capacity",
        "NUMBER",
        "How many each new facility serves at most, in the unit residents are counted in; by default no limit",
    ),
    argument("time_limit", "SECONDS", "How long to search for each kind of facility at most (60)"),
    argument("site/out", "DIR", "Write the results there; else they are only printed"),
    argument(
        "distances",
        "",
        "Also write distances.csv, every residence's walk to every candidate, for other solvers",
    ),
    argument("rank/out", "DIR", "Also write rank.csv, rank.xlsx and rank.json there"),
    argument("monthly/out", "DIR", "Write the results there; else they are only printed"),
    argument("year", "", "The summary of the year instead of the month's report"),
    argument("dry_run", "", "Print only, write nothing"),
    argument("soon", "DAYS", "Within how many days a deadline is soon (30)"),
    argument("audit", "AUDIT.json", "An audit.json written by ccaudit audit"),
    argument("diff/before", "BEFORE.json", "The earlier audit.json"),
    argument("after", "AFTER.json", "The later audit.json"),
    argument("across_standards", "", "Compare although the standards differ"),
    argument("diff/out", "DIR", "Also write diff.json and diff.csv there"),
    argument(
        "places",
        "DIR|AUDIT.json",
        "A folder written by audit --out, a folder of audits, or several audit.json",
    ),
    argument("trend/out", "DIR", "Also write trend.xlsx, trend.html and trend.csv there"),
    argument("standard show/standard", "ID|FILE", "A standard's id or .toml file"),
    argument("resolved", "", "Resolve the layers, each value with where it comes from"),
    argument("standard check/file", "FILE", "A .toml file"),
    argument("name", "NAME", "standard, dataset or audit"),
];

/// The same command line, its help in English.
pub fn english(command: Command) -> Command {
    worded(command, "")
}

fn worded(command: Command, path: &str) -> Command {
    let mut command = command
        .help_template(TEMPLATE.replace("用法：", "Usage: "))
        .subcommand_help_heading("Commands")
        .subcommand_value_name("COMMAND");
    if let Some(words) = COMMANDS.iter().find(|words| words.path == path) {
        command = command.about(words.about).override_usage(words.usage).after_help(words.after);
    }
    command = command.mut_args(|argument| {
        let own = format!("{path}/{}", argument.get_id());
        let known = |id: &str| ARGUMENTS.iter().find(|known| known.id == id);
        let heading = if argument.is_positional() { "Arguments" } else { "Options" };
        match known(&own).or_else(|| known(argument.get_id().as_str())) {
            Some(words) if words.value.is_empty() => argument.help(words.help).help_heading(heading),
            Some(words) => argument.help(words.help).help_heading(heading).value_name(words.value),
            None => argument,
        }
    });
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path} {name}") };
    command.mut_subcommands(|sub| {
        let path = below(sub.get_name());
        worded(sub, &path)
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Args;

    fn help(mut command: Command, found: &mut Vec<String>) {
        command.build();
        found.push(command.render_long_help().to_string());
        for sub in command.get_subcommands() {
            help(sub.clone(), found);
        }
    }

    #[test]
    fn nothing_of_the_help_is_left_in_chinese() {
        let mut found = Vec::new();
        help(english(Args::command()), &mut found);
        assert!(found.len() >= 11);
        // Names and values are the data's own.
        let own = ["恒祥社区", "店名", "类型", "经度"];
        for text in found {
            let rest = own.iter().fold(text.clone(), |rest, word| rest.replace(word, ""));
            let chinese: String = rest.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).collect();
            assert!(chinese.is_empty(), "{chinese} in\n{text}");
        }
    }

    #[test]
    fn every_entry_belongs_to_something() {
        fn walk(command: &Command, path: &str, paths: &mut Vec<String>, ids: &mut Vec<String>) {
            paths.push(path.to_owned());
            for argument in command.get_arguments() {
                ids.push(argument.get_id().to_string());
                ids.push(format!("{path}/{}", argument.get_id()));
            }
            for sub in command.get_subcommands() {
                let name = sub.get_name();
                walk(sub, format!("{path} {name}").trim(), paths, ids);
            }
        }
        let (mut paths, mut ids) = (Vec::new(), Vec::new());
        walk(&Args::command(), "", &mut paths, &mut ids);
        for words in COMMANDS {
            assert!(paths.iter().any(|path| path == words.path), "{}", words.path);
        }
        for argument in ARGUMENTS {
            assert!(ids.iter().any(|id| id == argument.id), "{}", argument.id);
        }
    }
}
