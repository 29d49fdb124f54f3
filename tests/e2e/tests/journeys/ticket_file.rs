//! The file that makes seat tickets, loaded by the page of a real browser under its policy.

use anyhow::{Context as _, ensure};
use konventa_e2e::{Browser, Failure, Proxy, ProxyAction, Screen, TestContext, ensure_eq};
use konventa_tickets::{Challenge, IssuerKey, LectureContext, Purpose, Purposes, Seed};
use serde_json::json;

const LECTURE: &str = "0190a6f0-7c00-7000-8000-000000000001";

fn issuer(seed: u8) -> anyhow::Result<IssuerKey> {
    Ok(IssuerKey::new(LectureContext::of(LECTURE), Purposes::with_polls(8)?, Seed::new([seed; 32])))
}

/// Asks the page, as the app does. Returns nothing if it refuses; `not loaded` if the file is missing.
async fn ask(browser: &Browser, lines: &[&str]) -> anyhow::Result<Option<String>> {
    const SCRIPT: &str = "
        const [asked, done] = arguments;
        tickets(asked).then((answer) => done(answer ?? null), () => done('not loaded'));";
    browser.eval_later_with(SCRIPT, vec![json!(lines.join("\n"))]).await
}

fn wasm_requests(proxy: &Proxy) -> usize {
    let is_wasm = |path: &str| path.starts_with("/tickets-") && path.contains(".wasm");
    proxy.exchanges().iter().filter(|exchange| is_wasm(&exchange.path)).count()
}

#[tokio::test]
async fn a_page_makes_tickets_of_the_published_keys_only() -> Result<(), Failure> {
    TestContext::run("seat_tickets", Screen::PHONE, async |context| {
        let browser = &context.browser;
        browser.open("/").await?;
        ensure_eq("loaded at the start", &wasm_requests(&context.proxy), &0)?;

        let (ours, other) = (issuer(1)?, issuer(2)?);
        let (keys, commitment) =
            (ours.public_keys().to_string(), ours.public_keys().commitment().to_string());
        let prepare = ["prepare", LECTURE, &keys, &commitment];
        let prepared = ask(browser, &prepare).await?.context("the keys are refused")?;
        let (stored, request) = prepared.split_once('\n').context("two lines")?;
        ensure_eq("the request", &ask(browser, &["request", stored]).await?.as_deref(), &Some(request))?;
        let again = ask(browser, &prepare).await?.context("the keys are refused")?;
        ensure!(again != prepared, "two seats have one seed");

        let evaluation = ours.evaluate(&request.parse()?, Seed::new([3; 32]))?.to_string();
        let made =
            ask(browser, &["finish", stored, &evaluation]).await?.context("the evaluation is refused")?;
        let purposes = [Purpose::Record, Purpose::TakeBack, Purpose::FollowUp, Purpose::Rejoin];
        let purposes: Vec<_> = purposes.into_iter().chain((0..8).map(Purpose::Poll)).collect();
        let tickets: Vec<_> = made.split('\n').collect();
        ensure_eq("tickets", &tickets.len(), &purposes.len())?;
        for (ticket, purpose) in tickets.into_iter().zip(purposes) {
            let lecture = LectureContext::of(LECTURE);
            ours.verify(&ticket.parse()?, Challenge { lecture, purpose })
                .with_context(|| purpose.to_string())?;
        }
        ensure_eq("loaded when needed", &wasm_requests(&context.proxy), &1)?;

        let others = other.public_keys().commitment().to_string();
        let refused = |answer: Option<String>| ensure_eq("the answer", &answer, &None::<String>);
        refused(ask(browser, &["prepare", LECTURE, &keys, &others]).await?)?;
        let evaluation = other.evaluate(&request.parse()?, Seed::new([3; 32]))?.to_string();
        refused(ask(browser, &["finish", stored, &evaluation]).await?)?;
        for malformed in [&["prepare", "č", &keys, &commitment][..], &["finish", stored], &["request", ""]] {
            refused(ask(browser, malformed).await?)?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_file_that_did_not_load_is_loaded_the_next_time() -> Result<(), Failure> {
    TestContext::run("seat_tickets_not_loaded", Screen::PHONE, async |context| {
        let browser = &context.browser;
        browser.open("/").await?;
        let keys = issuer(1)?.public_keys();
        let (keys, commitment) = (keys.to_string(), keys.commitment().to_string());
        let prepare = ["prepare", LECTURE, &keys, &commitment];
        let portal = || ProxyAction::Answer { status: 200, kind: "text/html", body: "Log in".to_owned() };
        for action in [ProxyAction::Cut, portal()] {
            context.proxy.intercept(None, "/tickets-", action);
            ensure_eq("the answer", &ask(browser, &prepare).await?.as_deref(), &Some("not loaded"))?;
            context.proxy.restore();
        }
        ensure!(ask(browser, &prepare).await?.is_some_and(|answer| answer.contains('\n')));
        Ok(())
    })
    .await
}
