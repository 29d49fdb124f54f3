//! Messages about drawings.

use crate::message::messages;

messages! {
    /// A photograph or another file that is no drawing.
    photo(name) {
        en: "photos, videos and documents are not possible: {name}" => "show a drawing instead, an .svg file in drawings/, or say it in words",
        cnr: "fotografije, snimci i dokumenti nijesu mogući: {name}" => "umjesto toga prikažite crtež, .svg datoteku u drawings/, ili recite riječima",
        sq: "fotot, videot dhe dokumentet nuk janë të mundura: {name}" => "tregoni një vizatim, një skedar .svg në drawings/, ose thuajeni me fjalë",
        sr: "fotografije, snimci i dokumenti nisu mogući: {name}" => "umesto toga prikažite crtež, .svg datoteku u drawings/, ili recite rečima",
    }
    /// A drawing that does not exist.
    no_drawing(name, known) {
        en: "there is no drawing {name}" => "{known} (a file in drawings/)",
        cnr: "nema crteža {name}" => "{known} (datoteka u drawings/)",
        sq: "nuk ka vizatim {name}" => "{known} (skedar në drawings/)",
        sr: "nema crteža {name}" => "{known} (datoteka u drawings/)",
    }
    /// A wide drawing without a form for phones.
    no_tall_drawing(wide, tall) {
        en: "{wide} has no tall form, and a phone would show half of it" => "draw the same labels and steps into drawings/{tall}, at most as wide as high, such as viewBox=\"0 0 720 900\"",
        cnr: "{wide} nema uspravni oblik, pa bi telefon prikazao pola crteža" => "nacrtajte iste natpise i korake u drawings/{tall}, ne širi nego što je visok, na primjer viewBox=\"0 0 720 900\"",
        sq: "{wide} nuk ka formë të ngritur, dhe telefoni do të tregonte gjysmën" => "vizatoni të njëjtat fjalë dhe hapa në drawings/{tall}, jo më i gjerë se i lartë, si viewBox=\"0 0 720 900\"",
        sr: "{wide} nema uspravni oblik, pa bi telefon prikazao pola crteža" => "nacrtajte iste natpise i korake u drawings/{tall}, ne širi nego što je visok, na primer viewBox=\"0 0 720 900\"",
    }
    /// A tall form with other labels or steps than its wide form.
    other_than_wide(wide, missing) {
        en: "it does not have everything that {wide} has, or has more: {missing}" => "draw the same labels and the same data-fragment numbers in both",
        cnr: "nema sve što ima {wide}, ili ima više: {missing}" => "nacrtajte iste natpise i iste brojeve data-fragment u oba",
        sq: "nuk ka gjithçka që ka {wide}, ose ka më shumë: {missing}" => "vizatoni të njëjtat fjalë dhe të njëjtët numra data-fragment në të dy",
        sr: "nema sve što ima {wide}, ili ima više: {missing}" => "nacrtajte iste natpise i iste brojeve data-fragment u oba",
    }
    /// A tall form that is wider than high.
    not_tall() {
        en: "the form for phones is wider than high" => "make it at most as wide as high, such as viewBox=\"0 0 720 900\"",
        cnr: "oblik za telefone je širi nego što je visok" => "neka ne bude širi nego što je visok, na primjer viewBox=\"0 0 720 900\"",
        sq: "forma për telefona është më e gjerë se e lartë" => "bëjeni jo më të gjerë se të lartë, si viewBox=\"0 0 720 900\"",
        sr: "oblik za telefone je širi nego što je visok" => "neka ne bude širi nego što je visok, na primer viewBox=\"0 0 720 900\"",
    }
    /// A tall form without its wide form.
    no_wide_drawing(wide) {
        en: "this is the form for phones of {wide}, which does not exist" => "add {wide} for the projector, or rename this file",
        cnr: "ovo je oblik za telefone crteža {wide}, a njega nema" => "dodajte {wide} za projektor ili preimenujte ovu datoteku",
        sq: "kjo është forma për telefona e {wide}, që nuk ekziston" => "shtoni {wide} për projektorin ose riemërtoni këtë skedar",
        sr: "ovo je oblik za telefone crteža {wide}, a njega nema" => "dodajte {wide} za projektor ili preimenujte ovu datoteku",
    }
}
