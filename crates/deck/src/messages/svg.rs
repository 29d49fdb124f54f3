//! Messages about what is inside of a drawing.

use crate::message::messages;

messages! {
    /// A file that is not well-formed.
    not_well_formed(detail) {
        en: "this is not well-formed SVG: {detail}" => "look for an unclosed tag or quotation mark; for a plain & write &amp;",
        cnr: "ovo nije ispravan SVG: {detail}" => "potražite oznaku ili navodnik koji nije zatvoren; za običan znak & napišite &amp;",
        sq: "ky nuk është SVG i saktë: {detail}" => "kërkoni një element <...> ose një thonjëz që nuk është mbyllur; për shenjën & shkruani &amp;",
        sr: "ovo nije ispravan SVG: {detail}" => "potražite oznaku ili navodnik koji nije zatvoren; za običan znak & napišite &amp;",
    }
    /// A document type.
    doctype(detail) {
        en: "this is not well-formed SVG: {detail}" => "delete the <!DOCTYPE ...> at its start",
        cnr: "ovo nije ispravan SVG: {detail}" => "obrišite <!DOCTYPE ...> na početku",
        sq: "ky nuk është SVG i saktë: {detail}" => "fshini <!DOCTYPE ...> në fillim",
        sr: "ovo nije ispravan SVG: {detail}" => "obrišite <!DOCTYPE ...> na početku",
    }
    /// Too many shapes.
    many_shapes(most) {
        en: "the drawing has too many shapes" => "draw it with fewer shapes: {most} at most",
        cnr: "crtež ima previše oblika" => "nacrtajte ga sa manje oblika: najviše {most}",
        sq: "vizatimi ka tepër shumë forma" => "vizatojeni me më pak forma: më së shumti {most}",
        sr: "crtež ima previše oblika" => "nacrtajte ga sa manje oblika: najviše {most}",
    }
    /// Another root than `<svg>`.
    not_svg(namespace) {
        en: "this is not an SVG drawing" => "start with <svg xmlns=\"{namespace}\" viewBox=\"0 0 1600 560\">",
        cnr: "ovo nije SVG crtež" => "počnite sa <svg xmlns=\"{namespace}\" viewBox=\"0 0 1600 560\">",
        sq: "ky nuk është vizatim SVG" => "filloni me <svg xmlns=\"{namespace}\" viewBox=\"0 0 1600 560\">",
        sr: "ovo nije SVG crtež" => "počnite sa <svg xmlns=\"{namespace}\" viewBox=\"0 0 1600 560\">",
    }
    /// No `viewBox`.
    no_view_box() {
        en: "the drawing has no viewBox" => "add viewBox=\"0 0 1600 560\" to <svg>",
        cnr: "crtež nema viewBox" => "dodajte viewBox=\"0 0 1600 560\" u <svg>",
        sq: "vizatimi nuk ka viewBox" => "shtoni viewBox=\"0 0 1600 560\" te <svg>",
        sr: "crtež nema viewBox" => "dodajte viewBox=\"0 0 1600 560\" u <svg>",
    }
    /// A wrong `viewBox`.
    wrong_view_box(value) {
        en: "{value} is not a viewBox" => "write four numbers: viewBox=\"0 0 1600 560\"",
        cnr: "{value} nije viewBox" => "napišite četiri broja: viewBox=\"0 0 1600 560\"",
        sq: "{value} nuk është viewBox" => "shkruani katër numra: viewBox=\"0 0 1600 560\"",
        sr: "{value} nije viewBox" => "napišite četiri broja: viewBox=\"0 0 1600 560\"",
    }
    /// Words between the shapes.
    words_outside(words) {
        en: "there are words outside of <text>: {words}" => "put them into a <text>",
        cnr: "izvan <text> ima riječi: {words}" => "stavite ih u <text>",
        sq: "jashtë <text> ka fjalë: {words}" => "vendosini në një <text>",
        sr: "izvan <text> ima reči: {words}" => "stavite ih u <text>",
    }
    /// An element that is not allowed.
    element(name, known) {
        en: "<{name}> is not possible in a drawing" => "delete it; a drawing is made of {known}",
        cnr: "<{name}> ne može biti u crtežu" => "obrišite ga; crtež se sastoji od: {known}",
        sq: "<{name}> nuk mund të jetë në vizatim" => "fshijeni; një vizatim përbëhet nga: {known}",
        sr: "<{name}> ne može biti u crtežu" => "obrišite ga; crtež se sastoji od: {known}",
    }
    /// An element of another namespace.
    foreign_element(name, known) {
        en: "<{name}> of another namespace is not possible in a drawing" => "delete it; a drawing is made of {known}",
        cnr: "<{name}> iz drugog prostora imena ne može biti u crtežu" => "obrišite ga; crtež se sastoji od: {known}",
        sq: "<{name}> i një hapësire tjetër emrash nuk mund të jetë në vizatim" => "fshijeni; një vizatim përbëhet nga: {known}",
        sr: "<{name}> iz drugog prostora imena ne može biti u crtežu" => "obrišite ga; crtež se sastoji od: {known}",
    }
    /// Groups in groups.
    deep(most) {
        en: "groups are nested more than {most} deep" => "remove groups that contain only one thing",
        cnr: "grupe su jedna u drugoj na više od {most} nivoa" => "uklonite grupe u kojima je samo jedna stvar",
        sq: "ka më shumë se {most} grupe njëri brenda tjetrit" => "hiqni grupet që kanë vetëm një gjë",
        sr: "grupe su jedna u drugoj na više od {most} nivoa" => "uklonite grupe u kojima je samo jedna stvar",
    }
    /// An element in the wrong place.
    misplaced(name) {
        en: "<{name}> is not possible here" => "a <tspan> has to be in a <text>, and nothing else can be in one",
        cnr: "<{name}> ne može biti ovdje" => "<tspan> mora biti u <text>, i ništa drugo ne može biti u njemu",
        sq: "<{name}> nuk mund të jetë këtu" => "<tspan> duhet të jetë në <text>, dhe asgjë tjetër nuk mund të jetë në të",
        sr: "<{name}> ne može biti ovde" => "<tspan> mora biti u <text>, i ništa drugo ne može biti u njemu",
    }
    /// An attribute that is not allowed.
    attribute(element, name, fix) {
        en: "<{element}> cannot have {name}=…" => "{fix}",
        cnr: "<{element}> ne može imati {name}=…" => "{fix}",
        sq: "<{element}> nuk mund të ketë {name}=…" => "{fix}",
        sr: "<{element}> ne može imati {name}=…" => "{fix}",
    }
    /// A wrong value of an attribute.
    value(text, name, fix) {
        en: "{text} is not a value for {name}" => "{fix}",
        cnr: "{text} nije vrijednost za {name}" => "{fix}",
        sq: "{text} nuk është vlerë për {name}" => "{fix}",
        sr: "{text} nije vrednost za {name}" => "{fix}",
    }
    /// Too many classes.
    many_classes(most) {
        en: "there are more than {most} classes" => "one or two are enough",
        cnr: "ima više od {most} klasa" => "dovoljna je jedna ili dvije",
        sq: "ka më shumë se {most} klasa" => "mjaftojnë një ose dy",
        sr: "ima više od {most} klasa" => "dovoljna je jedna ili dve",
    }
    /// A class that does not exist.
    unknown_class(name, fix) {
        en: "there is no class {name}" => "{fix}",
        cnr: "nema klase {name}" => "{fix}",
        sq: "nuk ka klasë me emrin {name}" => "{fix}",
        sr: "nema klase {name}" => "{fix}",
    }
    /// Words of a language in a drawing.
    words(text) {
        en: "there are words in the drawing: {text}" => "write {{{{name}}}} in their place, and the words in every text file below Labels:",
        cnr: "u crtežu ima riječi: {text}" => "umjesto njih napišite {{{{ime}}}}, a riječi u svakom tekstu ispod Labels:",
        sq: "në vizatim ka fjalë: {text}" => "në vend të tyre shkruani {{{{emri}}}}, ndërsa fjalët shkruajini poshtë Labels: në çdo skedar teksti",
        sr: "u crtežu ima reči: {text}" => "umesto njih napišite {{{{ime}}}}, a reči u svakom tekstu ispod Labels:",
    }
    /// A brace that is not a label.
    not_a_label(text) {
        en: "{text} is not a label" => "write {{{{name}}}}",
        cnr: "{text} nije natpis" => "napišite {{{{ime}}}}",
        sq: "{text} nuk është etiketë" => "shkruani {{{{emri}}}}",
        sr: "{text} nije natpis" => "napišite {{{{ime}}}}",
    }
    /// A label that is not closed.
    open_label(text) {
        en: "the label {text} is not closed" => "write {{{{name}}}}",
        cnr: "natpis {text} nije zatvoren" => "napišite {{{{ime}}}}",
        sq: "etiketa {text} nuk është mbyllur" => "shkruani {{{{emri}}}}",
        sr: "natpis {text} nije zatvoren" => "napišite {{{{ime}}}}",
    }
    /// The name of a label.
    label_name(name) {
        en: "{name} is not the name of a label" => "use small letters, digits and hyphens",
        cnr: "{name} ne može biti ime natpisa" => "koristite mala slova bez kvačica, cifre i crtice",
        sq: "{name} nuk mund të jetë emër etikete" => "përdorni shkronja të vogla (pa ë dhe ç), shifra dhe viza",
        sr: "{name} ne može biti ime natpisa" => "koristite mala slova bez kvačica, cifre i crtice",
    }
}

