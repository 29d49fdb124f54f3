//! Writes the HTML of one Markdown text. It uses a stack instead of recursion, so that deep nesting
//! is a fault and not a stack overflow.

use std::collections::BTreeSet;

use konventa_script::invisible;
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::MarkupContext;
use super::inline::InlineRun;
use super::nesting::{Nesting, OpenElement};
use super::slide_drawings::{SlideDrawings, is_photo};
use super::unsupported;
use crate::fault::{FaultReport, Location};
use crate::line_index::LineIndex;
use crate::message::Message;
use crate::messages;
use crate::quote::quote;
use crate::words::Passage;

/// What a text is for, which decides what it may contain.
pub(super) enum TextKind<'k, 's> {
    /// A headline, a question, a choice: words only.
    Line,
    /// Notes, an explanation: paragraphs, lists and block quotes.
    Prose,
    /// The body of a slide: cards, drawings and fragments too.
    Slide(&'k mut SlideDrawings<'s>),
}

/// The result.
#[derive(Debug, Default)]
pub(super) struct RenderedBlocks {
    pub(super) html: String,
    /// The words that it shows.
    pub(super) plain_text: String,
    /// The steps of its lists.
    pub(super) steps: BTreeSet<u8>,
}

struct BlockWriter<'r, 'k, 's, 'w> {
    kind: TextKind<'k, 's>,
    text: &'r str,
    lines: LineIndex,
    at: Location<'w>,
    report: &'r mut FaultReport,
    run: InlineRun,
    stack: Vec<OpenElement>,
    /// The number of refused elements that are open here.
    refused: usize,
    before_cards: String,
    cards: Vec<String>,
    plain_text: String,
    steps: BTreeSet<u8>,
}

/// Renders one text.
pub(super) fn write(
    passage: &Passage,
    kind: TextKind<'_, '_>,
    context: MarkupContext<'_>,
    report: &mut FaultReport,
) -> RenderedBlocks {
    // These extensions are on so that their markup can be refused; otherwise it would be shown as
    // text.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS;
    let text = passage.text.as_str();
    let parser = Parser::new_ext(text, options);
    let lines = LineIndex::from(text, passage.line);
    for (_, definition) in parser.reference_definitions().iter() {
        report.fault(context.at.line(lines.at(definition.span.start)), messages::markup::link_address());
    }
    let mut writer = BlockWriter {
        kind,
        text,
        lines,
        at: context.at,
        report,
        run: InlineRun::new(context),
        stack: Vec::new(),
        refused: 0,
        before_cards: String::new(),
        cards: Vec::new(),
        plain_text: String::new(),
        steps: BTreeSet::new(),
    };
    for (event, range) in parser.into_offset_iter() {
        writer.event(event, range.start, range.end);
    }
    writer.finish()
}

impl BlockWriter<'_, '_, '_, '_> {
    fn fault(&mut self, byte: usize, message: Message) {
        self.report.fault(self.at.line(self.lines.at(byte)), message);
    }

    fn event(&mut self, event: Event<'_>, start: usize, end: usize) {
        match event {
            Event::Start(_) if self.refused > 0 => self.refused += 1,
            Event::End(_) if self.refused > 0 => self.refused -= 1,
            _ if self.refused > 0 => {}
            Event::Start(tag) => {
                if let Some(open) = self.nesting(start).opens(&tag) {
                    self.open(open, &tag, start);
                } else {
                    self.fault(start, unsupported::tag(&tag));
                    self.refused = 1;
                }
            }
            Event::End(_) => self.close(start),
            Event::Text(text) => {
                self.stray_marks(start, end);
                self.hidden(&text, start, end);
                self.run.text(&text);
            }
            Event::SoftBreak => self.run.text(" "),
            Event::HardBreak => self.run.hard_break(),
            other => {
                if let Some(refusal) = unsupported::event(&other) {
                    self.fault(start, refusal);
                }
            }
        }
    }

