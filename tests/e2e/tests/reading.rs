//! The reading text below a slide: for who learns alone and who looks back, and there without network.

use anyhow::Context as _;
use konventa_domain::deck::{Html, Reading, Slide, SlideKind};
use konventa_domain::lecture::Command;
use konventa_domain::{Country, Language, PerCountry, VecMap};
use konventa_e2e::page::{HallPhone, Lecture, Opening, Safety};
use konventa_e2e::wait::until_true;
use konventa_e2e::{Failure, Fate, Lesson, Screen, World, same};

const ENGLISH: &str = "/decks/istanbul-convention/en.reading.json";
const ALBANIAN: &str = "/decks/istanbul-convention/sq.reading.json";

/// A file in which each slide that has a reading text says these words and its name.
fn texts(lesson: &Lesson, language: Language, words: &str) -> anyhow::Result<Fate> {
    let mut slides = VecMap::default();
    for slide in lesson.slides.flow().filter(|slide| slide.kind == SlideKind::Content) {
        let text = Html(format!("<p>{words} {}</p>", slide.id));
        slides.extend([(slide.id.clone(), PerCountry::Same(text))]);
    }
    let body = serde_json::to_string(&Reading { language, slides })?;
    Ok(Fate::Answer { status: 200, kind: "application/json", body })
}

/// The first slide of kind content before another one, and its place in the flow.
fn first_content(lesson: &Lesson) -> anyhow::Result<(usize, String)> {
    let slides: Vec<_> = lesson.slides.flow().collect();
    let both = |pair: &[&Slide]| pair.iter().all(|slide| slide.kind == SlideKind::Content);
    let place = slides.windows(2).position(both).context("no two slides of kind content")?;
    Ok((place, slides[place].id.to_string()))
}

async fn learn_alone(world: &World) -> anyhow::Result<()> {
    let opening = Opening(&world.browser);
    opening.open().await?;
    opening.to_consent(Country::Kosovo).await?;
    opening.decline().await
}

fn asked(world: &World, path: &str) -> usize {
    world.wire.exchanges().iter().filter(|exchange| exchange.path == path).count()
}

#[tokio::test]
async fn who_learns_alone_unfolds_the_text_also_without_network() -> Result<(), Failure> {
    World::walk("reading_alone", Screen::PHONE, async |world| {
        world.wire.doom(Some("GET"), ENGLISH, texts(&world.lesson, Language::English, "To read about")?);
        let (_, slide) = first_content(&world.lesson)?;
        let opening = Opening(&world.browser);
        opening.open().await?;
        opening.to_consent(Country::Kosovo).await?;
        same("asked for before the slides", &asked(world, ENGLISH), &0)?;
        opening.decline().await?;
        let lecture = Lecture(&world.browser);
        lecture.turn_to(&slide).await?;
        world.browser.see_no("reading-text").await?;
        lecture.unfold_reading().await?;
        lecture.reads(&format!("To read about {slide}")).await?;
        let next = lecture.next().await?;
        lecture.back().await?;
        lecture.at(&slide).await?;
        same("how often it was asked for", &asked(world, ENGLISH), &1)?;

        let safety = Safety(&world.browser);
        safety.keeps_files().await?;
        until_true("the reading texts to be kept", async || {
            Ok(safety.kept().await?.files.iter().any(|file| file == ENGLISH))
        })
        .await?;
        world.wire.mend();
        world.wire.doom(None, "/", Fate::Cut);
        world.server.down().await?;
        world.browser.offline(true).await?;
        world.browser.reload().await?;
        lecture.at(&slide).await?;
        lecture.unfold_reading().await?;
        lecture.reads(&format!("To read about {slide}")).await?;
        same("the slide after it", &lecture.next().await?, &next)
    })
    .await
}

#[tokio::test]
async fn a_text_that_cannot_be_loaded_says_so_and_is_tried_again() -> Result<(), Failure> {
    World::walk("reading_retry", Screen::PHONE, async |world| {
        world.wire.doom(Some("GET"), ENGLISH, Fate::Cut);
        learn_alone(world).await?;
        let lecture = Lecture(&world.browser);
        let (_, slide) = first_content(&world.lesson)?;
        lecture.turn_to(&slide).await?;
        lecture.unfold_reading().await?;
        world.browser.see("retry-reading").await?;
        world.wire.mend();
        world.wire.doom(Some("GET"), ENGLISH, texts(&world.lesson, Language::English, "To read about")?);
        world.wire.doom(Some("GET"), ALBANIAN, texts(&world.lesson, Language::Albanian, "Për")?);
        world.browser.touch("retry-reading").await?;
        lecture.reads(&format!("To read about {slide}")).await?;
        // In another language it is another text.
        let unfold = "document.querySelectorAll('.aside details').forEach(part => { part.open = true; });";
        let _: Option<()> = world.browser.eval(unfold, Vec::new()).await?;
        Opening(&world.browser).language(Language::Albanian).await?;
        until_true("the text in Albanian to be asked for", async || Ok(asked(world, ALBANIAN) == 1)).await?;
        lecture.unfold_reading().await?;
        lecture.reads(&format!("Për {slide}")).await
    })
    .await
}

#[tokio::test]
async fn in_a_hall_it_is_there_when_one_looks_back() -> Result<(), Failure> {
    World::walk("reading_hall", Screen::PHONE, async |world| {
        world.wire.doom(Some("GET"), ENGLISH, texts(&world.lesson, Language::English, "To read about")?);
        let World { api, browser, lesson, .. } = &*world;
        let (place, slide) = first_content(lesson)?;
        let hall = api.start_lecture(Country::Kosovo, None).await?;
        api.command(&hall, Command::Start {}).await?;
        let (phone, lecture) = (HallPhone(browser), Lecture(browser));
        phone.follow_only(&hall).await?;
        api.show(&hall, place, 0).await?;
        lecture.at(&slide).await?;
        browser.see_no("reading").await?;
        same("asked for beside the slide on the wall", &asked(world, ENGLISH), &0)?;
        api.show(&hall, place + 1, 0).await?;
        until_true("another slide on the wall", async || Ok(lecture.slide().await? != slide)).await?;
        browser.see_no("reading").await?;
        lecture.back().await?;
        lecture.at(&slide).await?;
        lecture.unfold_reading().await?;
        lecture.reads(&format!("To read about {slide}")).await?;
        browser.touch("to-live").await?;
        browser.see_no("reading").await?;
        // When the lecture is over everybody reads at their own pace.
        api.command(&hall, Command::End {}).await?;
        browser.see("reading").await?;
        Ok(())
    })
    .await
}
