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
        case(
            "the longest is right",
            EN,
            "in 2 of 2 items the right choice is the longest",
            "shorten some right",
        )
        .swap("- (rights) KEYWORD a", "- (rights) KEYWORD a grave and systematic")
        .swap("- (party) As a Party\n", long)
        .swap("- (party) As a Party\n", long),
        case(
            "the longest is right in one country",
            EN,
            "in 2 of 2 items of XK the right choice is the longest",
            "say more",
        )
        .swap("- (rights) KEYWORD a", "- (rights) KEYWORD a grave and systematic"),
        case(
            "the shortest is right",
            EN,
            "in 2 of 2 items of ME the right choice is the shortest",
            "shorten the wrong",
        )
        .swap("- (rights) KEYWORD a violation of rights", "- (rights) Rights")
        .swap("- (waits) It waits\n", "- (waits) It waits for the others\n"),
        case(
            "the longest is right in a translation",
            "text.sq.md",
            "of XK the right choice is the longest",
            "shorten",
        )
        .swap("- (rights) KEYWORD shkelje", "- (rights) KEYWORD shkelje e rëndë"),
    ]
}

fn declared() -> Vec<Case> {
    vec![
        case("an item without key", DECK, "key is missing", "add: key = ")
            .swap("key = \"rights\"\n", "")
            .line("[[item]]")
            .part("item aim"),
        case("two keys", DECK, "key must be one text in quotes, but is a list", "write: key = ")
            .swap("key = \"rights\"", "key = [\"rights\", \"order\"]")
            .line("key = [")
            .part("item aim"),
        case(
            "a key that is not a choice",
            DECK,
            "the right choice “right” is not one of its choices",
            "did you mean rights?",
        )
        .swap("key = \"rights\"", "key = \"right\"")
        .line("key = \"right\"")
        .part("item aim"),
        case("three choices", DECK, "an item has four choices, and this one has 3", "four choices")
            .swap("\"order\", \"poverty\"]", "\"order\"]")
            .line("[[item]]")
            .part("item aim")
            .faults(3),
        case("a choice of an item twice", DECK, "“order” is listed twice in choices", "list it once")
            .swap("\"order\", \"poverty\"]", "\"order\", \"order\", \"poverty\"]")
            .line("choices")
            .part("item aim"),
        case("an unknown objective", DECK, "there is no objective “know-aims”", "did you mean know-aim?")
            .swap("objective = \"know-aim\"", "objective = \"know-aims\"")
            .line("know-aims")
            .part("item aim"),
        case("an objective without item", DECK, "no item measures this objective", "or delete it")
            .swap("objective = \"know-country\"", "objective = \"know-aim\"")
            .line("objectives = ")
            .part("objective know-country"),
        case("an objective twice", DECK, "“know-aim” is listed twice in objectives", "list it once")
            .swap("[\"know-aim\",", "[\"know-aim\", \"know-aim\",")
            .line("objectives"),
        case("an item twice", DECK, "this name is already used in line", "another name")
            .swap("id = \"bound\"", "id = \"aim\"")
            .line("[[item]]")
            .part("item aim")
            .faults(7),
        case(
            "a key for all and for each",
            DECK,
            "an item that differs per country has no key of its own",
            "[item.country.ME]",
        )
        .swap("objective = \"know-country\"", "objective = \"know-country\"\nkey = \"party\"")
        .line("[[item]]")
        .part("item bound"),
        case("a country missing from an item", DECK, "the table for XK is missing", ".country.XK]")
            .swap(KOSOVO, "")
            .line("[[item]]")
            .part("item bound"),
        case("no items", DECK, "a deck has at least one item", "[[item]]")
            .put(DECK, without_items())
            .faults(11),
        case(
            "sixty-one items",
            DECK,
            "a deck has at most 60 [[item]] tables, and this one has 63",
            "delete some",
        )
        .swap("[[help]]", "[[item]]\n".repeat(61) + "[[help]]")
        .line("id = \"small\""),
        case(
            "a list without end",
            DECK,
            "choices has 101 entries, but at most 100 are possible",
            "shorten the list",
        )
        .swap("[\"rights\", \"private\", \"order\", \"poverty\"]", format!("[{}]", "\"a\", ".repeat(101)))
        .line("choices = ")
        .part("item aim"),
    ]
}

fn without_items() -> Vec<u8> {
    let text = include_str!("../fixture/deck.toml");
    let (slides, rest) = text.split_once("[[item]]").unwrap();
    let help = rest.split_once("[[help]]").unwrap().1;
    format!("{slides}[[help]]{help}").into_bytes()
}
