//! `methods/`: a text for the methods section of a paper, the main result, and how to cite both.
//!
//! The words are in `locales/methods`, because they are no part of the app.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use konventa_domain::gain::{Caveat, Figure, LectureSeats, SMALLEST_GROUP, SetAsideNote};
use konventa_domain::invariant::OrNever as _;
use konventa_domain::rounding::{P_PLACES, RoundedChange, Unit, p_value, with_one_place};
use konventa_domain::{Language, Month};
use konventa_script::to_cyrillic_with_placeholders;

use super::{DeckTexts, Package};

/// The texts of one language by name.
type Texts = BTreeMap<String, String>;

/// One file for each language that people write: `TAG.toml`.
#[derive(rust_embed::RustEmbed)]
#[folder = "../../locales/methods"]
struct Written;

/// The texts of all languages; those of a transliterated one are made from its origin.
static TEXTS: LazyLock<BTreeMap<Language, Texts>> = LazyLock::new(|| {
    let read = |language: Language| {
        let file = Written::get(&format!("{language}.toml"))?;
        let texts = toml::from_slice(&file.data).or_never("locales/methods is TOML", Texts::new);
        Some((language, texts))
    };
    let mut all: BTreeMap<Language, Texts> = Language::ALL.into_iter().filter_map(read).collect();
    for language in Language::ALL {
        let origin = language.transliterated_from().and_then(|origin| all.get(&origin));
        let made = origin.map(|texts| {
            texts.iter().map(|(name, text)| (name.clone(), to_cyrillic_with_placeholders(text))).collect()
        });
        all.extend(made.map(|texts| (language, texts)));
    }
    all
});

/// Replaces each `{name}` by its value. Braces in values are left alone.
fn filled(text: &str, values: &[(&str, String)]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let named = after.split_once('}').and_then(|(name, after)| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| (value, after))
        });
        if let Some((value, after)) = named {
            filled.push_str(value);
            rest = after;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled + rest
}

/// Numbers as a language writes them.
#[derive(Debug, Clone, Copy)]
struct Mark(char);

impl Mark {
    const fn of(language: Language) -> Self {
        Self(language.decimal_mark())
    }

    /// A share in percent with one decimal place.
    fn percent(self, share: f64) -> String {
        with_one_place(Unit::TenthOfPercent.round(share), self.0)
    }

    /// A number with decimal places.
    fn places(self, value: f64, places: usize) -> String {
        let written = format!("{value:.places$}");
        let is_zero = !written.contains(|c: char| c.is_ascii_digit() && c != '0');
        let written = if is_zero { written.trim_start_matches('-') } else { &written };
        written.replace('.', self.0.encode_utf8(&mut [0; 4])).replace('-', "\u{2212}")
    }

    /// A p-value as papers report it.
    fn p(self, p: f64) -> String {
        let (sign, p) = p_value(p);
        format!("p {sign} {}", self.places(p, usize::from(P_PLACES)))
    }
}

impl Package {
    /// Writes the text in a language.
    #[must_use]
    pub fn methods(&self, language: Language) -> String {
        let texts = TEXTS.get(&language).or_else(|| TEXTS.get(&Language::English));
        let values = self.values(language, texts);
        let said = |name: &str| {
            let text = texts.and_then(|texts| texts.get(name)).map(String::as_str).unwrap_or_default();
            filled(text, &values)
        };
        let has = |name: &str| values.iter().any(|(known, _)| *known == name);
        let when = |there: bool, name: &'static str| there.then_some(name);
        let months = &self.report.months;
        // Records whose batch has several months are in none of them.
        let all_named = months.iter().map(|month| month.n).sum::<u64>() == self.rows.rows.len() as u64;
        let period = match (all_named, months.len()) {
            (true, 1) => "period_one",
            (true, _) => "period",
            (false, _) => "period_named",
        };
        let methods = [
            Some("design"),
            Some("instrument"),
            when(has("values"), "selection"),
            Some("sample"),
            when(has("without_ticket"), "without_ticket"),
            when(has("seats"), "seats"),
            when(
                !self.report.set_aside.is_empty(),
                if self.leaves_out() { "set_aside" } else { "set_aside_counted" },
            ),
            when(has("from"), period),
            Some("scoring"),
            Some("analysis"),
            Some("clustering"),
            Some("anonymity"),
            Some("ethics"),
            Some("software"),
        ];
        let paragraph = |names: &[Option<&str>]| {
            names.iter().flatten().map(|name| said(name)).collect::<Vec<_>>().join(" ")
        };
        let results = [
            when(has("difference"), "found"),
            when(has("difference") && has("low"), "tested"),
            when(!has("difference"), "none"),
        ];
        let synthetic =
            if self.report.synthetic { format!("**{}**\n\n", said("synthetic")) } else { String::new() };
        format!(
            "{synthetic}## {}\n\n{}\n\n## {}\n\n{}\n\n## {}\n\n- {}\n- {}\n",
            said("methods"),
            paragraph(&methods),
            said("results"),
            paragraph(&results),
            said("cite"),
            said("cite_software"),
            said("cite_data"),
        )
    }

