//! Who closes the door and counts heads, and with which words.

use serde_json::{Value, json};

use super::super::server::{PRESENTER, Server, With as _, posted};
use super::kind;

#[tokio::test]
async fn only_the_driver_counts_heads_and_closes_the_door() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    for (part, body) in [("door", json!({"open": false})), ("heads", json!({"heads": 34}))] {
        for (token, status) in [("somebody", 403), (PRESENTER, 403)] {
            assert_eq!(server.put(&hall, part, token, body.clone()).await.status, status, "{part}");
        }
        let path = format!("/api/lectures/{}/driver", hall.code);
        let other = server.post(&path, Some(&hall.driver), &Value::Null).await;
        assert_eq!(other.status, 200, "{}", other.json());
        let token = other.json()["driver"].as_str().unwrap().to_owned();
        assert_eq!(kind(&server.put(&hall, part, &hall.driver, body.clone()).await), "taken-over");
        assert_eq!(server.post(&path, Some(&hall.driver), &Value::Null).await.status, 200);
        assert_eq!(kind(&server.put(&hall, part, &token, body.clone()).await), "taken-over");
        unchanged(&server).await;
    }
}

/// Nobody was let through.
async fn unchanged(server: &Server) {
    assert_eq!(server.select("SELECT door_closed + (heads IS NOT NULL) FROM lecture").await, 0);
}

/// A body that does not say whether the door is open is refused with the place, and leaves the door as it is.
#[tokio::test]
async fn malformed_bodies_do_not_move_the_door() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    let path = format!("/api/lectures/{}/door", hall.code);
    let put = async |content_type: &str, body: &str| {
        let mut request = posted(&path, content_type, body.to_owned()).bearer(&hall.driver);
        *request.method_mut() = axum::http::Method::PUT;
        server.send(request).await
    };
    // Each body would open a closed door or close an open one, if it were read generously.
    for (open, value) in [(true, "false"), (false, "true")] {
        server.door(&hall, open).await;
        for (body, status, expected, pointers) in [
            ("{}".to_owned(), 422, "invalid", vec![""]),
            ("null".to_owned(), 422, "invalid", vec![""]),
            (value.to_owned(), 422, "invalid", vec![""]),
            (format!("[{value}]"), 422, "invalid", vec![""]),
            (r#"{"open":null}"#.to_owned(), 422, "invalid", vec!["/open"]),
            (r#"{"open":"x"}"#.to_owned(), 422, "invalid", vec!["/open"]),
            (format!(r#"{{"open":"{value}"}}"#), 422, "invalid", vec!["/open"]),
            (r#"{"open":1}"#.to_owned(), 422, "invalid", vec!["/open"]),
            (r#"{"open":0}"#.to_owned(), 422, "invalid", vec!["/open"]),
            (format!(r#"{{"open":{value},"heads":3}}"#), 422, "invalid", vec!["/heads"]),
            (format!(r#"{{"Open":{value}}}"#), 422, "invalid", vec!["/Open"]),
            (format!(r#"{{"open":{value}"#), 400, "not-json", vec![]),
            (format!(r#"{{"open":{value}}} {{}}"#), 400, "not-json", vec![]),
            (format!("open={value}"), 400, "not-json", vec![]),
            (String::new(), 400, "not-json", vec![]),
        ] {
            let reply = put("application/json", &body).await;
            assert_eq!((reply.status.as_u16(), &*kind(&reply)), (status, expected), "{body}");
            let errors = reply.json()["errors"].take();
            let told = errors.as_array().into_iter().flatten();
            let told: Vec<&str> = told.map(|error| error["pointer"].as_str().unwrap()).collect();
            assert_eq!(told, pointers, "{body}");
            assert_eq!(server.counts(&hall).await["door_closed"], !open, "{body}");
        }
        let form = put("application/x-www-form-urlencoded", &format!(r#"{{"open":{value}}}"#)).await;
        assert_eq!((form.status.as_u16(), &*kind(&form)), (415, "media-type"));
        let server_says = server.select("SELECT door_closed FROM lecture").await;
        assert_eq!(server_says, i64::from(!open));
    }
}
