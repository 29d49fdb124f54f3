//! Twelve students with known replies: the report shows what was computed by hand.

use konventa_domain::Country;
use konventa_e2e::page::{Delivery, Opening, Research, ResultPage};
use konventa_e2e::{Failure, Screen, Student, TestContext, ensure_eq};

/// Replies before and after, a column for each item. Before, the first student has none right, the
/// second has one, and so on to eleven. After, the first six have three more right than before, and
/// the last six have all.
const ROOM: [(&str, &str); 12] = [
    ("wwuw.wwuwwww", "rrrwuw.wwwuw"),
    ("rwuwww.wuwww", "rrrrww.wuwww"),
    ("rrwwuwww.wwu", "rrrrrwwuw.ww"),
    ("rrr.wwuwwwww", "rrrrrrwwwuw."),
    ("rrrrwuw.wwwu", "rrrrrrrw.wuw"),
    ("rrrrruww.www", "rrrrrrrrwwuw"),
    ("rrrrrrwwu.ww", "rrrrrrrrrrrr"),
    ("rrrrrrrwwuw.", "rrrrrrrrrrrr"),
    ("rrrrrrrrw.uw", "rrrrrrrrrrrr"),
    ("rrrrrrrrruww", "rrrrrrrrrrrr"),
    ("rrrrrrrrrrw.", "rrrrrrrrrrrr"),
    ("rrrrrrrrrrru", "rrrrrrrrrrrr"),
];

#[tokio::test]
async fn the_report_on_twelve_students_equals_a_computation_by_hand() -> Result<(), Failure> {
    TestContext::run("twelve_students", Screen::PHONE, async |context| {
        let TestContext { api, proxy, browser, test_deck, .. } = &*context;
        Opening(browser).open().await?;
        for (before, after) in ROOM {
            // The students share a phone: each deletes everything at the end.
            Student::of(Country::Montenegro, before, after)?.walk(browser, test_deck).await?;
            let result = ResultPage(browser);
            result.share().await?;
            result.is(Delivery::Delivered).await?;
            result.erase().await?;
        }
        ensure_eq("posts", &proxy.posted().len(), &12)?;

        // Before, 0 + 1 + … + 11 = 66 of 144 are right; after, 3 + 4 + … + 8 = 33 and six times 12:
        // 105 of 144. 66/144 = 11/24 = 45.8 %; 105/144 = 35/48 = 72.9 %; the difference is 13/48 =
        // 27.1 points; that is one half of the 26/48 that could still be learned.
        api.seal().await?;
        let report = api.report().await?;
        exact("students", report.n.paired.value(), 12.0)?;
        exact("before", report.score.pre.mean.value(), 11.0 / 24.0)?;
        exact("after", report.score.post.mean.value(), 35.0 / 48.0)?;
        exact("difference", report.difference.mean.value(), 13.0 / 48.0)?;
        exact("gain", report.gain.class_g.value(), 1.0 / 2.0)?;

        let research = Research(browser);
        research.open().await?;
        for (figure, expected) in [
            ("n", "12"),
            ("before", "45.8\u{a0}%"),
            ("after", "72.9\u{a0}%"),
            ("difference", "+27.1"),
            ("gain", "50\u{a0}%"),
        ] {
            ensure_eq(figure, &research.figure(figure).await?, &expected.to_owned())?;
        }
        // In words, rounded: 11 of 12 are 91.7 %.
        ensure_eq("the sentence", &research.sentence().await?, &[12.0, 45.8, 72.9])?;
        let said = research.said_of("human-rights-violation").await?;
        ensure_eq("the sentence about the first item", &said, &[92, 100])?;
        let before = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map(|right| f64::from(right) / 12.0);
        let after = [12, 12, 12, 11, 10, 9, 8, 7, 6, 6, 6, 6].map(|right| f64::from(right) / 12.0);
        let items = research.items().await?;
        ensure_eq("items", &items.len(), &12)?;
        for ((item, before), after) in test_deck.items(Country::Montenegro)?.iter().zip(before).zip(after) {
            let seen = items.get(&item.id);
            exact(&format!("{} before", item.id), seen.map(|shares| shares.0), before)?;
            exact(&format!("{} after", item.id), seen.map(|shares| shares.1), after)?;
        }
        Ok(())
    })
    .await
}

fn exact(what: &str, seen: Option<f64>, expected: f64) -> anyhow::Result<()> {
    let is_it = seen.is_some_and(|seen| (seen - expected).abs() < 1e-12);
    anyhow::ensure!(is_it, "{what}: saw {seen:?}, expected {expected}");
    Ok(())
}
