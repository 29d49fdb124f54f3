//! Messages about items that can be guessed.

use crate::message::messages;

messages! {
    /// Right choices that are the longest.
    longest(some, count, country, items) {
        en: "in {some} of {count} items{country} the right choice is the longest, so picking it would beat chance: {items}" => "shorten some right choices, or say more in the wrong ones",
        cnr: "u {some} od {count} pitanja{country} tačan odgovor je najduži, pa bi se moglo pogađati: {items}" => "skratite neke tačne odgovore ili recite više u pogrešnim",
        sq: "në {some} nga {count} pyetje{country} zgjedhja e saktë është më e gjata, prandaj mund të qëllohej: {items}" => "shkurtoni disa zgjedhje të sakta, ose thoni më shumë te të gabuarat",
        sr: "u {some} od {count} pitanja{country} tačan odgovor je najduži, pa bi moglo da se pogađa: {items}" => "skratite neke tačne odgovore ili recite više u pogrešnim",
    }
    /// Right choices that are the shortest.
    shortest(some, count, country, items) {
        en: "in {some} of {count} items{country} the right choice is the shortest, so picking it would beat chance: {items}" => "say more in some right choices, or shorten the wrong ones",
        cnr: "u {some} od {count} pitanja{country} tačan odgovor je najkraći, pa bi se moglo pogađati: {items}" => "recite više u nekim tačnim odgovorima ili skratite pogrešne",
        sq: "në {some} nga {count} pyetje{country} zgjedhja e saktë është më e shkurtra, prandaj mund të qëllohej: {items}" => "thoni më shumë në disa zgjedhje të sakta, ose shkurtoni të gabuarat",
        sr: "u {some} od {count} pitanja{country} tačan odgovor je najkraći, pa bi moglo da se pogađa: {items}" => "recite više u nekim tačnim odgovorima ili skratite pogrešne",
    }
    /// A question that gives another answer away.
    question_gives_away(item, words) {
        en: "its question gives away the answer to {item}: {words}" => "say it in other words in one of the two, or ask something else",
        cnr: "pitanje otkriva odgovor na {item}: {words}" => "u jednom od ta dva recite to drugim riječima ili pitajte nešto drugo",
        sq: "pyetja e zbulon përgjigjen e pyetjes {item}: {words}" => "thuajeni me fjalë të tjera në njërën prej të dyjave, ose pyesni diçka tjetër",
        sr: "pitanje otkriva odgovor na {item}: {words}" => "u jednom od ta dva recite to drugim rečima ili pitajte nešto drugo",
    }
    /// A right choice that gives another answer away.
    choice_gives_away(item, words) {
        en: "its right choice gives away the answer to {item}: {words}" => "say it in other words in one of the two, or ask something else",
        cnr: "tačan odgovor otkriva odgovor na {item}: {words}" => "u jednom od ta dva recite to drugim riječima ili pitajte nešto drugo",
        sq: "zgjedhja e saktë e zbulon përgjigjen e pyetjes {item}: {words}" => "thuajeni me fjalë të tjera në njërën prej të dyjave, ose pyesni diçka tjetër",
        sr: "tačan odgovor otkriva odgovor na {item}: {words}" => "u jednom od ta dva recite to drugim rečima ili pitajte nešto drugo",
    }
    /// A right choice in the words of a slide.
    repeats_slide(words, slide, line) {
        en: "the right choice repeats {words} of {slide} in line {line}, word for word" => "say the right choice in other words, or put the same words into a wrong one",
        cnr: "tačan odgovor od riječi do riječi ponavlja {words} iz {slide} u redu {line}" => "recite tačan odgovor drugim riječima ili stavite iste riječi i u pogrešan",
        sq: "zgjedhja e saktë përsërit fjalë për fjalë {words} nga {slide} në rreshtin {line}" => "thuajeni zgjedhjen e saktë me fjalë të tjera, ose vendosini të njëjtat fjalë edhe te një e gabuar",
        sr: "tačan odgovor od reči do reči ponavlja {words} iz {slide} u redu {line}" => "recite tačan odgovor drugim rečima ili stavite iste reči i u pogrešan",
    }
    /// A right choice in the words of its question.
    repeats_question(words) {
        en: "the right choice repeats {words} of its question" => "say the right choice in other words, or put the same words into a wrong one",
        cnr: "tačan odgovor ponavlja {words} iz pitanja" => "recite tačan odgovor drugim riječima ili stavite iste riječi i u pogrešan",
        sq: "zgjedhja e saktë përsërit {words} nga pyetja" => "thuajeni zgjedhjen e saktë me fjalë të tjera, ose vendosini të njëjtat fjalë edhe te një e gabuar",
        sr: "tačan odgovor ponavlja {words} iz pitanja" => "recite tačan odgovor drugim rečima ili stavite iste reči i u pogrešan",
    }
    /// Words that only the question and the right choice have.
    shares_words(words) {
        en: "only the right choice has these words of the question: {words}" => "say the right choice in other words, or put the same words into a wrong one",
        cnr: "samo tačan odgovor ima ove riječi iz pitanja: {words}" => "recite tačan odgovor drugim riječima ili stavite iste riječi i u pogrešan",
        sq: "vetëm zgjedhja e saktë i ka këto fjalë të pyetjes: {words}" => "thuajeni zgjedhjen e saktë me fjalë të tjera, ose vendosini të njëjtat fjalë edhe te një e gabuar",
        sr: "samo tačan odgovor ima ove reči iz pitanja: {words}" => "recite tačan odgovor drugim rečima ili stavite iste reči i u pogrešan",
    }
    /// Limiting words in right choices.
    limits_in_right(kind, examples, right, all_right, wrong, all_wrong, items) {
        en: "{kind} ({examples} …) are in {right} of {all_right} right choices and {wrong} of {all_wrong} wrong ones, which helps to tell them apart: {items}" => "say some right choices without such a word, or add one to wrong choices",
        cnr: "{kind} ({examples} …) su u {right} od {all_right} tačnih odgovora i u {wrong} od {all_wrong} pogrešnih, pa se po njima mogu razlikovati: {items}" => "recite neke tačne odgovore bez takve riječi ili je dodajte pogrešnim",
        sq: "{kind} ({examples} …) janë në {right} nga {all_right} zgjedhje të sakta dhe në {wrong} nga {all_wrong} të gabuara, dhe kjo ndihmon për t'i dalluar: {items}" => "thoni disa zgjedhje të sakta pa një fjalë të tillë, ose shtojeni te të gabuarat",
        sr: "{kind} ({examples} …) su u {right} od {all_right} tačnih odgovora i u {wrong} od {all_wrong} pogrešnih, pa mogu po njima da se razlikuju: {items}" => "recite neke tačne odgovore bez takve reči ili je dodajte pogrešnim",
    }
    /// Limiting words in wrong choices.
    limits_in_wrong(kind, examples, right, all_right, wrong, all_wrong, items) {
        en: "{kind} ({examples} …) are in {right} of {all_right} right choices and {wrong} of {all_wrong} wrong ones, which helps to tell them apart: {items}" => "say some wrong choices without such a word, or add one to right choices where it is true",
        cnr: "{kind} ({examples} …) su u {right} od {all_right} tačnih odgovora i u {wrong} od {all_wrong} pogrešnih, pa se po njima mogu razlikovati: {items}" => "recite neke pogrešne odgovore bez takve riječi ili je dodajte tačnim odgovorima ako i tada ostaju tačni",
        sq: "{kind} ({examples} …) janë në {right} nga {all_right} zgjedhje të sakta dhe në {wrong} nga {all_wrong} të gabuara, dhe kjo ndihmon për t'i dalluar: {items}" => "thoni disa zgjedhje të gabuara pa një fjalë të tillë, ose shtojeni te të saktat aty ku është e vërtetë",
        sr: "{kind} ({examples} …) su u {right} od {all_right} tačnih odgovora i u {wrong} od {all_wrong} pogrešnih, pa mogu po njima da se razlikuju: {items}" => "recite neke pogrešne odgovore bez takve reči ili je dodajte tačnim odgovorima ako i tada ostaju tačni",
    }
}

crate::message::phrases! {
    /// A kind of limiting words.
    absolute() {
        en: "words that allow no exception",
        cnr: "riječi koje ne dopuštaju izuzetak",
        sq: "fjalë që nuk lejojnë përjashtim",
        sr: "reči koje ne dopuštaju izuzetak",
    }
    /// A kind of limiting words.
    conditions() {
        en: "words that set a condition",
        cnr: "riječi koje postavljaju uslov",
        sq: "fjalë që vënë një kusht",
        sr: "reči koje postavljaju uslov",
    }
}
