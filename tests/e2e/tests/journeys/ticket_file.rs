//! The files that get seat tickets, loaded by the page of a real browser under its policy.

use anyhow::{Context as _, ensure};
use konventa_domain::id::SlideId;
use konventa_domain::json;
use konventa_domain::tickets::{PreparedRequest, Seat};
use konventa_e2e::{Browser, Failure, Proxy, ProxyAction, Screen, TestContext, ensure_eq};
use konventa_tickets::{Challenge, IssuerKey, LectureContext, Purpose, Purposes, Seed};

const LECTURE: &str = "0190a6f0-7c00-7000-8000-000000000001";
const KEYS: &str = "/api/lectures/K7F3K2/ticket-keys";
const TICKETS: &str = "/api/lectures/K7F3K2/tickets";

fn polls() -> Vec<SlideId> {
    (0..8).filter_map(|poll| format!("poll-{poll}").parse().ok()).collect()
}

fn issuer(seed: u8) -> anyhow::Result<IssuerKey> {
    Ok(IssuerKey::new(LectureContext::of(LECTURE), Purposes::with_polls(8)?, Seed::new([seed; 32])))
}

/// The keys as the server sends them.
fn keys(issuer: &IssuerKey) -> String {
    serde_json::json!({ "keys": issuer.public_keys().to_string(), "polls": polls() }).to_string()
}

/// The evaluation of a request, likewise.
fn evaluation(issuer: &IssuerKey, request: &PreparedRequest) -> anyhow::Result<String> {
    let evaluation = issuer.evaluate(&request.request.parse()?, Seed::new([3; 32]))?;
    Ok(serde_json::json!({ "evaluation": evaluation.to_string() }).to_string())
}

fn problem(kind: &str) -> String {
    serde_json::json!({ "type": format!("/problems/{kind}"), "title": "", "status": 400, "detail": "" })
        .to_string()
}

/// The network answers the next request like this.
fn will_answer(proxy: &Proxy, status: u16, body: &str) {
    proxy.restore();
    for path in [KEYS, TICKETS] {
        let body = body.to_owned();
        proxy.intercept(None, path, ProxyAction::Answer { status, kind: "application/json", body });
    }
}

/// Asks the page, as the app does. `None` if it has to be tried again.
async fn ask(browser: &Browser, lines: [&str; 4]) -> anyhow::Result<Option<Seat>> {
    const SCRIPT: &str = "
        const [asked, done] = arguments;
        tickets(asked).then((answer) => done(answer ?? null), () => done(null));";
    let answer: Option<String> = browser.eval_later_with(SCRIPT, vec![lines.join("\n").into()]).await?;
    answer.map(|seat| json::read(&seat).with_context(|| format!("not a seat: {seat}"))).transpose()
}

async fn prepare(browser: &Browser, issuer: &IssuerKey) -> anyhow::Result<Option<Seat>> {
    let commitment = issuer.public_keys().commitment().to_string();
    ask(browser, [&KEYS[1..], LECTURE, &commitment, ""]).await
}

async fn send(browser: &Browser, request: &PreparedRequest) -> anyhow::Result<Option<Seat>> {
    ask(browser, [&TICKETS[1..], LECTURE, "", &json::write(request)]).await
}

async fn prepared(context: &TestContext, issuer: &IssuerKey) -> anyhow::Result<PreparedRequest> {
    will_answer(&context.proxy, 200, &keys(issuer));
    match prepare(&context.browser, issuer).await? {
        Some(Seat::Prepared(request)) => Ok(request),
        seat => anyhow::bail!("no request, but {seat:?}"),
    }
}

/// The path of the wasm file.
async fn wasm_file(browser: &Browser) -> anyhow::Result<String> {
    const SCRIPT: &str = r"
        const page = document.documentElement.innerHTML, done = arguments[0];
        fetch(page.match(/tickets-[0-9a-f]+\.js/)[0])
            .then((module) => module.text())
            .then((module) => done('/' + module.match(/tickets-[0-9a-f]+\.wasm/)[0]));";
    browser.eval_later_with(SCRIPT, Vec::new()).await
}

fn wasm_requests(proxy: &Proxy) -> usize {
    let is_wasm = |path: &str| path.starts_with("/tickets-") && path.contains(".wasm");
    proxy.exchanges().iter().filter(|exchange| is_wasm(&exchange.path)).count()
}

