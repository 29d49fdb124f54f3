//! A QR code for a terminal.

use std::io::IsTerminal as _;

use fast_qr::{ECL, QRBuilder};

/// Light modules around the code, which scanners need to find it.
const QUIET: usize = 4;

/// Black on white by their fixed numbers among the 256 colours: named colours depend on the
/// terminal's theme, and not every phone reads a code that is light on dark.
const COLOURS: &str = "\u{1b}[38;5;16;48;5;231m";
const RESET: &str = "\u{1b}[0m";

/// Returns whether the output is a terminal that somebody may scan.
pub(super) fn can_be_shown() -> bool {
    std::io::stdout().is_terminal()
        && anstyle_query::windows::enable_ansi_colors().unwrap_or_else(anstyle_query::term_supports_color)
}

/// Draws the code of an address, two rows of modules per line. `None` if the address is too long.
pub(super) fn drawn(address: &str) -> Option<String> {
    let code = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
    let inside = QUIET..QUIET + code.size;
    let dark = |row: usize, column: usize| {
        inside.contains(&row) && inside.contains(&column) && code[row - QUIET][column - QUIET].value()
    };
    let side = code.size + 2 * QUIET;
    let line = |row| {
        let halves = (0..side).map(|column| match (dark(row, column), dark(row + 1, column)) {
            (false, false) => ' ',
            (true, false) => '▀',
            (false, true) => '▄',
            (true, true) => '█',
        });
        format!("{COLOURS}{}{RESET}", halves.collect::<String>())
    };
    Some((0..side).step_by(2).map(line).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The picture as a camera sees it: four pixels per module.
    fn seen(drawn: &str) -> Vec<Vec<bool>> {
        const ZOOM: usize = 4;
        let mut rows = Vec::new();
        for line in drawn.lines() {
            let line = line.strip_prefix(COLOURS).unwrap().strip_suffix(RESET).unwrap();
            for half in ["▀█", "▄█"] {
                let row: Vec<bool> =
                    line.chars().flat_map(|c| std::iter::repeat_n(half.contains(c), ZOOM)).collect();
                rows.extend(std::iter::repeat_n(row, ZOOM));
            }
        }
        rows
    }

    #[test]
    fn a_reader_finds_the_address() {
        for address in ["http://192.168.1.20:8080/", "https://a-long-name.university.example/konventa/"] {
            let rows = seen(&drawn(address).unwrap());
            let mut picture =
                rqrr::PreparedImage::prepare_from_bitmap(rows[0].len(), rows.len(), |x, y| rows[y][x]);
            let found: Vec<_> = picture.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect();
            assert_eq!(found, [address]);
        }
    }

    #[test]
    fn there_is_a_quiet_zone_on_all_sides() {
        let rows = seen(&drawn("http://192.168.1.20:8080/").unwrap());
        let quiet = QUIET * 4;
        let columns = rows[0].len();
        assert!(rows[..quiet].iter().chain(&rows[rows.len() - quiet..]).all(|row| !row.contains(&true)));
        assert!(
            rows.iter().all(|row| !row[..quiet].contains(&true) && !row[columns - quiet..].contains(&true))
        );
        assert!(rows[quiet].contains(&true));
    }

    #[test]
    fn an_address_that_is_too_long_has_none() {
        assert_eq!(drawn(&"a".repeat(5000)), None);
    }
}
