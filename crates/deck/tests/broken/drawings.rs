//! SVG files.

use crate::case::{Case, Edit, case};

const HOUSE: &str = "drawings/house.svg";
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 96 96\">";

/// Adds something to the drawing, before its rectangle.
fn more(
    name: &'static str,
    svg: impl Into<String>,
    line: &'static str,
    what: &'static str,
    fix: &'static str,
) -> Case {
    case(name, HOUSE, what, fix).swap("    <rect", svg.into() + "\n<rect").line(line)
}

/// Adds an attribute to the rectangle.
fn attribute(name: &'static str, attribute: &'static str, what: &'static str, fix: &'static str) -> Case {
    case(name, HOUSE, what, fix).swap("<rect ", format!("<rect {attribute} ")).line("<rect")
}

#[expect(clippy::too_many_lines, reason = "a table")]
pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("not well formed", HOUSE, "this is not well-formed SVG", "an unclosed tag or quotation mark")
            .swap("</g>", "</gg>")
            .line("</gg>"),
        case("a tag that goes on", HOUSE, "expected '>' not '␤'", "an unclosed tag or quotation mark")
            .swap("rx=\"8\"/>", "rx=\"8\"/")
            .line("<rect"),
        case("a drawing as large as a photograph", HOUSE, "the file is larger than 128 KiB", "fewer shapes")
            .put(HOUSE, vec![b' '; 128 * 1024 + 1]),
        case("a crowd of classes", HOUSE, "there are more than 8 classes", "one or two")
            .swap("label-small", "ink ".repeat(9))
            .line("ink ink"),
        case(
            "a sign that XML does not like",
            HOUSE,
            "this is not well-formed SVG",
            "for a plain & write &amp;",
        )
        .swap("2014:", "2014 & more:")
        .line("2014 &"),
        case("a doctype with entities", HOUSE, "this is not well-formed SVG", "delete the <!DOCTYPE")
            .swap("<svg", "<!DOCTYPE svg [<!ENTITY a \"b\">]>\n<svg")
            .line("<?xml"),
        case("not a drawing", HOUSE, "this is not an SVG drawing", "start with <svg xmlns=")
            .put(HOUSE, b"<html/>".to_vec())
            .line("<html/>"),
        case("no namespace", HOUSE, "this is not an SVG drawing", "start with <svg xmlns=")
            .swap(" xmlns=\"http://www.w3.org/2000/svg\"", "")
            .line("<svg"),
        case("no viewBox", HOUSE, "the drawing has no viewBox", "add viewBox=")
            .swap(" viewBox=\"0 0 1600 560\"", "")
            .line("<svg"),
        case("half a viewBox", HOUSE, "“1600 560” is not a viewBox", "four numbers")
            .swap("0 0 1600 560", "1600 560")
            .line("<svg"),
        case("an empty viewBox", HOUSE, "is not a viewBox", "four numbers")
            .swap("0 0 1600 560", "0 0 0 560")
            .line("<svg"),
        more(
            "a script",
            "<script>alert(1)</script>",
            "<script>",
            "<script> is not possible in a drawing",
            "delete it",
        ),
        more(
            "a style",
            "<style>g{fill:red}</style>",
            "<style>",
            "<style> is not possible in a drawing",
            "delete it",
        ),
        more(
            "a picture",
            "<image href=\"a.png\"/>",
            "<image",
            "<image> is not possible in a drawing",
            "made of g, path",
        ),
        more("a use", "<use href=\"#a\"/>", "<use", "<use> is not possible", "delete it"),
        more(
            "a foreign object",
            "<foreignObject><p>x</p></foreignObject>",
            "<foreign",
            "<foreignObject> is not possible",
            "delete",
        ),
        more(
            "another namespace",
            "<a:g xmlns:a=\"urn:a\"/>",
            "<a:g",
            "<g> of another namespace is not possible in a drawing",
            "delete it",
        ),
        more(
            "a tspan outside of text",
            "<tspan>{{roof}}</tspan>",
            "<tspan>",
            "<tspan> is not possible here",
            "has to be in a <text>",
        ),
        more(
            "a shape in a text",
            "<text><path d=\"M0 0\"/></text>",
            "<path",
            "<path> is not possible here",
            "nothing else can be",
        ),
        more(
            "words outside of a text",
            "Hello",
            "Hello",
            "words outside of <text>: “Hello”",
            "put them into a <text>",
        ),
        more(
            "words of one language",
            "<text>Home</text>",
            "Home",
            "there are words in the drawing: “Home”",
            "{{name}}",
        ),
        more(
            "a label not closed",
            "<text>{{roof</text>",
            "{{roof",
            "the label “roof” is not closed",
            "{{name}}",
        ),
        more(
            "a label that is not a name",
            "<text>{{The roof}}</text>",
            "The roof",
            "“The roof” is not the name of a label",
            "small letters",
        ),
        more("a single bracket", "<text>{1}</text>", "{1}", "“{1}” is not a label", "{{name}}"),
        more(
            "nested too deep",
            "<g>".repeat(200) + &"</g>".repeat(200),
            "<g><g>",
            "nested more than 32 deep",
            "remove groups",
        ),
        more(
            "nested far too deep",
            "<g>".repeat(4_000) + &"</g>".repeat(4_000),
            "<g><g>",
            "nested more than 32 deep",
            "groups",
        ),
        case("too many shapes", HOUSE, "the drawing has too many shapes", "fewer shapes")
            .swap("    <rect", "<g/>".repeat(6_000) + "\n<rect")
            .line(""),
        attribute("a handler", "onclick=\"alert(1)\"", "<rect> cannot have onclick=", "delete it"),
        attribute("an id", "id=\"a\"", "<rect> cannot have id=", "their names would collide"),
        attribute("a colour", "fill=\"red\"", "<rect> cannot have fill=", "use a class such as ink"),
        attribute("a style attribute", "style=\"fill:red\"", "<rect> cannot have style=", "use a class"),
        attribute("an attribute of another shape", "cx=\"4\"", "<rect> cannot have cx=", "delete it"),
        attribute("a foreign attribute", "xmlns:a=\"urn:a\" a:b=\"c\"", "<rect> cannot have b=", "delete it"),
        attribute(
            "a step number that does not exist",
            "data-fragment=\"0\"",
            "“0” is not a value for data-fragment",
            "1 to 9",
        ),
        attribute(
            "a transform from outside",
            "transform=\"url(#a)\"",
            "“url(#a)” is not a value for transform",
            "translate",
        ),
        case("a number with a unit", HOUSE, "“8px” is not a value for rx", "one number")
            .swap("rx=\"8\"", "rx=\"8px\"")
            .line("<rect"),
        case("half a pair", HOUSE, "is not a value for points", "pairs of numbers")
            .swap("1500,200", "1500")
            .line("<polygon"),
        case("a path of words", "drawings/sprout.svg", "is not a value for d", "commands and numbers only")
            .swap("M48 88V40", "M48 88url")
            .line("<path"),
        case("an unknown class", HOUSE, "there is no class “label-big”", "did you mean label?")
            .swap("label-small", "label-big")
            .line("label-big"),
        case("a size for the drawing", HOUSE, "<svg> cannot have width=", "the slide decides")
            .swap("<svg ", "<svg width=\"9\" ")
            .line("<svg"),
        case(
            "a gap in the steps",
            "text.en.md",
            "nothing appears with step 3, though there is a step 4",
            "without gaps",
        )
        .edit(Edit::Swap(HOUSE, "data-fragment=\"2\"", "data-fragment=\"4\"".into()))
        .line("![A house")
        .part("slide house")
        .faults(2),
        case("a broken drawing that nothing shows", "drawings/new.svg", "<a> is not possible", "delete it")
            .put("drawings/new.svg", format!("{SVG}<a/></svg>").into_bytes())
            .line("<a/>"),
    ]
}
