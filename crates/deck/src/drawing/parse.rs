//! Reads an SVG file and writes it again from scratch, element by element, using only what is
//! allowed.

use roxmltree::{Document, Node, ParsingOptions};

use super::Drawing;
use super::allow::{self, NAMESPACE};
use super::number::numbers;
use super::text::text;
use crate::fault::{FaultReport, Location};
use crate::html::escape;
use crate::line_index::LineIndex;
use crate::messages;
use crate::quote::{did_you_mean, list, quote};
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
            let line = usize::try_from(error.pos().row).unwrap_or(1);
            if let Some(sign) = curly_quote(source, line) {
                report.refuse(file.line(line), messages::quotation_mark(Sign(sign)));
                return None;
            }
            let what = match error {
                roxmltree::Error::NodesLimitReached => "the drawing has too many shapes".to_owned(),
                _ => format!("this is not well-formed SVG: {error}"),
            };
            report.fault(file.line(line), what, fix_for(&error));
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

const fn fix_for(error: &roxmltree::Error) -> &'static str {
    match error {
        roxmltree::Error::NodesLimitReached => "draw it with fewer shapes: 5000 at most",
        roxmltree::Error::DtdDetected => "delete the <!DOCTYPE ...> at its start",
        _ => "look for an unclosed tag or quotation mark; for a plain & write &amp;",
    }
}

struct DrawingReader<'f, 'r> {
    lines: LineIndex,
    file: Location<'f>,
    report: &'r mut FaultReport,
    drawing: Drawing,
}

impl DrawingReader<'_, '_> {
    fn fault(&mut self, byte: usize, what: impl AsRef<str>, fix: impl AsRef<str>) {
        self.report.fault(self.file.line(self.lines.at(byte)), what, fix);
    }

    fn root(&mut self, root: Node<'_, '_>) {
        let start = root.range().start;
        let name = root.tag_name();
        if name.name() != "svg" || name.namespace() != Some(NAMESPACE) {
            let fix = format!("start with <svg xmlns=\"{NAMESPACE}\" viewBox=\"0 0 1600 560\">");
            self.fault(start, "this is not an SVG drawing", fix);
            return;
        }
        self.attributes(root);
        match root.attribute("viewBox") {
            None => self.fault(start, "the drawing has no viewBox", "add viewBox=\"0 0 1600 560\" to <svg>"),
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
            _ => self.fault(
                start,
                format!("{} is not a viewBox", quote(value)),
                "write four numbers: viewBox=\"0 0 1600 560\"",
            ),
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
            self.fault(
                start + blanks,
                format!("there are words outside of <text>: {}", quote(words)),
                "put them into a <text>",
            );
        }
    }

    fn element(&mut self, node: Node<'_, '_>, depth: usize) {
        let start = node.range().start;
        let name = node.tag_name().name();
        let foreign = node.tag_name().namespace() != Some(NAMESPACE);
        if foreign || !allow::is_element(name) {
            let whose = if foreign { " of another namespace" } else { "" };
            let fix = format!("delete it; a drawing is made of {}", list(allow::elements()));
            self.fault(start, format!("<{name}>{whose} is not possible in a drawing"), fix);
            return;
        }
        if depth > DEEPEST {
            self.fault(
                start,
                format!("groups are nested more than {DEEPEST} deep"),
                "remove groups that contain only one thing",
            );
            return;
        }
        let inside_text =
            node.parent().is_some_and(|parent| matches!(parent.tag_name().name(), "text" | "tspan"));
        if inside_text != (name == "tspan") {
            let fix = "a <tspan> has to be in a <text>, and nothing else can be in one";
            self.fault(start, format!("<{name}> is not possible here"), fix);
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
                self.fault(start, format!("<{element}> cannot have {name}=…"), allow::instead_of(name));
                continue;
            }
            if element == "svg" {
                continue;
            }
            if !allow::is_value(name, value) {
                self.fault(start, format!("{} is not a value for {name}", quote(value)), value_of(name));
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
            self.fault(start, format!("there are more than {MOST_CLASSES} classes"), "one or two are enough");
            return;
        }
        for class in value.split_whitespace().filter(|class| !allow::classes().any(|known| known == *class)) {
            self.fault(
                start,
                format!("there is no class {}", quote(class)),
                did_you_mean(class, allow::classes()),
            );
        }
    }
}

fn value_of(attribute: &str) -> &'static str {
    match attribute {
        "data-fragment" => "write the number of the step: 1 to 9",
        "d" => "write a path that starts with M, with commands and numbers only",
        "points" => "write pairs of numbers: 0,0 10,20",
        "transform" => "write translate, scale, rotate, skewX, skewY or matrix with numbers",
        _ => "write one number without a unit",
    }
}
