//! A QR code as one path: dark on light in every theme, with the quiet zone that cameras need.

use std::fmt::Write as _;

use fast_qr::qr::{QRBuilder, QRCode};
use leptos::prelude::*;

use crate::i18n::use_texts;

/// The width of the quiet zone in modules, as ISO/IEC 18004 requires.
const QUIET: usize = 4;

/// A QR code.
#[component]
pub fn Qr(
    /// The encoded text.
    text: String,
) -> impl IntoView {
    let t = use_texts();
    // Encoding only fails for texts of many hundred characters.
    let code = QRBuilder::new(text.clone()).build().ok();
    code.map(|code| {
        let size = code.size + 2 * QUIET;
        view! {
            <svg
                class="qr"
                data-testid="qr"
                data-link=text
                role="img"
                aria-label=move || t().live_qr()
                viewBox=format!("0 0 {size} {size}")
                shape-rendering="crispEdges"
            >
                <rect width=size height=size fill="#fff" />
                <path fill="#000" d=path(&code) />
            </svg>
        }
    })
}

/// Draws each run of dark modules in a row as a bar.
fn path(code: &QRCode) -> String {
    let mut path = String::new();
    for y in 0..code.size {
        let row = &code[y];
        let mut x = 0;
        while x < code.size {
            let run = row[x..code.size].iter().take_while(|module| module.value()).count();
            if run > 0 {
                // Writing to a `String` does not fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_has_every_dark_module_once() {
        let code = QRBuilder::new("http://192.168.1.20:8080/l/KMT4RX#a1b2").build().unwrap();
        let dark: usize =
            (0..code.size).map(|y| code[y][..code.size].iter().filter(|module| module.value()).count()).sum();
        let runs = path(&code);
        let drawn: usize =
            runs.split('h').skip(1).filter_map(|part| part.split('v').next()?.parse::<usize>().ok()).sum();
        assert_eq!(drawn, dark);
        // The corner of the first finder pattern, after the quiet zone.
        assert!(runs.starts_with("M4 4h7v1h-7z"), "{runs}");
    }
}
