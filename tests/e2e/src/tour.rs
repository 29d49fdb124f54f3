//! A tour of every screen of the app in one language: for the pictures of the gallery, and for the
//! test that all text fits.

mod followup;
mod hall;
mod presenter;
mod shell;

use anyhow::Context as _;
use konventa_domain::deck::SlideKind;
use konventa_domain::{Country, Language};
use serde::Deserialize;

pub use self::followup::{MEMORIES, QUIZ_AFTER, attend_lecture, followup, start_followup};
pub use self::hall::hall;
pub use self::presenter::{console, console_in_hall, research, stage_in_hall, start, talk};
pub use self::shell::shell;
use crate::api::DECK;
use crate::page::{self, Opening, Quiz, SlidesPage, Stage, open_with_key};
use crate::server::{PRESENTER_KEY, RESEARCH_KEY};
use crate::wait::until_true;
use crate::{Browser, TestDeck};

/// What to do on each screen, given its name.
pub trait Visit: AsyncFnMut(&str) -> anyhow::Result<()> {}

impl<F: AsyncFnMut(&str) -> anyhow::Result<()>> Visit for F {}

/// The student pages outside a journey.
const PAGES: [(&str, &str); 5] = [
    ("help", "/help"),
    ("privacy", "/privacy"),
    ("door", "/l"),
    ("unknown-lecture", "/l/KMT4RX"),
    ("not-found", "/nothing-here"),
];

/// Each language with a country, in turn. It begins with Kosovo, because then most languages are
/// spoken in their country.
pub fn languages_in_countries() -> impl Iterator<Item = (Language, Country)> {
    Language::ALL.into_iter().zip(Country::ALL.into_iter().cycle().skip(2))
}

/// A student's whole journey on a phone, with everything that can be opened.
pub async fn phone(
    browser: &Browser,
    test_deck: &TestDeck,
    language: Language,
    country: Country,
    mut visit: impl Visit,
) -> anyhow::Result<()> {
    let (opening, quiz, slides, result) =
        (Opening(browser), Quiz(browser), SlidesPage(browser), page::ResultPage(browser));
    opening.open_deck(test_deck.public.id.as_str()).await?;
    opening.language(language).await?;
    wait_for_language(browser, language).await?;
    opening.country(country).await?;
    open_details(browser).await?;
    visit("welcome").await?;
    opening.onward().await?;
    browser.see("back").await?;
    visit("note").await?;
    opening.onward().await?;
    browser.see("agree").await?;
    open_details(browser).await?;
    visit("data").await?;
    opening.agree().await?;
    let items = test_deck.items(country)?;
    for (n, item) in items.iter().enumerate() {
        quiz.at(&item.id).await?;
        visit(&format!("item-{}", item.id)).await?;
        // Some stay blank, so that the last screen has something to report.
        if n > 1 {
            quiz.choose(&item.right).await?;
        }
        quiz.next().await?;
    }
    browser.see("hand-in").await?;
    visit("overview").await?;
    quiz.hand_in().await?;
    loop {
        let slide = slides.slide().await?;
        visit(&format!("slide-{slide}")).await?;
        if browser.glance("reading").await?.is_some() {
            slides.open_reading().await?;
            browser.see("reading-text").await?;
            visit(&format!("slide-{slide}-reading")).await?;
        }
        if let Some(choice) = opinion(test_deck, &slide) {
            slides.opine(&choice).await?;
            visit(&format!("slide-{slide}-answered")).await?;
        }
        if browser.glance("start-second-quiz").await?.is_some() {
            break;
        }
        slides.next().await?;
    }
    browser.touch("start-second-quiz").await?;
    for item in &items {
        quiz.at(&item.id).await?;
        quiz.choose("unsure").await?;
        quiz.next().await?;
    }
    quiz.hand_in().await?;
    result.payload().await?;
    visit("sharing").await?;
    result.share().await?;
    result.is(page::Delivery::Delivered).await?;
    open_details(browser).await?;
    visit("result").await?;
    for (name, address) in PAGES {
        browser.open(address).await?;
        wait_for_language(browser, language).await?;
        wait_for_selector(browser, if name == "help" { "[data-testid=all-lines]" } else { "h1" }).await?;
        visit(name).await?;
    }
    Ok(())
}

