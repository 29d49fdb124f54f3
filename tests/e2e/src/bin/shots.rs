//! Takes the pictures of the README: a phone with an item, the stage and the report.
//!
//! `cargo xtask shots` starts an empty server and passes its address in `KONVENTA_URL` and its key
//! in `KONVENTA_RESEARCH_KEY`; without them this program starts a server. The pictures go to
//! `KONVENTA_PICTURES`, or to `docs/pictures`. If `KONVENTA_GALLERY` is set, it takes every screen
//! in every language instead, into that folder.

#[path = "shots/gallery.rs"]
mod gallery;

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use konventa_domain::Country;
use konventa_e2e::api::DECK;
use konventa_e2e::page::{Opening, Quiz, Research, Stage};
use konventa_e2e::server::{self, RESEARCH_KEY, workspace};
use konventa_e2e::{Api, Browser, Reply, Screen, ServerAddress, Student, TestDeck};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let named = |name: &str| std::env::var(name).ok();
    let key = named("KONVENTA_RESEARCH_KEY").unwrap_or_else(|| RESEARCH_KEY.to_owned());
    let folder = std::env::var_os("KONVENTA_PICTURES")
        .map_or_else(|| workspace().join("docs/pictures"), PathBuf::from);
    if let (Some(url), Some(gallery)) = (named("KONVENTA_URL"), std::env::var_os("KONVENTA_GALLERY")) {
        return gallery::take(&url, &key, Path::new(&gallery)).await;
    }
    if let Some(url) = named("KONVENTA_URL") {
        return take(&url, &key, &folder).await;
    }
    let server = server::start().await?;
    take(&server.address().url(), RESEARCH_KEY, &folder).await
}

async fn take(url: &str, key: &str, folder: &Path) -> anyhow::Result<()> {
    let api = Api::new(ServerAddress::parse(url).await?, key.to_owned());
    let test_deck = TestDeck::load(&api, DECK).await?;
    for student in room()? {
        api.submit(&student.submission(&test_deck)?).await?;
    }
    phone(url, &test_deck, &folder.join("phone-item.png")).await?;
    stage(url, &folder.join("stage.png")).await?;
    research(url, key, &folder.join("research.png")).await
}

/// An answered item in the middle of the quiz.
async fn phone(url: &str, test_deck: &TestDeck, file: &Path) -> anyhow::Result<()> {
    let browser = Browser::start(Screen::PHONE, url.to_owned()).await?;
    let opening = Opening(&browser);
    opening.open().await?;
    opening.to_consent(Country::Montenegro).await?;
    opening.agree().await?;
    let quiz = Quiz(&browser);
    let items = test_deck.items(Country::Montenegro)?;
    quiz.reply_to_all(&items[..5], &[Reply::Right; 5]).await?;
    quiz.at(&items[5].id).await?;
    quiz.choose(&items[5].right).await?;
    // As it looks after a reload, without the mark of the finger.
    browser.reload().await?;
    quiz.at(&items[5].id).await?;
    quiz.is_chosen(&items[5].right).await?;
    done(browser, file).await
}

/// The slide with the four pillars, all of them visible.
async fn stage(url: &str, file: &Path) -> anyhow::Result<()> {
    let browser = Browser::start(Screen::PROJECTOR, url.to_owned()).await?;
    Stage::open(&browser, "?country=ME&slide=four-pillars.9").await?;
    done(browser, file).await
}

/// The report on the group.
async fn research(url: &str, key: &str, file: &Path) -> anyhow::Result<()> {
    let browser = Browser::start(Screen::LAPTOP, url.to_owned()).await?;
    Research(&browser).open_with(key).await?;
    Research(&browser).items().await?;
    done(browser, file).await
}

async fn done(browser: Browser, file: &Path) -> anyhow::Result<()> {
    browser.still().await?;
    browser.picture(file).await?;
    println!("{}", file.display());
    browser.quit().await
}

/// The number of students of 24 who are right on each item, before and after.
const RIGHT: [(usize, usize); 12] = [
    (17, 22),
    (9, 19),
    (11, 20),
    (7, 17),
    (10, 18),
    (12, 21),
    (8, 19),
    (15, 22),
    (6, 16),
    (5, 15),
    (4, 14),
    (13, 20),
];

/// A plausible group of 24 students: made up, and the same each time.
fn room() -> anyhow::Result<Vec<Student>> {
    let script = |student: usize, step: usize, right: fn(&(usize, usize)) -> usize| -> String {
        let letter = |(item, counts)| match (student * step + item * 5) % 24 {
            // Steps that share no factor with 24 reach each student once.
            place if place < right(counts) => 'r',
            place if place % 3 == 0 => 'u',
            _ => 'w',
        };
        RIGHT.iter().enumerate().map(letter).collect()
    };
    let country = |student| match student {
        0..12 => Country::Montenegro,
        12..19 => Country::Albania,
        _ => Country::Kosovo,
    };
    let student = |n| Student::of(country(n), &script(n, 7, |c| c.0), &script(n, 11, |c| c.1));
    (0..24).map(student).collect::<anyhow::Result<_>>().context("a group of students")
}
