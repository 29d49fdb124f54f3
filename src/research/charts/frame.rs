//! The frame of every chart: heading, drawing with a description, table, and files.

use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::WIDTH;
use super::file::{ChartFile, with_caption};
use super::shape::at;
use crate::browser;
use crate::i18n::Texts;

/// A chart to be put on the page.
pub(super) struct Chart<D> {
    /// Its name in the page and in file names.
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    /// How to read it.
    pub(super) help: String,
    /// The number of students that it shows, in words.
    pub(super) n: String,
    /// The height of the drawing in its own units.
    pub(super) height: f64,
    pub(super) drawing: D,
}

/// What the caption of every file says: whom the report is about, and where it comes from.
#[derive(Debug, Clone)]
pub(in crate::research) struct Source {
    /// The lecture, the choice of students and the day.
    pub(in crate::research) scope: String,
    /// What is set aside of it and whether the figures count it, a sentence each.
    pub(in crate::research) set_aside: Vec<String>,
    /// Said if the records were made up by a program.
    pub(in crate::research) warning: Option<&'static str>,
}

/// The heading of a table and its rows, which are made when the table is opened: there may be thousands of
/// lectures.
pub(in crate::research) struct Table {
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    pub(in crate::research) fn view(self, caption: &'static str) -> impl IntoView {
        let head = self.head.into_iter().map(|cell| view! { <th scope="col">{cell}</th> }).collect_view();
        let row = |cells: Vec<String>| {
            let cell = |(place, cell): (usize, String)| match place {
                0 => view! { <th scope="row">{cell}</th> }.into_any(),
                _ => view! { <td>{cell}</td> }.into_any(),
            };
            view! { <tr>{cells.into_iter().enumerate().map(cell).collect_view()}</tr> }
        };
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=caption>
                <table>
                    <caption class="unseen">{caption}</caption>
                    <thead><tr>{head}</tr></thead>
                    <tbody>{self.rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
    }
}

impl<D: IntoView + 'static> Chart<D> {
    /// The chart on the page.
    pub(super) fn framed(self, t: Texts, table: impl Fn() -> Table + Send + Sync + 'static) -> AnyView {
        let Self { name, title, help, n, height, drawing } = self;
        let place = NodeRef::<Div>::new();
        let opened = RwSignal::new(false);
        let source = expect_context::<Source>();
        let about =
            format!("{} · n\u{a0}=\u{a0}{n} · Konventa\u{a0}{}", source.scope, env!("CARGO_PKG_VERSION"));
        let caption: StoredValue<Vec<String>> = StoredValue::new(
            source
                .warning
                .map(ToOwned::to_owned)
                .into_iter()
                .chain([help.clone(), about])
                .chain(source.set_aside)
                .collect(),
        );
        let file = move || {
            let drawing = place.get_untracked().and_then(|place| browser::first_drawing(&place))?;
            Some(caption.with_value(|caption| with_caption(&drawing, height, title, caption)))
        };
        let save_svg = move |_| {
            if let Some(file) = file() {
                browser::save_file(&format!("{name}.svg"), "image/svg+xml", file.svg.as_bytes());
            }
        };
        let save_png = move |_| {
            let file = file();
            spawn_local(async move {
                if let Some(ChartFile { svg, width, height }) = file {
                    // A browser that cannot draw the image still offers the other file.
                    let _ = browser::save_as_png(&format!("{name}.png"), &svg, width, height).await;
                }
            });
        };
        let view_box = format!("0 0 {} {}", at(WIDTH), at(height));
        let [heading, description] = ["title", "help"].map(|part| format!("{name}-{part}"));
        view! {
            <figure class=format!("chart chart-{name}") data-testid=format!("chart-{name}")>
                <figcaption>
                    <h2 id=heading.clone()>{title}</h2>
                    <p class="quiet" id=description.clone()>{help}</p>
                </figcaption>
                <div class="drawing-place" node_ref=place tabindex="0" role="group" aria-label=title>
                    <svg xmlns="http://www.w3.org/2000/svg" viewBox=view_box role="img" aria-labelledby=heading aria-describedby=description
                        font-family="system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif" font-size="15">
                        {drawing}
                    </svg>
                </div>
                <details class="no-print" on:toggle=move |_| opened.set(true)>
                    <summary data-testid=format!("table-{name}")>{t.research_as_table()}</summary>
                    {move || opened.get().then(|| table().view(title))}
                </details>
                <p class="chart-files no-print">
                    <button type="button" class="button small" data-testid=format!("svg-{name}") on:click=save_svg>{t.research_save_svg()}</button>
                    <button type="button" class="button small" data-testid=format!("png-{name}") on:click=save_png>{t.research_save_png()}</button>
                </p>
            </figure>
        }
        .into_any()
    }
}