/// The first choice, if the slide asks for an opinion.
fn opinion(test_deck: &TestDeck, slide: &str) -> Option<String> {
    let slide = test_deck.slides.slides.iter().find(|one| one.id.as_str() == slide)?;
    let question = slide.face.iter().next()?.1.question.as_ref()?;
    Some(question.choices.first()?.id.to_string())
}

/// Every slide on the projector with all its fragments, and for each country if they differ.
pub async fn stage(
    browser: &Browser,
    test_deck: &TestDeck,
    language: Language,
    mut visit: impl Visit,
) -> anyhow::Result<()> {
    let shown = test_deck.slides.slides.iter().filter(|slide| slide.kind != SlideKind::Pause);
    for slide in shown {
        let differs = slide.face.iter().count() > 1 || matches!(slide.kind, SlideKind::Help);
        let countries = if differs { &Country::ALL[..] } else { &Country::ALL[..1] };
        for country in countries {
            let (deck, slide) = (&test_deck.public.id, &slide.id);
            let query = format!("?deck={deck}&country={country}&language={language}&slide={slide}.9");
            Stage::open(browser, &query).await.with_context(|| format!("slide {slide}"))?;
            wait_for_language(browser, language).await?;
            visit(&format!("{slide}-{country}")).await?;
        }
    }
    Ok(())
}

/// The pages of the presenter and the researcher.
pub async fn staff(browser: &Browser, language: Language, mut visit: impl Visit) -> anyhow::Result<()> {
    browser.open("/present").await?;
    browser.see("without-phones").await?;
    choose_language(browser, language).await?;
    visit("start").await?;
    open_with_key(browser, "/research", RESEARCH_KEY).await?;
    wait_for_selector(browser, ".research-filters").await?;
    wait_for_language(browser, language).await?;
    visit("research").await?;
    open_with_key(browser, "/present", PRESENTER_KEY).await?;
    browser.see("start").await?;
    Stage::open(browser, &format!("?deck={DECK}&language={language}&slide=four-pillars.9")).await?;
    browser.open("/present/console").await?;
    wait_for_selector(browser, ".console .notes").await?;
    wait_for_language(browser, language).await?;
    visit("console").await?;
    browser.touch("told").await?;
    browser.see("told-says").await?;
    visit("console-told").await
}

/// Chooses the language of a page of the staff app.
pub async fn choose_language(browser: &Browser, language: Language) -> anyhow::Result<()> {
    const CHOOSE: &str = r#"
        const select = document.querySelector('[data-testid="language"]');
        select.value = arguments[0];
        select.dispatchEvent(new Event('change', { bubbles: true }));"#;
    let _: Option<()> = browser.eval(CHOOSE, vec![language.tag().into()]).await?;
    wait_for_language(browser, language).await
}

/// Waits until the page is in this language.
pub async fn wait_for_language(browser: &Browser, language: Language) -> anyhow::Result<()> {
    let says = "return document.documentElement.lang === arguments[0] && !document.querySelector('[aria-busy=true]');";
    let is_so = async || browser.eval(says, vec![language.tag().into()]).await;
    until_true(format_args!("the page in {language}"), is_so).await
}

/// Waits until such an element exists.
async fn wait_for_selector(browser: &Browser, selector: &str) -> anyhow::Result<()> {
    let there = "return !!document.querySelector(arguments[0]);";
    until_true(selector, async || browser.eval(there, vec![selector.into()]).await).await
}

/// Opens everything that can be opened.
async fn open_details(browser: &Browser) -> anyhow::Result<()> {
    let open = "document.querySelectorAll('details').forEach(e => { e.open = true; });";
    let _: Option<()> = browser.eval(open, Vec::new()).await?;
    Ok(())
}

/// Text that does not fit, as `where: words`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Overflow(pub Vec<String>);

