//! SVG files.

use crate::case::{Case, Edit, case};

const HOUSE: &str = "drawings/house.svg";
const TALL: &str = "drawings/house.tall.svg";
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 96 96\">";

/// Adds something to the drawing, before its rectangle.
fn more(name: &'static str, svg: impl Into<String>) -> Case {
    case(name, HOUSE).swap("    <rect", svg.into() + "\n<rect")
}

/// Adds an attribute to the rectangle.
fn attribute(name: &'static str, attribute: &'static str) -> Case {
    case(name, HOUSE).swap("<rect ", format!("<rect {attribute} "))
}

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("not well formed", HOUSE).swap("</g>", "</gg>"),
        case("a tag that goes on", HOUSE).swap("rx=\"8\"/>", "rx=\"8\"/"),
        case("a drawing as large as a photograph", HOUSE).put(HOUSE, vec![b' '; 128 * 1024 + 1]),
        case("a crowd of classes", HOUSE).swap("label-small", "ink ".repeat(9)),
        case("a sign that XML does not like", HOUSE).swap("2014:", "2014 & more:"),
        case("a doctype with entities", HOUSE).swap("<svg", "<!DOCTYPE svg [<!ENTITY a \"b\">]>\n<svg"),
        case("not a drawing", HOUSE).put(HOUSE, b"<html/>".to_vec()),
        case("no namespace", HOUSE).swap(" xmlns=\"http://www.w3.org/2000/svg\"", ""),
        case("no viewBox", HOUSE).swap(" viewBox=\"0 0 1600 560\"", ""),
        case("half a viewBox", HOUSE).swap("0 0 1600 560", "1600 560"),
        case("an empty viewBox", HOUSE).swap("0 0 1600 560", "0 0 0 560"),
        more("a script", "<script>alert(1)</script>"),
        more("a style", "<style>g{fill:red}</style>"),
        more("a picture", "<image href=\"a.png\"/>"),
        more("a use", "<use href=\"#a\"/>"),
        more("a foreign object", "<foreignObject><p>x</p></foreignObject>"),
        more("another namespace", "<a:g xmlns:a=\"urn:a\"/>"),
        more("a tspan outside of text", "<tspan>{{roof}}</tspan>"),
        more("a shape in a text", "<text><path d=\"M0 0\"/></text>"),
        more("words outside of a text", "Hello"),
        more("words of one language", "<text>Home</text>"),
        more("a label not closed", "<text>{{roof</text>"),
        more("a label that is not a name", "<text>{{The roof}}</text>"),
        more("a single bracket", "<text>{1}</text>"),
        more("nested too deep", "<g>".repeat(200) + &"</g>".repeat(200)),
        more("nested far too deep", "<g>".repeat(4_000) + &"</g>".repeat(4_000)),
        case("too many shapes", HOUSE).swap("    <rect", "<g/>".repeat(6_000) + "\n<rect"),
        attribute("a handler", "onclick=\"alert(1)\""),
        attribute("an id", "id=\"a\""),
        attribute("a colour", "fill=\"red\""),
        attribute("a style attribute", "style=\"fill:red\""),
        attribute("an attribute of another shape", "cx=\"4\""),
        attribute("a foreign attribute", "xmlns:a=\"urn:a\" a:b=\"c\""),
        attribute("a step number that does not exist", "data-fragment=\"0\""),
        attribute("a transform from outside", "transform=\"url(#a)\""),
        case("a number with a unit", HOUSE).swap("rx=\"8\"", "rx=\"8px\""),
        case("half a pair", HOUSE).swap("1500,200", "1500"),
        case("a path of words", "drawings/sprout.svg").swap("M48 88V40", "M48 88url"),
        case("an unknown class", HOUSE).swap("label-small", "label-big"),
        case("a size for the drawing", HOUSE).swap("<svg ", "<svg width=\"9\" "),
        case("a gap in the steps", "text.en.md")
            .edit(Edit::Swap(HOUSE, "data-fragment=\"2\"", "data-fragment=\"4\"".into()))
            .edit(Edit::Swap(TALL, "data-fragment=\"2\"", "data-fragment=\"4\"".into()))
            .faults(2),
        case("a wide drawing without a form for phones", HOUSE).edit(Edit::Remove(TALL)),
        case("a form for phones that is wide", TALL).swap("0 0 720 720", "0 0 720 560"),
        case("a form for phones without a label", TALL).swap("{{floor}}", "2014"),
        case("a form for phones with another step", TALL).swap("data-fragment=\"2\"", "data-fragment=\"1\""),
        case("a form for phones alone", "drawings/new.tall.svg")
            .put("drawings/new.tall.svg", format!("{SVG}</svg>").into_bytes()),
        case("a broken drawing that nothing shows", "drawings/new.svg")
            .put("drawings/new.svg", format!("{SVG}<a/></svg>").into_bytes()),
    ]
}
