//! Seat tickets: who gets them, and what they are good for. Attacks by somebody who has the join code,
//! and one seat at most (ADR 21).

mod door;
mod giving;
mod returning;
mod spending;
mod told;

use std::time::Duration;

use konventa_test_support::Seat;
use serde_json::{Value, json};
use sqlx::{ConnectOptions as _, Connection as _};

use super::live::StartedLecture;
use super::samples::{id, submission};
use super::server::{Reply, Server, With, bare, posted};

/// The last part of the problem's type.
fn kind(reply: &Reply) -> String {
    reply.json()["type"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()
}

/// A submission of the lecture.
fn of(hall: &StartedLecture, n: u128) -> Value {
    let mut sent = submission(n, "cwu", "ccb");
    sent["lecture"] = json!(hall.id);
    sent
}

fn yes(n: u128) -> Value {
    json!({"vote": id(n), "slide": "poll", "choice": "yes"})
}

async fn end(server: &Server, hall: &StartedLecture) {
    server.done(hall, json!({"command": "end"})).await;
}

/// Lets a day pass after the end, so that the lecture is forgotten.
async fn forget(server: &Server) {
    server.pass(Duration::from_hours(25));
    server.app.lectures.clean_up().await.unwrap();
}

impl Server {
    /// The seat of the phone with this number, which has to get one.
    async fn seated(&self, hall: &StartedLecture, n: u128) -> std::sync::Arc<Seat> {
        self.seat(hall, n).await.unwrap_or_else(|| panic!("the phone {n} gets no tickets"))
    }

    async fn take_back(&self, hall: &StartedLecture, n: u128, ticket: &str) -> Reply {
        let path = format!("/api/submissions/{}?lecture={}", id(n), hall.id);
        self.send(bare(axum::http::Method::DELETE, &path).ticket(ticket)).await
    }

    async fn put(&self, hall: &StartedLecture, part: &str, token: &str, body: Value) -> Reply {
        let path = format!("/api/lectures/{}/{part}", hall.code);
        let mut request = posted(&path, "application/json", body.to_string()).bearer(token);
        *request.method_mut() = axum::http::Method::PUT;
        self.send(request).await
    }

    /// Opens the door, or closes it.
    pub(super) async fn door(&self, hall: &StartedLecture, open: bool) {
        assert_eq!(self.put(hall, "door", &hall.driver, json!({"open": open})).await.status, 204);
    }

    /// The number in the first column of what a statement selects from the database.
    async fn select(&self, statement: &'static str) -> i64 {
        let mut connection = self.sql().await;
        let number = sqlx::query_scalar(statement).fetch_one(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        number
    }

    async fn execute(&self, statement: &'static str) {
        let mut connection = self.sql().await;
        sqlx::query(statement).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }

    pub(super) async fn sql(&self) -> sqlx::SqliteConnection {
        sqlx::sqlite::SqliteConnectOptions::new().filename(self.database()).connect().await.unwrap()
    }

    /// How many records, votes and spent tickets are stored.
    async fn stored(&self) -> [i64; 3] {
        [
            self.select("SELECT count(*) FROM pending").await,
            self.select("SELECT count(*) FROM lecture_vote").await,
            self.select("SELECT count(*) FROM ticket_spent").await,
        ]
    }
}
