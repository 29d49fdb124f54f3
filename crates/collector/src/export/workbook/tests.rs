use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::*;
use crate::export::tests::placed;

/// A cell as the file has it.
#[derive(Debug, Clone, PartialEq)]
enum Cell {
    Number(f64),
    /// A text in a cell with this number format.
    Text(String, String),
}

/// Reads a file of a workbook.
fn part(workbook: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split_once('"').map(|(value, _)| value)
}

/// What is between an opening tag and its end.
fn elements<'a>(xml: &'a str, tag: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
    xml.split(&open)
        .skip(1)
        .filter(|rest| rest.starts_with([' ', '>', '/']))
        .map(|rest| {
            let (attributes, rest) = rest.split_once('>').unwrap();
            let inside = if attributes.ends_with('/') { "" } else { xml_until(rest, &close) };
            (attributes, inside)
        })
        .collect::<Vec<_>>()
        .into_iter()
}

fn xml_until<'a>(rest: &'a str, close: &str) -> &'a str {
    rest.split_once(close).map_or(rest, |(inside, _)| inside)
}

fn unescaped(xml: &str) -> String {
    xml.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The rows of a sheet. A formula, or a text that is not one, fails.
fn sheet(workbook: &[u8], number: usize) -> Vec<Vec<(String, Cell)>> {
    let shared = part(workbook, "xl/sharedStrings.xml");
    let texts: Vec<String> = elements(&shared, "si")
        .map(|(_, text)| elements(text, "t").map(|(_, text)| unescaped(text)).collect())
        .collect();
    let styles = part(workbook, "xl/styles.xml");
    let (_, looks) = elements(&styles, "cellXfs").next().unwrap();
    // Format 49 of every workbook is “@”: text.
    let formats: Vec<&str> =
        elements(looks, "xf").map(|(look, _)| attribute(look, "numFmtId").unwrap()).collect();
    let xml = part(workbook, &format!("xl/worksheets/sheet{number}.xml"));
    assert!(
        !xml.contains("<f>") && !xml.contains("<f ") && !xml.contains("hyperlink"),
        "a formula or a link"
    );
    let cell = |(look, inside): (&str, &str)| {
        let value = elements(inside, "v").next().unwrap().1;
        let cell = match attribute(look, "t") {
            Some("s") => {
                let style: usize = attribute(look, "s").unwrap().parse().unwrap();
                Cell::Text(texts[value.parse::<usize>().unwrap()].clone(), formats[style].to_owned())
            }
            None => Cell::Number(value.parse().unwrap()),
            other => panic!("a cell of type {other:?}"),
        };
        let column = attribute(look, "r").unwrap().trim_end_matches(|c: char| c.is_ascii_digit());
        (column.to_owned(), cell)
    };
    elements(&xml, "row").map(|(_, row)| elements(row, "c").map(cell).collect()).collect()
}

fn workbook(places: &[&str]) -> Vec<u8> {
    let package = placed(places);
    made(&package, &package.codebook()).unwrap()
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned(), "49".to_owned())
}

/// The places of all rows.
fn places_in(workbook: &[u8], number: usize) -> Vec<Cell> {
    let rows = sheet(workbook, number);
    assert_eq!(rows[0][4], ("E".to_owned(), text("place")));
    rows[1..].iter().map(|row| row.iter().find(|(column, _)| column == "E").unwrap().1.clone()).collect()
}

/// What spreadsheets compute, shorten or take for a day, and what R and pandas take for missing.
const CHANGED: [&str; 22] = [
    "=2+2",
    "+382 20 123",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "＝1",
    "007",
    "3-4",
    "1/2",
    "1E5",
    "12345678901234567890",
    "2026-11-24",
    "10:30",
    "5 %",
    "TRUE",
    "NA",
    "NULL",
    "n/a",
    "#N/A",
    "http://x.y",
    "_x0041_",
    "'t Hof",
];

#[test]
fn no_place_becomes_a_formula_a_number_or_a_day() {
    for place in CHANGED {
        let workbook = workbook(&[place]);
        for number in [1, 2] {
            let places = places_in(&workbook, number);
            assert_eq!(places.len(), 10);
            // The one escape of the format: such letters would be read as the sign with that number.
            let written = place.replace("_x0041_", "_x005F_x0041_");
            for found in places {
                assert_eq!(found, text(&written), "{place}");
            }
        }
    }
}

#[test]
fn a_place_called_merged_is_not_taken_for_the_label() {
    assert_eq!(places_in(&workbook(&["merged"]), 1)[0], text("'merged"));
}

#[test]
fn numbers_are_numbers_and_words_have_codes() {
    let workbook = workbook(&["Peja"]);
    let (words, codes) = (sheet(&workbook, 1), sheet(&workbook, 2));
    let row = |row: &[(String, Cell)]| row.iter().map(|(_, cell)| cell.clone()).collect::<Vec<_>>();
    let number = Cell::Number;
    let ([place, lecture], days) = (["Peja", "hall-0"].map(text), ["2026-11-24", "2026-11"].map(text));
    let mut expected = vec![number(1.0), text("v"), text("Kosovo"), text("Albanian")];
    expected.extend([place.clone(), lecture.clone(), text("without a ticket")]);
    expected.extend(days.clone());
    expected.extend([text("wrong"), text("right"), number(0.0), number(1.0)]);
    assert_eq!(row(&words[1]), expected);
    let mut expected = vec![number(1.0), text("v"), number(3.0), number(3.0)];
    expected.extend([place, lecture, number(2.0)]);
    expected.extend(days);
    expected.extend([2.0, 1.0, 0.0, 1.0].map(number));
    assert_eq!(row(&codes[1]), expected);
}

#[test]
fn the_same_records_give_the_same_workbook() {
    assert_eq!(workbook(&["Peja", "Nikšić"]), workbook(&["Peja", "Nikšić"]));
}

#[test]
fn without_records_there_is_a_head_and_no_row() {
    let empty = workbook(&[]);
    assert_eq!(sheet(&empty, 1).len(), 1);
}

#[test]
fn any_sign_is_written() {
    let all: String = ('\u{0}'..'\u{100}').chain(['\u{fffe}', '\u{ffff}', '🙂']).collect();
    assert_eq!(places_in(&workbook(&[&all]), 1).len(), 10);
    let long = "🙂".repeat(20_000);
    let Cell::Text(cut, _) = &places_in(&workbook(&[&long]), 1)[0] else { panic!("no text") };
    assert_eq!((cut.encode_utf16().count(), cut.ends_with('…')), (LONGEST, true));
}

#[test]
fn made_up_records_are_marked_on_the_sheets() {
    let package = placed(&["Peja"]);
    let mut codebook = package.codebook();
    codebook.synthetic = true;
    let names = part(&made(&package, &codebook).unwrap(), "xl/workbook.xml");
    assert!(names.contains("\"records (synthetic)\"") && names.contains("\"codes (synthetic)\""), "{names}");
}

#[test]
fn a_heading_wider_than_any_column_is_written() {
    let looks = Looks { head: Format::new(), text: Format::new(), wrapped: Format::new() };
    let rows = [vec!["h".repeat(200)], vec!["x".to_owned()]];
    lines(&mut Worksheet::new(), &rows, None, &looks).unwrap();
}
