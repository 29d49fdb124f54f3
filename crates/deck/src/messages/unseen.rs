//! Names of characters that nobody can see.

use crate::message::{Phrase, phrases};

/// Declares the names: first that of [`konventa_script::invisible`], then those in the other languages.
macro_rules! names {
    ($($function:ident: $en:literal, $cnr:literal, $sq:literal, $sr:literal;)*) => {
        phrases! {
            $(
                /// A name.
                $function() {
                    en: $en,
                    cnr: $cnr,
                    sq: $sq,
                    sr: $sr,
                }
            )*
        }

        /// Returns a name in every language.
        pub(crate) fn unseen(name: &str) -> Phrase {
            match name {
                $($en => $function(),)*
                _ => Phrase::same(name),
            }
        }
    };
}

names! {
    soft_hyphen: "soft hyphen", "skrivena crtica za prelom", "vizë e fshehur për ndarje", "skrivena crtica za prelom";
    zero_width_space: "zero width space", "razmak bez širine", "hapësirë pa gjerësi", "razmak bez širine";
    non_joiner: "zero width non-joiner", "nevidljivi razdvajač", "ndarës i padukshëm", "nevidljivi razdvajač";
    joiner: "zero width joiner", "nevidljivi spajač", "bashkues i padukshëm", "nevidljivi spajač";
    word_joiner: "word joiner", "nevidljivi spajač riječi", "bashkues i padukshëm fjalësh", "nevidljivi spajač reči";
    byte_order_mark: "byte order mark", "oznaka redosljeda bajtova", "shenjë e renditjes së bajteve", "oznaka redosleda bajtova";
    direction: "mark of the writing direction", "oznaka smjera pisanja", "shenjë e drejtimit të shkrimit", "oznaka smera pisanja";
    word_break: "line break of Word", "prelom reda iz Worda", "kalim rreshti i Word-it", "prelom reda iz Worda";
    line_separator: "line separator", "razdvajač redova", "ndarës rreshtash", "razdvajač redova";
    paragraph_separator: "paragraph separator", "razdvajač pasusa", "ndarës paragrafësh", "razdvajač pasusa";
    variation: "variation selector", "birač oblika znaka", "zgjedhës i formës së shenjës", "birač oblika znaka";
    grapheme_joiner: "combining grapheme joiner", "spajač znakova", "bashkues shenjash", "spajač znakova";
    blank_letter: "blank letter", "prazno slovo", "shkronjë bosh", "prazno slovo";
    tag: "tag character", "skriveni znak oznake", "shenjë e fshehur etikete", "skriveni znak oznake";
    lost_object: "place of a lost object", "znak na mjestu izgubljene slike ili drugog objekta", "vendi i një objekti të humbur", "znak na mestu izgubljene slike ili drugog objekta";
    lost_letter: "place of a lost letter", "znak na mjestu izgubljenog slova", "vendi i një shkronje të humbur", "znak na mestu izgubljenog slova";
    format: "format character", "znak za oblikovanje", "shenjë formatimi", "znak za oblikovanje";
    font: "sign of a single font", "znak jednog jedinog fonta", "shenjë e një fonti të vetëm", "znak jednog jedinog fonta";
    control: "control character", "upravljački znak", "shenjë kontrolli", "upravljački znak";
}

#[cfg(test)]
mod tests {
    use konventa_domain::Language;
    use konventa_script::invisible;

    use super::*;

    #[test]
    fn each_character_that_nobody_can_see_has_a_name_in_every_language() {
        for name in ('\0'..=char::MAX).filter_map(invisible) {
            let said = unseen(name);
            assert_eq!(said.in_language(Language::English), name);
            assert_ne!(said.in_language(Language::Albanian), name);
        }
    }
}
