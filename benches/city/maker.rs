//! A made-up city in the dataset's own layout: nothing here is real, and the same numbers come
//! every time. Each community is a square of 600 m with a street grid of some 490 nodes whose
//! corners are shaken and of whose stretches 18 % are missing, 60 residences and some 70
//! facilities; the streets of all communities are one network.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Category, share of communities that have any, how many, floor area and site area from–to.
type Kind = (&'static str, f64, usize, Option<(f64, f64)>, Option<(f64, f64)>);

const KINDS: [Kind; 25] = [
    ("community_service_station", 0.95, 1, Some((500.0, 1200.0)), None),
    ("kindergarten", 0.85, 1, Some((1500.0, 4000.0)), Some((2500.0, 6000.0))),
    ("nursery", 0.6, 1, Some((120.0, 400.0)), None),
    ("elderly_service_station", 0.8, 1, Some((150.0, 600.0)), None),
    ("health_station", 0.8, 1, Some((80.0, 300.0)), None),
    ("supermarket", 0.9, 1, Some((200.0, 900.0)), None),
    ("convenience_store", 1.0, 12, Some((30.0, 120.0)), None),
    ("parcel_locker", 0.9, 5, None, None),
    ("parcel_station", 0.7, 2, Some((10.0, 60.0)), None),
    ("barber", 1.0, 4, Some((15.0, 60.0)), None),
    ("laundry", 0.8, 1, Some((20.0, 60.0)), None),
    ("pharmacy", 1.0, 3, Some((30.0, 120.0)), None),
    ("repair_shop", 0.9, 2, Some((10.0, 40.0)), None),
    ("housekeeping", 0.6, 1, Some((20.0, 60.0)), None),
    ("restaurant", 1.0, 12, Some((40.0, 300.0)), None),
    ("parking", 1.0, 4, None, Some((500.0, 3000.0))),
    ("charging", 0.7, 2, None, Some((20.0, 200.0))),
    ("bus_stop", 0.9, 3, None, None),
    ("public_toilet", 0.75, 1, Some((20.0, 60.0)), None),
    ("waste_collection_point", 1.0, 6, None, Some((4.0, 20.0))),
    ("waste_station", 0.4, 1, None, Some((80.0, 200.0))),
    ("activity_ground", 0.9, 2, None, Some((100.0, 1000.0))),
    ("green_space", 0.9, 2, None, Some((300.0, 6000.0))),
    ("property_office", 0.9, 2, Some((30.0, 150.0)), None),
    ("bicycle_parking", 0.95, 3, None, Some((20.0, 120.0))),
];

const SIDE: f64 = 600.0;
const GRID: usize = 22;

/// How large a city came out.
pub(crate) struct Made {
    pub nodes: usize,
    pub residences: usize,
    pub facilities: usize,
    pub bytes: u64,
}

/// Numbers that look random and are the same every time (SplitMix64, Steele et al. 2014).
struct Dice(u64);

impl Dice {
    /// From 0 up to 1.
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, (low, high): (f64, f64)) -> f64 {
        low + (high - low) * self.unit()
    }

    fn whole(&mut self, low: usize, high: usize) -> usize {
        low + (self.unit() * (high - low) as f64) as usize
    }
}

fn at(x: f64, y: f64) -> String {
    const METRE: f64 = 1.0 / 111_195.0;
    let shrink = libm::cos(37.5_f64.to_radians());
    format!("[{:.7},{:.7}]", 105.0 + x * METRE / shrink, 37.3 + y * METRE)
}

fn rectangle(x: f64, y: f64, width: f64, height: f64) -> String {
    let corners =
        [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)].map(|(x, y)| at(x, y));
    format!("\"Polygon\",\"coordinates\":[[{}]]", corners.join(","))
}

/// One layer's text under construction.
#[derive(Default)]
struct Layer {
    text: String,
    features: usize,
}

impl Layer {
    fn add(&mut self, shape: &str, properties: &str) {
        let between = if self.features == 0 { "" } else { ",\n" };
        self.features += 1;
        write!(
            self.text,
            "{between}{{\"type\":\"Feature\",\"geometry\":{{\"type\":{shape}}},\"properties\":{{{properties}}}}}"
        )
        .expect("writing to a string");
    }

    fn save(&self, path: &Path) -> u64 {
        let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n", self.text);
        fs::write(path, &text).expect("writing a layer");
        text.len() as u64
    }
}

