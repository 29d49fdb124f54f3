//! Pages whose app cannot start: what they say, and that help can be reached without it.

use std::time::Duration;

use anyhow::ensure;
use konventa_e2e::{Browser, Failure, ProxyAction, Screen, TestContext};
use serde_json::json;

/// The pages of student, presenter and researcher.
const PAGES: [&str; 6] = ["/", "/l", "/help", "/privacy", "/present", "/research"];

/// A browser without WebAssembly, as in Lockdown Mode.
const NO_WEBASSEMBLY: &str = "delete globalThis.WebAssembly;";

/// One whose engine refuses every module.
const REFUSED_WEBASSEMBLY: &str =
    "WebAssembly.Module = class { constructor() { throw new WebAssembly.CompileError('off'); } };
    for (const name of ['compile', 'instantiate', 'compileStreaming', 'instantiateStreaming'])
        WebAssembly[name] = async () => { throw new WebAssembly.CompileError('off'); };";

/// Waits until the page says why it does not start, and returns its visible words.
async fn words(browser: &Browser) -> anyhow::Result<String> {
    browser
        .eval_later(
            "const done = arguments[arguments.length - 1];
            const look = () => {
                const stopped = document.querySelector('.shell-stopped');
                const seen = stopped && stopped.checkVisibility();
                seen ? done(document.body.innerText) : setTimeout(look, 50);
            };
            look();",
        )
        .await
}

/// Checks that police, 112 and the help lines of the three countries can be read, and dialled.
async fn help_is_there(browser: &Browser, page: &str) -> anyhow::Result<()> {
    let dialled: Vec<String> = browser
        .eval(
            "return [...document.querySelectorAll('a[href^=\"tel:\"]')]
                .filter((link) => link.checkVisibility()).map((link) => link.getAttribute('href'))",
            vec![],
        )
        .await?;
    for number in ["tel:122", "tel:129", "tel:192", "tel:112"] {
        ensure!(dialled.iter().any(|link| link == number), "{page} has no {number}: {dialled:?}");
    }
    Ok(())
}

/// A wasm that arrives as something else, as the address asks for: the page of a network that wants a
/// login, a half of it, or under another content type.
const OTHER_WASM: &str = "
    const load = fetch;
    const form = new URLSearchParams(location.search).get('wasm');
    if (form) globalThis.fetch = async (...what) => {
        const answer = await load(...what);
        if (!String(what[0]?.url ?? what[0]).includes('_bg.wasm')) return answer;
        const of = (body, kind) => new Response(body, { headers: { 'content-type': kind } });
        if (form === 'page') return of('<!doctype html><title>Log in</title>', 'text/html');
        const bytes = await answer.arrayBuffer();
        if (form === 'half') return of(bytes.slice(0, bytes.byteLength / 2), 'application/wasm');
        return of(bytes, 'application/octet-stream');
    };";

