//! What a phone sends in a whole lecture, and what of it is on the server's disk and in its log.

use anyhow::{Context as _, ensure};
use konventa_domain::api::TicketRequest;
use konventa_domain::followup::{FollowUpSubmission, LinkageRequest};
use konventa_domain::lecture::{Command, Vote};
use konventa_domain::submission::Submission;
use konventa_domain::{Country, Language};
use konventa_e2e::page::{Delivery, FollowUpPage, LecturePhone, Quiz, ResultPage};
use konventa_e2e::proxy::Exchange;
use konventa_e2e::tour::{self, MEMORIES, QUIZ_AFTER};
use konventa_e2e::what_leaves::SendList;
use konventa_e2e::{Failure, Screen, StartedLecture, Student, TestContext, ensure_eq};

const POLL: usize = 9;

#[tokio::test]
async fn a_phone_sends_and_the_server_keeps_only_what_is_listed() -> Result<(), Failure> {
    TestContext::run("capture", Screen::PHONE, async |context| {
        let (api, browser) = (&context.api, &context.browser);
        let result = ResultPage(browser);
        let withdrawn_from = api.start_lecture_with_followup(Country::Kosovo).await?;
        attend(context, &withdrawn_from).await?;
        Sent::of(context)?.is_in_no_file(context).context("while the lecture runs")?;
        result.withdraw().await?;
        result.is(Delivery::Withdrawn).await?;
        browser.touch("to-result").await?;
        result.withdraw().await?;
        result.is(Delivery::Withdrawn).await?;
        api.command(&withdrawn_from, Command::End {}).await?;

        // In another lecture the result stays, and becomes part of a batch.
        let lecture = api.start_lecture_with_followup(Country::Kosovo).await?;
        attend(context, &lecture).await?;
        let other = Student::of(Country::Kosovo, "rrwwuurrwwuu", "rrrrrrwwuuww")?;
        for _ in 0..9 {
            api.submit_in(&lecture, other.submission(&context.test_deck)?).await?;
        }
        api.command(&lecture, Command::End {}).await?;
        api.forget_lecture(&lecture.id).await?;
        Sent::of(context)?.is_in_no_file(context).context("after the end and the sealing")?;
        answer_again(context).await?;
        let sent = Sent::of(context)?;
        ensure!(sent.0.iter().any(|(what, _)| *what == "the second result"), "no second result was sent");
        sent.is_in_no_file(context).context("weeks later")?;

        let list = SendList::read()?;
        let mut exchanges = context.proxy.exchanges();
        // Opened by the test itself, so that a page is loaded again.
        exchanges.retain(|exchange| exchange.path != "/api/health");
        ensure!(exchanges.iter().any(|exchange| exchange.method == "DELETE"), "nothing was withdrawn");
        let faults: Vec<String> = exchanges.iter().flat_map(|exchange| list.faults(exchange)).collect();
        ensure_eq("what ADR 3 does not list", &faults, &[""; 0])?;
        log_names_nobody(&context.server.log())
    })
    .await
}

/// A whole lecture of a student who takes part in everything: both quizzes, a vote, the record, and
/// the consent to the follow-up. She comes back once in between.
async fn attend(context: &TestContext, lecture: &StartedLecture) -> anyhow::Result<()> {
    let TestContext { api, browser, test_deck, .. } = context;
    let student = Student::of(Country::Kosovo, "", "rrwwuu.rrwwu")?;
    let (phone, quiz, result) = (LecturePhone(browser), Quiz(browser), ResultPage(browser));
    let items = test_deck.items(student.country())?;
    phone.scan(lecture).await?;
    phone.two_taps().await?;
    quiz.reply_to_all(&items, student.after()).await?;
    quiz.hand_in().await?;
    phone.waits().await?;
    api.command(lecture, Command::Start {}).await?;
    api.show(lecture, POLL, 0).await?;
    api.command(lecture, Command::OpenPoll {}).await?;
    phone.poll_is("open").await?;
    phone.vote("crime").await?;
    phone.vote_says("has arrived").await?;
    // With the ticket of its seat, which it has by now.
    browser.reload().await?;
    phone.is_voted("crime").await?;
    api.command(lecture, Command::ClosePoll {}).await?;
    phone.poll_is("closed").await?;
    api.show(lecture, QUIZ_AFTER, 0).await?;
    browser.see("item").await?;
    quiz.reply_to_all(&items, student.after()).await?;
    quiz.hand_in().await?;
    result.payload().await?;
    result.share().await?;
    result.is(Delivery::Delivered).await?;
    let followup = FollowUpPage(browser);
    followup.agree().await?;
    followup.remember(MEMORIES).await?;
    followup.share().await?;
    result.is(Delivery::Delivered).await
}