#[tokio::test]
async fn a_page_makes_tickets_of_the_published_keys_only() -> Result<(), Failure> {
    TestContext::run("seat_tickets", Screen::PHONE, async |context| {
        let TestContext { browser, proxy, .. } = &*context;
        browser.open("/").await?;
        ensure_eq("loaded at the start", &wasm_requests(proxy), &0)?;
        let (ours, other) = (issuer(1)?, issuer(2)?);
        let request = prepared(context, &ours).await?;
        ensure_eq("the slides of the polls", &request.polls, &polls())?;
        ensure!(!request.barred, "told that there is no seat before it asked");
        let again = prepared(context, &ours).await?;
        ensure!(again.secret != request.secret, "two seats have one seed");

        will_answer(proxy, 200, &evaluation(&ours, &request)?);
        let Some(Seat::Held(held)) = send(browser, &request).await? else {
            return Err(anyhow::anyhow!("the evaluation is refused"));
        };
        let exchanges = proxy.exchanges();
        let sent = exchanges.iter().find(|exchange| exchange.path == TICKETS).context("nothing was sent")?;
        let body = serde_json::json!({ "request": request.request }).to_string();
        ensure_eq("what is sent", &(sent.method.as_str(), sent.text()), &("POST", body))?;
        let slides: Vec<_> = held.polls.iter().map(|(slide, _)| slide.clone()).collect();
        ensure_eq("the slides of the polls", &slides, &polls())?;
        let polls = (0..).zip(held.polls).map(|(poll, (_, ticket))| (ticket, Purpose::Poll(poll)));
        let others = [(held.record, Purpose::Record), (held.rejoin, Purpose::Rejoin)];
        for (ticket, purpose) in others.into_iter().chain(polls) {
            let lecture = LectureContext::of(LECTURE);
            ours.verify(&ticket.parse()?, Challenge { lecture, purpose })
                .with_context(|| purpose.to_string())?;
        }
        ensure_eq("loaded when needed", &wasm_requests(proxy), &1)?;

        let refused = |answer: Option<Seat>| ensure_eq("the seat", &answer, &Some(Seat::Refused));
        will_answer(proxy, 200, &keys(&ours));
        refused(prepare(browser, &other).await?)?;
        refused(ask(browser, [&KEYS[1..], "č", &ours.public_keys().commitment().to_string(), ""]).await?)?;
        will_answer(proxy, 200, &evaluation(&other, &request)?);
        refused(send(browser, &request).await?)?;
        // As many tickets as polls.
        will_answer(proxy, 200, &evaluation(&ours, &request)?);
        let fewer = PreparedRequest { polls: request.polls[1..].to_vec(), ..request };
        refused(send(browser, &fewer).await?)?;
        Ok(())
    })
    .await
}

/// In a hall many answers are not from our server.
#[tokio::test]
async fn only_the_server_decides_about_tickets() -> Result<(), Failure> {
    TestContext::run("seat_tickets_answers", Screen::PHONE, async |context| {
        let TestContext { browser, proxy, .. } = &*context;
        browser.open("/").await?;
        let issuer = issuer(1)?;
        let request = prepared(context, &issuer).await?;
        let barred = Some(Seat::Prepared(PreparedRequest { barred: true, ..request.clone() }));
        let refused = Some(Seat::Refused);
        let portals = [
            "",
            "Log in",
            r#"{"status":"ok"}"#,
            "null",
            "[]",
            r#"{"type":"portal"}"#,
            r#"{"evaluation":true}"#,
        ];
        let portals = portals
            .into_iter()
            .flat_map(|body| [200, 302, 403, 511].map(|status| (status, body.to_owned(), None)));
        let server = [
            (409, problem("door-closed"), barred.clone()),
            (409, problem("hall-full"), barred),
            (409, problem("refused/ended"), refused.clone()),
            (422, problem("invalid"), refused.clone()),
            (410, problem("lecture-over"), refused),
            (408, problem("slow"), None),
            (429, problem("too-many"), None),
            (500, problem("internal"), None),
            (503, problem("busy"), None),
        ];
        for (status, body, seat) in portals.chain(server) {
            will_answer(proxy, status, &body);
            ensure_eq(&format!("the seat after {status} {body}"), &send(browser, &request).await?, &seat)?;
            let prepared = prepare(browser, &issuer).await?;
            ensure_eq(&format!("the keys after {status} {body}"), &prepared, &None)?;
        }
        // A header more, behind the type.
        let kind = "application/problem+json\r\nretry-after: 5";
        proxy.restore();
        let body = problem("refused/ended");
        proxy.intercept(None, TICKETS, ProxyAction::Answer { status: 409, kind, body });
        ensure_eq("the seat when it may change", &send(browser, &request).await?, &None)?;
        proxy.restore();
        proxy.intercept(None, TICKETS, ProxyAction::Cut);
        ensure_eq("the seat without an answer", &send(browser, &request).await?, &None)?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_file_that_did_not_load_is_loaded_the_next_time() -> Result<(), Failure> {
    TestContext::run("seat_tickets_not_loaded", Screen::PHONE, async |context| {
        let TestContext { browser, proxy, .. } = &*context;
        browser.open("/").await?;
        let issuer = issuer(1)?;
        let portal = || ProxyAction::Answer { status: 200, kind: "text/html", body: "Log in".to_owned() };
        // The module, then the wasm file, whose name it has.
        let mut file = "/tickets-".to_owned();
        for _ in 0..2 {
            for action in [ProxyAction::Cut, portal()] {
                will_answer(proxy, 200, &keys(&issuer));
                proxy.intercept(None, file.clone(), action);
                ensure_eq("the seat", &prepare(browser, &issuer).await?, &None)?;
            }
            proxy.restore();
            if file == "/tickets-" {
                file = wasm_file(browser).await?;
            }
        }
        prepared(context, &issuer).await.map(drop)
    })
    .await
}
