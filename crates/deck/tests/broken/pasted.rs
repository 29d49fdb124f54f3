//! Text as people paste it out of word processors, web pages and PDFs.

use crate::case::{Case, case};
use crate::markup::{body, notes};

const DECK: &str = "deck.toml";
const EN: &str = "text.en.md";
const HOUSE: &str = "drawings/house.svg";

pub(crate) fn cases() -> Vec<Case> {
    [points(), spaces(), names(), toml(), unseen(), look_alikes(), files(), others()].concat()
}

fn points() -> Vec<Case> {
    let point = |name, line: &'static str| case(name, EN).swap("+ It is near", line);
    vec![
        body("one line with a bullet", "• word"),
        point("a bullet with a tab", "•\tIt is near"),
        point("a bullet without a space", "•It is near"),
        point("a middle dot", "· It is near"),
        point("a small square", "▪ It is near"),
        point("a bullet after spaces", "   • It is near"),
        point("the letter that Word shows as a bullet", "o\tIt is near"),
        point("a bullet of the font Wingdings", "\u{f0b7}\tIt is near").faults(1),
        point("an en dash for a plus", "– It is near"),
        point("an em dash for a plus", "— It is near"),
        point("a minus sign", "− It is near"),
        point("a dash without a space", "–It is near"),
        point("a plus without a space", "+It is near"),
        case("an en dash further down in a list", EN).swap("+ It is **safe**", "– It is **safe**"),
        case("an en dash for a choice", EN).swap("- (unsure)", "– (unsure)"),
        case("a hyphen without a space before a choice", EN).swap("- (unsure)", "-(unsure)"),
        case("a no-break hyphen for a choice", EN).swap("- (unsure)", "\u{2011} (unsure)"),
        case("a number without a space", EN).swap("1) It signed", "1)It signed"),
        body("a star for a point", "* word"),
        notes("a bullet in the notes", "• Thank them."),
    ]
}

fn spaces() -> Vec<Case> {
    vec![
        case("a no-break space after a field", EN).swap("kicker: Welcome", "kicker:\u{a0}Welcome"),
        case("a tab after a field", EN).swap("kicker: Welcome", "kicker:\tWelcome"),
        case("a tab after two signs", EN).swap("## This is what the room", "##\tThis is what the room"),
        case("a no-break space after two signs", EN)
            .swap("## This is what the room", "##\u{a0}This is what the room"),
        case("a no-break space after a plain one", EN)
            .swap("## This is what the room", "## \u{a0}This is what the room"),
        case("a no-break space in a heading", EN).swap("# slide gain", "# slide\u{a0}gain"),
        case("a no-break space after one sign", EN).swap("# slide gain", "#\u{a0}slide gain"),
        case("a no-break space after a hyphen", EN).swap("- (unsure)", "-\u{a0}(unsure)"),
        case("a tab after a hyphen", EN).swap("- (unsure)", "-\t(unsure)"),
        case("a no-break space after a number", EN).swap("1) It signed", "1)\u{a0}It signed"),
        case("a tab after three signs", EN)
            .swap("### ![](sprout.svg) Protection", "###\t![](sprout.svg) Protection"),
        case("a no-break space before a field", EN).swap("kicker: Welcome", "\u{a0}kicker: Welcome"),
        case("a space before a heading", EN).swap("# slide gain", " # slide gain"),
        case("a line that only looks empty", EN).swap("Notes:\nThank them.", "\u{a0}\nNotes:\nThank them."),
        case("a wide space after a field", EN).swap("kicker: Welcome", "kicker:\u{2003}Welcome"),
    ]
}

