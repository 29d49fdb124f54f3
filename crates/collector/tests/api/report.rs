//! The report against numbers computed by hand.

use serde_json::{Value, json};

use super::samples::submission;
use super::server::Server;

/// Twelve students, three items. Right before: a 6, b 3, c 2, together 11 of 36. Right after: a 11,
/// b 10, c 10, together 31 of 36. So the means are 11/36 and 31/36, the difference 20/36, and the
/// gain (20/36) / (25/36) = 0.8.
const STUDENTS: [(&str, &str); 12] = [
    ("cww", "ccc"),
    ("ccw", "ccc"),
    ("www", "ccw"),
    ("uuu", "cuc"),
    ("bbb", "ccc"),
    ("cwc", "ccc"),
    ("cww", "cwc"),
    ("wcw", "ccc"),
    ("uwb", "wcc"),
    ("ccw", "ccc"),
    ("cww", "ccw"),
    ("wwc", "ccc"),
];

async fn taught() -> Server {
    let server = Server::start().await;
    for (n, (pre, post)) in (1..).zip(STUDENTS) {
        let mut sent = submission(n, pre, post);
        if n > 10 {
            sent["country"] = json!("AL");
        }
        assert_eq!(server.submit(&sent).await.status, 201);
    }
    assert_eq!(server.seal().await, 1);
    server
}

fn close(figure: &Value, expected: f64) {
    let value = figure.as_f64().unwrap_or_else(|| panic!("{figure} is no number"));
    assert!((value - expected).abs() < 1e-12, "{value} is not {expected}");
}

#[tokio::test]
async fn twelve_students_by_hand() {
    let server = taught().await;
    let report = server.report("deck=d").await.json();
    close(&report["n"]["paired"], 12.0);
    close(&report["n"]["pre_only"], 0.0);
    close(&report["score"]["pre"]["mean"], 11.0 / 36.0);
    close(&report["score"]["post"]["mean"], 31.0 / 36.0);
    close(&report["difference"]["mean"], 20.0 / 36.0);
    close(&report["gain"]["class_g"], 0.8);
    for (place, (item, pre, post)) in
        [("a", 6.0, 11.0), ("b", 3.0, 10.0), ("c", 2.0, 10.0)].into_iter().enumerate()
    {
        let told = &report["items"][place];
        assert_eq!(told["item"], item);
        close(&told["pre_right"], pre / 12.0);
        close(&told["post_right"], post / 12.0);
    }
    insta::assert_json_snapshot!("report", report);
}

#[tokio::test]
async fn small_groups_are_withheld() {
    let server = taught().await;
    server.submit(&submission(50, "ccc", "")).await;
    insta::assert_json_snapshot!("report_withheld", server.report("deck=d&country=AL").await.json());
    let all = server.report("deck=d").await.json();
    close(&all["n"]["pre_only"], 0.0);
    close(&all["n"]["paired"], 12.0);
    // Ten are enough, but their difference to twelve would reveal two.
    let montenegro = server.report("deck=d&country=ME").await.json();
    assert_eq!(montenegro["n"]["paired"], json!({"undefined": "too_few_records"}));
    for n in 60..70 {
        let mut sent = submission(n, "www", "ccc");
        sent["country"] = json!("AL");
        server.submit(&sent).await;
    }
    server.seal().await;
    // The two of Albania stay with the ten of Montenegro: a batch never changes.
    let montenegro = server.report("deck=d&country=ME&deck_version=v1&language=sq").await.json();
    assert_eq!(montenegro["n"]["paired"], json!({"undefined": "too_few_records"}));
    assert_eq!(montenegro["scope"]["country"], "ME");
    close(&server.report("deck=d&country=AL").await.json()["n"]["paired"], 10.0);
    close(&server.report("deck=d").await.json()["n"]["paired"], 22.0);
}

/// A record that arrives, or is withdrawn while it waits, changes nothing that anyone can see.
#[tokio::test]
async fn pending_records_change_no_report() {
    let server = taught().await;
    let before = server.report("deck=d").await.json();
    for n in 60..75 {
        server.submit(&submission(n, "www", "ccc")).await;
        assert_eq!(server.report("deck=d").await.json(), before);
    }
    server.withdraw(&super::samples::id(60)).await;
    server.withdraw(&super::samples::id(12)).await;
    assert_eq!(server.report("deck=d").await.json(), before);
    server.seal().await;
    close(&server.report("deck=d").await.json()["n"]["paired"], 26.0);
}

#[tokio::test]
async fn a_server_without_records_says_so() {
    let server = Server::start().await;
    let report = server.report("deck=d").await.json();
    close(&report["n"]["paired"], 0.0);
    assert_eq!(report["score"]["pre"]["mean"], json!({"undefined": "too_few_records"}));
}
