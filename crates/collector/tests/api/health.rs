//! The health of the server.

use serde_json::json;

use super::samples::submission;
use super::server::Server;

#[tokio::test]
async fn a_server_with_a_store_is_healthy() {
    let server = Server::start().await;
    let reply = server.get("/api/health").await;
    assert_eq!((reply.status.as_u16(), reply.json()), (200, json!({"status": "ok"})));
}

#[tokio::test]
async fn a_server_without_its_store_is_unavailable() {
    let server = Server::start().await;
    server.app.store.close().await;
    insta::assert_snapshot!("unavailable", server.get("/api/health").await.shown());
    for reply in [
        server.submit(&submission(1, "ccc", "ccc")).await,
        server.withdraw(&super::samples::id(1)).await,
        server.report("deck=d").await,
    ] {
        assert_eq!(reply.status, 503);
        assert_eq!(reply.header(axum::http::header::RETRY_AFTER), "10");
    }
}
