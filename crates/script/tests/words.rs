//! Words and sentences in both scripts.

use konventa_script::{
    foreign_words, to_cyrillic, to_cyrillic_except, to_cyrillic_with_placeholders, to_latin,
};

/// Checks both directions.
#[track_caller]
fn both(latin: &str, cyrillic: &str) {
    assert_eq!(to_cyrillic(latin), cyrillic);
    assert_eq!(to_latin(cyrillic), latin);
}

#[test]
fn every_letter_has_its_own() {
    both("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш");
    both("ABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ", "АБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ");
}

#[test]
fn pairs_are_one_letter_in_every_case() {
    both("ljubav, njen, džep, konj, budžet", "љубав, њен, џеп, коњ, буџет");
    both("Ljubav, Njen, Džep", "Љубав, Њен, Џеп");
    both("LJUBAV, NJEN, DŽEP, KONJ, SELJAK", "ЉУБАВ, ЊЕН, ЏЕП, КОЊ, СЕЉАК");
    both("SEDAM LjUDI", "СЕДАМ ЛјУДИ");
}

#[test]
fn letters_that_are_not_a_digraph_stay_two() {
    both(
        "nadživeti, Nadživljavanje, odžaliti, podžanr, predžetveni",
        "надживети, Надживљавање, оджалити, поджанр, преджетвени",
    );
    both("odžak, nadžak, srdžba, menadžer", "оџак, наџак, срџба, менаџер");
    both(
        "injekcija, reinjekcija, konjunktura, konjugacija, anjon, vanjezički",
        "инјекција, реинјекција, конјунктура, конјугација, анјон, ванјезички",
    );
    both("Tanjug, TANJUG, kampanja, kompanjon, vanjski", "Танјуг, ТАНЈУГ, кампања, компањон, вањски");
    both("odjek, podjednako", "одјек, подједнако");
}

#[test]
fn names_numbers_and_addresses_stay() {
    both("GREVIO i GREVIO-a, LIVES, ALO 116", "GREVIO и GREVIO-а, LIVES, ALO 116");
    both("Wi-Fi, QR-kod, PDF, CETS br. 210", "Wi-Fi, QR-код, PDF, CETS бр. 210");
    both("Konventa i Konventu, ali Konvencija", "Konventa и Konventu, али Конвенција");
    both("Poglavlja II i IV, vek XX; I ona, Vi i ja", "Поглавља II и IV, век XX; И она, Ви и ја");
    both("Poglavlje I, V. Petrović", "Поглавље I, В. Петровић");
    both("Piše na konventa.me.", "Пише на konventa.me.");
    both(
        "https://coe.int/a?b=nj ili www.coe.int, ona@sosnk.org",
        "https://coe.int/a?b=nj или www.coe.int, ona@sosnk.org",
    );
    both("Pokrenite sa --lan i --public-url, pa --kaže", "Покрените са --lan и --public-url, па --каже");
    both("Pritisnite P. Taster Esc", "Притисните P. Тастер Esc");
}

#[test]
fn letters_of_articles_stay() {
    both("član 3(b), član 36(1)(a), 130/a, 08/L-185", "члан 3(b), члан 36(1)(a), 130/a, 08/L-185");
    both("(a) i (b)", "(а) и (б)");
}

#[test]
fn the_official_name_converts_both_ways() {
    both(
        "Konvencija Saveta Evrope o sprečavanju i borbi protiv nasilja nad ženama i nasilja u porodici",
        "Конвенција Савета Европе о спречавању и борби против насиља над женама и насиља у породици",
    );
}

#[test]
fn what_belongs_to_another_language_is_left_and_named() {
    let text = "AWEN i Newsweek u Tirani";
    assert_eq!(to_cyrillic(text), "AWEN и Newsweek у Тирани");
    assert_eq!(foreign_words::<&str>(text, &[]), ["AWEN", "Newsweek"]);
    assert_eq!(foreign_words(text, &["AWEN"]), ["Newsweek"]);
    assert_eq!(to_cyrillic_except("Centar Lilium u Lilima", &["Lilium", "Lil"]), "Центар Lilium у Лилима");
    assert_eq!(foreign_words::<&str>("Wi-Fi, GREVIO, XX vek, www.coe.int", &[]), [""; 0]);
}

#[test]
fn placeholders_stay_in_texts_of_the_interface() {
    assert_eq!(to_cyrillic_with_placeholders("Još {minutes} min, {n}."), "Још {minutes} мин, {n}.");
    assert_eq!(to_cyrillic_with_placeholders("{n} njih, {open {of} {}"), "{n} њих, {опен {of} {}");
    assert_eq!(foreign_words::<&str>("Do {day}", &[]), [""; 0]);
    assert_eq!(to_cyrillic("{n}"), "{н}");
}

#[test]
fn letters_typed_in_another_way_are_the_same_letters() {
    assert_eq!(to_cyrillic("c\u{30c}as\u{30c}a s ǌom"), "чаша с њом");
    assert_eq!(to_cyrillic("Ǆep, LJ"), to_cyrillic("DŽep, LJ"));
}
