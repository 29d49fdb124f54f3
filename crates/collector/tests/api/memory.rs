//! What the server's memory says of a phone.

use axum::http::{Method, header};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use konventa_test_support::Purpose;
use konventa_tickets::{Challenge, IssuerKey, LectureContext};
use serde_json::json;

use super::followup::{linking, links};
use super::live::{StartedLecture, Stream};
use super::samples::{POLL, id, submission};
use super::server::{Server, With as _, bare, posted};

/// The browser of a phone, as each of its requests says.
const BROWSER: &str = "Mozilla/5.0 (Linux; Android 14; moto e22) Quartz/7.31";
/// The address of a phone, as a web server in front of ours would pass it on.
const PHONE_ADDRESS: &str = "203.0.113.77";

/// Ids of a phone that nothing else has, in all the forms in which a dump may show them.
fn forms(n: u128) -> [String; 4] {
    let bytes = n.to_be_bytes();
    let listed = format!("{bytes:?}");
    [id(n), format!("{n:032x}"), listed[1..listed.len() - 1].to_owned(), n.to_string()]
}

/// Bytes in all the forms in which a dump may show them.
fn byte_forms(bytes: &[u8]) -> [String; 3] {
    let listed = format!("{bytes:?}");
    let hex = format!("{bytes:02x?}").replace(['[', ']', ',', ' '], "");
    [listed[1..listed.len() - 1].to_owned(), hex, BASE64_URL_SAFE_NO_PAD.encode(bytes)]
}

/// What only one phone has of a ticket: its text, its nonce and its authenticator. The rest is the same for
/// all phones.
fn ticket_forms(ticket: &str) -> Vec<String> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(ticket).unwrap();
    let parts = [&bytes[2..34], &bytes[98..]];
    parts.iter().flat_map(|part| byte_forms(part)).chain([ticket.to_owned()]).collect()
}

/// Everything that the server keeps in memory, and what SQLite has of it, is a dump without ids: only the
/// store has them, as hashes.
#[tokio::test]
async fn a_dump_of_what_is_in_memory_names_no_phone() {
    let server = Server::start().await;
    let hall = server.start_lecture_with_followup().await;
    server.done(&hall, json!({"command": "start"})).await;
    server.open_poll(&hall, POLL).await;
    let [record, vote] =
        [0x9A7C_15F3_0B86_D24E_8C91_57A3_E60D_4B2F, 0x6E15_93D8_C2F7_4A0B_9E46_B1D5_70C8_3FA2_u128];
    assert_eq!(server.vote(&hall, vote, "poll", "no").await.status, 201);
    let mut sent = submission(record, "cwu", "ccb");
    sent["lecture"] = json!(hall.id);
    assert_eq!(server.submit(&sent).await.status, 201);
    let salt = server.salt().await;
    let full = 0x1D2E_88B4_5A6C_F093_7B15_C4D8_E92A_6F37;
    assert_eq!(server.link(&linking(record, &salt, links(full, &[full + 1]))).await.status, 201);

    let dump = format!("{:?}", server.app);
    // The dump goes as deep as the lecture.
    assert!(dump.contains(&hall.id), "the lecture is not in the dump");
    for n in [record, record + 1000, vote, full, full + 1] {
        for form in forms(n) {
            assert!(!dump.contains(&form), "{form} is in memory");
        }
    }
}

/// The fingerprint of a ticket, as the server computes it.
async fn fingerprint(server: &Server, hall: &StartedLecture, ticket: &str, purpose: Purpose) -> [u8; 32] {
    let mut connection = server.sql().await;
    let secret: String =
        sqlx::query_scalar("SELECT ticket_secret FROM lecture").fetch_one(&mut connection).await.unwrap();
    let key = IssuerKey::from_secret_text(&secret).unwrap();
    let challenge = Challenge { lecture: LectureContext::of(&hall.id), purpose };
    *key.verify(&ticket.parse().unwrap(), challenge).unwrap().as_bytes()
}

