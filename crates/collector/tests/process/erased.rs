//! What is withdrawn is in no file any more when the answer comes, while the server goes on.

use std::path::Path;

use serde_json::{Value, json};

use super::program::{Konventa, id, linkage_request};

/// Returns whether a file of a folder contains some bytes.
fn contains(dir: &Path, bytes: &[u8]) -> bool {
    dir.read_dir().unwrap().any(|entry| {
        let content = std::fs::read(entry.unwrap().path()).unwrap();
        content.windows(bytes.len()).any(|window| window == bytes)
    })
}

/// The hash of an id, as it is stored.
fn hash(n: u128) -> Vec<u8> {
    use konventa_domain::submission::SubmissionId;
    let id = SubmissionId(uuid::Uuid::from_u128(n));
    konventa_store::Fingerprint::of(id).as_bytes().to_vec()
}

/// A submission whose outcomes nobody else has, and their letters before and after.
fn with_own_outcomes(server: &Konventa, n: u128) -> (Value, String, String) {
    let words = ["correct", "wrong", "unsure", "blank"];
    let mut submission = server.submission(&id(n), "correct");
    let (mut pre, mut post) = (String::new(), String::new());
    for (at, item) in submission["items"].as_array_mut().unwrap().iter_mut().enumerate() {
        let digit = |base: u128| words[usize::try_from((base >> (2 * at)) % 4).unwrap()];
        let (before, after) = (digit(n.wrapping_mul(0x9e37_79b9)), digit(n.wrapping_mul(0x85eb_ca6b)));
        item["pre"] = json!(before);
        item["post"] = json!(after);
        pre.push(before.chars().next().unwrap());
        post.push(after.chars().next().unwrap());
    }
    (submission, pre, post)
}

#[test]
fn a_withdrawn_record_is_in_no_file_of_the_running_server() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    let (_, salt) = server.start_lecture_with_followup();
    // Enough for pages to be split and cells to be moved.
    let all: Vec<_> = (1..=240).map(|n| with_own_outcomes(&server, n)).collect();
    for (submission, ..) in &all {
        assert_eq!(server.submit(submission).status, 201);
    }
    for n in (1..=240).step_by(12) {
        assert_eq!(server.post("/api/followup/linkage", None, &linkage_request(n, &salt)).status, 201);
    }
    for n in (1_u128..=240).step_by(6) {
        let (_, pre, post) = &all[usize::try_from(n).unwrap() - 1];
        let outcomes = format!("{pre}{post}");
        let (own, linkage) = (hash(n), hash(1000 + n));
        let linked = n % 12 == 1;
        assert!(contains(dir.path(), &own) && contains(dir.path(), outcomes.as_bytes()), "{n} is stored");
        assert_eq!(contains(dir.path(), &linkage), linked);
        assert_eq!(server.ask("DELETE", &format!("/api/submissions/{}", id(n)), "", "").status, 204);
        for (what, bytes) in [("hash", &own), ("linkage", &linkage), ("outcomes", &outcomes.into_bytes())] {
            assert!(!contains(dir.path(), bytes), "the {what} of {n} is still in a file");
        }
    }
    server.signal("KILL");
    server.end();
    for n in (1..=240).step_by(6) {
        assert!(!contains(dir.path(), &hash(n)), "{n}");
    }
}
