//! Property tests: to Cyrillic and back.

use konventa_script::{to_cyrillic, to_cyrillic_with_placeholders, to_latin};
use proptest::prelude::*;

/// Words over the Serbian Latin alphabet, in any case, with all that may stand between them.
const TEXT: &str = "([a-pr-vzčćžšđA-PR-VZČĆŽŠĐ]{1,9}[ .,;:!?„“–\n(){}/0-9-]{1,3}){0,12}";
/// Many pairs, and letters that could be one.
const PAIRS: &str = "([lnd][jž]|[LND][jžJŽ]|[aeE ]|od|nad|in|kon|jek){0,20}";

proptest! {
    #[test]
    fn there_and_back_is_the_same_text(text in TEXT) {
        prop_assert_eq!(to_latin(&to_cyrillic(&text)), text.clone());
        prop_assert_eq!(to_latin(&to_cyrillic_with_placeholders(&text)), text);
    }

    #[test]
    fn pairs_come_back_in_their_case(text in PAIRS) {
        prop_assert_eq!(to_latin(&to_cyrillic(&text)), text);
    }

    /// What is in Cyrillic letters is not touched on the way there, nor what is in Latin ones on
    /// the way back.
    #[test]
    fn a_second_time_changes_nothing(text in TEXT) {
        let cyrillic = to_cyrillic(&text);
        prop_assert_eq!(to_cyrillic(&cyrillic), cyrillic.clone());
        prop_assert_eq!(to_latin(&text), text);
    }

    #[test]
    fn any_text_at_all_is_written(text in any::<String>()) {
        let cyrillic = to_cyrillic(&text);
        prop_assert_eq!(cyrillic.lines().count(), text.lines().count());
        _ = to_latin(&cyrillic);
    }
}