/// All fingerprints and digests that are stored of seats.
async fn stored_of_seats(server: &Server) -> Vec<Vec<u8>> {
    let mut connection = server.sql().await;
    sqlx::query_scalar("SELECT digest FROM ticket_request UNION ALL SELECT fingerprint FROM ticket_spent")
        .fetch_all(&mut connection)
        .await
        .unwrap()
}

/// A phone takes a seat, spends its tickets, and follows with the one to come back. In memory is only what an
/// open stream needs: the fingerprint of that ticket, by which streams of one phone are one seat. It is gone
/// with the stream. No ticket is there, no request, no browser and no address.
#[tokio::test]
async fn a_dump_of_what_is_in_memory_has_no_ticket_and_no_browser() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    server.open_poll(&hall, POLL).await;
    let phone = 0x52B1_0C9E_7DA3_48F6_A0E7_3D58_914C_6BF2;
    let request = server.seat_request(&hall, phone).await.unwrap().body().request;
    let seat = server.seat(&hall, phone).await.unwrap();
    let [record, vote, rejoin] =
        [Purpose::Record, Purpose::Poll(0), Purpose::Rejoin].map(|purpose| seat.ticket(purpose));
    let from_phone = |request: axum::http::Request<axum::body::Body>| {
        request
            .with(header::USER_AGENT, BROWSER)
            .with(header::FORWARDED, &format!("for={PHONE_ADDRESS}"))
            .with("x-forwarded-for".parse().unwrap(), PHONE_ADDRESS)
    };
    let mut result = submission(phone, "cwu", "ccb");
    result["lecture"] = json!(hall.id);
    let cast = json!({"vote": id(phone + 1), "slide": "poll", "choice": "no", "revision": 0});
    let votes = format!("/api/lectures/{}/votes?lecture={}", hall.code, hall.id);
    for (path, body, ticket) in [("/api/submissions", &result, &record), (votes.as_str(), &cast, &vote)] {
        let request = posted(path, "application/json", body.to_string()).ticket(ticket);
        assert_eq!(server.send(from_phone(request)).await.status, 201, "{path}");
    }
    let path = format!("/api/lectures/{}/events?lecture={}&again={rejoin}", hall.code, hall.id);
    let (status, body) = server.open(from_phone(bare(Method::GET, &path))).await;
    assert_eq!(status, 200);
    let mut stream = Stream::of(body);
    stream.expect("snapshot").await;

    let mut traces =
        vec![BROWSER.to_owned(), "moto e22".to_owned(), PHONE_ADDRESS.to_owned(), request.clone()];
    // Bytes after the two that say its form: one blinded element after the other.
    let elements = BASE64_URL_SAFE_NO_PAD.decode(&request).unwrap();
    traces.extend(elements[2..].chunks(32).flat_map(byte_forms));
    traces.extend([&record, &vote, &rejoin].iter().flat_map(|ticket| ticket_forms(ticket)));
    traces.extend([phone, phone + 1].iter().flat_map(|n| forms(*n)));
    let stored = stored_of_seats(&server).await;
    assert_eq!(stored.len(), 3, "a request and two tickets");
    traces.extend(stored.iter().flat_map(|bytes| byte_forms(bytes)));
    let shown = byte_forms(&fingerprint(&server, &hall, &rejoin, Purpose::Rejoin).await);

    let has = |dump: &str, forms: &[String]| forms.iter().any(|form| dump.contains(form));
    let dump = format!("{:?}", server.app);
    assert!(has(&dump, &shown), "the stream is open, and two of one phone are one seat");
    for trace in &traces {
        assert!(!dump.contains(trace), "{trace} is in memory");
    }
    drop(stream);
    let dump = format!("{:?}", server.app);
    assert!(dump.contains(&hall.id), "the lecture is not in the dump");
    assert!(!has(&dump, &shown), "the stream is closed");
    for trace in &traces {
        assert!(!dump.contains(trace), "{trace} is in memory");
    }
}
