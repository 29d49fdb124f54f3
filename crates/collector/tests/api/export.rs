//! Downloads for researchers.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use axum::http::{Method, header};
use serde_json::{Value, json};
use zip::ZipArchive;

use super::samples::submission;
use super::server::{KEY, PRESENTER, Reply, Server};

/// The downloads with their types.
const FILES: [(&str, &str); 5] = [
    ("methods.md", "text/markdown; charset=utf-8"),
    ("export.csv", "text/csv; charset=utf-8"),
    ("export.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("codebook.json", "application/json"),
    ("export.zip", "application/zip"),
];

async fn lecture(server: &Server, place: &str) -> String {
    let hall =
        server.start_with(json!({"deck": "d", "country": "ME", "language": "en", "place": place})).await;
    server.done(&hall, json!({"command": "start"})).await;
    hall.id
}

/// Twelve students of one lecture, of whom one reads English; three of another; ten of none; and
/// one with one quiz only.
async fn taught() -> (Server, [String; 2]) {
    let server = Server::start().await;
    let halls = [lecture(&server, "=HYPERLINK(\"x\"), Nikšić").await, lecture(&server, "Elbasan").await];
    for n in 0..25_u128 {
        let pre = ["cwu", "wwb", "ccw"][(n % 3) as usize];
        let mut sent = submission(n + 1, pre, if n % 4 == 0 { "ccw" } else { "ccc" });
        sent["lecture"] = match n {
            0..12 => json!(halls[0]),
            12..15 => json!(halls[1]),
            _ => Value::Null,
        };
        if n == 5 {
            sent["language"] = json!("en");
        }
        assert_eq!(server.submit(&sent).await.status, 201);
    }
    server.submit(&submission(90, "ccc", "")).await;
    server.seal().await;
    (server, halls)
}

fn text(reply: &Reply) -> &str {
    std::str::from_utf8(&reply.body).unwrap()
}

/// The names and contents of a zip, in its order.
fn unpacked(reply: &Reply) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(&reply.body)).unwrap();
    let mut files = Vec::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        // The workbook is no text.
        files.push((file.name().unwrap().into_owned(), String::from_utf8_lossy(&content).into_owned()));
    }
    files
}

#[tokio::test]
async fn only_the_researcher_gets_an_export() {
    let server = Server::start().await;
    for (file, _) in FILES {
        let uri = format!("/api/research/{file}?deck=d");
        assert_eq!(server.get(&uri).await.status, 401, "{file}");
        assert_eq!(server.get_with(&uri, PRESENTER).await.status, 401, "{file}");
        for wrong in ["", "?deck=none", "?deck=d&sex=f", "?deck=d&country=DE", "?deck=d&from=2026"] {
            let reply = server.research(Method::GET, &format!("{file}{wrong}")).await;
            assert_eq!(reply.status, 422, "{file}{wrong}");
            assert_eq!(reply.header(header::CONTENT_TYPE), "application/problem+json");
        }
    }
}

#[tokio::test]
async fn downloads_have_names_that_reveal_nothing() {
    let (server, _) = taught().await;
    for (file, kind) in FILES {
        for method in [Method::GET, Method::HEAD] {
            let reply = server.research(method.clone(), &format!("{file}?deck=d")).await;
            assert_eq!(reply.status, 200);
            assert_eq!(reply.header(header::CONTENT_TYPE), kind);
            assert_eq!(reply.header(header::CONTENT_DISPOSITION), format!("attachment; filename=\"{file}\""));
            assert_eq!(reply.header(header::CACHE_CONTROL), "no-store");
            assert_eq!(reply.body.is_empty(), method == Method::HEAD);
        }
    }
}

#[tokio::test]
async fn a_row_has_the_values_that_its_batch_shares() {
    let (server, [hall, _]) = taught().await;
    let reply = server.research(Method::GET, "export.csv?deck=d").await;
    // Ids of lectures are drawn each time.
    insta::assert_snapshot!("records", text(&reply).replace(&hall, "HALL").replace('\r', ""));
    assert!(text(&reply).lines().count() == 26 && text(&reply).ends_with("\r\n"));
    // Students who read English or were in the small lecture share a batch with others, so their
    // rows name no language and no lecture.
    for (filters, rows) in [("language=sq", 11), ("language=en", 0), ("place=Elbasan", 0), ("country=ME", 25)]
    {
        let reply = server.research(Method::GET, &format!("export.csv?deck=d&{filters}")).await;
        assert_eq!(text(&reply).lines().count(), 1 + rows, "{filters}");
        let told = server.report(&format!("deck=d&{filters}")).await.json();
        assert_eq!(told["n"]["paired"].as_f64().unwrap_or_default().to_string(), rows.to_string());
    }
}

