//! Checks whether the length of the choices gives the quiz away: students who know nothing pick the
//! longest or the shortest.

use std::cmp::Ordering;

use konventa_domain::Country;
use konventa_domain::deck::ItemFace;
use konventa_domain::id::ChoiceId;

use crate::edition::Edition;
use crate::fault::{FaultReport, Location};
use crate::html::visible_text;
use crate::messages::quiz;
use crate::messages::words;
use crate::plan::Plan;
use crate::quote::list;

/// By chance, the right choice is the longest in one item of this number.
const CHOICES: usize = 4;

/// Checks the quiz as it is asked in each country.
pub(crate) fn check(edition: &Edition, plan: &Plan, at: Location<'_>, report: &mut FaultReport) {
    for side in [Ordering::Greater, Ordering::Less] {
        let found = Country::ALL.map(|country| given_away(edition, plan, country, side));
        let [first, others @ ..] = &found;
        let everywhere = others.iter().all(|other| other == first);
        for (country, items) in Country::ALL.iter().zip(&found).take(if everywhere { 1 } else { found.len() })
        {
            let count = edition.items.len();
            if items.len() > count.div_ceil(CHOICES) {
                let place = if everywhere { words::nothing() } else { words::of_country(country) };
                let (some, items) = (items.len(), list(items));
                let message = match side {
                    Ordering::Less => quiz::shortest(some, count, place, items),
                    Ordering::Equal | Ordering::Greater => quiz::longest(some, count, place, items),
                };
                report.fault(at, message);
            }
        }
    }
}

/// Returns the items whose right choice is longer (or shorter) than all others.
fn given_away<'a>(edition: &'a Edition, plan: &Plan, country: Country, side: Ordering) -> Vec<&'a str> {
    let mut items = Vec::new();
    for item in &edition.items {
        let planned = plan.items.iter().find(|planned| planned.id == item.id);
        let key = planned.and_then(|planned| planned.face.get(country).key.as_ref());
        if key.is_some_and(|key| stands_out(item.face.get(country), key, side)) {
            items.push(item.id.as_str());
        }
    }
    items
}

fn stands_out(face: &ItemFace, key: &ChoiceId, side: Ordering) -> bool {
    let length = |text: &konventa_domain::deck::Html| visible_text(text).chars().count();
    let right = face.choices.iter().find(|choice| choice.id == *key).map(|choice| length(&choice.text));
    let mut others = face.choices.iter().filter(|choice| choice.id != *key);
    right.is_some_and(|right| others.all(|other| right.cmp(&length(&other.text)) == side))
}
