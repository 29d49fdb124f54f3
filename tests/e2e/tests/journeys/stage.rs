//! The stage and the console: in step, driven by clickers, opened by links, printed.

use anyhow::ensure;
use konventa_domain::Country;
use konventa_domain::deck::Face;
use konventa_domain::show::{Move, Outline, Position, Screen as Shown, Show};
use konventa_e2e::page::{Console, PresenterView, Stage};
use konventa_e2e::wait::until_true;
use konventa_e2e::{Failure, Screen, TestContext, TestDeck, ensure_eq};
use thirtyfour::Key;

/// SplitMix64 (Steele, Lea and Flood, 2014): the same seed gives the same keys.
struct Dice(u64);

impl Dice {
    /// Seeds it from `KONVENTA_SEED`, or from the clock.
    fn cast() -> Self {
        let named = std::env::var("KONVENTA_SEED").ok().and_then(|seed| seed.parse().ok());
        let clock = || std::time::UNIX_EPOCH.elapsed().map_or(0, |age| age.as_secs());
        let seed = named.unwrap_or_else(clock);
        println!("KONVENTA_SEED={seed}");
        Self(seed)
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound as u64).unwrap_or(0)
    }
}

/// What a key should do, written down independently of the app, as in the presenter's handbook.
fn after(show: Show, key: char, outline: &Outline) -> Show {
    let to = |change| show.after(change, outline);
    let overview = show.screen == Shown::Overview;
    match key {
        // A row of the overview has six slides.
        DOWN if overview => (0..6).fold(show, |show, _| show.after(Move::Next, outline)),
        UP if overview => (0..6).fold(show, |show, _| show.after(Move::Back, outline)),
        ENTER if overview => to(Move::Go(Position { fragment: 0, ..show.position })),
        RIGHT | PAGE_DOWN | ' ' | 'n' | DOWN | ENTER => to(Move::Next),
        LEFT | PAGE_UP | BACKSPACE | UP => to(Move::Back),
        HOME => to(Move::First),
        END => to(Move::Last),
        'b' | '.' => to(Move::Black),
        'o' => to(Move::Overview),
        'p' => to(Move::Pause),
        ESCAPE => to(Move::Leave),
        _ => show,
    }
}

// As WebDriver encodes them.
const BACKSPACE: char = '\u{e003}';
const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';
const PAGE_UP: char = '\u{e00e}';
const PAGE_DOWN: char = '\u{e00f}';
const END: char = '\u{e010}';
const HOME: char = '\u{e011}';
const LEFT: char = '\u{e012}';
const UP: char = '\u{e013}';
const RIGHT: char = '\u{e014}';
const DOWN: char = '\u{e015}';

/// Mostly forward, as in a lecture; each key of a clicker now and then.
const KEYS: [char; 24] = [
    RIGHT, PAGE_DOWN, ' ', 'n', RIGHT, PAGE_DOWN, RIGHT, ' ', LEFT, PAGE_UP, BACKSPACE, DOWN, UP, HOME, END,
    'b', '.', 'o', 'p', ESCAPE, ENTER, '-', RIGHT, ESCAPE,
];

/// The steps of each slide: its fragments, and the explanation of a question if it has one.
fn outline(test_deck: &TestDeck, country: Country) -> anyhow::Result<Outline> {
    let steps = |face: &Face| {
        let explains = face.question.as_ref().is_some_and(|question| !question.explanation.0.is_empty());
        face.fragments + u8::from(explains)
    };
    let steps = test_deck.slides.flow().map(|slide| steps(slide.face.get(country))).collect();
    Outline::new(steps).ok_or_else(|| anyhow::anyhow!("a deck without slides"))
}

fn seen(show: Show) -> PresenterView {
    PresenterView { slide: show.position.slide, step: show.position.fragment, screen: show.screen }
}

#[tokio::test]
async fn stage_and_console_stay_in_step_over_200_random_keys_and_a_reload_of_each() -> Result<(), Failure> {
    TestContext::run("stage_and_console_in_step", Screen::PROJECTOR, async |context| {
        let outline = outline(&context.test_deck, Country::Montenegro)?;
        let stage = Stage::open(&context.browser, "").await?;
        let console = Console::open(&context.browser).await?;
        let mut dice = Dice::cast();
        let reload_stage = 20 + dice.below(160);
        let reload_console = 20 + dice.below(160);
        let mut show = Show::default();
        let mut on_console = true;
        let mut pressed = String::new();
        for n in 1..=200 {
            if dice.below(4) == 0 {
                // A presenter who changes the window looks at it before pressing a key.
                on_console = !on_console;
                check(&stage, &console, on_console, show, &pressed).await?;
            }
            let key = KEYS[dice.below(KEYS.len())];
            context.browser.press(key.to_string()).await?;
            pressed.push(key);
            show = after(show, key, &outline);
            if n == reload_stage {
                stage.switch_to().await?;
                context.browser.reload().await?;
                check(&stage, &console, on_console, show, &pressed).await?;
            }
            if n == reload_console {
                console.switch_to().await?;
                context.browser.reload().await?;
                check(&stage, &console, on_console, show, &pressed).await?;
            }
            if n % 10 == 0 {
                check(&stage, &console, on_console, show, &pressed).await?;
            }
        }
        Ok(())
    })
    .await
}

