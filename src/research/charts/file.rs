//! A chart as a file of its own, for a paper: with its title, how to read it, whom it shows, and `n`.

use konventa_domain::deck::escape;

use super::WIDTH;
use super::shape::at;

/// The space left and right of texts, and around the drawing.
const MARGIN: f64 = 16.0;
const TITLE: f64 = 20.0;
const TEXT: f64 = 13.0;
/// The distance of two lines.
const LINE: f64 = 18.0;
/// The number of letters in a line of text. Even wide letters of this size stay inside the drawing.
const LETTERS: usize = 102;
/// The same for the title.
const TITLE_LETTERS: usize = 60;

/// A file of a chart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ChartFile {
    pub(super) svg: String,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Puts a drawing, `height` units high, between its title and the lines of its caption.
pub(super) fn with_caption(drawing: &str, height: f64, title: &str, caption: &[String]) -> ChartFile {
    let mut texts = String::new();
    let mut y = MARGIN;
    for line in wrapped(title, TITLE_LETTERS) {
        y += TITLE + 4.0;
        texts.push_str(&text(y, TITLE, "#221a26", "700", &line));
    }
    y += MARGIN;
    let top = y;
    y += height + MARGIN;
    for line in caption.iter().flat_map(|paragraph| wrapped(paragraph, LETTERS)) {
        y += LINE;
        texts.push_str(&text(y, TEXT, "#5d5263", "400", &line));
    }
    let (width, height_of_all) = (WIDTH + 2.0 * MARGIN, y + MARGIN);
    let place = format!(
        "<svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
        at(MARGIN),
        at(top),
        at(WIDTH),
        at(height)
    );
    let description = caption.join(" ");
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" role=\"img\" aria-labelledby=\"figure-title \
         figure-text\" font-family=\"system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif\"><title \
         id=\"figure-title\">{}</title><desc id=\"figure-text\">{}</desc><rect width=\"{w}\" height=\"{h}\" \
         fill=\"#fffdfb\"/>{texts}{}</svg>",
        escaped(title),
        escaped(&description),
        drawing.replacen("<svg", &place, 1),
        w = at(width),
        h = at(height_of_all),
    );
    ChartFile { svg, width, height: height_of_all }
}

fn text(y: f64, size: f64, colour: &str, weight: &str, words: &str) -> String {
    format!(
        "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{weight}\" fill=\"{colour}\">{}</text>",
        at(MARGIN),
        at(y),
        at(size),
        escaped(words)
    )
}

/// Breaks a text between words into lines of at most this number of letters. A longer word has a line
/// of its own.
fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Text as XML. What XML does not allow is left out.
fn escaped(text: &str) -> String {
    let allowed = |c: &char| !matches!(c, '\u{fffe}' | '\u{ffff}') && (!c.is_control() || *c == '\n');
    escape(&text.chars().filter(allowed).collect::<String>())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 100\"><g/></svg>";

    #[test]
    fn a_file_has_title_caption_and_drawing() {
        let caption = ["Open circle: before.".to_owned(), "A place called “<b>” & \"c\" · n = 12".to_owned()];
        let file = with_caption(DRAWING, 100.0, "Each question", &caption);
        assert!(file.svg.contains("<title id=\"figure-title\">Each question</title>"));
        assert!(
            file.svg.contains(">A place called “&lt;b&gt;” &amp; &quot;c&quot; · n = 12</text>"),
            "{}",
            file.svg
        );
        assert!(
            file.svg.contains("<svg x=\"16\" y=\"56\" width=\"720\" height=\"100\" xmlns"),
            "{}",
            file.svg
        );
        // 16 + 24 + 16 above, 100 of the drawing, and 16 + 2 · 18 + 16 below.
        assert_eq!((file.width, file.height), (752.0, 224.0));
        assert!(file.svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 752 224\""));
    }

    #[test]
    fn lines_are_broken_between_words() {
        assert_eq!(wrapped("one two  three", 7), ["one two", "three"]);
        assert_eq!(wrapped("abcdefghij k", 4), ["abcdefghij", "k"]);
        assert_eq!(wrapped("", 4), [""; 0]);
    }

    proptest! {
        #[test]
        fn no_word_gets_out_of_its_text(title in "(.|[<>&\"'\n]){0,60}", said in "(.|[<>&\"'\n]){0,200}") {
            let svg = with_caption(DRAWING, 100.0, &title, &[said]).svg;
            // Only our own tags are there.
            let tags: Vec<&str> = svg.split('<').skip(1).map(|rest| rest.split([' ', '>', '/']).find(|name| !name.is_empty()).unwrap_or_default()).collect();
            prop_assert!(tags.iter().all(|tag| ["svg", "title", "desc", "rect", "text", "g"].contains(tag)), "{:?}", tags);
            let balance = |tag: &str| (svg.matches(&format!("<{tag}")).count(), svg.matches(&format!("</{tag}>")).count());
            for tag in ["svg", "title", "text"] {
                let (open, close) = balance(tag);
                prop_assert_eq!(open, close, "{}", tag);
            }
        }
    }
}
