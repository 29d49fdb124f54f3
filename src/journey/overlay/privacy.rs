//! How data is handled, in plain words. It must stay true: change it together with the program.

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::journey::widgets::{paragraph, points, section, title};
use crate::safety::exit_explained;
use crate::ui::el;

/// The page.
pub(super) fn privacy(t: Texts) -> Vec<AnyView> {
    let listed = |heading, class, list: &[&'static str]| section("", heading, vec![points(class, list)]);
    let stays = [
        t.privacy_stays_choices(),
        t.privacy_stays_answers(),
        t.privacy_stays_lecture(),
        t.privacy_stays_files(),
        t.privacy_stays_until(),
    ];
    let sent = [
        t.privacy_sent_when(),
        t.journey_data_outcomes(),
        t.hall_data_where(),
        t.journey_data_number(),
        t.privacy_votes(),
        t.privacy_followup(),
    ];
    let never = [t.hall_data_no_choice(), t.journey_data_no_person(), t.journey_data_no_trace()];
    let who = [
        t.privacy_who_you(),
        t.privacy_who_room(),
        t.privacy_who_research(),
        t.privacy_who_groups(),
        t.privacy_who_network(),
        t.privacy_who_server(),
        t.privacy_who_copy(),
    ];
    let long = [
        t.privacy_long_lecture(),
        t.privacy_long_results(),
        t.privacy_long_number(),
        t.privacy_long_address(),
    ];
    vec![
        title(t.privacy_title()),
        paragraph("lead", t.privacy_short()),
        listed(t.privacy_stays(), "points", &stays),
        listed(t.privacy_sent(), "points", &sent),
        listed(t.privacy_never(), "points never", &never),
        listed(t.privacy_who(), "points", &who),
        listed(t.privacy_long(), "points", &long),
        taking_back(t),
        section("", t.safety_exit_help(), exit_explained(t)),
        section("", t.privacy_rights(), vec![paragraph("", t.privacy_rights_says())]),
    ]
}

fn taking_back(t: Texts) -> AnyView {
    let points = points(
        "points",
        &[t.hall_data_back(), t.journey_data_back(), t.outbox_until_then(), t.hall_data_match()],
    );
    el("section")
        .testid("privacy-back")
        .child(el("h2").child(t.privacy_back()))
        .child([paragraph("", t.privacy_back_says()), points])
        .into_any()
}
