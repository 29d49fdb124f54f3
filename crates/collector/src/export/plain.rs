//! Turns the small subset of HTML that the deck compiler writes into plain text.

use konventa_domain::deck::unescape;

/// Returns the text of a piece of markup: paragraphs, points and the texts of drawings are lines of
/// their own.
pub(super) fn plain(html: &str) -> String {
    let mut text = Text::default();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.words(before);
        let Some((tag, after)) = tag.split_once('>') else { break };
        text.tag(tag);
        rest = after;
    }
    text.words(rest);
    text.line();
    text.lines.join("\n")
}

/// Returns the text in one line.
pub(super) fn line(html: &str) -> String {
    plain(html).replace('\n', " ")
}

#[derive(Default)]
struct Text {
    lines: Vec<String>,
    open: String,
    /// The number of the next point, for each enclosing list; `None` for a list without numbers.
    lists: Vec<Option<usize>>,
    in_drawing: bool,
}

impl Text {
    fn words(&mut self, escaped: &str) {
        // There is no text between the parts of a drawing.
        if !(self.in_drawing && escaped.trim().is_empty()) {
            self.open.push_str(&unescape(escaped));
        }
    }

    /// Ends the line if it has words.
    fn line(&mut self) {
        let words: Vec<&str> = self.open.split_whitespace().collect();
        if !words.is_empty() {
            self.lines.push(words.join(" "));
        }
        self.open.clear();
    }

    fn tag(&mut self, tag: &str) {
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        match (tag.starts_with('/'), name) {
            (_, "strong") => self.open.push_str("**"),
            (_, "em") => self.open.push('*'),
            (false, "svg") => {
                self.line();
                self.in_drawing = true;
                if let Some(said) = attribute(tag, "aria-label") {
                    self.lines.push(format!("Drawing: {}", unescape(said)));
                }
            }
            (true, "svg") => {
                self.line();
                self.in_drawing = false;
            }
            (false, "text") => {
                self.line();
                self.open.push_str("- ");
            }
            (_, "tspan") => self.open.push(' '),
            (false, "ol") => {
                self.line();
                self.lists.push(Some(1));
            }
            (false, "ul") => {
                self.line();
                self.lists.push(None);
            }
            (true, "ol" | "ul") => {
                self.line();
                self.lists.pop();
            }
            (false, "li") => {
                self.line();
                let mark = match self.lists.last_mut() {
                    Some(Some(next)) => {
                        *next += 1;
                        format!("{}. ", *next - 1)
                    }
                    _ => "- ".to_owned(),
                };
                self.open.push_str(&mark);
            }
            (false, "h3") => {
                self.line();
                self.open.push_str("**");
            }
            (true, "h3") => {
                self.open.push_str("**");
                self.line();
            }
            (false, "blockquote") => {
                self.line();
                self.open.push_str("> ");
            }
            (_, "p") if self.open.trim() == ">" => {}
            (_, "p" | "br" | "figure" | "div" | "section" | "blockquote" | "text") | (true, "li") => {
                self.line();
            }
            _ => {}
        }
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!("{name}=\""))?;
    value.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_lines() {
        for (html, text) in [
            ("Four <strong>pillars</strong> &amp; more", "Four **pillars** & more"),
            ("<p>One<br>two</p><p>Three</p>", "One\ntwo\nThree"),
            (
                "<ul><li data-fragment=\"1\">a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>",
                "- a\n- b\n1. c\n2. d",
            ),
            ("<blockquote><p>Said &lt;so&gt;</p></blockquote><p>End</p>", "> Said <so>\nEnd"),
            (
                "<figure class=\"drawing-figure\"><svg class=\"drawing\" role=\"img\" aria-label=\"Two &amp; two\" \
                 viewBox=\"0 0 1 1\"> <g><path d=\"M0\"/></g> <text x=\"1\"><tspan>left</tspan> <tspan>side</tspan></text> \
                 <text>right</text></svg></figure>",
                "Drawing: Two & two\n- left side\n- right",
            ),
            (
                "<div class=\"cards\"><section class=\"card\"><h3>Head</h3><p>Body</p></section></div>",
                "**Head**\nBody",
            ),
            ("", ""),
        ] {
            assert_eq!(plain(html), text);
        }
        assert_eq!(line("<p>a</p><p>b</p>"), "a b");
    }
}
