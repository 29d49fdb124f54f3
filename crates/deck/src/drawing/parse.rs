//! Reads an SVG file and writes it again from scratch, element by element, using only what is
//! allowed.

use roxmltree::{Document, Node, ParsingOptions};

use konventa_domain::deck::escape;
use konventa_domain::invariant::assert_fits;

use super::allow::{self, NAMESPACE};
use super::number::numbers;
use super::text::text;
use super::{Drawing, MOST_STEPS};
use crate::fault::{FaultReport, Location};

use crate::line_index::LineIndex;
use crate::message::Message;
use crate::message::Phrase;
use crate::messages;
use crate::messages::svg;
use crate::messages::words::did_you_mean;
use crate::quote::{list, quote};
use crate::sign::Sign;

/// Limit for nested groups. Drawing programs make more by mistake, and they are walked recursively.
const DEEPEST: usize = 32;
/// Limit for the classes of one shape.
const MOST_CLASSES: usize = 8;
/// Limit for the elements and texts of one drawing.
const MOST_NODES: u32 = 5_000;

/// Reads a drawing. Returns `None` after reporting a fault in it.
pub(crate) fn drawing(source: &str, file: Location<'_>, report: &mut FaultReport) -> Option<Drawing> {
    let before = report.fault_count();
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(source, options) {
        Ok(document) => document,
        Err(error) => {
            let line = assert_fits(error.pos().row);
            if let Some(sign) = curly_quote(source, line) {
                let text = source.lines().nth(line.saturating_sub(1)).unwrap_or_default();
                let column = text.chars().take_while(|c| *c != sign).count() + 1;
                let at = file.line(line).column(column);
                report.fault(at, messages::signs::quotation_mark(Sign(sign)));
                return None;
            }
            report.fault(file.line(line), syntax_error(&error));
            return None;
        }
    };
    let mut reader =
        DrawingReader { lines: LineIndex::of(source), file, report, drawing: Drawing::default() };
    reader.root(document.root_element());
    let drawing = reader.drawing;
    (report.fault_count() == before).then_some(drawing)
}

/// Returns the curly quotation mark after an `=` in this line, if a word processor made one.
fn curly_quote(source: &str, line: usize) -> Option<char> {
    let pieces = source.lines().nth(line.checked_sub(1)?)?.split('=').skip(1);
    let firsts = pieces.filter_map(|piece| piece.trim_start().chars().next());
    firsts.into_iter().find(|c| "“”„‘’‚«»″′".contains(*c))
}

/// Returns what the XML parser found wrong. The parser's own words are English only.
fn syntax_error(error: &roxmltree::Error) -> Message {
    let detail = || svg::syntax().with_english(&error.to_string());
    match error {
        roxmltree::Error::NodesLimitReached => svg::many_shapes(MOST_NODES),
        roxmltree::Error::DtdDetected => svg::doctype(detail()),
        _ => svg::not_well_formed(detail()),
    }
}

struct DrawingReader<'f, 'r> {
    lines: LineIndex,
    file: Location<'f>,
    report: &'r mut FaultReport,
    drawing: Drawing,
}

impl DrawingReader<'_, '_> {
    fn fault(&mut self, byte: usize, message: Message) {
        self.report.fault(self.file.line(self.lines.at(byte)), message);
    }

    fn root(&mut self, root: Node<'_, '_>) {
        let start = root.range().start;
        let name = root.tag_name();
        if name.name() != "svg" || name.namespace() != Some(NAMESPACE) {
            self.fault(start, svg::not_svg(NAMESPACE));
            return;
        }
        self.attributes(root);
        match root.attribute("viewBox") {
            None => self.fault(start, svg::no_view_box()),
            Some(value) => self.view_box(value, start),
        }
        self.children(root, 1);
    }