/// Writes a city of so many communities into a folder.
pub(crate) fn city(folder: &Path, communities: usize) -> Made {
    fs::create_dir_all(folder).expect("making a folder");
    let mut dice = Dice(1);
    let columns = (communities as f64).sqrt().round().max(1.0) as usize;
    let rows = communities.div_ceil(columns);
    let [mut boundaries, mut facilities, mut residences] =
        [Layer::default(), Layer::default(), Layer::default()];
    for index in 0..communities {
        let (west, south) = ((index % columns) as f64 * SIDE, (index / columns) as f64 * SIDE);
        let mut households = 0;
        for house in 0..60 {
            let (x, y) = (west + dice.between((5.0, SIDE - 65.0)), south + dice.between((5.0, SIDE - 25.0)));
            let (homes, entrances) = (dice.whole(24, 96), dice.whole(2, 6));
            households += homes;
            let id = residences.features;
            let (compound, levels) = (house / 12, dice.whole(5, 19));
            let (ramps, rails) = (dice.whole(0, entrances + 1), dice.whole(0, entrances + 1));
            let population = homes * 13 / 5;
            residences.add(
                &rectangle(x, y, 55.0, 14.0),
                &format!("\"id\":\"r{id}\",\"compound\":\"小区{index}-{compound}\",\"households\":{homes},\"population\":{population},\"levels\":{levels},\"entrances\":{entrances},\"entrances_with_ramp\":{ramps},\"entrances_with_handrail\":{rails}"),
            );
        }
        for (category, share, many, floor, site) in KINDS {
            if dice.unit() > share {
                continue;
            }
            for _ in 0..many {
                let (x, y) = (west + dice.between((0.0, SIDE)), south + dice.between((0.0, SIDE)));
                let id = facilities.features;
                let mut properties =
                    format!("\"id\":\"f{id}\",\"category\":\"{category}\",\"status\":\"existing\"");
                if let Some(floor) = floor {
                    write!(properties, ",\"floor_area_m2\":{:.1}", dice.between(floor)).expect("a string");
                }
                match category {
                    "parcel_locker" => write!(properties, ",\"cells\":{}", dice.whole(60, 300)),
                    "parking" => write!(properties, ",\"spaces\":{}", dice.whole(50, 500)),
                    _ => Ok(()),
                }
                .expect("a string");
                let shape = match site {
                    Some(site) => {
                        let side = dice.between(site).sqrt();
                        rectangle(x, y, side, side)
                    }
                    None => format!("\"Point\",\"coordinates\":{}", at(x, y)),
                };
                facilities.add(&shape, &properties);
            }
        }
        let build = if index % 5 == 0 { "new" } else { "existing" };
        let (constrained, population, parcels) = (index % 2 == 1, households * 13 / 5, dice.whole(500, 2500));
        boundaries.add(
            &rectangle(west, south, SIDE, SIDE),
            &format!("\"id\":\"c{index}\",\"name\":\"社区{index}\",\"build\":\"{build}\",\"site_constrained\":{constrained},\"households\":{households},\"population\":{population},\"daily_parcels\":{parcels}"),
        );
    }
    let (wide, tall) = (columns * GRID + 1, rows * GRID + 1);
    let paths = streets(&mut dice, wide, tall);
    let bytes = [
        ("communities", &boundaries),
        ("facilities", &facilities),
        ("residences", &residences),
        ("paths", &paths),
    ]
    .map(|(name, layer)| layer.save(&folder.join(name).with_extension("geojson")))
    .iter()
    .sum();
    let manifest = format!(
        "name = \"made-up city of {communities} communities\"\ncrs = \"wgs84\"\nas_of = \"2023-06-30\"\nsurveyed = \"all\"\n"
    );
    fs::write(folder.join("dataset.toml"), manifest).expect("writing the manifest");
    Made { nodes: wide * tall, residences: residences.features, facilities: facilities.features, bytes }
}

/// A grid of streets, each a path from gap to gap.
fn streets(dice: &mut Dice, wide: usize, tall: usize) -> Layer {
    let step = SIDE / GRID as f64;
    let corners: Vec<Vec<String>> = (0..tall)
        .map(|j| {
            (0..wide)
                .map(|i| {
                    let (x, y) = (i as f64 * step, j as f64 * step);
                    at(x + dice.between((-0.3, 0.3)) * step, y + dice.between((-0.3, 0.3)) * step)
                })
                .collect()
        })
        .collect();
    let mut paths = Layer::default();
    let mut run = |corners: &mut dyn Iterator<Item = &String>, dice: &mut Dice| {
        let mut line: Vec<&str> = Vec::new();
        let mut end = |line: &mut Vec<&str>| {
            if line.len() > 1 {
                let id = paths.features;
                paths.add(
                    &format!("\"LineString\",\"coordinates\":[{}]", line.join(",")),
                    &format!("\"id\":\"p{id}\""),
                );
            }
            line.clear();
        };
        for corner in corners {
            line.push(corner);
            if dice.unit() <= 0.18 {
                end(&mut line);
            }
        }
        end(&mut line);
    };
    for row in &corners {
        run(&mut row.iter(), dice);
    }
    for i in 0..wide {
        run(&mut corners.iter().map(|row| &row[i]), dice);
    }
    paths
}

/// Candidate sites of 100 m² strewn over a city of so many communities, for `ccaudit site`.
pub(crate) fn sites(folder: &Path, communities: usize, count: usize) {
    let mut dice = Dice(500);
    let wide = (communities as f64).sqrt().round().max(1.0);
    let tall = (communities as f64 / wide).ceil();
    let mut layer = Layer::default();
    for number in 0..count {
        let place = at(dice.between((0.0, wide * SIDE)), dice.between((0.0, tall * SIDE)));
        let shape = format!("\"Point\",\"coordinates\":{place}");
        layer.add(&shape, &format!("\"id\":\"s{number}\",\"site_area_m2\":100"));
    }
    layer.save(&folder.join("sites.geojson"));
}
