//! Messages about help lines.

use crate::message::messages;

messages! {
    /// No help line for a country.
    no_help(country) {
        en: "there is no help line for {country}" => "add a [[help]] with country = \"{country}\"",
        cnr: "nema linije za pomoć za {country}" => "dodajte [[help]] sa country = \"{country}\"",
        sq: "nuk ka linjë ndihme për {country}" => "shtoni një [[help]] me country = \"{country}\"",
        sr: "nema linije za pomoć za {country}" => "dodajte [[help]] sa country = \"{country}\"",
    }
    /// An address of a help line.
    address_of_help() {
        en: "a help line must not have an address: somebody who is looking for a survivor could read it too" => "delete it; callers are told the way",
        cnr: "linija za pomoć ne smije imati adresu: mogao bi je pročitati i neko ko traži ženu" => "obrišite je; ko pozove, saznaće kako da dođe",
        sq: "një linjë ndihme nuk duhet të ketë adresë: mund ta lexojë edhe dikush që po kërkon ta gjejë gruan" => "fshijeni; kush telefonon, merr vesh ku duhet të shkojë",
        sr: "linija za pomoć ne sme da ima adresu: mogao bi da je pročita i neko ko traži ženu" => "obrišite je; ko pozove, saznaće kako da dođe",
    }
    /// An address in the words of a help line.
    address_in_words(words) {
        en: "there is an address in {words}" => "delete it: somebody who is looking for a survivor could read it too; callers are told the way",
        cnr: "u {words} je adresa" => "obrišite je: mogao bi je pročitati i neko ko traži ženu; ko pozove, saznaće kako da dođe",
        sq: "te {words} ka një adresë" => "fshijeni: mund ta lexojë edhe dikush që po kërkon ta gjejë gruan; kush telefonon, merr vesh ku duhet të shkojë",
        sr: "u {words} je adresa" => "obrišite je: mogao bi da je pročita i neko ko traži ženu; ko pozove, saznaće kako da dođe",
    }
    /// A source without a date.
    source_without_date(source) {
        en: "its source “{source}” has no date" => "add to that source in facts.toml: page = \"2026-02-12\", the date on the page (day, month or year), or the day it was read",
        cnr: "njen izvor “{source}” nema datum" => "dodajte tom izvoru u facts.toml: page = \"2026-02-12\", datum sa stranice (dan, mjesec ili godinu) ili dan kad je pročitana",
        sq: "burimi i saj “{source}” nuk ka datë" => "shtojini atij burimi në facts.toml: page = \"2026-02-12\", datën në faqe (ditë, muaj ose vit), ose ditën kur u lexua",
        sr: "njen izvor “{source}” nema datum" => "dodajte tom izvoru u facts.toml: page = \"2026-02-12\", datum sa stranice (dan, mesec ili godinu) ili dan kada je pročitana",
    }
    /// A number that no telephone can dial.
    not_dialled(number, least, most) {
        en: "{number} cannot be dialled" => "write {least} to {most} digits and spaces, with a + in front if needed; hours and cost belong in the text file",
        cnr: "{number} se ne može pozvati" => "napišite {least} do {most} cifara i razmaka, po potrebi sa + ispred; vrijeme i cijena idu u tekst",
        sq: "{number} nuk mund të thirret" => "shkruani {least} deri në {most} shifra dhe hapësira, me + përpara nëse duhet; orari dhe çmimi shkruhen në skedarin e tekstit",
        sr: "{number} ne može da se pozove" => "napišite {least} do {most} cifara i razmaka, po potrebi sa + ispred; vreme i cena idu u tekst",
    }
    /// The number 116 016.
    eu_number() {
        en: "116 016 is the help line of EU member states; in Montenegro, Albania or Kosovo perhaps nobody answers it" => "give a number of the country itself",
        cnr: "116 016 je linija za pomoć zemalja članica EU; u Crnoj Gori, Albaniji ili na Kosovu možda se niko ne javi" => "navedite broj linije iz te zemlje",
        sq: "116 016 është linja e ndihmës e vendeve anëtare të BE-së; në Mal të Zi, Shqipëri ose Kosovë ndoshta nuk përgjigjet askush" => "jepni një numër të vetë vendit",
        sr: "116 016 je linija za pomoć zemalja članica EU; u Crnoj Gori, Albaniji ili na Kosovu možda se niko ne javi" => "navedite broj linije iz te zemlje",
    }
    /// An unverified number in a country without verified ones.
    unsure_alone(number, mark, country, missing) {
        en: "{number} is only {mark}, and {country} has no verified numbers for both police and emergency" => "add verified help lines for {missing} in {country}, or delete this one",
        cnr: "{number} ima samo oznaku {mark}, a za {country} nijesu provjerena (verified) oba broja: broj policije i 112" => "dodajte za {country} provjerene linije sa ovim brojevima: {missing}; ili obrišite ovu",
        sq: "{number} është vetëm {mark}, dhe {country} nuk i ka të verifikuar (verified) të dy numrat, atë të policisë dhe atë të urgjencës" => "shtoni linja të verifikuara për {missing} në {country}, ose fshijeni këtë",
        sr: "{number} ima samo oznaku {mark}, a za {country} nisu proverena (verified) oba broja: broj policije i 112" => "dodajte za {country} proverene linije sa ovim brojevima: {missing}; ili obrišite ovu",
    }
    /// A call with a date in the future.
    future_call(number, called, today) {
        en: "the call to {number} is dated {called}, which is in the future: today is {today}" => "write the day on which somebody called it, or delete called",
        cnr: "poziv na {number} ima datum {called}, a to je u budućnosti: danas je {today}" => "napišite dan kad je neko pozvao ili obrišite called",
        sq: "thirrja te {number} mban datën {called}, që është në të ardhmen: sot është {today}" => "shkruani ditën kur dikush e thirri, ose fshini called",
        sr: "poziv na {number} ima datum {called}, a to je u budućnosti: danas je {today}" => "napišite dan kada je neko pozvao ili obrišite called",
    }
    /// A call of long ago.
    old_call(number, called) {
        en: "{number} was last called on {called}, more than twelve months ago" => "call it, ask whether number, hours and cost are right, and write today's date",
        cnr: "{number} je posljednji put pozvan {called}, prije više od dvanaest mjeseci" => "pozovite ga, pitajte da li su broj, vrijeme i cijena tačni, i napišite današnji datum",
        sq: "{number} u thirr për herë të fundit më {called}, para më shumë se dymbëdhjetë muajsh" => "thirreni, pyesni nëse numri, orari dhe çmimi janë të saktë, dhe shkruani datën e sotme",
        sr: "{number} je poslednji put pozvan {called}, pre više od dvanaest meseci" => "pozovite ga, pitajte da li su broj, vreme i cena tačni, i napišite današnji datum",
    }
    /// The number of the police, from an old page.
    old_page_urgent(number, page) {
        en: "{number} is from a page dated {page}, more than twelve months ago" => "find a newer page, and write its date into the source; nobody has to call it",
        cnr: "{number} je sa stranice od {page}, starije od dvanaest mjeseci" => "nađite noviju stranicu i upišite njen datum u izvor; taj broj ne zovite radi provjere",
        sq: "{number} është nga një faqe e datës {page}, më e vjetër se dymbëdhjetë muaj" => "gjeni një faqe më të re dhe shkruani datën e saj te burimi; nuk është nevoja të telefonohet",
        sr: "{number} je sa stranice od {page}, starije od dvanaest meseci" => "nađite noviju stranicu i upišite njen datum u izvor; taj broj ne zovite radi provere",
    }
    /// A number that nobody has called, from an old page.
    old_page(number, mark, page) {
        en: "{number} is {mark}, nobody has called it, and its page is dated {page}, more than twelve months ago, so it is not shown on the projector" => "call it, ask whether number, hours and cost are right, and write called = today's date; or find a newer page; or delete it",
        cnr: "{number} ima oznaku {mark}, niko ga nije pozvao, a stranica je od {page}, starija od dvanaest mjeseci, pa se ne prikazuje na platnu" => "pozovite ga, pitajte da li su broj, vrijeme i cijena tačni, i napišite called = današnji datum; ili nađite noviju stranicu; ili ga obrišite",
        sq: "{number} është {mark}, askush nuk e ka thirrur, dhe faqja është e datës {page}, më e vjetër se dymbëdhjetë muaj, prandaj nuk shfaqet në ekranin e sallës" => "thirreni, pyesni nëse numri, orari dhe çmimi janë të saktë, dhe shkruani called = data e sotme; ose gjeni një faqe më të re; ose fshijeni",
        sr: "{number} ima oznaku {mark}, niko ga nije pozvao, a stranica je od {page}, starija od dvanaest meseci, pa se ne prikazuje na platnu" => "pozovite ga, pitajte da li su broj, vreme i cena tačni, i napišite called = današnji datum; ili nađite noviju stranicu; ili ga obrišite",
    }
}
