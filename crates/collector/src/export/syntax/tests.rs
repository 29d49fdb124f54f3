use proptest::prelude::*;

use super::*;
use konventa_domain::Country;

use crate::export::codebook::ItemWording;
use crate::export::tests::placed;

/// Texts that would end a label, a command or a line, or that Stata would expand.
const GARBAGE: &str = "'\" `x' $y ${z} \\ /* */ // it's. \n\r\u{0}\t* . 'quoted' „č“ 🙂";

/// Reads SPSS syntax strictly: commands that end with a full stop at the end of a line.
fn spss_commands(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("begins with a byte order mark");
    let (mut commands, mut words) = (Vec::new(), Vec::new());
    for line in text.lines() {
        assert!(line.len() <= 256, "too long: {line}");
        assert!(!line.contains('\t') && !line.contains('\r'), "{line:?}");
        if line.is_empty() {
            assert!(words.is_empty(), "an empty line ends a command: {words:?}");
            continue;
        }
        if line.starts_with('*') {
            assert!(words.is_empty() && line.ends_with('.'), "{line}");
            continue;
        }
        let mut rest = line.trim_start();
        while !rest.is_empty() {
            if let Some(mut inside) = rest.strip_prefix('\'') {
                let mut word = String::new();
                loop {
                    let (before, after) =
                        inside.split_once('\'').unwrap_or_else(|| panic!("not closed: {line}"));
                    word.push_str(before);
                    if let Some(more) = after.strip_prefix('\'') {
                        word.push('\'');
                        inside = more;
                    } else {
                        rest = after.trim_start();
                        break;
                    }
                }
                words.push(format!("'{word}"));
            } else if rest == "." {
                commands.push(std::mem::take(&mut words));
                break;
            } else if let Some(after) = rest.strip_prefix(['(', ')', '=', '/']) {
                rest = after.trim_start();
            } else {
                let end = rest.find([' ', '\'', '(', ')', '=']).unwrap_or(rest.len());
                let (word, after) = rest.split_at(end);
                rest = after.trim_start();
                match word.strip_suffix('.').filter(|_| rest.is_empty()) {
                    Some(word) => {
                        words.push(word.to_owned());
                        commands.push(std::mem::take(&mut words));
                    }
                    None => words.push(word.to_owned()),
                }
            }
        }
    }
    assert!(words.is_empty(), "the last command does not end: {words:?}");
    commands
}

/// Reads Stata commands strictly: one per line, or in lines that end with `///`.
fn stata_commands(text: &str) -> Vec<Vec<String>> {
    let mut commands = Vec::new();
    for line in text.replace(" ///\n", " ").lines().filter(|line| !line.is_empty() && !line.starts_with('*'))
    {
        assert!(
            !line.contains("/*") && !line.contains("//") && !line.contains(['`', '$', '\\', '\t']),
            "{line}"
        );
        let parts: Vec<&str> = line.split('"').collect();
        assert!(parts.len() % 2 == 1, "a quotation mark is not closed: {line}");
        let words = parts.iter().enumerate().flat_map(|(at, part)| match at % 2 {
            1 => vec![format!("\"{part}")],
            _ => part.split_whitespace().map(ToOwned::to_owned).collect(),
        });
        commands.push(words.collect());
    }
    commands
}

fn written(garbage: &str) -> (String, String, Vec<String>) {
    let package = placed(&[garbage, "Peja"]);
    let mut codebook = package.codebook();
    garbage.clone_into(&mut codebook.deck);
    codebook.items[0].asked.push(ItemWording {
        countries: Country::ALL.to_vec(),
        short: String::new(),
        question: garbage.to_owned(),
        choices: Vec::new(),
        explanation: String::new(),
        articles: Vec::new(),
        sources: Vec::new(),
    });
    let source = Source::of(&package, &codebook);
    let names = codebook.records_csv.iter().map(|field| field.variable.clone()).collect();
    (spss::syntax(&source), stata::syntax(&source), names)
}

#[test]
fn the_programs_for_one_item_are_these() {
    let (spss, stata, _) = written("Nikšić");
    insta::assert_snapshot!("spss", spss.trim_start_matches('\u{feff}'));
    insta::assert_snapshot!("stata", stata);
}

fn check(garbage: &str) {
    let (spss, stata, names) = written(garbage);
    let labelled = |commands: &[Vec<String>], first: &[&str]| -> Vec<String> {
        let of_labels = commands
            .iter()
            .filter(|words| words.iter().map(String::as_str).take(first.len()).eq(first.iter().copied()));
        of_labels
            .map(|words| {
                assert_eq!(words.len(), first.len() + 2, "{words:?}");
                assert!(words[first.len() + 1].starts_with(['\'', '"']), "{words:?}");
                words[first.len()].clone()
            })
            .collect()
    };
    let commands = spss_commands(&spss);
    assert_eq!(labelled(&commands, &["VARIABLE", "LABELS"]), names);
    let first: Vec<&str> = commands.iter().map(|words| words[0].as_str()).collect();
    let known = ["GET", "EXECUTE", "FILE", "VARIABLE", "VALUE", "MISSING", "RECODE", "FORMATS", "SAVE"];
    assert!(first.iter().all(|word| known.contains(word)), "{first:?}");
    let commands = stata_commands(&stata);
    assert_eq!(labelled(&commands, &["label", "variable"]), names);
    let first: Vec<&str> = commands.iter().map(|words| words[0].as_str()).collect();
    let known = ["version", "clear", "import", "label", "mvdecode", "generate", "format", "save"];
    assert!(first.iter().all(|word| known.contains(word)), "{first:?}");
    for words in &commands {
        let label = words.iter().filter_map(|word| word.strip_prefix('"'));
        label.for_each(|label| assert!(label.chars().count() <= 80, "{label}"));
    }
}

#[test]
fn no_word_of_a_deck_or_place_ends_a_label() {
    check(GARBAGE);
    check("");
    check(&"'".repeat(300));
    check(&"č\"".repeat(300));
}

#[test]
fn a_long_text_is_cut_between_letters_and_says_so() {
    assert_eq!(cut("Nikšić", 8, char::len_utf8), "Nikšić");
    assert_eq!(cut("Nikšić!", 8, char::len_utf8), "Nikš...");
    assert_eq!(cut("ab cd ef", 6, |_| 1), "ab...");
    assert_eq!(spss::quoted("it's", 10), "'it''s'");
    assert_eq!(stata::quoted("say \"`it'\" for $5", 80), "\"say ”‘it'” for ＄5\"");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_one_label(text in "\\PC{0,300}|['\"`$./* \n]{0,300}|(.|\n){0,300}") {
        check(&text);
    }
}