    fn view_box(&mut self, value: &str, start: usize) {
        let read = numbers(value).unwrap_or_default();
        let sizes: Vec<f64> = read.iter().filter_map(|number| number.parse().ok()).collect();
        match sizes.as_slice() {
            &[_, _, width, height] if width > 0.0 && height > 0.0 => {
                self.drawing.view_box = read.join(" ");
                self.drawing.square = (width - height).abs() < f64::EPSILON * width;
                self.drawing.wide = width > height;
            }
            _ => self.fault(start, svg::wrong_view_box(quote(value))),
        }
    }

    fn children(&mut self, parent: Node<'_, '_>, depth: usize) {
        for node in parent.children() {
            if node.is_element() {
                self.element(node, depth);
            } else if let Some(words) = node.text().filter(|_| node.is_text()) {
                self.words(parent, words, node.range().start);
            }
        }
    }

    fn words(&mut self, parent: Node<'_, '_>, words: &str, start: usize) {
        let at = self.file.line(self.lines.at(start));
        if matches!(parent.tag_name().name(), "text" | "tspan") {
            text(words, &mut self.drawing, at, self.report);
        } else if !words.trim().is_empty() {
            let blanks = words.len() - words.trim_start().len();
            self.fault(start + blanks, svg::words_outside(quote(words)));
        }
    }

    fn element(&mut self, node: Node<'_, '_>, depth: usize) {
        let start = node.range().start;
        let name = node.tag_name().name();
        let foreign = node.tag_name().namespace() != Some(NAMESPACE);
        if foreign || !allow::is_element(name) {
            let known = list(allow::elements());
            let refusal = if foreign { svg::foreign_element(name, known) } else { svg::element(name, known) };
            self.fault(start, refusal);
            return;
        }
        if depth > DEEPEST {
            self.fault(start, svg::deep(DEEPEST));
            return;
        }
        let inside_text =
            node.parent().is_some_and(|parent| matches!(parent.tag_name().name(), "text" | "tspan"));
        if inside_text != (name == "tspan") {
            self.fault(start, svg::misplaced(name));
            return;
        }
        let attributes = self.attributes(node);
        // A title is the author's own remark. What screen readers say comes from the text file.
        if name == "title" {
            return;
        }
        self.drawing.push(&format!("<{name}{attributes}"));
        if node.has_children() {
            self.drawing.push(">");
            self.children(node, depth + 1);
            self.drawing.push(&format!("</{name}>"));
        } else {
            self.drawing.push("/>");
        }
    }

    /// Checks all attributes and returns the valid ones as markup.
    fn attributes(&mut self, node: Node<'_, '_>) -> String {
        let element = node.tag_name().name();
        let mut markup = String::new();
        for attribute in node.attributes() {
            let (name, value, start) = (attribute.name(), attribute.value(), attribute.range().start);
            if attribute.namespace().is_some() || !allow::is_attribute(element, name) {
                self.fault(start, svg::attribute(element, name, allow::instead_of(name)));
                continue;
            }
            if element == "svg" {
                continue;
            }
            if !allow::is_value(name, value) {
                self.fault(start, svg::value(quote(value), name, value_of(name)));
            }
            if name == "class" {
                self.classes(value, start);
            }
            if let ("data-fragment", Ok(step)) = (name, value.parse()) {
                self.drawing.steps.insert(step);
            }
            let words: Vec<&str> = value.split_whitespace().collect();
            markup.extend([" ", name, "=\"", &escape(&words.join(" ")), "\""]);
        }
        markup
    }

    fn classes(&mut self, value: &str, start: usize) {
        if value.split_whitespace().nth(MOST_CLASSES).is_some() {
            self.fault(start, svg::many_classes(MOST_CLASSES));
            return;
        }
        for class in value.split_whitespace().filter(|class| !allow::classes().any(|known| known == *class)) {
            let fix = did_you_mean(class, allow::classes());
            self.fault(start, svg::unknown_class(quote(class), fix));
        }
    }
}

fn value_of(attribute: &str) -> Phrase {
    match attribute {
        "data-fragment" => svg::write_step(MOST_STEPS),
        "d" => svg::write_path(),
        "points" => svg::write_points(),
        "transform" => svg::write_transform(),
        _ => svg::write_number(),
    }
}
