//! Messages about what the presenter says: the braces of notes.

use crate::message::messages;

messages! {
    /// A brace outside of notes.
    brace() {
        en: "there is a brace outside of notes" => "delete it; braces mark what the presenter says, and only in Notes:",
        cnr: "izvan bilješki je vitičasta zagrada" => "obrišite je; vitičaste zagrade označavaju šta se govori, i to samo u Notes:",
        sq: "jashtë shënimeve ka një kllapë gjarpëruese, {{ ose }}" => "fshijeni; këto kllapa shënojnë çfarë thuhet me zë, dhe vetëm te Notes:",
        sr: "izvan beleški je vitičasta zagrada" => "obrišite je; vitičaste zagrade označavaju šta se govori, i to samo u Notes:",
    }
    /// A brace in a brace.
    nested(rest) {
        en: "there is a brace inside a brace: {rest}" => "close the first one before it, or delete this one",
        cnr: "vitičasta zagrada je unutar druge: {rest}" => "zatvorite prvu ispred nje ili obrišite ovu",
        sq: "ka një kllapë brenda një tjetre: {rest}" => "mbylleni të parën para saj, ose fshijeni këtë",
        sr: "vitičasta zagrada je unutar druge: {rest}" => "zatvorite prvu ispred nje ili obrišite ovu",
    }
    /// Speech after other words.
    starts_inside(rest) {
        en: "speech starts in the middle of a paragraph: {rest}" => "put the speech into a paragraph of its own, with an empty line before and after it",
        cnr: "govor počinje usred pasusa: {rest}" => "stavite govor u poseban pasus, sa praznim redom ispred i iza",
        sq: "ligjërimi fillon në mes të një paragrafi: {rest}" => "vendoseni në një paragraf më vete, me një rresht bosh para dhe pas tij",
        sr: "govor počinje usred pasusa: {rest}" => "stavite govor u poseban pasus, sa praznim redom ispred i iza",
    }
    /// Speech before other words.
    ends_inside(rest) {
        en: "speech ends in the middle of a paragraph: {rest}" => "put the speech into a paragraph of its own, with an empty line before and after it",
        cnr: "govor se završava usred pasusa: {rest}" => "stavite govor u poseban pasus, sa praznim redom ispred i iza",
        sq: "ligjërimi mbaron në mes të një paragrafi: {rest}" => "vendoseni në një paragraf më vete, me një rresht bosh para dhe pas tij",
        sr: "govor se završava usred pasusa: {rest}" => "stavite govor u poseban pasus, sa praznim redom ispred i iza",
    }
    /// A closing brace alone.
    not_opened() {
        en: "this closing brace has no opening brace in its paragraph" => "write {{ at the start of the paragraph, or delete the brace",
        cnr: "ova zagrada }} nema svoju {{ u istom pasusu" => "napišite {{ na početku pasusa ili obrišite zagradu",
        sq: "kjo kllapë }} nuk e ka {{ në të njëjtin paragraf" => "shkruani {{ në fillim të paragrafit, ose fshini kllapën",
        sr: "ova zagrada }} nema svoju {{ u istom pasusu" => "napišite {{ na početku pasusa ili obrišite zagradu",
    }
    /// An opening brace alone.
    not_closed(paragraph) {
        en: "this speech is not closed: {paragraph}" => "write }} at the end of the paragraph; every paragraph of speech has its own",
        cnr: "ovaj govor nije zatvoren: {paragraph}" => "napišite }} na kraju pasusa; svaki pasus govora ima svoju zagradu",
        sq: "ky ligjërim nuk është mbyllur: {paragraph}" => "shkruani }} në fund të paragrafit; çdo paragraf i ligjërimit ka kllapën e vet",
        sr: "ovaj govor nije zatvoren: {paragraph}" => "napišite }} na kraju pasusa; svaki pasus govora ima svoju zagradu",
    }
    /// Two question marks at the start.
    two_question_marks(paragraph) {
        en: "a question to the room starts with {{? and one question mark: {paragraph}" => "write {{? and then the question",
        cnr: "pitanje sali počinje sa {{? i jednim upitnikom: {paragraph}" => "napišite {{? i zatim pitanje",
        sq: "një pyetje drejtuar sallës fillon me {{?, pra me vetëm një pikëpyetje: {paragraph}" => "shkruani {{? dhe pastaj pyetjen",
        sr: "pitanje sali počinje sa {{? i jednim upitnikom: {paragraph}" => "napišite {{? i zatim pitanje",
    }
    /// Braces around nothing.
    empty_speech() {
        en: "this speech is empty" => "write what is said, or delete the braces",
        cnr: "ovaj govor je prazan" => "napišite šta se kaže ili obrišite zagrade",
        sq: "ky ligjërim është bosh" => "shkruani çfarë thuhet, ose fshini kllapat",
        sr: "ovaj govor je prazan" => "napišite šta se kaže ili obrišite zagrade",
    }
    /// Quotation marks around all of it.
    quoted_speech() {
        en: "the whole speech is in quotation marks" => "delete them; the braces already mark it as speech",
        cnr: "cio govor je u navodnicima" => "obrišite ih; zagrade ga već označavaju kao govor",
        sq: "i gjithë ligjërimi është në thonjëza" => "fshijini; kllapat e shënojnë tashmë si ligjërim",
        sr: "ceo govor je u navodnicima" => "obrišite ih; zagrade ga već označavaju kao govor",
    }
}
