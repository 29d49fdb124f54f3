//! The site in a folder of a university's server, behind a proxy that passes the folder on and behind
//! one that takes it off. The rest of the host belongs to other sites.

use anyhow::{Context as _, ensure};
use konventa_domain::Country;
use konventa_domain::deck::{Sitting, SlideKind};
use konventa_domain::lecture::Command;
use konventa_e2e::api::DECK;
use konventa_e2e::page::{
    Delivery, LecturePhone, LectureStage, OverlayPage, Quiz, ResultPage, Safety, open_with_key,
};
use konventa_e2e::server::{self, PRESENTER_KEY, RESEARCH_KEY};
use konventa_e2e::{
    Api, Browser, Proxy, ProxyAction, ProxyFolder, Reply, Screen, Student, TestDeck, TestServer, ensure_eq,
    wait,
};

const FOLDER: &str = "/uni/konventa";

/// What another site of the same host has stored in the browser.
const OTHER_SITE: &str = "
    localStorage.setItem('timetable', 'of another site');
    localStorage.setItem('konventa.language', '\"sq\"');
    sessionStorage.setItem('timetable', 'of another site');
    return null;";

const OTHER_CACHE: &str = "
    const done = arguments[arguments.length - 1];
    caches.open('timetable').then(() => caches.open('konventa.1')).then(() => done(null));";

const QR_LINK: &str = r#"return document.querySelector('.join [data-testid="qr"]')?.dataset.link ?? null;"#;

/// A server, and a proxy of one form.
struct Site {
    server: TestServer,
    api: Api,
    proxy: Proxy,
    deck: TestDeck,
}

impl Site {
    async fn start(takes_off: bool) -> anyhow::Result<Self> {
        let server = server::start_at(&format!("https://uni.example{FOLDER}/")).await?;
        let proxy =
            Proxy::in_folder(server.address().socket(), ProxyFolder { path: FOLDER, takes_off }).await?;
        let api = Api::of(&server);
        let deck = TestDeck::load(&api, DECK).await?;
        Ok(Self { server, api, proxy, deck })
    }

    fn slide(&self, kind: SlideKind) -> anyhow::Result<usize> {
        self.deck.public.flow.iter().position(|slide| slide.kind == kind).context("no such slide")
    }

    async fn answer(&self, phone: &Browser, script: &str) -> anyhow::Result<()> {
        let replies = script.chars().map(Reply::of).collect::<anyhow::Result<Vec<_>>>()?;
        let quiz = Quiz(phone);
        quiz.reply_to_all(&self.deck.items(Country::Montenegro)?, &replies).await?;
        quiz.hand_in().await
    }

    /// A page, a script or a link that is not in the folder asks another site for it.
    fn asked_other_sites(&self) -> Vec<String> {
        let folder = ProxyFolder { path: FOLDER, takes_off: false };
        let paths = self.proxy.exchanges().into_iter().map(|exchange| exchange.path);
        paths.filter(|path| folder.take_off(path).is_none()).collect()
    }
}

/// A presenter holds a lecture, and a student follows the QR code, takes both quizzes and submits.
async fn hold_a_lecture(site: &Site, phone: &Browser) -> anyhow::Result<()> {
    let stage = Browser::start(Screen::PROJECTOR, site.proxy.url()).await?;
    let page = LectureStage(&stage);
    let code = page.start("Room of the tests").await?;
    let shown: String =
        stage.eval("return document.querySelector('.join-address').textContent", vec![]).await?;
    ensure_eq("the address to type", &format!("http://{shown}"), &format!("{}/l", site.proxy.url()))?;
    let link: Option<String> = stage.eval(QR_LINK, vec![]).await?;
    let link = link.context("no QR code")?;
    let path = link.strip_prefix(phone.base()).with_context(|| format!("the QR code leads to {link}"))?;
    ensure!(path.starts_with(&format!("/l/{code}#")), "the QR code leads to {link}");

    phone.open(path).await?;
    LecturePhone(phone).two_taps().await?;
    site.answer(phone, "rrrrrrwwwwww").await?;
    LecturePhone(phone).waits().await?;
    page.next_to(0).await?;
    LecturePhone(phone).is_at(site.deck.public.flow[0].id.as_str(), 0).await?;
    page.leap_to(site.slide(SlideKind::Quiz { sitting: Sitting::Post })?).await?;
    phone.see("item").await?;
    // The address with the code still leads to the lecture.
    phone.reload().await?;
    site.answer(phone, "rrrrrrrrrwww").await?;
    let result = ResultPage(phone);
    result.payload().await?;
    result.share().await?;
    result.is(Delivery::Delivered).await?;
    ensure!(!site.api.is_empty().await?, "the server has no record");

    stage.open(&format!("/present/console?lecture={code}")).await?;
    stage.touch("end").await?;
    stage.touch("end-yes").await?;
    open_with_key(&stage, "/research", RESEARCH_KEY).await?;
    stage.see("report-withheld").await?;
    stage.quit().await
}

/// A student joins and takes the pre-quiz, and follows a slide of the presenter.
async fn follow_a_lecture(site: &Site, phone: &Browser) -> anyhow::Result<()> {
    let lecture = site.api.start_lecture(Country::Montenegro, None).await?;
    LecturePhone(phone).scan(&lecture).await?;
    LecturePhone(phone).two_taps().await?;
    site.answer(phone, "rrrrrrwwwwww").await?;
    LecturePhone(phone).waits().await?;
    site.api.command(&lecture, Command::Start {}).await?;
    site.api.show(&lecture, 1, 0).await?;
    LecturePhone(phone).is_at(site.deck.public.flow[1].id.as_str(), 0).await
}

