//! A request names this server, and no other.

use axum::body::Body;
use axum::http::{Request, header};

use super::server::{Reply, Server};

async fn ask(server: &Server, hosts: &[&str]) -> Reply {
    let mut request = Request::get("/api/health").header("x-test-hosts", "");
    for host in hosts {
        request = request.header(header::HOST, *host);
    }
    server.send_unchecked(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn requests_without_one_known_host_are_refused() {
    let server = Server::start().await;
    for good in ["localhost:8080", "127.0.0.1", "[::1]:8080"] {
        assert_eq!(ask(&server, &[good]).await.status, 200, "{good}");
    }
    insta::assert_snapshot!("bad_host", ask(&server, &[]).await.shown());
    insta::assert_snapshot!("bad_host", ask(&server, &["k", "k"]).await.shown());
    let other = ask(&server, &["rebind.test:8332"]).await;
    insta::assert_snapshot!("unknown_host", other.shown());
    assert_eq!(other.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
}
