//! The secret key of a study: made with it, deleted with it, and never replaced.

use std::path::PathBuf;
use std::time::Duration;

use konventa_domain::followup::{LinkageKey, LinkageKeys, Salt};
use serde_json::{Value, json};

use super::followup::{answers, linking, links};
use super::samples::{id, submission};
use super::server::{PRESENTER, Reply, Server};

impl Server {
    /// The files of secret keys.
    fn key_files(&self) -> Vec<PathBuf> {
        let dir = self.database().parent().unwrap().read_dir().unwrap();
        let paths = dir.map(|entry| entry.unwrap().path());
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "key")).collect()
    }

    /// Everything on the disk except secret keys.
    fn written(&self) -> Vec<u8> {
        let dir = self.database().parent().unwrap().read_dir().unwrap();
        let paths = dir.map(|entry| entry.unwrap().path());
        let databases = paths.filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("k.db"));
        databases.flat_map(|path| std::fs::read(path).unwrap()).collect()
    }

    async fn try_start_with_followup(&self, deck: &str) -> Reply {
        let body = json!({"deck": deck, "country": "ME", "language": "en", "followup": true});
        self.post("/api/lectures", Some(PRESENTER), &body).await
    }
}

fn holds(all: &[u8], link: &LinkageKey) -> bool {
    all.windows(16).any(|bytes| bytes == link.as_bytes())
}

/// Numbers whose bytes do not occur elsewhere by chance.
const EXACT: u128 = 0xe5ac_7f00_9d3b_c2e1_8844_a5d7_6630_1fbc;
const MAX_PARTIAL: u128 = 0xc0a2_5e9f_1176_d83b_4be0_29ad_f3c7_5081;

#[tokio::test]
async fn the_database_has_no_linkage_key_that_was_sent() {
    let server = Server::start().await;
    server.start_lecture_with_followup().await;
    let salt = server.salt().await;
    let sent = links(EXACT, &[MAX_PARTIAL, MAX_PARTIAL + 1]);
    server.submit(&submission(1, "cwu", "ccb")).await;
    assert_eq!(server.link(&linking(1, &salt, sent.clone())).await.status, 201);
    let server = server.restart().await;
    let later = answers(1, &salt, &links(EXACT + 1, &[MAX_PARTIAL]), ["correct"; 3]);
    assert_eq!(server.record_followup(&later).await.status, 201);

    let written = server.written();
    let of_link =
        |links: &LinkageKeys| links.partial.iter().chain([&links.full]).copied().collect::<Vec<_>>();
    let study: Salt = salt.as_str().unwrap().parse().unwrap();
    for sent in [sent, later["keys"].clone()] {
        let sent: LinkageKeys = serde_json::from_value(sent).unwrap();
        let rehashed = server.app.keyring.rehash(study, &sent).await.unwrap();
        assert!(of_link(&rehashed).iter().all(|link| holds(&written, link)));
        assert!(!of_link(&sent).iter().any(|link| holds(&written, link)));
    }
    let key = std::fs::read_to_string(&server.key_files()[0]).unwrap();
    let key = key.lines().last().unwrap().as_bytes();
    assert!(!written.windows(key.len()).any(|bytes| bytes == key));
}

#[tokio::test]
async fn a_study_has_a_key_as_long_as_it_is_open() {
    let server = Server::start().await;
    server.start_lecture(None).await;
    assert!(server.key_files().is_empty());
    server.start_lecture_with_followup().await;
    let first = server.key_files();
    assert_eq!(first.len(), 1);
    let name = format!("k.linkage.{}.key", server.salt().await.as_str().unwrap());
    assert_eq!(first[0].file_name().unwrap().to_str(), Some(&*name));
    let text = std::fs::read_to_string(&first[0]).unwrap();
    server.start_lecture_with_followup().await;
    server.end_overdue().await;
    let server = server.restart().await;
    assert_eq!(std::fs::read_to_string(&server.key_files()[0]).unwrap(), text);

    server.pass(Duration::from_hours(24 * 365));
    server.end_overdue().await;
    assert!(server.key_files().is_empty());
    server.start_lecture_with_followup().await;
    let second = server.key_files();
    assert_ne!(second, first);
    // The next study ends an overdue one that nothing else has ended, once another lecture has settled
    // that the clock is right.
    server.pass(Duration::from_hours(24 * 365));
    assert_eq!(server.try_start_with_followup("d").await.json()["type"], "/problems/wrong-clock");
    server.start_lecture(None).await;
    server.start_lecture_with_followup().await;
    assert_eq!(server.key_files().len(), 1);
    assert_ne!(server.key_files(), second);
}

#[tokio::test]
async fn without_its_key_a_study_accepts_nothing() {
    let server = Server::start().await;
    server.start_lecture_with_followup().await;
    let salt = server.salt().await;
    let one = linking(1, &salt, links(EXACT, &[MAX_PARTIAL]));
    let later = answers(1, &salt, &links(EXACT, &[]), ["correct"; 3]);
    server.submit(&submission(1, "cwu", "ccb")).await;
    assert_eq!(server.link(&one).await.status, 201);
    let file = server.key_files().remove(0);
    let good = std::fs::read_to_string(&file).unwrap();
    let lectures = server.get_with("/api/lectures", PRESENTER).await.json();
    for damaged in [None, Some("another text"), Some("")] {
        match damaged {
            Some(text) => std::fs::write(&file, text).unwrap(),
            None => std::fs::remove_file(&file).unwrap(),
        }
        for reply in [
            server.link(&one).await,
            server.record_followup(&later).await,
            server.try_start_with_followup("d").await,
        ] {
            insta::assert_snapshot!("no_key", reply.shown());
        }
        assert_eq!(server.get_with("/api/lectures", PRESENTER).await.json(), lectures);
        assert_eq!(std::fs::read_to_string(&file).ok().as_deref(), damaged, "it is left as it is");
        // Linkage keys of no study are refused as always.
        let other: Value = json!("00112233445566778899aabbccddeeff");
        assert_eq!(server.link(&linking(2, &other, links(2, &[]))).await.status, 410);
        // Requests that need no key still work.
        assert_eq!(server.withdraw_followup(&id(1234)).await.status, 204);
    }
    server.start_lecture(None).await;
    std::fs::write(&file, good).unwrap();
    assert_eq!(server.link(&one).await.status, 200, "the same as before");
    assert_eq!(server.record_followup(&later).await.status, 201);
    // Nine others, so that a cell shows that it was linked.
    server.company(20, 9, &salt, ["correct"; 3]).await;
    server.seal().await;
    server.end_study().await;
    assert_eq!(server.linked().await.len(), 10);
}

#[tokio::test]
async fn a_lecture_too_late_for_its_study() {
    let server = Server::start().await;
    let first = server.try_start_with_followup("d").await.json();
    assert_eq!(first["followup_until"], "2027-11-23");
    server.pass(Duration::from_hours(24 * (365 - 60)));
    assert_eq!(server.try_start_with_followup("d").await.status, 201, "60 days are left");
    server.pass(Duration::from_hours(24));
    let lectures = server.get_with("/api/lectures", PRESENTER).await.json();
    insta::assert_snapshot!("study_ending", server.try_start_with_followup("d").await.shown());
    assert_eq!(server.get_with("/api/lectures", PRESENTER).await.json(), lectures);
    // A lecture without a follow-up can start; and after the end there is a new study.
    server.pass(Duration::from_hours(24 * 59));
    server.start_lecture(None).await;
    assert_eq!(server.try_start_with_followup("d").await.json()["followup_until"], "2028-11-22");
}
