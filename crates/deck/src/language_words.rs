//! What only the deck compiler knows of a language: words with a part in typesetting and in the
//! checks. One table for each language that authors write. Everything else is in the table of
//! `konventa_domain::language`.

use konventa_domain::Language;

/// The words of one language, all in lower case.
#[derive(Debug)]
pub(crate) struct LanguageWords {
    /// Beginnings of words that stay on a line with a following number: Article 3, član 3, neni 3.
    pub(crate) before_numbers: &'static [&'static str],
    /// Prepositions and conjunctions that must not be at the end of a line.
    pub(crate) not_at_line_end: &'static [&'static str],
    /// Words that multiply the number before them by a thousand: 20 mijë is 20,000.
    pub(crate) thousands: &'static [&'static str],
    /// Words for streets, which an address has.
    pub(crate) streets: &'static str,
    /// The vowels that short words change at their end: *dhuna*, *dhunë*; *žrtva*, *žrtvu*.
    pub(crate) last_vowels: &'static str,
    /// Words that carry no meaning of their own, such as *the* or *of*.
    pub(crate) function_words: &'static str,
    /// Words and phrases that allow no exception, in all their forms, separated by commas. Messages
    /// show the first ones.
    pub(crate) absolute: &'static str,
    /// Words and phrases that set a condition, in the same way.
    pub(crate) condition: &'static str,
}

impl LanguageWords {
    /// Returns the words of a language.
    pub(crate) const fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::Albanian => &ALBANIAN,
            Language::Montenegrin | Language::SerbianLatin | Language::SerbianCyrillic => &SERBIAN,
        }
    }

    /// Returns which text of a message the readers of a language read: the first one is English. A new
    /// language begins with that.
    pub(crate) const fn messages_of(language: Language) -> usize {
        match language {
            Language::English => 0,
            Language::Montenegrin => 1,
            Language::Albanian => 2,
            Language::SerbianLatin | Language::SerbianCyrillic => 3,
        }
    }

    /// Returns the words of every language, for checks that do not depend on the language.
    pub(crate) fn all() -> impl Iterator<Item = &'static Self> {
        Language::ALL.into_iter().map(Self::of)
    }
}

const ENGLISH: LanguageWords = LanguageWords {
    before_numbers: &["article"],
    not_at_line_end: &[],
    thousands: &["thousand"],
    streets: "street road avenue boulevard square",
    last_vowels: "",
    function_words: "about after also an and any are as at be because been before being between but by can could did \
        do does done each else every for from get gets had has have he her him himself his how if in \
        into is it its itself may more must need needs no not of on once one only or other others out \
        own same shall she should so some such than that the their them then there these they this those \
        to too under up was were what when where which who whom whose why will with without would yes \
        you your",
    absolute: "only, always, every, must, all, alone, any, each, everybody, everyone, has to, \
        have to, never, no more, nobody, none, nothing, whatever",
    condition: "if, unless, until, once, except, as long as, as soon as, provided",
};

const ALBANIAN: LanguageWords = LanguageWords {
    before_numbers: &["nen"],
    not_at_line_end: &[],
    thousands: &["mijë"],
    streets: "rruga rrugën rrugës rr bulevardi bulevardin blv sheshi sheshin",
    last_vowels: "aeëiouy",
    function_words: "ajo ai aq as asaj ata ato atë atij atyre bëhet cila cilat cili cilën cilët deri do dhe duke edhe \
        është dy ishte janë jetë jo ka kanë kë kësaj këtë këto ky kjo kur kush le me megjithëse mes \
        midis mund më ndaj nga nëse në një nuk ose para pas pasi për përpara po por prej pa pse që sa \
        saj së se sepse si sipas te tek të tij tjetër tjera tjerë tyre vetë çfarë",
    absolute: "vetëm, çdo, duhet, kurrë, asgjë, askush, asnjë, asnjëherë, gjithmonë, gjitha, \
        gjithë, gjithçka, secila, secili",
    condition: "nëse, përveç, derisa, sapo, kur, me kusht, përderisa, pasi",
};

/// Montenegrin too.
const SERBIAN: LanguageWords = LanguageWords {
    before_numbers: &["član", "čl."],
    not_at_line_end: &["u", "s", "k", "o", "i", "a"],
    thousands: &["hiljada", "hiljade", "hiljadu"],
    streets: "ulica ulici ul bulevar bulevaru trg trgu улица булевар трг",
    last_vowels: "aeiou",
    function_words: "ako ali bez bi bio bila bilo biti da do dok druge drugi drugo ga gdje gde ih ili im ima iz iza \
        ja je jedan jedna jedno jer joj još ju kad kada kako kao kod koga koja koje koji kojih kojim \
        kojoj koju li među može mogu mu na nad nakon ne neka neke neki neko nema ni nije nisu niti njega \
        njegov njegova njegovo njen njena njeno njih njihov njihova njih njoj od on ona oni ono ova ovaj \
        ove ovo po pod poslije posle pre prema pri prije sa se sebe smije sme su sve šta što ta tada taj \
        te ti to toga tome treba tu uz van već za zašto zbog",
    absolute: "samo, svaki, mora, nikad, isključivo, jedino, moraju, morati, nikada, niko, ništa, \
        sav, sva, svaka, svake, svakog, svakoga, svakoj, svakom, svako, svaku, sve, svi, \
        svih, svim, svima, uvek, uvijek",
    condition: "ako, osim, dok, tek, čim, jedino ako, kad, kada, ukoliko, pod uslovom",
};
