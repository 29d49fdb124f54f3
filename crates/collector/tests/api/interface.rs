//! The description of the API, and the properties of every answer.

use axum::http::{HeaderName, Method, header};

use super::server::{Server, With as _, bare};

#[tokio::test]
async fn the_description_is_as_in_the_snapshot() {
    let server = Server::start().await;
    let reply = server.get("/api/openapi.json").await;
    assert_eq!(reply.header(header::CONTENT_TYPE), "application/json");
    insta::assert_json_snapshot!("openapi", reply.json());
}

/// Every described path exists with exactly the described methods.
#[tokio::test]
async fn described_paths_exist() {
    let server = Server::start().await;
    let paths = server.description().0["paths"].as_object().unwrap().clone();
    for (path, operations) in paths {
        let mut described: Vec<String> =
            operations.as_object().unwrap().keys().map(|m| m.to_uppercase()).collect();
        if described.iter().any(|method| method == "GET") {
            described.push("HEAD".to_owned());
        }
        let other = server.send(bare(Method::PATCH, &path)).await;
        assert_eq!(other.status, 405, "{path}");
        let mut allowed: Vec<&str> = other.header(header::ALLOW).split(',').collect();
        allowed.sort_unstable();
        described.sort_unstable();
        assert_eq!(allowed, described, "{path}");
    }
}

#[tokio::test]
async fn every_answer_has_security_headers() {
    let server = Server::start().await;
    for (method, uri) in [
        (Method::GET, "/api/health"),
        (Method::GET, "/api/none"),
        (Method::GET, "/decks/d/en.json"),
        (Method::GET, "/decks/d/none.json"),
        (Method::GET, "/learn/d"),
        (Method::GET, "/none.js"),
        (Method::POST, "/learn/d"),
        (Method::POST, "/api/submissions"),
        (Method::OPTIONS, "/api/submissions"),
        (Method::DELETE, "/api/submissions/x"),
        (Method::POST, "/api/followup/linkage"),
        (Method::GET, "/api/followup/d"),
        (Method::DELETE, "/api/followup/x"),
    ] {
        let asked = bare(method.clone(), uri).with(header::ORIGIN, "https://elsewhere.example");
        let reply = server.send(asked).await;
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(reply.header(HeaderName::from_static(name)), value, "{method} {uri}");
        }
        assert!(
            reply.header(header::CONTENT_SECURITY_POLICY).starts_with("default-src 'none'"),
            "{method} {uri}"
        );
        assert!(!reply.header(header::CACHE_CONTROL).is_empty(), "{method} {uri}");
        let told = reply.headers.keys().map(HeaderName::as_str);
        let unwanted: Vec<&str> = told
            .filter(|name| name.starts_with("access-control") || *name == "set-cookie" || *name == "server")
            .collect();
        assert_eq!(unwanted, Vec::<&str>::new(), "{method} {uri}");
    }
}

#[tokio::test]
async fn the_decks_are_listed() {
    let server = Server::start().await;
    insta::assert_json_snapshot!("decks", server.get("/api/decks").await.json());
}
