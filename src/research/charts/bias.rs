//! Whether a question is harder in one language. It is a table, because the result is a class, not a length.

use konventa_domain::gain::{ItemBias, LanguageBias, Report};
use konventa_domain::id::ItemId;
use konventa_domain::statistics::DifClass;
use leptos::prelude::*;

use super::frame::Table;
use crate::i18n::args;
use crate::research::number::{NONE, Numbers};

/// A table for each language; nothing if there is only one.
pub(in crate::research) fn table(
    report: &Report,
    numbers: &Numbers,
    short: &dyn Fn(&ItemId) -> String,
) -> Option<AnyView> {
    let t = numbers.texts;
    let one = |bias: &LanguageBias| {
        let title = t.research_bias_pair(args::ResearchBiasPair {
            language: bias.focal.own_name(),
            reference: bias.reference.own_name(),
        });
        let head = vec![
            t.research_item().to_owned(),
            t.research_class().to_owned(),
            "MH D-DIF".to_owned(),
            "p".to_owned(),
        ];
        let row = |item: &ItemBias| {
            vec![
                short(&item.item),
                item.bias.class.map_or(NONE, DifClass::letter).to_owned(),
                numbers.short(item.bias.d_dif, Numbers::two),
                numbers.short(item.bias.p, Numbers::p),
            ]
        };
        let table = Table { head, rows: bias.items.iter().map(row).collect() };
        view! {
            <h3>{title}</h3>
            {table.view(t.research_bias())}
        }
    };
    (!report.bias.is_empty()).then(|| {
        view! {
            <details class="card research-bias no-print" data-testid="bias">
                <summary><h2>{t.research_bias()}</h2></summary>
                <p class="quiet">{t.research_bias_help()}</p>
                {report.bias.iter().map(one).collect_view()}
            </details>
        }
        .into_any()
    })
}
