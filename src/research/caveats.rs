//! The warnings of a report in words.

use konventa_domain::gain::{Caveat, LectureSeats, Report};
use leptos::prelude::*;

use super::filters::lectures;
use super::number::Numbers;
use crate::i18n::args;

/// The list of warnings; nothing if there are none.
pub(super) fn caveats(report: &Report, numbers: &Numbers) -> Option<impl IntoView + use<>> {
    let t = numbers.texts;
    let known = lectures(report);
    let warnings = report.caveats.iter().map(|caveat| words(*caveat, report, numbers));
    let seats = report.seats.iter().map(|own| seats(own, &known, numbers));
    let all: Vec<_> = warnings.chain(seats).map(|words| view! { <li>{words}</li> }).collect();
    (!all.is_empty()).then(|| {
        view! {
            <section class="research-caveats card" aria-labelledby="caveats" data-testid="caveats">
                <h2 id="caveats">{t.research_caveats()}</h2>
                <ul>{all}</ul>
            </section>
        }
    })
}

/// How many results came without a ticket.
fn without_ticket(report: &Report, numbers: &Numbers) -> String {
    let count = |figure| numbers.short(figure, Numbers::whole);
    let (without, all) = (count(report.n.without_ticket), count(report.n.paired));
    numbers
        .texts
        .research_caveat_without_ticket(args::ResearchCaveatWithoutTicket { without: &without, all: &all })
}

/// A lecture with more tickets than people. `known` has the words for lectures.
fn seats(own: &LectureSeats, known: &[(String, String)], numbers: &Numbers) -> String {
    let id = own.lecture.as_str();
    let lecture = known.iter().find(|(known, _)| known == id).map_or(id, |(_, words)| words);
    let [tickets, heads] = [own.tickets, own.heads].map(|n| numbers.whole(f64::from(n)));
    numbers.texts.research_caveat_seats(args::ResearchCaveatSeats {
        lecture,
        tickets: &tickets,
        heads: &heads,
    })
}

fn words(caveat: Caveat, report: &Report, numbers: &Numbers) -> String {
    let t = numbers.texts;
    let words = match caveat {
        Caveat::Synthetic => t.research_caveat_synthetic(),
        Caveat::Withheld => t.research_caveat_withheld(),
        Caveat::SetAside => t.research_caveat_set_aside(),
        Caveat::WithoutTicket => return without_ticket(report, numbers),
        Caveat::SetAsideCounted => t.research_caveat_set_aside_counted(),
        Caveat::OtherVersions => t.research_caveat_other_versions(),
        Caveat::FewRecords => t.research_caveat_few_records(),
        Caveat::Ceiling => t.research_caveat_ceiling(),
        Caveat::CeilingAfter => t.research_caveat_ceiling_after(),
        Caveat::LowReliability => t.research_caveat_low_reliability(),
        Caveat::Attrition => t.research_caveat_attrition(),
        Caveat::UnevenAttrition => t.research_caveat_uneven_attrition(),
        Caveat::Clustering => t.research_caveat_clustering(),
        Caveat::FewLectures => t.research_caveat_few_lectures(),
        Caveat::BiasedItem => t.research_caveat_biased_item(),
    };
    words.to_owned()
}
