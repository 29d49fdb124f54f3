//! The warnings of a report in words.

use konventa_domain::gain::{Caveat, Report};
use leptos::prelude::*;

use crate::i18n::Texts;

/// The list of warnings; nothing if there are none.
pub(super) fn caveats(report: &Report, t: Texts) -> Option<impl IntoView + use<>> {
    let all: Vec<_> = report.caveats.iter().map(|caveat| view! { <li>{words(*caveat, t)}</li> }).collect();
    (!all.is_empty()).then(|| {
        view! {
            <section class="research-caveats card" aria-labelledby="caveats" data-testid="caveats">
                <h2 id="caveats">{t.research_caveats()}</h2>
                <ul>{all}</ul>
            </section>
        }
    })
}

fn words(caveat: Caveat, t: Texts) -> &'static str {
    match caveat {
        Caveat::Synthetic => t.research_caveat_synthetic(),
        Caveat::Withheld => t.research_caveat_withheld(),
        Caveat::SetAside => t.research_caveat_set_aside(),
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
    }
}
