//! The one character that stands for a facility category on the map.

/// A category's mark: the character planners would shorten it to, else the first of its name.
pub(super) fn mark(category: &str, name: &str) -> String {
    let known = match category {
        "community_service_station" => '综',
        "kindergarten" => '幼',
        "nursery" => '托',
        "elderly_service_station" => '老',
        "day_care_centre" => '日',
        "health_station" => '卫',
        "supermarket" => '超',
        "convenience_store" => '便',
        "parcel_locker" => '柜',
        "parcel_station" => '邮',
        "barber" => '理',
        "laundry" => '洗',
        "pharmacy" => '药',
        "repair_shop" => '修',
        "housekeeping" => '家',
        "restaurant" => '餐',
        "parking" => '停',
        "charging" => '充',
        "bicycle_parking" => '非',
        "ebike_charging" => '电',
        "bus_stop" => '公',
        "public_toilet" => '厕',
        "waste_collection_point" => '分',
        "waste_station" => '圾',
        "activity_ground" => '场',
        "sports_ground" => '运',
        "green_space" => '绿',
        "pocket_park" => '园',
        "property_office" => '物',
        _ => name.chars().next().unwrap_or('·'),
    };
    known.to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::standard::embedded::{CATEGORIES, PROPERTIES};
    use crate::vocabulary::Vocabulary;

    #[test]
    fn no_two_categories_of_the_vocabulary_share_a_mark() {
        let vocabulary = Vocabulary::parse(CATEGORIES, PROPERTIES).unwrap();
        let mut marks: BTreeMap<String, &str> = BTreeMap::new();
        for (_, id, category) in vocabulary.categories() {
            let other = marks.insert(mark(id, &category.zh), id);
            assert_eq!(other, None, "{id}");
        }
    }

    #[test]
    fn a_bureaus_own_category_has_the_first_character_of_its_name() {
        assert_eq!(mark("library", "图书馆"), "图");
        assert_eq!(mark("library", ""), "·");
    }
}