async fn every_page_says_so(name: &str, before: &str, reason: &str) -> Result<(), Failure> {
    TestContext::run(name, Screen::PHONE, async |context| {
        let browser = &context.browser;
        browser.before_each_page(before).await?;
        for page in PAGES {
            browser.open(page).await?;
            let words = words(browser).await?;
            if page == "/privacy" {
                ensure!(words.contains("What is never in a result, and never kept"), "{words}");
                continue;
            }
            help_is_there(browser, page).await?;
            if page == "/help" {
                ensure!(words.contains("Open this page in a private window"), "{words}");
                continue;
            }
            ensure!(words.contains(reason), "{page} says: {words}");
            for language in [
                "Ova stranica se ne otvara",
                "Kjo faqe nuk po hapet",
                "This page is not opening",
                "Ова страница",
            ] {
                ensure!(words.contains(language), "{page} does not say “{language}”: {words}");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_webassembly_every_page_says_so() -> Result<(), Failure> {
    every_page_says_so("no_webassembly", NO_WEBASSEMBLY, "needs WebAssembly").await
}

#[tokio::test]
async fn with_webassembly_refused_every_page_says_so() -> Result<(), Failure> {
    every_page_says_so("refused_webassembly", REFUSED_WEBASSEMBLY, "needs WebAssembly").await
}

#[tokio::test]
async fn without_javascript_every_page_says_so() -> Result<(), Failure> {
    TestContext::run("no_javascript", Screen::PHONE, async |context| {
        let browser = &context.browser;
        browser.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        for page in PAGES {
            browser.open(page).await?;
            // Scripts of the driver run nevertheless.
            let words: String = browser.eval("return document.body.innerText", vec![]).await?;
            let expected = match page {
                "/help" => "Open this page in a private window",
                "/privacy" => "What is never in a result, and never kept",
                _ => "It needs JavaScript",
            };
            ensure!(words.contains(expected), "{page} says: {words}");
            if page != "/privacy" {
                help_is_there(browser, page).await?;
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_file_that_does_not_arrive_is_reported_and_the_page_opens_once_it_does() -> Result<(), Failure> {
    TestContext::run("no_files", Screen::PHONE, async |context| {
        let browser = &context.browser;
        browser.devtools("Network.enable", json!({})).await?;
        for missing in ["*_bg.wasm", "*.js"] {
            browser.devtools("Network.setBlockedURLs", json!({ "urls": [missing] })).await?;
            browser.open("/").await?;
            let words = words(browser).await?;
            ensure!(words.contains("A part of it could not be loaded"), "{missing}: {words}");
            help_is_there(browser, missing).await?;
        }
        browser.devtools("Network.setBlockedURLs", json!({ "urls": [] })).await?;
        browser.reload().await?;
        browser.see("onward").await?;
        let shell: bool = browser.eval("return document.getElementById('shell') !== null", vec![]).await?;
        ensure!(!shell, "the shell is still there");

        // What arrives is not what was asked for.
        browser.before_each_page(OTHER_WASM).await?;
        for page in
            PAGES.map(|page| format!("{page}?wasm=page")).into_iter().chain(["/?wasm=half".to_owned()])
        {
            browser.open(&page).await?;
            let words = words(browser).await?;
            let is_plain = page.starts_with("/help") || page.starts_with("/privacy");
            ensure!(is_plain || words.contains("A part of it could not be loaded"), "{page}: {words}");
        }
        browser.open("/?wasm=other-type").await?;
        browser.see("onward").await?;
        context.proxy.intercept(
            Some("GET"),
            "/konventa-app-",
            ProxyAction::Answer {
                status: 200,
                kind: "text/html",
                body: "<!doctype html><title>Log in</title>".to_owned(),
            },
        );
        browser.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
        browser.open("/").await?;
        let words = words(browser).await?;
        ensure!(words.contains("A part of it could not be loaded"), "a page in place of the script: {words}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_file_that_is_late_is_reported_and_then_the_page_opens() -> Result<(), Failure> {
    TestContext::run("late_files", Screen::PHONE, async |context| {
        let browser = &context.browser;
        // The wasm arrives only when the page has said that it is late.
        let late = "const load = fetch;
            globalThis.fetch = async (...what) => {
                if (!String(what[0]?.url ?? what[0]).includes('_bg.wasm')) return load(...what);
                await new Promise((go) => { globalThis.arrive = go; });
                return load(...what);
            };";
        browser.before_each_page(late).await?;
        browser.open("/").await?;
        let first: String = browser.eval("return document.body.innerText", vec![]).await?;
        ensure!(first.contains("One moment"), "while it loads the page says: {first}");
        let words = tokio::time::timeout(Duration::from_secs(20), words(browser)).await??;
        ensure!(words.contains("It is taking a long time"), "{words}");
        let _: Option<bool> = browser.eval("arrive()", vec![]).await?;
        browser.see("onward").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn help_and_privacy_say_without_the_app_what_they_say_with_it() -> Result<(), Failure> {
    TestContext::run("plain_pages", Screen::PHONE, async |context| {
        let browser = &context.browser;
        for page in ["/help", "/privacy"] {
            browser.open(page).await?;
            browser.see(if page == "/help" { "all-lines" } else { "privacy" }).await?;
            let missing: Vec<String> = browser
                .eval_later(&format!(
                    "const done = arguments[arguments.length - 1];
                    fetch('{page}').then((answer) => answer.text()).then((html) => {{
                        const plain = new DOMParser().parseFromString(html, 'text/html').body.textContent;
                        const shown = document.querySelectorAll('.overlay main :is(h1, h2, h3, p, li)');
                        const said = [...shown].filter((part) => part.children.length === 0).map((part) => part.textContent.trim());
                        done(said.filter((words) => words && !plain.includes(words)));
                    }});"
                ))
                .await?;
            ensure!(missing.is_empty(), "{page} without the app lacks {missing:?}");
        }
        Ok(())
    })
    .await
}