/// Weeks later, on a phone that stores nothing: sends the outcomes of the follow-up.
async fn answer_again(context: &TestContext) -> anyhow::Result<()> {
    let (browser, test_deck) = (&context.browser, &context.test_deck);
    let student = Student::of(Country::Kosovo, "", "rrrrrrwwuu..")?;
    let nothing = async |_: &str| Ok(());
    tour::start_followup(browser, test_deck, Language::English, Country::Kosovo, student.after(), nothing)
        .await?;
    let followup = FollowUpPage(browser);
    followup.by_questions().await?;
    followup.remember(MEMORIES).await?;
    followup.share().await?;
    ResultPage(browser).is(Delivery::Delivered).await
}

/// What a phone said of itself so far, as bytes that would be found again.
struct Sent(Vec<(&'static str, Vec<u8>)>);

impl Sent {
    fn of(context: &TestContext) -> anyhow::Result<Self> {
        let exchanges = context.proxy.exchanges();
        let posted = |path: &'static str| {
            let is_it = move |exchange: &&Exchange| {
                exchange.method == "POST"
                    && exchange.path.split('?').next().is_some_and(|sent| sent.ends_with(path))
            };
            exchanges.iter().filter(is_it).map(|exchange| exchange.body.as_slice())
        };
        let mut ids = Vec::new();
        for body in posted("/submissions") {
            ids.push(("the record", serde_json::from_slice::<Submission>(body)?.submission.0));
        }
        for body in posted("/votes") {
            ids.push(("the vote", serde_json::from_slice::<Vote>(body)?.vote.0));
        }
        for body in posted("/linkage") {
            ids.push(("the linkage", serde_json::from_slice::<LinkageRequest>(body)?.id.0));
        }
        for expected in ["the record", "the vote", "the linkage"] {
            ensure!(ids.iter().any(|(what, _)| *what == expected), "{expected} was not sent");
        }
        for body in posted("/responses") {
            ids.push(("the second result", serde_json::from_slice::<FollowUpSubmission>(body)?.id.0));
        }
        let mut sent = Vec::new();
        for (what, id) in ids {
            sent.push((what, id.to_string().into_bytes()));
            sent.push((what, id.simple().to_string().into_bytes()));
            sent.push((what, id.as_bytes().to_vec()));
        }
        // Of a ticket the server keeps a fingerprint, of the request for tickets a digest.
        let tickets: Vec<&str> = exchanges.iter().filter_map(Exchange::ticket).collect();
        ensure!(tickets.len() >= 2, "vote and record came without tickets");
        sent.extend(tickets.into_iter().map(|ticket| ("a ticket", ticket.as_bytes().to_vec())));
        let rejoins: Vec<&str> = exchanges.iter().filter_map(Exchange::rejoin_ticket).collect();
        ensure!(!rejoins.is_empty(), "the phone came back without a ticket");
        sent.extend(
            rejoins.into_iter().map(|ticket| ("the ticket to come back", ticket.as_bytes().to_vec())),
        );
        let before = sent.len();
        for body in posted("/tickets") {
            let asked: TicketRequest = serde_json::from_slice(body)?;
            sent.push(("the request for tickets", asked.request.into_bytes()));
        }
        ensure!(sent.len() > before, "nothing was asked for");
        let (_, agent) = exchanges
            .iter()
            .flat_map(|exchange| &exchange.headers)
            .find(|(name, _)| name == "user-agent")
            .context("the browser does not name itself")?;
        sent.push(("the browser", agent.clone().into_bytes()));
        sent.push(("the browser", b"Mozilla".to_vec()));
        Ok(Self(sent))
    }

    /// Ids are stored as hashes, and nothing is stored of the browser, while the lecture runs and after.
    fn is_in_no_file(&self, context: &TestContext) -> anyhow::Result<()> {
        let folder = context.server.database().parent().context("a database is in a folder")?.to_owned();
        let mut files = 0;
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            let Ok(bytes) = std::fs::read(&path) else { continue };
            files += 1;
            for (what, trace) in &self.0 {
                let found = bytes.windows(trace.len()).any(|window| window == trace);
                ensure!(!found, "{what} is in {}: {}", path.display(), String::from_utf8_lossy(trace));
            }
        }
        // The database, its log of changes, its count of commits, the keys and the log of the server.
        ensure!(files >= 4, "{} has only {files} files", folder.display());
        Ok(())
    }
}

/// Every line of a request has a method, a path without codes and ids, a status and a duration.
fn log_names_nobody(log: &str) -> anyhow::Result<()> {
    let requests: Vec<&str> = log.lines().filter(|line| line.contains(" ms")).collect();
    ensure!(requests.len() > 20, "the log has {} requests:\n{log}", requests.len());
    for line in requests {
        let words: Vec<&str> = line.split_whitespace().collect();
        let known = match *words.as_slice() {
            [_, _, "(other)", _, _, "ms"] => true,
            [_, _, path, _, _, "ms"] => {
                path.starts_with('/') && !path.contains(|c: char| c.is_ascii_digit() || c == '?')
            }
            _ => false,
        };
        ensure!(known, "a line of the log says more than it may: {line}");
    }
    Ok(())
}