#[tokio::test]
async fn the_archive_is_complete_and_always_the_same() {
    let (server, [hall, _]) = taught().await;
    let reply = server.research(Method::GET, "export.zip?deck=d").await;
    assert_eq!(server.research(Method::GET, "export.zip?deck=d").await.body, reply.body);
    let files = unpacked(&reply);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names.is_sorted());
    assert_eq!(
        names,
        [
            "README.md",
            "analysis.R",
            "analysis.py",
            "codebook.json",
            "codebook.md",
            "datapackage.json",
            "methods/cnr.md",
            "methods/en.md",
            "methods/sq.md",
            "methods/sr-Cyrl.md",
            "methods/sr-Latn.md",
            "records.csv",
            "records.do",
            "records.sps",
            "records.xlsx",
            "records_coded.csv",
            "records_long.csv",
            "report.json",
        ]
    );
    let files: BTreeMap<String, String> = files.into_iter().collect();
    let read = |name: &str| -> Value { serde_json::from_str(&files[name]).unwrap() };
    assert_eq!(files["records.csv"], text(&server.research(Method::GET, "export.csv?deck=d").await));
    assert_eq!(read("report.json"), server.report("deck=d").await.json());
    assert_eq!(read("codebook.json"), server.research(Method::GET, "codebook.json?deck=d").await.json());
    let steady = |name: &str| files[name].replace(&hall, "HALL").replace('\r', "");
    insta::assert_snapshot!("readme", steady("README.md"));
    insta::assert_snapshot!("codebook", steady("codebook.md"));
    insta::assert_snapshot!("datapackage", steady("datapackage.json"));
    let long = steady("records_long.csv");
    assert_eq!(long.lines().count(), 1 + 25 * 3);
    assert_eq!(
        long.lines().next().unwrap(),
        "record,deck_version,country,language,place,lecture,seat,day,month,item,pre,post,pre_right,post_right"
    );
    assert!(server.research(Method::GET, "export.xlsx?deck=d").await.body.starts_with(b"PK"));
    for name in ["records.csv", "records_coded.csv", "records.sps", "README.md"] {
        assert!(!files[name].contains(KEY) && !files[name].contains("Elbasan"), "{name}");
    }
}