fn names() -> Vec<Case> {
    vec![
        case("no space after a field", EN).swap("kicker: Welcome", "kicker:Welcome"),
        case("a space before the colon of a field", EN).swap("kicker: Welcome", "kicker : Welcome"),
        case("another colon after a field", EN).swap("kicker: Welcome", "kicker： Welcome"),
        case("note for notes", EN).swap("Notes:\nThank them.", "Note:\nThank them."),
        case("note for notes below a long text", EN)
            .swap("Notes:\nThank them.", format!("Note:\n{}", "word ".repeat(126))),
        case("note and text on one line", EN).swap("Notes:\nThank them.", "Note: Thank them."),
        case("a space before the colon of a section", EN).swap("Notes:\nThank them.", "Notes :\nThank them."),
        case("notes in another language", EN).swap("Notes:\nThank them.", "Bilješke:\nThank them."),
        case("notes in the definite form of Albanian", EN)
            .swap("Notes:\nThank them.", "Shënimet:\nThank them."),
        case("a letter read in a wrong encoding", EN).swap("kicker: Welcome", "kicker: Welcome, dear ZoÃ«"),
        case("the kind of a slide in its heading", EN).swap("# slide gain", "# slide results gain"),
        case("an id of two words", EN).swap("# slide gain", "# slide the gain"),
        case("a country in small letters", EN).swap("# slide status ME", "# slide status me"),
    ]
}

fn toml() -> Vec<Case> {
    vec![
        case("curly quotes", DECK).swap("id = \"small\"", "id = “small”"),
        case("low quotes", DECK).swap("id = \"small\"", "id = „small“"),
        case("a curly quote at the end", DECK).swap("id = \"small\"", "id = \"small”"),
        case("curly quotes in a list", DECK).swap("[\"en\", \"sq\"]", "[“en”, “sq”]"),
        case("curly quotes in two lines", DECK)
            .swap(
                "id = \"small\"\nminutes = 10\nlanguages = [\"en\", \"sq\"]",
                "id = “small”\nminutes = 10\nlanguages = [“en”, “sq”]",
            )
            .faults(2),
        case("curly quotes in facts.toml", "facts.toml").swap("mark = \"verified\"", "mark = “verified”"),
        case("curly quotes in words.sq-XK.toml", "words.sq-XK.toml").put("words.sq-XK.toml", "“Ky” = “Ai”\n"),
        case("curly quotes in glossary.toml", "glossary.toml").put("glossary.toml", "latin = [“AWEN”]\n"),
        case("a no-break space in TOML", DECK).swap("minutes = 10", "minutes\u{a0}= 10"),
        case("a dash for a minus in TOML", DECK).swap("minutes = 10", "minutes = –10"),
        case("words without quotes", DECK).swap("id = \"small\"", "id = kuća"),
        case("a Cyrillic letter in an id", DECK).swap("\"small\"", "\"smаll\""),
        case("curly quotes in a drawing", HOUSE).swap("viewBox=\"0 0 1600 560\"", "viewBox=“0 0 1600 560”"),
    ]
}

fn unseen() -> Vec<Case> {
    let word = |name, word: &'static str| case(name, EN).swap("Thank them.", word);
    vec![
        word("a zero width space", "Thank\u{200b} them."),
        word("a soft hyphen", "Thank th\u{ad}em."),
        word("a mark of the writing direction", "Thank \u{202e}them."),
        word("a byte order mark inside", "Thank \u{feff}them."),
        word("a line separator", "Thank\u{2028}them."),
        word("a variation selector", "Thank them\u{fe0f}."),
        word("a place of a lost letter", "Thank \u{fffd}hem."),
        word("a soft hyphen as an entity", "Thank th&shy;em."),
        word("a combining mark as an entity", "Thank thez&#x30C;em."),
        case("a zero width space in a heading", EN).swap("# slide gain", "# slide \u{200b}gain"),
        case("a zero width space in deck.toml", DECK).swap("\"small\"", "\"sm\u{200b}all\""),
        case("a zero width space as an escape", DECK).swap("\"small\"", "\"sm\\u200ball\"").faults(2),
        case("a zero width space in a drawing", HOUSE).swap("2014:", "2014\u{200b}:"),
        case("a zero width space as a reference in a drawing", HOUSE).swap("2014:", "2014&#x200b;:"),
    ]
}

