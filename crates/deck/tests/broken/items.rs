//! Items in deck.toml, and the length of their choices.

use crate::case::{Case, case};

const DECK: &str = "deck.toml";
const EN: &str = "text.en.md";

const KOSOVO: &str = r#"[item.country.XK]
key = "constitution"
choices = ["constitution", "party", "signed", "nothing"]
articles = ["Constitution 22"]
facts = ["constitution-lists-it", "rights"]
"#;

pub(crate) fn cases() -> Vec<Case> {
    [declared(), lengths()].concat()
}

fn lengths() -> Vec<Case> {
    let long = "- (party) As a Party, and this is by far the longest\n";
    vec![
        case("the longest is right", EN)
            .swap("- (rights) KEYWORD a", "- (rights) KEYWORD a grave and systematic")
            .swap("- (party) As a Party\n", long)
            .swap("- (party) As a Party\n", long),
        case("the longest is right in one country", EN)
            .swap("- (rights) KEYWORD a", "- (rights) KEYWORD a grave and systematic"),
        case("the shortest is right", EN)
            .swap("- (rights) KEYWORD a violation of rights", "- (rights) Rights")
            .swap("- (waits) It waits\n", "- (waits) It waits for the others\n"),
        case("the longest is right in a translation", "text.sq.md")
            .swap("- (rights) KEYWORD shkelje", "- (rights) KEYWORD shkelje e rëndë"),
    ]
}

fn declared() -> Vec<Case> {
    vec![
        case("an item without key", DECK).swap("key = \"rights\"\n", ""),
        case("two keys", DECK).swap("key = \"rights\"", "key = [\"rights\", \"order\"]"),
        case("a key that is not a choice", DECK).swap("key = \"rights\"", "key = \"right\""),
        case("three choices", DECK).swap("\"order\", \"poverty\"]", "\"order\"]").faults(3),
        case("a choice of an item twice", DECK)
            .swap("\"order\", \"poverty\"]", "\"order\", \"order\", \"poverty\"]"),
        case("an unknown objective", DECK).swap("objective = \"know-aim\"", "objective = \"know-aims\""),
        case("an objective without item", DECK)
            .swap("objective = \"know-country\"", "objective = \"know-aim\""),
        case("an objective twice", DECK).swap("[\"know-aim\",", "[\"know-aim\", \"know-aim\","),
        case("an item twice", DECK).swap("id = \"bound\"", "id = \"aim\"").faults(7),
        case("a key for all and for each", DECK)
            .swap("objective = \"know-country\"", "objective = \"know-country\"\nkey = \"party\""),
        case("a country missing from an item", DECK).swap(KOSOVO, ""),
        case("no items", DECK).put(DECK, without_items()).faults(11),
        case("sixty-one items", DECK).swap("[[help]]", "[[item]]\n".repeat(61) + "[[help]]"),
        case("a list without end", DECK).swap(
            "[\"rights\", \"private\", \"order\", \"poverty\"]",
            format!("[{}]", "\"a\", ".repeat(101)),
        ),
    ]
}

fn without_items() -> Vec<u8> {
    let text = include_str!("../fixture/deck.toml");
    let (slides, rest) = text.split_once("[[item]]").unwrap();
    let help = rest.split_once("[[help]]").unwrap().1;
    format!("{slides}[[help]]{help}").into_bytes()
}