#[tokio::test]
async fn statements_fit_a_learning_record_store() {
    let (server, [hall, _]) = taught().await;
    let files: BTreeMap<String, String> =
        unpacked(&server.research(Method::GET, "export.zip?deck=d&xapi=true").await).into_iter().collect();
    let statements: Vec<Value> =
        files["xapi.jsonl"].lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(statements.len(), 25 * (2 * 3 + 2));
    let ids: std::collections::BTreeSet<&str> =
        statements.iter().map(|statement| statement["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), statements.len());
    for statement in &statements {
        let id: uuid::Uuid = statement["id"].as_str().unwrap().parse().unwrap();
        assert_eq!(id.get_version_num(), 5);
        assert!(statement["result"].get("response").is_none());
        assert_eq!(statement["actor"]["objectType"], "Agent");
        assert!(statement["timestamp"].as_str().is_none_or(|time| time.ends_with("T00:00:00Z")));
    }
    let of_hall = statements.iter().filter(|statement| {
        statement["context"]["extensions"]["urn:x-konventa:lecture"].as_str() == Some(hall.as_str())
    });
    assert_eq!(of_hall.count(), 11 * 8);
    let mut first = statements[0].clone();
    for drawn in ["id", "actor"] {
        first[drawn] = json!("drawn");
    }
    first["context"]["extensions"].as_object_mut().unwrap().remove("urn:x-konventa:lecture");
    insta::assert_json_snapshot!("statement", first);
    // Another export has other names.
    for n in 91..101 {
        server.submit(&submission(n, "ccc", "ccc")).await;
    }
    server.seal().await;
    let later = unpacked(&server.research(Method::GET, "export.zip?deck=d&xapi=true").await);
    let (_, later) = later.into_iter().find(|(name, _)| name == "xapi.jsonl").unwrap();
    assert!(ids.iter().all(|id| !later.contains(id)));
}

#[tokio::test]
async fn the_methods_are_in_the_language_asked_for() {
    let (server, _) = taught().await;
    let files: BTreeMap<String, String> =
        unpacked(&server.research(Method::GET, "export.zip?deck=d").await).into_iter().collect();
    for (asked, language) in
        [("", "en"), ("&words=en", "en"), ("&words=sq", "sq"), ("&words=sr-Cyrl", "sr-Cyrl")]
    {
        let reply = server.research(Method::GET, &format!("methods.md?deck=d{asked}")).await;
        assert_eq!(text(&reply), files[&format!("methods/{language}.md")], "{asked}");
    }
    for wrong in ["words=de", "words=", "words=en&words=sq"] {
        let reply = server.research(Method::GET, &format!("methods.md?deck=d&{wrong}")).await;
        assert_eq!(reply.status, 422, "{wrong}");
        assert_eq!(reply.json()["errors"][0]["pointer"], "/words", "{wrong}");
    }
}

#[tokio::test]
async fn statements_come_only_when_asked_for() {
    let (server, _) = taught().await;
    for (asked, here) in [("", false), ("&xapi=false", false), ("&xapi=true", true)] {
        let reply = server.research(Method::GET, &format!("export.zip?deck=d{asked}")).await;
        let files = unpacked(&reply);
        assert_eq!(files.iter().any(|(name, _)| name == "xapi.jsonl"), here, "{asked}");
    }
    for wrong in [
        "export.zip?deck=d&xapi",
        "export.zip?deck=d&xapi=yes",
        "export.zip?deck=d&xapi=true&xapi=true",
        "export.csv?deck=d&xapi=true",
    ] {
        let reply = server.research(Method::GET, wrong).await;
        assert_eq!(reply.status, 422, "{wrong}");
        assert_eq!(reply.json()["errors"][0]["pointer"], "/xapi", "{wrong}");
    }
}

#[tokio::test]
async fn fewer_than_ten_records_are_not_exported() {
    let server = Server::start().await;
    for n in 0..9 {
        server.submit(&submission(n, "cwu", "ccc")).await;
    }
    assert_eq!(server.seal().await, 0);
    let reply = server.research(Method::GET, "export.csv?deck=d").await;
    assert_eq!(
        text(&reply),
        "record,deck_version,country,language,place,lecture,seat,day,month,pre_right,post_right\r\n"
    );
    let files: BTreeMap<String, String> =
        unpacked(&server.research(Method::GET, "export.zip?deck=d&xapi=true").await).into_iter().collect();
    assert_eq!((files["xapi.jsonl"].as_str(), files["records_long.csv"].lines().count()), ("", 1));
    assert!(files["README.md"].contains("**The tables are empty: there is no batch of 10 records here yet"));
    // The tenth record makes a batch.
    server.submit(&submission(9, "cwu", "ccc")).await;
    assert_eq!(server.seal().await, 1);
    assert_eq!(text(&server.research(Method::GET, "export.csv?deck=d").await).lines().count(), 11);
}

#[tokio::test]
async fn synthetic_records_are_marked_everywhere() {
    let (server, _) = taught().await;
    server.app.store.mark_synthetic().await.unwrap();
    let files: BTreeMap<String, String> =
        unpacked(&server.research(Method::GET, "export.zip?deck=d&xapi=true").await).into_iter().collect();
    for name in ["codebook.json", "datapackage.json", "report.json"] {
        let read: Value = serde_json::from_str(&files[name]).unwrap();
        assert_eq!(read["synthetic"], true, "{name}");
    }
    for name in ["README.md", "codebook.md"] {
        assert!(files[name].contains("**Synthetic"), "{name}");
    }
    assert!(files["xapi.jsonl"].lines().all(|line| line.contains("\"urn:x-konventa:synthetic\":true")));
}