fn look_alikes() -> Vec<Case> {
    let word = |name, word: &'static str| case(name, EN).swap("Thank them.", word);
    vec![
        word("a Cyrillic letter in a Latin word", "Thank th\u{435}m."),
        word("a word in Cyrillic letters alone", "Thank \u{430} lot."),
        word("a Greek letter in a Latin word", "Thank them n\u{3bf}w."),
        word("a letter of Armenian", "Tha\u{578}k them."),
        word("a full-width digit", "Thank them 3\u{ff12} times.").faults(2),
        word("a digit of Arabic", "Thank them \u{663} times.").faults(2),
        word("bold letters of a phone", "Thank 𝘁𝗵𝗲𝗺."),
        word("a circled number", "Thank them, ①.").faults(2),
        word("a line through a word", "Thank t\u{336}h\u{336}em."),
        word("full-width brackets", "Thank them （all）."),
        case("a full-width sign of a heading", EN)
            .swap("## This is what the room", "＃＃ This is what the room"),
        case("a Cyrillic letter in the id of a heading", EN).swap("# slide gain", "# slide g\u{430}in"),
        case("a letter with a mark in the id of a heading", EN)
            .swap("# slide gain", "# slide gàin")
            .faults(1),
        case("a Cyrillic letter in the name of a section", EN)
            .swap("Notes:\nThank them.", "N\u{43e}tes:\nThank them."),
        case("a Cyrillic letter in the name of a field", EN).swap("kicker: Welcome", "kick\u{435}r: Welcome"),
        case("a Cyrillic letter in the id of a choice", EN).swap("- (unsure)", "- (un\u{455}ure)"),
        case("a Cyrillic letter in the name of a drawing", EN)
            .swap("(sprout.svg) Protection", "(spr\u{43e}ut.svg) Protection"),
        case("a Cyrillic letter in the name of a TOML field", DECK)
            .swap("minutes = 10", "minut\u{435}s = 10"),
        case("a Cyrillic letter in facts.toml", "facts.toml")
            .swap("mark = \"verified\"", "mark = \"verifi\u{435}d\""),
        case("a Cyrillic letter in glossary.toml", "glossary.toml")
            .put("glossary.toml", "latin = [\"AW\u{415}N\"]\n"),
        case("a Cyrillic letter in words.sq-XK.toml", "words.sq-XK.toml")
            .put("words.sq-XK.toml", "\"K\u{443}\" = \"Ai\"\n"),
        case("full-width digits in TOML", DECK).swap("minutes = 10", "minutes = １０"),
        case("a letter for a zero", DECK).swap("minutes = 10", "minutes = 1O"),
        case("letters with marks in an id", DECK).swap("id = \"small\"", "id = \"kuća-1\""),
        case("a no-break space in an id", DECK).swap("id = \"small\"", "id = \"small\u{a0}one\""),
        case("curly quotes around a TOML name", DECK).swap("id = \"small\"", "“id” = \"small\""),
    ]
}

fn files() -> Vec<Case> {
    let text = |name, bytes: &[u8]| case(name, EN).put(EN, bytes.to_vec());
    vec![
        text("a file of Word", b"PK\x03\x04rest"),
        text("an RTF file", b"{\\rtf1 # deck}"),
        text("a PDF", b"%PDF-1.7 rest"),
        text("a picture for a text", b"\x89PNG\r\n"),
        text("UTF-16 with its mark", b"\xff\xfe#\0 \0d\0e\0c\0k\0"),
        text("UTF-16 without its mark", b"#\0 \0d\0e\0c\0k\0"),
        text("Windows-1250", b"# deck\ntitle: Nik\x9ai\xe6\n"),
    ]
}

fn others() -> Vec<Case> {
    vec![
        body("a photo", "![A house](photo.jpg)"),
        body("a photo with a blank in its name", "![A house](my photo.JPG)"),
        body("a video", "![A house](film.mp4)"),
        body("a bare web link", "See www.example.org for more").warns(),
        notes("a bare web link in the notes", "See https://example.org/a?b=c.").warns(),
    ]
}
