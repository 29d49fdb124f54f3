//! `records.xlsx`: the records for Excel, LibreOffice and jamovi, with a sheet that explains them.
//!
//! Every text is written as a text, in a cell that is marked as text: a spreadsheet neither computes
//! it nor makes a date or a number of it, even after somebody has edited the cell. Numbers are numbers.

use std::io::{self, Write};

use konventa_domain::Country;
use konventa_domain::invariant::assert_fits;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, IgnoreError, Workbook, Worksheet, XlsxError};

use super::codebook::{Code, Codebook, CodebookItem, Field, Kind};
use super::columns::{self, Cells};
use super::{Package, readme};

/// The number of the format “text” in every workbook.
const TEXT: u8 = 49;

/// The longest text of a cell in UTF-16 units, which Excel counts.
const LONGEST: usize = 32_767;

/// Which of the two sheets of records is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Values {
    /// Words for people.
    Words,
    /// The numbers of records_coded.csv.
    Codes,
}

/// How cells look.
struct Looks {
    head: Format,
    text: Format,
    wrapped: Format,
}

/// Writes the workbook.
pub(super) fn write(package: &Package, codebook: &Codebook, mut to: impl Write) -> io::Result<()> {
    to.write_all(&made(package, codebook).map_err(io::Error::other)?)
}

fn made(package: &Package, codebook: &Codebook) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks {
        head: Format::new().set_bold().set_num_format_index(TEXT),
        text: Format::new().set_num_format_index(TEXT),
        wrapped: Format::new().set_num_format_index(TEXT).set_text_wrap(),
    };
    let mut workbook = Workbook::new();
    // The same records give the same bytes, so the day is no day of the export.
    let properties = DocProperties::new()
        .set_title(title(codebook))
        .set_author("Konventa")
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    for (name, values) in [("records", Values::Words), ("codes", Values::Codes)] {
        let name = if codebook.synthetic { format!("{name} (synthetic)") } else { name.to_owned() };
        records(workbook.add_worksheet().set_name(name)?, package, codebook, values, &looks)?;
    }
    for (name, text, codes) in [
        ("codebook", columns_explained(codebook), Some(CODES)),
        ("items", items_explained(codebook), None),
        ("about", about(package, codebook), None),
    ] {
        lines(workbook.add_worksheet().set_name(name)?, &text, codes, &looks)?;
    }
    workbook.save_to_buffer()
}

fn title(codebook: &Codebook) -> &str {
    codebook.title.as_ref().unwrap_or(&codebook.deck)
}

/// A row per record, with the columns of records.csv under their legal names.
fn records(
    sheet: &mut Worksheet,
    package: &Package,
    codebook: &Codebook,
    values: Values,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let fields = &codebook.records_csv;
    for (column, field) in (0_u16..).zip(fields) {
        text(sheet, 0, column, &field.variable, &looks.head)?;
        let wide = field.kind != Kind::Integer && !field.name.contains('.');
        sheet.set_column_width(column, if wide { 14 } else { 10 })?;
    }
    sheet.set_freeze_panes(1, 1)?;
    let columns = columns::wide(&package.rows);
    // A cell of a workbook needs no apostrophe.
    let cells: Vec<Cells> = columns::workbook_cells(&package.rows);
    let mut last = 0;
    for (number, _, row) in package.numbered() {
        let Some(cells) = cells.get(row.labels) else { continue };
        last = assert_fits(number);
        for (place, (column, field)) in (0_u16..).zip(columns.iter().zip(fields)) {
            cell(sheet, (last, place), field, &column.cell(number, cells, row), (values, looks))?;
        }
    }
    if let (Some(most), true) = (fields.len().checked_sub(1).map(assert_fits), last > 0) {
        sheet.ignore_error_range(1, 0, last, most, IgnoreError::NumberStoredAsText)?;
    }
    Ok(())
}

fn cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    field: &Field,
    value: &str,
    (values, looks): (Values, &Looks),
) -> Result<(), XlsxError> {
    let number = match (field.kind, values, field.code_of(value)) {
        (Kind::Integer, ..) => value.parse().ok(),
        (_, Values::Codes, Code::Number(code)) => Some(f64::from(code)),
        _ => None,
    };
    match number {
        Some(number) => sheet.write_number(row, column, number).map(|_| ()),
        None => text(sheet, row, column, words(field, value), &looks.text),
    }
}

/// The words for a value of a closed set; other values are themselves.
fn words<'a>(field: &'a Field, value: &'a str) -> &'a str {
    let known = field.values.iter().find(|known| known.code.is_some() && known.value == value);
    known.map_or(value, |known| &known.short)
}

/// Writes a text as a text; an empty one leaves the cell empty, which programs read as missing.
fn text(sheet: &mut Worksheet, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    if text.is_empty() {
        return Ok(());
    }
    sheet.write_string_with_format(row, column, fitting(text), format).map(|_| ())
}

