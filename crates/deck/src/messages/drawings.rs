//! Messages about drawings.

use crate::message::messages;

messages! {
    /// A photograph or another file that is not a drawing.
    photo(name) {
        en: "photos, videos and documents are not possible: {name}" => "show a drawing instead, an .svg file in drawings/, or say it in words",
        cnr: "fotografije, snimci i dokumenti ne mogu da se prikažu: {name}" => "umjesto toga stavite crtež (.svg datoteku u drawings/) ili to recite riječima",
        sq: "fotot, videot dhe dokumentet nuk mund të përdoren: {name}" => "përdorni një vizatim, pra një skedar .svg në drawings/, ose thuajeni me fjalë",
        sr: "fotografije, snimci i dokumenti ne mogu da se prikažu: {name}" => "umesto toga stavite crtež (.svg datoteku u drawings/) ili to recite rečima",
    }
    /// A drawing that does not exist.
    no_drawing(name, known) {
        en: "there is no drawing {name}" => "{known} (a file in drawings/)",
        cnr: "nema crteža {name}" => "{known} (datoteka u drawings/)",
        sq: "nuk ka vizatim me emrin {name}" => "{known} (skedar në drawings/)",
        sr: "nema crteža {name}" => "{known} (datoteka u drawings/)",
    }
    /// A wide drawing without a form for phones.
    no_tall_drawing(wide, tall) {
        en: "{wide} has no tall form, and a phone would show half of it" => "draw the same labels and steps into drawings/{tall}, at most as wide as high, such as viewBox=\"0 0 720 900\"",
        cnr: "{wide} nema uspravan oblik, pa bi se na telefonu vidjelo pola crteža" => "nacrtajte iste natpise i korake u drawings/{tall}; taj crtež ne smije biti širi nego što je visok, na primjer viewBox=\"0 0 720 900\"",
        sq: "{wide} nuk ka variant vertikal për telefona, prandaj telefoni do të tregonte vetëm gjysmën" => "vizatoni të njëjtat etiketa dhe të njëjtët hapa në drawings/{tall}; gjerësia të mos jetë më e madhe se lartësia, për shembull viewBox=\"0 0 720 900\"",
        sr: "{wide} nema uspravan oblik, pa bi se na telefonu videlo pola crteža" => "nacrtajte iste natpise i korake u drawings/{tall}; taj crtež ne sme da bude širi nego što je visok, na primer viewBox=\"0 0 720 900\"",
    }
    /// A tall form with other labels or steps than its wide form.
    other_than_wide(wide, missing) {
        en: "it does not have everything that {wide} has, or has more: {missing}" => "draw the same labels and the same data-fragment numbers in both",
        cnr: "nema sve što ima {wide} ili ima nešto više: {missing}" => "u oba crteža nacrtajte iste natpise i upišite iste brojeve data-fragment",
        sq: "nuk ka gjithçka që ka {wide}, ose ka më shumë: {missing}" => "vendosni në të dy vizatimet të njëjtat etiketa dhe të njëjtët numra data-fragment",
        sr: "nema sve što ima {wide} ili ima nešto više: {missing}" => "u oba crteža nacrtajte iste natpise i upišite iste brojeve data-fragment",
    }
    /// A tall form that is wider than high.
    not_tall() {
        en: "the form for phones is wider than high" => "make it at most as wide as high, such as viewBox=\"0 0 720 900\"",
        cnr: "oblik za telefone je širi nego što je visok" => "neka ne bude širi nego što je visok, na primjer viewBox=\"0 0 720 900\"",
        sq: "varianti për telefona është më i gjerë sesa i lartë" => "gjerësia të mos jetë më e madhe se lartësia, për shembull viewBox=\"0 0 720 900\"",
        sr: "oblik za telefone je širi nego što je visok" => "neka ne bude širi nego što je visok, na primer viewBox=\"0 0 720 900\"",
    }
    /// A tall form without its wide form.
    no_wide_drawing(wide) {
        en: "this is the form for phones of {wide}, which does not exist" => "add {wide} for the projector, or rename this file",
        cnr: "ovo je crtež {wide} u obliku za telefone, a {wide} ne postoji" => "dodajte {wide} za projektor ili preimenujte ovu datoteku",
        sq: "ky është varianti për telefona i {wide}, por {wide} nuk ekziston" => "shtoni {wide} për ekranin e sallës, ose riemërtojeni këtë skedar",
        sr: "ovo je crtež {wide} u obliku za telefone, a {wide} ne postoji" => "dodajte {wide} za projektor ili preimenujte ovu datoteku",
    }
    /// A drawing that no slide shows.
    unused_drawing() {
        en: "no slide shows this drawing" => "show it, or delete the file",
        cnr: "nijedan slajd ne prikazuje ovaj crtež" => "prikažite ga ili obrišite datoteku",
        sq: "asnjë slajd nuk e tregon këtë vizatim" => "tregojeni, ose fshini skedarin",
        sr: "nijedan slajd ne prikazuje ovaj crtež" => "prikažite ga ili obrišite datoteku",
    }
    /// A drawing without description.
    no_description(name) {
        en: "the drawing has no description for people who cannot see it" => "write ![What it shows]({name})",
        cnr: "crtež nema opis za ljude koji ga ne vide" => "napišite ![Šta prikazuje]({name})",
        sq: "vizatimi nuk ka përshkrim për njerëzit që nuk e shohin" => "shkruani ![Çfarë tregon]({name})",
        sr: "crtež nema opis za ljude koji ga ne vide" => "napišite ![Šta prikazuje]({name})",
    }
    /// A drawing of a card with a description.
    words_in_card(name) {
        en: "the drawing of a card has words in its brackets" => "leave the brackets empty: ![]({name}); the heading says what it is",
        cnr: "crtež kartice ima riječi u zagradama" => "ostavite zagrade prazne: ![]({name}); naslov kaže šta je",
        sq: "vizatimi i një karte ka fjalë në kllapa" => "lërini kllapat bosh: ![]({name}); titulli thotë çfarë është",
        sr: "crtež kartice ima reči u zagradama" => "ostavite zagrade prazne: ![]({name}); naslov kaže šta je",
    }
    /// A drawing of a card that is not square.
    card_not_square(name) {
        en: "{name} is the drawing of a card but is not square" => "give it viewBox=\"0 0 96 96\", or put it on a line of its own",
        cnr: "{name} je crtež kartice, a nije kvadratan" => "dajte mu viewBox=\"0 0 96 96\" ili ga stavite u poseban red",
        sq: "{name} është vizatim karte, por nuk është katror" => "jepini viewBox=\"0 0 96 96\", ose vendoseni në një rresht më vete",
        sr: "{name} je crtež kartice, a nije kvadratan" => "dajte mu viewBox=\"0 0 96 96\" ili ga stavite u poseban red",
    }
    /// A picture of another site.
    picture_of_other_site() {
        en: "pictures from other sites are not possible" => "put an SVG file into drawings/, and name that file",
        cnr: "slike sa drugih sajtova ne mogu da se prikažu" => "stavite SVG datoteku u drawings/ i navedite nju",
        sq: "fotot nga faqe të tjera nuk mund të përdoren" => "vendosni një skedar SVG në drawings/, dhe shkruani emrin e tij",
        sr: "slike sa drugih sajtova ne mogu da se prikažu" => "stavite SVG datoteku u drawings/ i navedite nju",
    }
    /// A label without words.
    label_without_words(drawing, label) {
        en: "{drawing} has a label {label}, but its words are missing" => "write below Labels: - ({label}) and its words",
        cnr: "{drawing} ima natpis {label}, a njegove riječi nedostaju" => "napišite ispod Labels: - ({label}) i njegove riječi",
        sq: "{drawing} ka një etiketë {label}, por fjalët e saj mungojnë" => "shkruani poshtë Labels: - ({label}) dhe fjalët e saj",
        sr: "{drawing} ima natpis {label}, a njegove reči nedostaju" => "napišite ispod Labels: - ({label}) i njegove reči",
    }
    /// Words without a label.
    words_without_label(name, fix) {
        en: "no drawing of this slide has a label {name}" => "{fix}",
        cnr: "nijedan crtež ovog slajda nema natpis {name}" => "{fix}",
        sq: "asnjë vizatim i këtij slajdi nuk e ka etiketën {name}" => "{fix}",
        sr: "nijedan crtež ovog slajda nema natpis {name}" => "{fix}",
    }
}

crate::message::phrases! {
    /// The fix for words without a label, on a slide without labels.
    delete_label() {
        en: "delete the line, or write {{{{name}}}} into a drawing",
        cnr: "obrišite red ili napišite {{{{ime}}}} u neki crtež",
        sq: "fshini rreshtin, ose shkruani {{{{emri}}}} në një vizatim",
        sr: "obrišite red ili napišite {{{{ime}}}} u neki crtež",
    }
}