    /// What is set aside, with the numbers of records and the reasons.
    fn reasons(&self) -> String {
        let one =
            |note: &SetAsideNote| format!("{} (n = {}): {}", note.what.target, note.n, note.what.reason);
        self.report.set_aside.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    /// The title of the lecture in a language, or its id if it is no longer served.
    fn title_in(&self, language: Language) -> String {
        let words = self
            .deck_texts
            .as_ref()
            .and_then(|texts| texts.languages.get(&language).or_else(|| DeckTexts::english(texts)));
        words.map_or_else(|| self.report.scope.deck.to_string(), |words| words.public.title.clone())
    }

    /// What is put into the texts. A value that does not exist is absent.
    fn values(&self, language: Language, texts: Option<&Texts>) -> Vec<(&'static str, String)> {
        let report = &self.report;
        let mark = Mark::of(language);
        let withheld = texts.and_then(|texts| texts.get("one_to_nine")).cloned().unwrap_or_default();
        let count = |figure: Figure| figure.value().map_or_else(|| withheld.clone(), |n| format!("{n:.0}"));
        let counted = report.versions.iter().filter(|version| version.counted);
        let versions: Vec<&str> = counted.map(|version| version.version.as_str()).collect();
        let mut values = vec![
            ("authors", "The Konventa authors".to_owned()),
            ("title", self.title_in(language)),
            ("deck", report.scope.deck.to_string()),
            ("versions", if versions.is_empty() { "–".to_owned() } else { versions.join(", ") }),
            ("items", report.items_asked.to_string()),
            ("n", count(report.n.paired)),
            ("reasons", self.reasons()),
            ("pre", count(report.n.pre_only)),
            ("post", count(report.n.post_only)),
            ("smallest", SMALLEST_GROUP.to_string()),
            ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ];
        let chosen: Vec<String> = report
            .scope
            .conditions()
            .map(|condition| format!("{} = {}", condition.filter().name(), condition.value()))
            .collect();
        if !chosen.is_empty() {
            values.push(("values", chosen.join(", ")));
        }
        if report.caveats.contains(&Caveat::WithoutTicket) {
            values.push(("without_ticket", count(report.n.without_ticket)));
        }
        if !report.seats.is_empty() {
            let one = |own: &LectureSeats| format!("{}: {} / {}", own.lecture, own.tickets, own.heads);
            values.push(("seats", report.seats.iter().map(one).collect::<Vec<_>>().join("; ")));
        }
        let months = || report.months.iter().map(|month| month.name);
        if let (Some(from), Some(to)) = (months().min(), months().max()) {
            values.extend([("from", month(from, mark)), ("to", month(to, mark))]);
        }
        let (pre, post) = (&report.score.pre, &report.score.post);
        if let (Some(before), Some(after)) = (pre.mean.value(), post.mean.value()) {
            let shown = RoundedChange::of(before, after, Unit::TenthOfPercent);
            let sd = |figure: Figure| figure.value().map_or_else(|| "–".to_owned(), |sd| mark.percent(sd));
            values.extend([
                ("before", with_one_place(shown.before, mark.0)),
                ("after", with_one_place(shown.after, mark.0)),
                ("difference", with_one_place(shown.difference(), mark.0)),
                ("sd_before", sd(pre.sd)),
                ("sd_after", sd(post.sd)),
            ]);
        }
        let (difference, test) = (&report.difference, &report.tests.paired_t);
        let tested = [difference.ci_low, difference.ci_high, test.t, test.df, test.p, report.effect.d_z];
        if let [Some(low), Some(high), Some(t), Some(df), Some(p), Some(d_z)] =
            tested.map(|figure| figure.value())
        {
            // The same in every language and script.
            let test = format!(
                "t({}) = {}; {}; d_z = {}; n = {}",
                mark.places(df, 0),
                mark.places(t, 2),
                mark.p(p),
                mark.places(d_z, 2),
                count(report.n.paired)
            );
            values.extend([("low", mark.percent(low)), ("high", mark.percent(high)), ("test", test)]);
        }
        values
    }
}

/// A month in digits, which need no word of a language: `2026-11` in English, else `11/2026`.
fn month(month: Month, mark: Mark) -> String {
    let written = month.to_string();
    match written.split_once('-').filter(|_| mark.0 == ',') {
        Some((year, month)) => format!("{month}/{year}"),
        None => written,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::export::tests::{package_of, placed};

    /// Twelve students with two items: right before are 6 of 24, after 12 of 24. Half the students gain
    /// 50 points, so the differences have a standard deviation of √(12 · 0.0625 / 11), and t is
    /// 0.25 / (0.2611 / √12) = 3.32.
    fn varied() -> Package {
        use konventa_domain::scoring::Outcome::{Blank, Correct, Unsure, Wrong};
        package_of(
            &["a", "b"],
            [[(Correct, Correct), (Wrong, Correct)], [(Wrong, Blank), (Unsure, Wrong)]]
                .into_iter()
                .flat_map(|pairs| vec![pairs.to_vec(); 6])
                .collect(),
        )
    }

    fn placeholders(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
    }

    #[test]
    fn every_language_has_the_same_texts_and_placeholders() {
        let english = &TEXTS[&Language::English];
        assert!(!english.is_empty());
        for language in Language::ALL {
            let texts = &TEXTS[&language];
            assert!(texts.keys().eq(english.keys()), "{language}");
            for (name, text) in texts {
                assert_eq!(placeholders(text), placeholders(&english[name]), "{language}: {name}");
            }
        }
    }

    /// As for the texts of the app: all others become Cyrillic letter by letter.
    #[test]
    fn every_word_can_be_written_in_cyrillic() {
        for (name, text) in &TEXTS[&Language::SerbianLatin] {
            assert_eq!(konventa_script::foreign_words::<&str>(text, &[]), [""; 0], "{name}");
        }
        insta::assert_snapshot!("methods_cyrillic", varied().methods(Language::SerbianCyrillic));
    }

    #[test]
    fn the_text_by_hand() {
        // Twenty equal records of one item, wrong before and right after.
        insta::assert_snapshot!("methods", varied().methods(Language::English));
    }

    #[test]
    fn every_language_has_all_texts() {
        let english: Vec<&String> = TEXTS[&Language::English].keys().collect();
        assert!(!english.is_empty());
        for language in Language::ALL {
            let texts = TEXTS.get(&language).map(|texts| texts.keys().collect());
            assert_eq!(texts.as_ref(), Some(&english), "locales/methods/{language}.toml");
        }
    }

    #[test]
    fn every_placeholder_is_filled_in_every_language() {
        for package in [placed(&["Peja"]), placed(&[])] {
            for language in Language::ALL {
                let text = package.methods(language);
                assert!(!text.contains(['{', '}']), "{text}");
                assert!(text.contains("Konventa") || text.contains("Конвента"), "{text}");
            }
        }
    }

    #[test]
    fn a_value_is_put_in_once_and_never_read_again() {
        let values = [("title", "{n} {title} {".to_owned()), ("n", "5".to_owned())];
        assert_eq!(filled("“{title}”, {n}, {other} {", &values), "“{n} {title} {”, 5, {other} {");
    }

    #[test]
    fn numbers_have_the_mark_of_the_language() {
        let (english, serbian) = (Mark('.'), Mark(','));
        assert_eq!(english.places(-1.005, 2), "\u{2212}1.00");
        assert_eq!(english.places(-0.001, 2), "0.00");
        assert_eq!(serbian.places(12.345, 1), "12,3");
        assert_eq!((english.p(0.0004), serbian.p(0.04)), ("p < 0.001".to_owned(), "p = 0,040".to_owned()));
        assert_eq!(serbian.percent(0.4446), "44,5");
    }
}