    fn nesting(&self, start: usize) -> Nesting<'_> {
        Nesting {
            stack: &self.stack,
            on_slide: matches!(self.kind, TextKind::Slide(_)),
            line_only: matches!(self.kind, TextKind::Line),
            item_is_blank: self.run.is_blank(),
            source: self.after(start),
        }
    }

    fn after(&self, byte: usize) -> &str {
        self.text.get(byte..).unwrap_or_default()
    }

    fn open(&mut self, open: OpenElement, tag: &Tag<'_>, start: usize) {
        match (open, tag) {
            (OpenElement::Strong, _) => self.run.tag("<strong>"),
            (OpenElement::Emphasis, _) => self.run.tag("<em>"),
            (OpenElement::Picture, Tag::Image { dest_url, title, .. }) => {
                if !title.is_empty() {
                    self.fault(start, messages::markup::drawing_title());
                }
                if !self.run.is_blank() && self.stack.last() == Some(&OpenElement::Card) {
                    self.fault(start, messages::markup::drawing_after_words());
                }
                self.run.open_picture(dest_url, self.lines.at(start));
            }
            (OpenElement::Quote, _) => self.output().push_str("<blockquote>"),
            (OpenElement::List { ordered }, Tag::List(first)) => {
                if first.is_some_and(|number| number != 1) {
                    self.fault(start, messages::markup::list_not_from_one());
                }
                self.output().push_str(if ordered { "<ol>" } else { "<ul>" });
            }
            (OpenElement::NamedLine, _) => self.list_item(start),
            _ => {}
        }
        self.stack.push(open);
    }

    /// Opens a list item. Its marker says whether it is a step.
    fn list_item(&mut self, start: usize) {
        let marker = self.after(start).trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
        let sign = marker.chars().next();
        if sign == Some('*') {
            self.fault(start, messages::markup::star());
        }
        if !matches!(sign, Some('+' | ')')) {
            self.output().push_str("<li>");
            return;
        }
        if !matches!(self.kind, TextKind::Slide(_)) {
            self.fault(start, messages::markup::steps_misplaced());
        }
        let step = self.steps.last().map_or(1, |last| last.saturating_add(1));
        self.steps.insert(step);
        self.output().extend(["<li data-fragment=\"", &step.to_string(), "\">"]);
    }

    fn close(&mut self, start: usize) {
        let Some(open) = self.stack.pop() else { return };
        match open {
            OpenElement::Strong => self.run.tag("</strong>"),
            OpenElement::Emphasis => self.run.tag("</em>"),
            OpenElement::Picture => self.run.close_picture(),
            OpenElement::Quote => self.output().push_str("</blockquote>"),
            OpenElement::List { ordered } => self.output().push_str(if ordered { "</ol>" } else { "</ul>" }),
            OpenElement::Paragraph if self.stack.last() == Some(&OpenElement::NamedLine) => {}
            OpenElement::Paragraph => self.paragraph(start),
            OpenElement::Card => self.card(start),
            OpenElement::NamedLine => {
                let run = self.take_run(start);
                if run.plain_text.is_empty() {
                    self.fault(start, messages::markup::empty_point());
                }
                self.output().push_str(&run.html);
                self.output().push_str("</li>");
            }
        }
    }

    fn take_run(&mut self, start: usize) -> super::inline::FinishedRun {
        let run = self.run.finish();
        if let Some((_, name)) = run.plain_text.split_once("](")
            && is_photo(name.split(')').next().unwrap_or_default())
        {
            let name = quote(name.split(')').next().unwrap_or_default());
            self.report.fault(self.at.line(self.lines.at(start)), messages::drawings::photo(name));
        } else if run.plain_text.contains("](") {
            self.fault(start, messages::markup::broken_drawing());
        }
        self.plain_text.push_str(&run.plain_text);
        self.plain_text.push(' ');
        run
    }

    fn paragraph(&mut self, start: usize) {
        let run = self.take_run(start);
        if run.pictures.is_empty() {
            let html = match self.kind {
                TextKind::Line => run.html,
                TextKind::Prose | TextKind::Slide(_) => format!("<p>{}</p>", run.html),
            };
            self.output().push_str(&html);
            return;
        }
        if !run.plain_text.is_empty() {
            self.fault(start, messages::markup::drawing_in_text());
        }
        let TextKind::Slide(shown) = &mut self.kind else { return };
        let mut figures = String::new();
        for picture in run.pictures {
            let svg = shown.figure(&picture.name, &picture.alt, self.at.line(picture.line), self.report);
            figures.extend(["<figure class=\"drawing-figure\">", &svg, "</figure>"]);
        }
        self.output().push_str(&figures);
    }

    fn card(&mut self, start: usize) {
        let run = self.take_run(start);
        if run.plain_text.is_empty() {
            self.fault(start, messages::markup::card_without_heading());
        }
        if run.pictures.len() > 1 {
            self.fault(start, messages::markup::card_with_two_drawings());
        }
        let mut card = String::new();
        if let (TextKind::Slide(shown), Some(picture)) = (&mut self.kind, run.pictures.first()) {
            card = shown.icon(&picture.name, &picture.alt, self.at.line(picture.line), self.report);
        }
        card.extend(["<h3>", &run.html, "</h3>"]);
        self.cards.push(card);
    }

    fn output(&mut self) -> &mut String {
        self.cards.last_mut().unwrap_or(&mut self.before_cards)
    }

    /// Reports entities such as `&shy;` that stand for something nobody sees, or for a mark that
    /// belongs to the letter before it. The file itself has neither.
    fn hidden(&mut self, text: &str, start: usize, end: usize) {
        let is_hidden = |c: char| invisible(c).is_some() || ('\u{300}'..='\u{36f}').contains(&c);
        let source = self.text.get(start..end).unwrap_or_default();
        if source.starts_with('&') && text.contains(is_hidden) {
            let at = self.at.line(self.lines.at(start));
            self.report.fault(at, messages::pasted::hidden_in_code(source));
        }
    }

    /// Reports marks that Markdown left as text, unless there is a backslash before them.
    fn stray_marks(&mut self, start: usize, end: usize) {
        let source = self.text.get(start..end).unwrap_or_default();
        let escaped = start > 0 && self.text.as_bytes().get(start - 1) == Some(&b'\\');
        let looked_at = source.get(usize::from(escaped)..).unwrap_or_default();
        if looked_at.contains(['*', '`']) {
            self.fault(start, messages::markup::unclosed_mark());
        }
    }

    fn finish(mut self) -> RenderedBlocks {
        // Text outside of a paragraph can only be left over from something refused.
        let rest = self.run.finish();
        self.plain_text.push_str(&rest.plain_text);
        let mut html = self.before_cards;
        if !self.cards.is_empty() {
            let count = self.cards.len().to_string();
            html.extend(["<div class=\"cards\" data-count=\"", &count, "\">"]);
            for card in &self.cards {
                html.extend(["<section class=\"card\">", card, "</section>"]);
            }
            html.push_str("</div>");
        }
        RenderedBlocks { html, plain_text: self.plain_text, steps: self.steps }
    }
}
