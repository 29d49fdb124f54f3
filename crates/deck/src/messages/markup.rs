//! Messages about Markdown: what a text may contain.

use crate::message::messages;

messages! {
    /// HTML.
    html() {
        en: "HTML is not possible here" => "write it in Markdown; for a plain < write \\<",
        cnr: "ovdje ne može HTML" => "napišite to kao običan tekst; za znak < napišite \\<",
        sq: "këtu nuk mund të ketë HTML" => "shkruajeni si tekst të thjeshtë; për shenjën < shkruani \\<",
        sr: "ovde ne može HTML" => "napišite to kao običan tekst; za znak < napišite \\<",
    }
    /// Text in backticks.
    backticks() {
        en: "text in backticks is not possible here" => "write **strong** or *emphasis*",
        cnr: "ovdje ne može tekst u znacima `" => "napišite **istaknuto** ili *naglašeno*",
        sq: "këtu nuk mund të ketë tekst mes shenjave `" => "shkruani **fort** ose *theksuar*",
        sr: "ovde ne može tekst u znacima `" => "napišite **istaknuto** ili *naglašeno*",
    }
    /// A horizontal rule.
    rule() {
        en: "a horizontal rule is not possible here" => "delete it",
        cnr: "ovdje ne može vodoravna crta" => "obrišite je",
        sq: "këtu nuk mund të ketë vijë horizontale" => "fshijeni",
        sr: "ovde ne može vodoravna crta" => "obrišite je",
    }
    /// A footnote.
    footnote() {
        en: "a footnote is not possible here" => "name the source in deck.toml",
        cnr: "ovdje ne može fusnota" => "izvor navedite u deck.toml",
        sq: "këtu nuk mund të ketë shënim në fund të faqes" => "shënojeni burimin në deck.toml",
        sr: "ovde ne može fusnota" => "izvor navedite u deck.toml",
    }
    /// A check box.
    check_box() {
        en: "a check box is not possible here" => "write a plain list",
        cnr: "ovdje ne može kvadratić za štikliranje" => "napišite obično nabrajanje",
        sq: "këtu nuk mund të ketë kuti zgjedhjeje ([ ])" => "shkruani një listë të thjeshtë",
        sr: "ovde ne može kvadratić za štikliranje" => "napišite obično nabrajanje",
    }
    /// A formula.
    formula() {
        en: "a formula is not possible here" => "write it in words",
        cnr: "ovdje ne može formula" => "recite je riječima",
        sq: "këtu nuk mund të ketë formulë" => "thuajeni me fjalë",
        sr: "ovde ne može formula" => "recite je rečima",
    }
    /// A second headline.
    second_headline() {
        en: "a second headline is not possible here" => "a slide has one ## headline; cards have ### in front of their heading",
        cnr: "ovdje ne može drugi naslov" => "slajd ima jedan naslov sa ##; kartice imaju ### ispred svog naslova",
        sq: "këtu nuk mund të ketë titull të dytë" => "një slajd ka një titull me ##; kartat kanë ### para titullit të tyre",
        sr: "ovde ne može drugi naslov" => "slajd ima jedan naslov sa ##; kartice imaju ### ispred svog naslova",
    }
    /// A card outside of a slide.
    card_misplaced() {
        en: "cards (###) are possible on slides only" => "write **strong** words instead",
        cnr: "kartice (###) mogu samo na slajdovima" => "umjesto toga napišite **istaknute** riječi",
        sq: "kartat (###) mund të jenë vetëm në slajde" => "në vend të tyre shkruani fjalë **të forta**",
        sr: "kartice (###) mogu samo na slajdovima" => "umesto toga napišite **istaknute** reči",
    }
    /// A heading of four or more signs.
    small_heading() {
        en: "there are no headings smaller than a card's (###)" => "write ### or **strong** words",
        cnr: "nema naslova manjeg od naslova kartice (###)" => "napišite ### ili **istaknute** riječi",
        sq: "nuk ka titull më të vogël se ai i kartës (###)" => "shkruani ### ose fjalë **të forta**",
        sr: "nema naslova manjeg od naslova kartice (###)" => "napišite ### ili **istaknute** reči",
    }
    /// A block quote.
    block_quote() {
        en: "a block quote (>) is not possible here" => "make it a paragraph of its own, outside of lists",
        cnr: "ovdje ne može citat (>)" => "neka bude poseban pasus, izvan nabrajanja",
        sq: "këtu nuk mund të ketë citim (>)" => "bëjeni paragraf më vete, jashtë listave",
        sr: "ovde ne može citat (>)" => "neka bude poseban pasus, izvan nabrajanja",
    }
    /// An indented or fenced block.
    code_block() {
        en: "an indented or fenced block is not possible here" => "delete the spaces at the start of the line",
        cnr: "ovdje ne može uvučen tekst ni blok između znakova ```" => "obrišite razmake na početku reda ili te znakove",
        sq: "këtu nuk mund të ketë tekst të zhvendosur djathtas ose mes shenjave ```" => "fshini hapësirat në fillim të rreshtit",
        sr: "ovde ne može uvučen tekst ni blok između znakova ```" => "obrišite razmake na početku reda ili te znakove",
    }
    /// A list where none can be.
    list_misplaced() {
        en: "a list is not possible here" => "a list cannot be inside another list or a line; if it is not a list, write \\- or 1\\.",
        cnr: "ovdje ne može nabrajanje" => "nabrajanje ne može biti unutar drugog nabrajanja ili reda; ako nije nabrajanje, napišite \\- ili 1\\.",
        sq: "këtu nuk mund të ketë listë" => "një listë nuk mund të jetë brenda një liste tjetër ose një rreshti; nëse nuk është listë, shkruani \\- ose 1\\.",
        sr: "ovde ne može nabrajanje" => "nabrajanje ne može biti unutar drugog nabrajanja ili reda; ako nije nabrajanje, napišite \\- ili 1\\.",
    }
    /// A table.
    table() {
        en: "a table is not possible here" => "write cards (###) or a list",
        cnr: "ovdje ne može tabela" => "napišite kartice (###) ili nabrajanje",
        sq: "këtu nuk mund të ketë tabelë" => "shkruani karta (###) ose një listë",
        sr: "ovde ne može tabela" => "napišite kartice (###) ili nabrajanje",
    }
    /// A link.
    link() {
        en: "a link is not possible here: no one can follow it on a projector" => "write its text alone; sources are named in deck.toml",
        cnr: "ovdje ne može link: na platnu ga niko ne može otvoriti" => "napišite samo njegov tekst; izvori se navode u deck.toml",
        sq: "këtu nuk mund të ketë link: në ekran askush nuk mund ta hapë" => "shkruani vetëm tekstin e tij; burimet shënohen në deck.toml",
        sr: "ovde ne može link: na platnu niko ne može da ga otvori" => "napišite samo njegov tekst; izvori se navode u deck.toml",
    }
    /// The address of a link, in a line of its own.
    link_address() {
        en: "the address of a link is not possible here" => "delete the line",
        cnr: "ovdje ne može adresa linka" => "obrišite red",
        sq: "këtu nuk mund të ketë adresë linku" => "fshini rreshtin",
        sr: "ovde ne može adresa linka" => "obrišite red",
    }
    /// A drawing where none can be.
    drawing_misplaced() {
        en: "a drawing is not possible here" => "put it on a line of its own on a slide, or first in the heading of a card",
        cnr: "ovdje ne može crtež" => "stavite ga u poseban red slajda ili na početak naslova kartice",
        sq: "këtu nuk mund të ketë vizatim" => "vendoseni në një rresht më vete të slajdit, ose në fillim të titullit të një karte",
        sr: "ovde ne može crtež" => "stavite ga u poseban red slajda ili na početak naslova kartice",
    }
    /// A second paragraph in a point.
    two_paragraphs() {
        en: "a point has one paragraph only" => "make two points, or delete the empty line",
        cnr: "stavka može imati samo jedan pasus" => "napravite dvije stavke ili obrišite prazan red",
        sq: "një pikë mund të ketë vetëm një paragraf" => "bëni dy pika, ose fshini rreshtin bosh",
        sr: "stavka može imati samo jedan pasus" => "napravite dve stavke ili obrišite prazan red",
    }
    /// Any other markup.
    other_markup() {
        en: "this markup is not possible here" => "write plain text, **strong** or *emphasis*",
        cnr: "ovdje ne može ovakvo oblikovanje" => "napišite običan tekst, **istaknuto** ili *naglašeno*",
        sq: "këtu nuk mund të ketë formatim të tillë" => "shkruani tekst të thjeshtë, **fort** ose *theksuar*",
        sr: "ovde ne može ovakvo oblikovanje" => "napišite običan tekst, **istaknuto** ili *naglašeno*",
    }
    /// Markup in a text of plain words.
    markup_in_plain(line) {
        en: "there is markup in {line}, which can have plain words only" => "delete the stars, backticks or brackets",
        cnr: "u {line} ima oblikovanja, a tu mogu samo obične riječi" => "obrišite zvjezdice, znakove ` ili zagrade",
        sq: "te {line} ka formatim, por aty mund të ketë vetëm fjalë të thjeshta" => "fshini yjet, shenjat ` ose kllapat",
        sr: "u {line} ima oblikovanja, a tu mogu samo obične reči" => "obrišite zvezdice, znakove ` ili zagrade",
    }
    /// A list that starts with another number.
    list_not_from_one() {
        en: "this list does not start with 1" => "a list starts with 1; if it is not a list, write 2011\\. with a backslash",
        cnr: "ovo nabrajanje ne počinje sa 1" => "nabrajanje počinje sa 1; ako nije nabrajanje, napišite 2011\\. sa znakom \\",
        sq: "kjo listë nuk fillon me 1" => "një listë fillon me 1; nëse nuk është listë, shkruani 2011\\. me shenjën \\",
        sr: "ovo nabrajanje ne počinje sa 1" => "nabrajanje počinje sa 1; ako nije nabrajanje, napišite 2011\\. sa znakom \\",
    }
    /// A star for a point.
    star() {
        en: "a point does not start with a star" => "write - for points that appear together, or + for one after the other",
        cnr: "stavka ne počinje zvjezdicom" => "napišite - za stavke koje se pojavljuju zajedno ili + za stavke koje se pojavljuju jedna po jedna",
        sq: "një pikë nuk mund të fillojë me yll" => "shkruani - për pika që shfaqen bashkë, ose + për pika që shfaqen një nga një",
        sr: "stavka ne počinje zvezdicom" => "napišite - za stavke koje se pojavljuju zajedno ili + za stavke koje se pojavljuju jedna po jedna",
    }
    /// Steps outside of a slide.
    steps_misplaced() {
        en: "only a slide's body has points that appear one after the other" => "start it with - or 1.",
        cnr: "samo na slajdu se stavke pojavljuju jedna po jedna" => "počnite sa - ili 1.",
        sq: "vetëm në slajd pikat shfaqen një nga një" => "fillojeni me - ose 1.",
        sr: "samo na slajdu se stavke pojavljuju jedna po jedna" => "počnite sa - ili 1.",
    }
    /// An empty point.
    empty_point() {
        en: "a point has no words" => "write them, or delete the line",
        cnr: "stavka nema riječi" => "napišite ih ili obrišite red",
        sq: "një pikë nuk ka fjalë" => "shkruajini, ose fshini rreshtin",
        sr: "stavka nema reči" => "napišite ih ili obrišite red",
    }
    /// A drawing that was not read as one.
    broken_drawing() {
        en: "this is neither text nor a drawing" => "write ![What it shows](name.svg) with the name of a file in drawings/",
        cnr: "ovo nije ni tekst ni crtež" => "napišite ![Šta prikazuje](ime.svg) sa imenom datoteke iz drawings/",
        sq: "kjo nuk është as tekst as vizatim" => "shkruani ![Çfarë tregon](emri.svg) me emrin e një skedari në drawings/",
        sr: "ovo nije ni tekst ni crtež" => "napišite ![Šta prikazuje](ime.svg) sa imenom datoteke iz drawings/",
    }
    /// A drawing within a paragraph.
    drawing_in_text() {
        en: "a drawing and text are in one paragraph" => "put an empty line before and after the drawing",
        cnr: "crtež i tekst su u istom pasusu" => "ostavite prazan red ispred i iza crteža",
        sq: "një vizatim dhe një tekst janë në të njëjtin paragraf" => "lini një rresht bosh para dhe pas vizatimit",
        sr: "crtež i tekst su u istom pasusu" => "ostavite prazan red ispred i iza crteža",
    }
    /// A title of a drawing.
    drawing_title() {
        en: "a drawing must not have a title" => "put all words into the square brackets",
        cnr: "crtežu se ovdje ne daje naslov" => "stavite sve riječi u uglaste zagrade",
        sq: "një vizatim nuk mund të ketë titull" => "vendosini të gjitha fjalët në kllapat katrore",
        sr: "crtežu se ovde ne daje naslov" => "stavite sve reči u uglaste zagrade",
    }
    /// A drawing in the middle of the heading of a card.
    drawing_after_words() {
        en: "the drawing of a card comes first in its heading" => "write ### ![](name.svg) Word",
        cnr: "crtež kartice treba da bude na početku njenog naslova" => "napišite ### ![](ime.svg) Riječ",
        sq: "vizatimi i një karte duhet të jetë i pari në titullin e saj" => "shkruani ### ![](emri.svg) Fjala",
        sr: "crtež kartice treba da bude na početku njenog naslova" => "napišite ### ![](ime.svg) Reč",
    }
    /// A card without heading.
    card_without_heading() {
        en: "a card has no heading" => "write a word or two after ###",
        cnr: "kartica nema naslov" => "napišite riječ ili dvije iza ###",
        sq: "një kartë nuk ka titull" => "shkruani një ose dy fjalë pas ###",
        sr: "kartica nema naslov" => "napišite reč ili dve iza ###",
    }
    /// A card with two drawings.
    card_with_two_drawings() {
        en: "a card has two drawings" => "keep one of them",
        cnr: "kartica ima dva crteža" => "zadržite jedan",
        sq: "një kartë ka dy vizatime" => "mbani njërin",
        sr: "kartica ima dva crteža" => "zadržite jedan",
    }
    /// A star or backtick without its pair.
    unclosed_mark() {
        en: "there is an unclosed * or `" => "close it: **strong**, *emphasis*, with no space inside; for a plain star write \\*",
        cnr: "ima znak * ili ` koji nije zatvoren" => "zatvorite ga: **istaknuto**, *naglašeno*, bez razmaka unutra; za običnu zvjezdicu napišite \\*",
        sq: "ka një * ose ` që nuk është mbyllur" => "mbylleni: **fort**, *theksuar*, pa hapësirë brenda; për një yll të thjeshtë shkruani \\*",
        sr: "ima znak * ili ` koji nije zatvoren" => "zatvorite ga: **istaknuto**, *naglašeno*, bez razmaka unutra; za običnu zvezdicu napišite \\*",
    }
    /// Too many steps.
    many_steps(last, most) {
        en: "it has {last} steps, and a slide has at most {most}" => "let some points appear together (- or 1.), or make two slides",
        cnr: "ima koraka: {last}, a slajd ih ima najviše {most}" => "neka se neke stavke pojave zajedno (- ili 1.), ili napravite dva slajda",
        sq: "ka {last} hapa, dhe një slajd ka më së shumti {most}" => "lërini disa pika të shfaqen bashkë (- ose 1.), ose bëni dy slajde",
        sr: "ima koraka: {last}, a slajd ih ima najviše {most}" => "neka se neke stavke pojave zajedno (- ili 1.), ili napravite dva slajda",
    }
    /// A step that shows nothing.
    empty_step(missing, last) {
        en: "nothing appears with step {missing}, though there is a step {last}" => "number the data-fragment groups of its drawings from 1 without gaps",
        cnr: "u koraku {missing} se ništa ne pojavljuje, a postoji korak {last}" => "numerišite grupe data-fragment u crtežima od 1, bez preskakanja",
        sq: "në hapin {missing} nuk shfaqet asgjë, megjithëse ekziston hapi {last}" => "numërojini grupet data-fragment në vizatime nga 1, pa kapërcyer asnjë numër",
        sr: "u koraku {missing} se ništa ne pojavljuje, a postoji korak {last}" => "numerišite grupe data-fragment u crtežima od 1, bez preskakanja",
    }
}
