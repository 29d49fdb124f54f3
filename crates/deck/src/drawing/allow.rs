//! The elements, attributes and classes that a drawing may have. All others are refused.

use super::MOST_STEPS;
use super::number::{is_number, is_path, is_transform, numbers};
use crate::message::Phrase;
use crate::messages::svg;

/// The SVG namespace. Without it, browsers do not show the file when its author opens it.
pub(super) const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// The elements, and the attributes that each of them has.
const ELEMENTS: [(&str, &[&str]); 11] = [
    ("g", &[]),
    ("path", &["d"]),
    ("circle", &["cx", "cy", "r"]),
    ("ellipse", &["cx", "cy", "rx", "ry"]),
    ("rect", &["x", "y", "width", "height", "rx", "ry"]),
    ("line", &["x1", "y1", "x2", "y2"]),
    ("polyline", &["points"]),
    ("polygon", &["points"]),
    ("text", &["x", "y", "dx", "dy"]),
    ("tspan", &["x", "y", "dx", "dy"]),
    ("title", &[]),
];

const COMMON: [&str; 3] = ["class", "transform", "data-fragment"];

/// The classes, as listed in docs/authoring.md.
const CLASSES: &str = "ink soft voice accent right line line-voice line-accent line-right line-soft fill-paper \
     fill-quiet fill-voice fill-accent fill-right label label-small label-strong middle end";

/// Iterates over the names of all classes.
pub(super) fn classes() -> impl Iterator<Item = &'static str> + Clone {
    CLASSES.split(' ')
}

/// Whether an element is allowed below the root.
pub(super) fn is_element(name: &str) -> bool {
    ELEMENTS.iter().any(|(known, _)| *known == name)
}

/// Returns the names of all elements, for messages.
pub(super) fn elements() -> impl Iterator<Item = &'static str> + Clone {
    ELEMENTS.iter().map(|(name, _)| *name)
}

/// Whether an element may have this attribute.
pub(super) fn is_attribute(element: &str, attribute: &str) -> bool {
    match element {
        "svg" => attribute == "viewBox",
        "title" => false,
        _ => {
            COMMON.contains(&attribute)
                || ELEMENTS.iter().any(|(name, own)| *name == element && own.contains(&attribute))
        }
    }
}

/// Whether the value of an allowed attribute is valid. Classes are checked one by one elsewhere.
pub(super) fn is_value(attribute: &str, value: &str) -> bool {
    match attribute {
        "class" => true,
        "d" => is_path(value),
        "points" => numbers(value).is_some_and(|numbers| numbers.len() % 2 == 0),
        "transform" => is_transform(value),
        "data-fragment" => matches!(value.as_bytes(), [step @ b'1'..=b'9'] if step - b'0' <= MOST_STEPS),
        _ => is_number(value.trim()),
    }
}

/// Returns what the author can do instead of using a refused attribute.
pub(super) fn instead_of(attribute: &str) -> Phrase {
    match attribute {
        "id" | "href" => svg::delete_name(),
        "width" | "height" => svg::delete_size(),
        "text-anchor" => svg::use_anchor(),
        "fill" | "stroke" | "style" | "stroke-width" | "opacity" | "color" | "fill-opacity" => {
            svg::use_colour()
        }
        "font-size" | "font-family" | "font-weight" => svg::use_label(),
        _ => svg::delete(),
    }
}
