//! Moves a facility of a dataset's directory and says what that changes; writes nothing.

use std::path::PathBuf;

use ccaudit::dataset::{Edit, FeatureName};
use ccaudit::date;
use ccaudit::session::{Input, Keep, Options, Session};
use ccaudit::vocabulary::Layer;
use geo::Point;

fn main() {
    let directory = std::env::args().nth(1).unwrap_or_else(|| "data/zhongwei".into());
    let options = Options { keep: Keep::Edits, ..Options::for_day(date::today()) };
    let mut session = Session::open(vec![Input::Path(PathBuf::from(directory))], options, &())
        .expect("the directory holds a dataset");
    let before = session.audit();
    let facility = session.parts()[0].dataset.facilities[0].id.clone();
    let feature = FeatureName::new(Layer::Facilities, &facility);
    let away = Edit::Move { feature, shape: Point::new(105.6, 37.9).into() };
    let touched = session.apply(&away).expect("the facility is there");
    println!("{facility} moved: {} judged again", touched.communities.join(", "));
    for (before, after) in before.communities.iter().zip(&session.audit().communities) {
        let clauses = |audit: &ccaudit::audit::CommunityAudit| -> Vec<_> {
            let items = audit.items.iter().flat_map(|item| &item.clauses);
            items.map(|clause| (clause.id.clone(), clause.verdict)).collect()
        };
        for ((id, was), (_, is)) in clauses(before).into_iter().zip(clauses(after)) {
            if was != is {
                println!("{} {id}: {was:?}, now {is:?}", after.id);
            }
        }
    }
    for file in session.save() {
        println!("{} would change", file.path);
    }
    session.undo();
    println!("taken back: {}", session.audit() == before);
}