crate::message::phrases! {
    /// What is wrong with SVG, where the parser says it in English only.
    syntax() {
        en: "",
        cnr: "neka oznaka, navodnik ili znak nije kako treba",
        sq: "një element <...>, një thonjëz ose një shenjë nuk është si duhet",
        sr: "neka oznaka, navodnik ili znak nije kako treba",
    }
    /// Instead of an attribute.
    delete_name() {
        en: "delete it: one page shows several drawings, and their names would collide",
        cnr: "obrišite: jedna stranica prikazuje više crteža, pa bi se njihova imena sudarila",
        sq: "fshijeni: një faqe tregon disa vizatime, dhe emrat e tyre do të përplaseshin",
        sr: "obrišite: jedna stranica prikazuje više crteža, pa bi se njihova imena sudarila",
    }
    /// Instead of an attribute.
    delete_size() {
        en: "delete it: the slide decides the size, and viewBox the shape",
        cnr: "obrišite: veličinu određuje slajd, a oblik viewBox",
        sq: "fshijeni: madhësinë e vendos slajdi, dhe formën viewBox",
        sr: "obrišite: veličinu određuje slajd, a oblik viewBox",
    }
    /// Instead of an attribute.
    use_anchor() {
        en: "use class=\"middle\" or class=\"end\"",
        cnr: "upotrijebite class=\"middle\" ili class=\"end\"",
        sq: "përdorni class=\"middle\" ose class=\"end\"",
        sr: "upotrebite class=\"middle\" ili class=\"end\"",
    }
    /// Instead of an attribute.
    use_colour() {
        en: "use a class such as ink, line or fill-quiet, so that it fits light and dark themes",
        cnr: "upotrijebite klasu kao što je ink, line ili fill-quiet, da odgovara svijetloj i tamnoj temi",
        sq: "përdorni një klasë si ink, line ose fill-quiet, që t'i përshtatet temës së çelët dhe të errët",
        sr: "upotrebite klasu kao što je ink, line ili fill-quiet, da odgovara svetloj i tamnoj temi",
    }
    /// Instead of an attribute.
    use_label() {
        en: "use class=\"label\", \"label-small\" or \"label-strong\"",
        cnr: "upotrijebite class=\"label\", \"label-small\" ili \"label-strong\"",
        sq: "përdorni class=\"label\", \"label-small\" ose \"label-strong\"",
        sr: "upotrebite class=\"label\", \"label-small\" ili \"label-strong\"",
    }
    /// Instead of an attribute.
    delete() {
        en: "delete it",
        cnr: "obrišite",
        sq: "fshijeni",
        sr: "obrišite",
    }
    /// A value of an attribute.
    write_step(most) {
        en: "write the number of the step: 1 to {most}",
        cnr: "napišite broj koraka: 1 do {most}",
        sq: "shkruani numrin e hapit: 1 deri në {most}",
        sr: "napišite broj koraka: 1 do {most}",
    }
    /// A value of an attribute.
    write_path() {
        en: "write a path that starts with M, with commands and numbers only",
        cnr: "napišite putanju koja počinje sa M, samo sa komandama i brojevima",
        sq: "shkruani një shteg që fillon me M, vetëm me komanda dhe numra",
        sr: "napišite putanju koja počinje sa M, samo sa komandama i brojevima",
    }
    /// A value of an attribute.
    write_points() {
        en: "write pairs of numbers: 0,0 10,20",
        cnr: "napišite parove brojeva: 0,0 10,20",
        sq: "shkruani çifte numrash: 0,0 10,20",
        sr: "napišite parove brojeva: 0,0 10,20",
    }
    /// A value of an attribute.
    write_transform() {
        en: "write translate, scale, rotate, skewX, skewY or matrix with numbers",
        cnr: "napišite translate, scale, rotate, skewX, skewY ili matrix sa brojevima",
        sq: "shkruani translate, scale, rotate, skewX, skewY ose matrix me numra",
        sr: "napišite translate, scale, rotate, skewX, skewY ili matrix sa brojevima",
    }
    /// A value of an attribute.
    write_number() {
        en: "write one number without a unit",
        cnr: "napišite jedan broj bez jedinice",
        sq: "shkruani një numër pa njësi",
        sr: "napišite jedan broj bez jedinice",
    }
}