/// Checks both windows; the one that is used next becomes the current one.
async fn check(
    stage: &Stage<'_>,
    console: &Console<'_>,
    on_console: bool,
    show: Show,
    pressed: &str,
) -> anyhow::Result<()> {
    let both = async {
        if on_console {
            stage.switch_to().await?;
            stage.shows(&seen(show)).await?;
            console.switch_to().await?;
            console.shows(&seen(show)).await
        } else {
            console.switch_to().await?;
            console.shows(&seen(show)).await?;
            stage.switch_to().await?;
            stage.shows(&seen(show)).await
        }
    };
    both.await.map_err(|error| error.context(format!("after {} keys: {pressed:?}", pressed.chars().count())))
}

#[tokio::test]
async fn every_key_of_a_clicker_works() -> Result<(), Failure> {
    TestContext::run("every_key_of_a_clicker", Screen::PROJECTOR, async |context| {
        let outline = outline(&context.test_deck, Country::Montenegro)?;
        let stage = Stage::open(&context.browser, "").await?;
        let started: f64 = context.browser.eval("return performance.timeOrigin;", Vec::new()).await?;
        let mut show = Show::default();
        let way = [
            RIGHT, PAGE_DOWN, ' ', DOWN, ENTER, 'n', LEFT, PAGE_UP, BACKSPACE, UP, END, RIGHT, HOME, LEFT,
            PAGE_DOWN, 'b', 'b', '.', RIGHT, 'B', '.', 'o', DOWN, RIGHT, RIGHT, UP, DOWN, ENTER, 'O', ESCAPE,
            'p', 'P', 'p', ESCAPE, 'N',
        ];
        for key in way {
            context.browser.press(key.to_string()).await?;
            show = after(show, key.to_ascii_lowercase(), &outline);
            stage
                .shows(&seen(show))
                .await
                .map_err(|error| error.context(format!("after the key {key:?}")))?;
        }
        // F5 starts the show in other programs; here it must not reload the page.
        context.browser.press(Key::F5).await?;
        wait_for_full_screen(context, true).await?;
        context.browser.press("f").await?;
        wait_for_full_screen(context, false).await?;
        let now: f64 = context.browser.eval("return performance.timeOrigin;", Vec::new()).await?;
        ensure_eq("the time the page was loaded", &now, &started)?;
        stage.shows(&seen(show)).await
    })
    .await
}

async fn wait_for_full_screen(context: &TestContext, on: bool) -> anyhow::Result<()> {
    let script = "return document.fullscreenElement !== null;";
    until_true(format_args!("full screen to be {on}"), async || {
        Ok(context.browser.eval::<bool>(script, Vec::new()).await? == on)
    })
    .await
}

#[tokio::test]
async fn the_key_s_opens_a_console_that_controls_the_stage() -> Result<(), Failure> {
    TestContext::run("the_key_s_opens_a_console", Screen::PROJECTOR, async |context| {
        let stage = Stage::open(&context.browser, "").await?;
        context.browser.press(RIGHT.to_string()).await?;
        context.browser.press("s").await?;
        let window = context.browser.switch_to_new(&[stage.window().clone()]).await?;
        let console = Console::in_window(&context.browser, window).await?;
        console.shows(&PresenterView { slide: 1, step: 0, screen: Shown::Slide }).await?;
        context.browser.press(END.to_string()).await?;
        stage.switch_to().await?;
        let outline = outline(&context.test_deck, Country::Montenegro)?;
        let end = Show::default().after(Move::Last, &outline);
        stage.shows(&seen(end)).await
    })
    .await
}

#[tokio::test]
async fn a_deep_link_opens_its_slide_and_a_reload_keeps_the_position() -> Result<(), Failure> {
    TestContext::run("a_deep_link_opens_its_slide", Screen::PROJECTOR, async |context| {
        let outline = outline(&context.test_deck, Country::Kosovo)?;
        let slides: Vec<String> = context.test_deck.slides.flow().map(|slide| slide.id.to_string()).collect();
        let stage = Stage::open(&context.browser, "?country=XK&slide=four-pillars.2").await?;
        let index = slides.iter().position(|id| id == "four-pillars").unwrap_or_default();
        let step = 2.min(outline.fragments(index));
        let mut show = Show { position: Position { slide: index, fragment: step }, screen: Shown::Slide };
        stage.shows(&seen(show)).await?;
        context.browser.press(RIGHT.to_string()).await?;
        show = after(show, RIGHT, &outline);
        stage.shows(&seen(show)).await?;
        let link = format!("{}.{}", slides[show.position.slide], show.position.fragment);
        until_true("the address to follow", async || Ok(stage.address().await?.get("slide") == Some(&link)))
            .await?;
        ensure_eq("country", &stage.address().await?.get("country").cloned(), &Some("XK".to_owned()))?;
        context.browser.reload().await?;
        stage.shows(&seen(show)).await
    })
    .await
}

#[tokio::test]
async fn each_slide_is_printed_on_one_page() -> Result<(), Failure> {
    TestContext::run("on_paper_each_slide_has_a_page", Screen::PROJECTOR, async |context| {
        let stage = Stage::open(&context.browser, "").await?;
        stage.ready().await?;
        let pages = context.browser.printed_pages().await?;
        let slides = context.test_deck.slides.flow().count();
        ensure!(pages == slides, "{slides} slides are printed on {pages} pages");
        Ok(())
    })
    .await
}