/// Cuts a text that is too long for a cell, and says so.
fn fitting(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let mut left = LONGEST - 1;
    let fits = |c: &char| {
        let fits = c.len_utf16() <= left;
        left = if fits { left - c.len_utf16() } else { 0 };
        fits
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

/// A sheet of texts whose first line is the head. Codes are numbers here too, so that they can be
/// looked up.
fn lines(
    sheet: &mut Worksheet,
    lines: &[Vec<String>],
    codes: Option<u16>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    for (row, line) in (0_u32..).zip(lines) {
        for (column, value) in (0_u16..).zip(line) {
            let format = if row == 0 { &looks.head } else { &looks.wrapped };
            match value.parse::<i32>() {
                Ok(code) if row > 0 && codes == Some(column) => _ = sheet.write_number(row, column, code)?,
                _ => text(sheet, row, column, value, format)?,
            }
        }
    }
    for (column, heading) in (0_u16..).zip(lines.first().into_iter().flatten()) {
        let longest =
            lines.iter().filter_map(|line| line.get(usize::from(column))).map(|cell| cell.chars().count());
        let width = longest.max().unwrap_or_default().max(heading.len()).min(60);
        sheet.set_column_width(column, assert_fits::<_, u16>(width + 2))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let size =
        (lines.len().checked_sub(1), lines.iter().map(Vec::len).max().and_then(|most| most.checked_sub(1)));
    if let (Some(last), Some(most)) = size {
        sheet.ignore_error_range(
            0,
            0,
            assert_fits(last),
            assert_fits(most),
            IgnoreError::NumberStoredAsText,
        )?;
    }
    Ok(())
}

fn line<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(ToOwned::to_owned).to_vec()
}

/// The column of the sheet “codebook” with codes.
const CODES: u16 = 2;

/// Every column, and below it its values.
fn columns_explained(codebook: &Codebook) -> Vec<Vec<String>> {
    let mut all = vec![line(["variable", "column in records.csv", "code", "value", "label", "meaning"])];
    for field in &codebook.records_csv {
        all.push(line([&field.variable, &field.name, "", "", "", &field.description]));
        let withheld = codebook.missing.iter().filter(|_| !field.required);
        for value in field.values.iter().chain(withheld) {
            let code =
                value.code.filter(|_| field.is_coded()).map(|code| code.to_string()).unwrap_or_default();
            let shown = if value.value.is_empty() { "(empty)" } else { &value.value };
            all.push(line([&field.variable, "", &code, shown, &value.short, &value.label]));
        }
    }
    all
}

/// Every item with its choices.
fn items_explained(codebook: &Codebook) -> Vec<Vec<String>> {
    let head = [
        "variables",
        "item",
        "objective",
        "countries",
        "question",
        "right choice",
        "other choices",
        "articles",
        "sources",
    ];
    let mut all = vec![line(head)];
    for item in &codebook.items {
        let variables: Vec<&str> = codebook
            .records_csv
            .iter()
            .filter(|field| codebook.item_of(field).is_some_and(|(known, _)| known.item == item.item))
            .map(|field| field.variable.as_str())
            .collect();
        item_explained(item, &variables.join(", "), &mut all);
    }
    all
}

fn item_explained(item: &CodebookItem, variables: &str, all: &mut Vec<Vec<String>>) {
    if item.asked.is_empty() {
        all.push(line([variables, &item.item]));
    }
    for asked in &item.asked {
        let countries: Vec<&str> = asked.countries.iter().map(|country| country.code()).collect();
        let countries =
            if countries.len() == Country::ALL.len() { "all".to_owned() } else { countries.join(", ") };
        let choices = |right: bool| {
            let named = asked.choices.iter().filter(|choice| choice.right == right);
            named.map(|choice| choice.text.as_str()).collect::<Vec<_>>().join("\n")
        };
        all.push(line([
            variables,
            &item.item,
            item.objective_text.as_deref().unwrap_or_default(),
            &countries,
            &asked.question,
            &choices(true),
            &choices(false),
            &asked.articles.join(", "),
            &asked.sources.join("\n"),
        ]));
    }
}

/// What the records are, as the readme says it.
fn about(package: &Package, codebook: &Codebook) -> Vec<Vec<String>> {
    let mut all = vec![line([title(codebook)])];
    if codebook.synthetic {
        all.push(line([readme::SYNTHETIC]));
    }
    let texts =
        [package.which().as_str(), SHEETS, readme::ANONYMITY, &package.citation(codebook.title.as_deref())]
            .map(|text| text.replace("**", "").replace('`', ""));
    let paragraphs = texts.iter().flat_map(|text| text.split("\n\n")).filter(|text| !text.trim().is_empty());
    all.extend(paragraphs.map(|text| line([&unwrapped(text)])));
    all
}

/// Joins the lines of a paragraph; points stay lines of their own.
fn unwrapped(paragraph: &str) -> String {
    let mut text = String::new();
    for line in paragraph.lines().map(str::trim) {
        match line.strip_prefix("- ") {
            Some(point) => text.extend([if text.is_empty() { "" } else { "\n" }, "• ", point]),
            None => text.extend([if text.is_empty() { "" } else { " " }, line]),
        }
    }
    text
}

const SHEETS: &str = "\
The sheet “records” has words, the sheet “codes” has the same rows with numbers, as in records_coded.csv. An empty cell means \
that a record has no such value, and “merged” or −9 that it is withheld. The columns are explained in the sheet “codebook”, the \
questions in “items”.";

#[cfg(test)]
mod tests;