/// Pages of the folder open, with and without the app, and lead to each other.
async fn open_pages(phone: &Browser) -> anyhow::Result<()> {
    phone.open("/no/such/page").await?;
    OverlayPage(phone, "help").open().await?;
    OverlayPage(phone, "help").close().await?;
    phone.see("outside").await?;
    for (overlay, part) in [("/help", "all-lines"), ("/privacy", "privacy")] {
        phone.open(overlay).await?;
        phone.appears(part).await?;
        let plain: bool = phone
            .eval_later(&format!(
                "const done = arguments[arguments.length - 1];
                fetch('{FOLDER}{overlay}').then((answer) => answer.text()).then((html) =>
                    done(html.includes('<base href=\"{FOLDER}/\"') && html.includes('href=\"{}#sq\"')));",
                &overlay[1..]
            ))
            .await?;
        ensure!(plain, "{overlay} does not name its folder");
    }
    phone.open(&format!("/followup/{DECK}")).await?;
    wait::until_true("the page of the follow-up", async || {
        phone.eval("return document.body.innerText.includes('There is no follow-up');", vec![]).await
    })
    .await?;
    phone.open("/l").await?;
    phone.touch("alone").await?;
    phone.appears("country-ME").await?;
    // As people type it.
    phone.open("").await?;
    phone.appears("country-ME").await
}

/// A student learns alone, loads the page again without network, and leaves.
async fn go_offline_and_leave(site: &mut Site, phone: &Browser) -> anyhow::Result<()> {
    let safety = Safety(phone);
    phone.open("/").await?;
    Student::of(Country::Kosovo, "", "")?.arrive(phone).await?;
    ensure!(phone.url().await?.ends_with(&format!("{FOLDER}/learn/{DECK}")), "{}", phone.url().await?);
    let stored = safety.wait_for_offline_files().await?;
    let names = || stored.local.iter().chain(&stored.tab).chain(&stored.caches);
    let strange: Vec<_> = names().filter(|name| !name.starts_with("uni/konventa/konventa.")).collect();
    ensure!(strange.is_empty(), "names that another site may have too: {strange:?}");
    ensure!(stored.files.iter().all(|file| file.starts_with(FOLDER)), "{:?}", stored.files);

    site.proxy.intercept(None, "/", ProxyAction::Cut);
    site.server.down().await?;
    phone.offline(true).await?;
    phone.reload().await?;
    phone.see("item").await?;
    phone.offline(false).await?;
    site.server.up().await?;
    site.proxy.restore();

    let () = phone.eval(OTHER_SITE, vec![]).await?;
    let _: Option<bool> = phone.eval_later(OTHER_CACHE).await?;
    safety.exit().await?;
    phone.open("/worker.js").await?;
    let mut left = safety.stored().await?;
    wait::until_true("everything of this site to be deleted", async || {
        left = safety.stored().await?;
        left.local.sort();
        left.caches.sort();
        Ok(left.workers == 0 && left.files.is_empty() && left.caches == ["konventa.1", "timetable"])
    })
    .await
    .with_context(|| format!("{left:?}"))?;
    ensure_eq(
        "what other sites stored",
        &left.local,
        &vec!["konventa.language".to_owned(), "timetable".to_owned()],
    )?;
    ensure_eq("what other sites stored for the tab", &left.tab, &vec!["timetable".to_owned()])
}

/// A server in a folder also answers at its own address.
async fn open_directly(site: &Site) -> anyhow::Result<()> {
    let direct = Browser::start(Screen::LAPTOP, format!("http://{}", site.server.address().socket())).await?;
    open_with_key(&direct, "/present", PRESENTER_KEY).await?;
    direct.see("start").await?;
    direct.quit().await
}

/// Walks, and checks that nothing was asked of another site of the host.
async fn in_folder(
    takes_off: bool,
    walk: impl AsyncFnOnce(&mut Site, &Browser) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut site = Site::start(takes_off).await?;
    let log = site.server.log();
    ensure!(log.contains(&format!("https://uni.example{FOLDER}/present")), "{log}");
    let phone = Browser::start(Screen::PHONE, site.proxy.url()).await?;
    if let Err(error) = walk(&mut site, &phone).await {
        let (asked, log) = (site.asked_other_sites(), site.server.log());
        return Err(error.context(format!(
            "asked of other sites: {asked:?}\nphone: {}\nserver: {log}",
            phone.describe().await
        )));
    }
    phone.quit().await?;
    ensure_eq("requests for other sites of the host", &site.asked_other_sites(), &Vec::<String>::new())
}

#[tokio::test]
async fn in_a_folder_that_the_proxy_passes_on_everything_stays_in_it() -> anyhow::Result<()> {
    in_folder(false, async |site, phone| {
        hold_a_lecture(site, phone).await.context("in the lecture")?;
        open_pages(phone).await.context("on single pages")?;
        open_directly(site).await.context("without the proxy")
    })
    .await
}

#[tokio::test]
async fn in_a_folder_that_the_proxy_takes_off_everything_stays_in_it() -> anyhow::Result<()> {
    in_folder(true, async |site, phone| {
        follow_a_lecture(site, phone).await.context("in the lecture")?;
        go_offline_and_leave(site, phone).await.context("offline")
    })
    .await
}