/// Text of a phone's page that extends beyond its edge, or is cut off by its container. Text that
/// can be scrolled sideways fits.
const ON_PHONE: &str = r"
    const room = document.documentElement.clientWidth, bad = [];
    const moves = e => e.closest('[tabindex], .drawing, pre') && [...function* up(x) { for (; x; x = x.parentElement) yield x; }(e)]
        .some(x => ['auto', 'scroll'].includes(getComputedStyle(x).overflowX) && x !== document.documentElement && x !== document.body);
    if (document.documentElement.scrollWidth > room) bad.push(`page: ${document.documentElement.scrollWidth} of ${room}`);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let n = walker.nextNode(); n; n = walker.nextNode()) {
        const e = n.parentElement;
        if (!n.data.trim() || !e.checkVisibility({ visibilityProperty: true }) || e.closest('.unseen, .exit-cover') || moves(e)) continue;
        const range = document.createRange();
        range.selectNodeContents(n);
        for (const r of range.getClientRects())
            if (r.right > room + 1 || r.left < -1) { bad.push(`${e.tagName}.${e.className}: ${n.data.trim().slice(0, 60)}`); break; }
        const box = e.closest('button, a, .choice, li, p, h1, h2');
        if (box && getComputedStyle(box).overflowX === 'hidden' && box.scrollWidth > box.clientWidth + 1)
            bad.push(`cut off: ${n.data.trim().slice(0, 60)}`);
    }
    return bad;";

/// A seam around the slide that is shown, or around what covers it; and its text that leaves the canvas,
/// overlaps the footer, or overlaps other text of a drawing. The line of sources may be cut: phones and the
/// console show all of it.
const ON_STAGE: &str = r"
    // The last one is on top.
    const shown = [...document.querySelectorAll('.stage .frame')].filter(frame => frame.checkVisibility({ visibilityProperty: true }));
    const canvas = shown.at(-1)?.querySelector('.canvas'), bad = [];
    if (!canvas) return [];
    const box = canvas.getBoundingClientRect(), unit = box.width / 1920;
    // Around a slide its background goes on, and its frame has none of its own: they would mix to a seam.
    const ground = e => getComputedStyle(e).backgroundColor;
    const [stage, frame, slide] = [document.querySelector('.stage'), shown.at(-1), canvas.querySelector('.slide')];
    if (shown.length === 1 && slide && (ground(stage) !== ground(slide) || ground(frame) !== 'rgba(0, 0, 0, 0)'))
        bad.push(`a seam around the slide: ${ground(slide)}, ${ground(frame)}, ${ground(stage)}`);
    const foot = canvas.querySelector('.foot')?.getBoundingClientRect();
    const texts = [];
    const walker = document.createTreeWalker(canvas, NodeFilter.SHOW_TEXT);
    for (let n = walker.nextNode(); n; n = walker.nextNode()) {
        const e = n.parentElement;
        if (!n.data.trim() || !e.checkVisibility({ visibilityProperty: true }) || e.closest('.unseen, title, desc, .source')) continue;
        const range = document.createRange();
        range.selectNodeContents(n);
        if (e.closest('.help-number') && range.getClientRects().length > 1) bad.push(`a number in two lines: ${n.data}`);
        for (const r of range.getClientRects()) {
            if (r.width < 1) continue;
            texts.push({ e, r, words: n.data.trim() });
            const out = r.right > box.right - 20 * unit || r.left < box.left + 20 * unit || r.bottom > box.bottom - 8 * unit || r.top < box.top;
            if (out) bad.push(`beyond the slide: ${n.data.trim().slice(0, 60)}`);
            const low = foot && !e.closest('.foot, .corner') && r.bottom > foot.top + 4 * unit && r.left < foot.right;
            if (low) bad.push(`over the foot: ${n.data.trim().slice(0, 60)}`);
        }
    }
    const drawn = texts.filter(t => t.e.closest('svg'));
    const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 4 * unit && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 8 * unit;
    drawn.forEach((a, i) => drawn.slice(i + 1).forEach(b => {
        if (a.e.closest('text') !== b.e.closest('text') && over(a.r, b.r)) bad.push(`over each other: ${a.words.slice(0, 40)} / ${b.words.slice(0, 40)}`);
    }));
    return [...new Set(bad)];";

/// The text that does not fit on a phone's page.
pub async fn overflow_on_phone(browser: &Browser) -> anyhow::Result<Overflow> {
    browser.still().await?;
    browser.eval(ON_PHONE, Vec::new()).await
}

/// The text that does not fit on the slide that the stage shows.
pub async fn overflow_on_stage(browser: &Browser) -> anyhow::Result<Overflow> {
    browser.still().await?;
    browser.eval(ON_STAGE, Vec::new()).await
}
