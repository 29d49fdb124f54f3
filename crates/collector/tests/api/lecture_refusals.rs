//! Refusals in a lecture, with the exact texts.

use std::time::Duration;

use axum::http::{Method, header};
use http_body_util::BodyExt as _;
use konventa_test_support::Purpose;
use serde_json::{Value, json};

use super::live::StartedLecture;
use super::samples::{GAIN, POLL, SECOND_POLL, id};
use super::server::{KEY, PRESENTER, Reply, Server, With as _, bare};

/// The problem of a refused stream.
async fn refused(server: &Server, hall: &StartedLecture, query: &str) -> (u16, Value) {
    let (status, body) = server.try_follow(hall, query).await;
    let body = body.collect().await.unwrap().to_bytes();
    (status.as_u16(), serde_json::from_slice(&body).unwrap())
}

#[tokio::test]
async fn commands_in_the_wrong_phase_are_refused() {
    let server = Server::start().await;
    let hall = server.start_lecture(None).await;
    let command = |name: &str| json!({"command": name});
    let show = |slide: usize, fragment: u8| json!({"command": "show", "slide": slide, "fragment": fragment});
    // Commands that are carried out first, and the one that is then refused.
    let refusals = [
        ("not_started", vec![], show(1, 0)),
        ("already_started", vec![command("start")], command("start")),
        ("no_such_place", vec![], show(9, 0)),
        ("no_poll", vec![], command("open_poll")),
        ("poll_not_open", vec![show(POLL, 0)], command("close_poll")),
        ("poll_not_held", vec![], command("reveal_poll")),
        ("poll_open", vec![command("open_poll")], command("reveal_poll")),
        ("poll_revealed", vec![command("close_poll"), command("reveal_poll")], command("reveal_poll")),
        ("not_at_gain", vec![], command("count")),
        ("not_for_the_room", vec![], json!({"command": "screen", "screen": "overview"})),
        ("ended", vec![command("end")], command("start")),
    ];
    for (name, before, refused) in refusals {
        for done in before {
            server.done(&hall, done).await;
        }
        let seq = server.snapshot(&hall).await["seq"].take();
        let reply = server.command(&hall, &refused).await;
        assert_eq!(reply.json()["type"], format!("/problems/refused/{}", name.replace('_', "-")));
        insta::assert_snapshot!(name, reply.shown());
        assert_eq!(server.snapshot(&hall).await["seq"], seq, "{name} happened");
    }
}

#[tokio::test]
async fn a_command_that_changes_nothing_causes_no_event() {
    let server = Server::start().await;
    let hall = server.start_lecture(None).await;
    server.done(&hall, json!({"command": "start"})).await;
    for command in [
        json!({"command": "show", "slide": 0, "fragment": 0}),
        json!({"command": "screen", "screen": "slide"}),
    ] {
        assert_eq!(server.done(&hall, command).await, json!([]));
    }
    server.show(&hall, GAIN).await;
    assert_eq!(server.done(&hall, json!({"command": "count"})).await, json!([]), "nobody has handed in");
}

#[tokio::test]
async fn votes_that_do_not_fit_are_refused() {
    let server = Server::start().await;
    let hall = server.start_lecture(None).await;
    server.done(&hall, json!({"command": "start"})).await;
    server.open_poll(&hall, POLL).await;
    for (name, slide, choice) in [
        ("vote_elsewhere", "another", "one"),
        ("vote_unknown_choice", "poll", "maybe"),
        ("vote_unknown_slide", "none", "yes"),
        ("vote_on_a_slide", "title", "yes"),
        ("vote_on_a_quiz", "before", "yes"),
    ] {
        insta::assert_snapshot!(name, server.vote(&hall, 1, slide, choice).await.shown());
    }
    assert_eq!(server.vote(&hall, 2, "poll", "yes").await.status, 201);
    assert_eq!(server.result(&hall).await, json!([]), "one is too few to show");
    let late = server.vote(&hall, 3, "poll", "yes").await;
    insta::assert_snapshot!("vote_after_close", late.shown());
    // The answer got lost and the poll was closed: the vote is counted, and the phone is told so.
    assert_eq!(server.vote(&hall, 2, "poll", "yes").await.status, 200);
    let changed = server.vote_again(&hall, 2, "poll", "no", 1).await;
    assert_eq!(changed.json()["type"], "/problems/refused/poll-not-open", "it cannot be changed");
    server.show(&hall, SECOND_POLL).await;
    assert_eq!(
        server.vote(&hall, 4, "after", "handed-in").await.status,
        201,
        "a quiz can be handed in at any time"
    );
    server.done(&hall, json!({"command": "end"})).await;
    insta::assert_snapshot!("vote_after_the_end", server.vote(&hall, 5, "after", "handed-in").await.shown());
}

#[tokio::test]
async fn invalid_lectures_are_not_started() {
    let server = Server::start().await;
    let good = json!({"deck": "d", "country": "ME", "language": "en", "place": null, "seats": null});
    let but = |name: &str, value: Value| {
        let mut changed = good.clone();
        changed[name] = value;
        changed
    };
    for (name, body) in [
        ("start_unknown_deck", but("deck", json!("other"))),
        ("start_unknown_country", but("country", json!("DE"))),
        ("start_unwritten_language", but("language", json!("sr-Cyrl"))),
        ("start_no_seats", but("seats", json!(0))),
        ("start_long_place", but("place", json!("x".repeat(201)))),
        ("start_place_in_lines", but("place", json!("Hall\nName: Ana"))),
        ("start_again_no_boolean", but("followup", json!("yes"))),
        ("start_unknown_field", but("name", json!("Ana"))),
    ] {
        insta::assert_snapshot!(name, server.post("/api/lectures", Some(PRESENTER), &body).await.shown());
    }
    for (name, key) in
        [("start_no_key", None), ("start_wrong_key", Some("guessed")), ("start_researcher", Some(KEY))]
    {
        insta::assert_snapshot!(name, server.post("/api/lectures", key, &good).await.shown());
    }
    insta::assert_snapshot!("list_no_key", server.get("/api/lectures").await.shown());
    assert_eq!(server.get_with("/api/lectures", PRESENTER).await.json(), json!([]));
    let spaces = server.post("/api/lectures", Some(PRESENTER), &but("place", json!("  "))).await;
    assert_eq!(spaces.status, 201);
    let listed = server.get_with("/api/lectures", PRESENTER).await.json();
    assert_eq!(listed[0]["place"], Value::Null, "a place of spaces is no place");
}

/// One person types it, another one pastes it.
#[tokio::test]
async fn a_place_has_one_spelling() {
    let server = Server::start().await;
    for place in ["Nikšić, sala 3", "Niks\u{30c}ic\u{301}, sala\u{a0}3 ", "Nikšić,\u{200b} sala 3"] {
        server.start_with(json!({"deck": "d", "country": "ME", "language": "en", "place": place})).await;
    }
    let listed = server.get_with("/api/lectures", PRESENTER).await.json();
    let places: Vec<&Value> = listed.as_array().unwrap().iter().map(|lecture| &lecture["place"]).collect();
    assert_eq!(places, ["Nikšić, sala 3"; 3]);
}

#[tokio::test]
async fn only_the_driver_drives() {
    let server = Server::start().await;
    let (hall, other) = (server.start_lecture(None).await, server.start_lecture(None).await);
    let commands = format!("/api/lectures/{}/commands", hall.code);
    let driver = format!("/api/lectures/{}/driver", hall.code);
    let start = json!({"command": "start"});
    let token = |reply: &Reply| reply.json()["driver"].as_str().unwrap().to_owned();

    insta::assert_snapshot!("command_no_token", server.post(&commands, None, &start).await.shown());
    for wrong in ["guessed", PRESENTER, KEY, &other.driver] {
        let reply = server.post(&commands, Some(wrong), &start).await;
        insta::assert_snapshot!("not_the_driver", reply.shown());
    }
    insta::assert_snapshot!("drive_no_key", server.post(&driver, None, &Value::Null).await.shown());
    for wrong in ["guessed", KEY, &other.driver] {
        assert_eq!(
            server.post(&driver, Some(wrong), &Value::Null).await.json()["type"],
            "/problems/not-the-driver"
        );
    }
    assert_eq!(server.snapshot(&hall).await["seq"], 0);

    // The presenter's phone takes over with the key; the laptop follows, also after a restart of
    // the server.
    let mut laptop = server.follow(&hall, "counts=true").await;
    laptop.expect("snapshot").await;
    laptop.expect("counts").await;
    let change = server.post(&driver, Some(PRESENTER), &Value::Null).await;
    assert_eq!((change.status.as_u16(), change.json()["term"].as_u64()), (200, Some(2)));
    assert_eq!(laptop.expect("message").await.data, json!({"seq": 1, "event": "driver_changed", "term": 2}));
    let server = server.restart().await;
    let phone = StartedLecture { driver: token(&change), ..hall.clone() };
    server.done(&phone, start.clone()).await;

    // A tablet takes over, by the token of the phone, and the phone again, by that of its earlier
    // term.
    let change = server.post(&driver, Some(&phone.driver), &Value::Null).await;
    assert_eq!(change.json()["term"], 3);
    let tablet = StartedLecture { driver: token(&change), ..hall.clone() };
    insta::assert_snapshot!("taken_over", server.command(&phone, &start).await.shown());
    let back = server.post(&driver, Some(&phone.driver), &Value::Null).await;
    assert_eq!(back.json()["term"], 4);
    let phone = StartedLecture { driver: token(&back), ..hall.clone() };
    assert_eq!(server.command(&tablet, &json!({"command": "end"})).await.status, 403);
    server.done(&phone, json!({"command": "end"})).await;
    let late = server.post(&driver, Some(PRESENTER), &Value::Null).await;
    assert_eq!(late.json()["type"], "/problems/refused/ended");
}

/// A driver's token may have got into the wrong hands.
#[tokio::test]
async fn a_takeover_with_the_presenters_key_voids_earlier_tokens() {
    let server = Server::start().await;
    let hall = server.start_lecture(None).await;
    let driver = format!("/api/lectures/{}/driver", hall.code);
    let taken = |reply: &Reply| {
        assert_eq!(reply.status, 200);
        StartedLecture { driver: reply.json()["driver"].as_str().unwrap().to_owned(), ..hall.clone() }
    };
    let remote = taken(&server.post(&driver, Some(&hall.driver), &Value::Null).await);
    let presenter = taken(&server.post(&driver, Some(PRESENTER), &Value::Null).await);
    let start = json!({"command": "start"});
    // Also after a restart.
    let server = server.restart().await;
    for earlier in [&hall, &remote] {
        insta::assert_snapshot!("void_token", server.command(earlier, &start).await.shown());
        let reply = server.post(&driver, Some(&earlier.driver), &Value::Null).await;
        insta::assert_snapshot!("void_token", reply.shown());
    }
    server.done(&presenter, start).await;
    // A takeover by a token that is not void leaves it as it is.
    let remote = taken(&server.post(&driver, Some(&presenter.driver), &Value::Null).await);
    taken(&server.post(&driver, Some(&presenter.driver), &Value::Null).await);
    taken(&server.post(&driver, Some(&remote.driver), &Value::Null).await);
}

/// The link of a remote stays in the phone's history, so it has no token.
#[tokio::test]
async fn a_remote_takes_over_once_with_its_code() {
    let server = Server::start().await;
    let hall = server.start_lecture(None).await;
    let path = |end: &str| format!("/api/lectures/{}/{end}", hall.code);
    let issue = async |token: &str| server.post(&path("remote"), Some(token), &Value::Null).await;
    let take = async |bearer: &str| server.post(&path("driver"), Some(bearer), &Value::Null).await;
    let text = |reply: &Reply, name: &str| reply.json()[name].as_str().unwrap().to_owned();
    for wrong in ["guessed", PRESENTER] {
        assert_eq!(issue(wrong).await.json()["type"], "/problems/not-the-driver");
    }
    let code = text(&issue(&hall.driver).await, "code");
    let another = text(&issue(&hall.driver).await, "code");
    let late = text(&issue(&hall.driver).await, "code");
    let command = server.post(&path("commands"), Some(&code), &json!({"command": "start"})).await;
    assert_eq!(command.status, 403, "a code is no token");
    let remote = take(&code).await;
    assert_eq!((remote.status.as_u16(), remote.json()["term"].as_u64()), (200, Some(2)));
    assert_eq!(take(&code).await.json()["type"], "/problems/not-the-driver", "it was used");
    assert_eq!(issue(&hall.driver).await.json()["type"], "/problems/taken-over");
    // The presenter's key voids codes, too.
    let presenter = text(&take(PRESENTER).await, "driver");
    assert_eq!(take(&another).await.status, 403);
    let another = text(&issue(&presenter).await, "code");
    server.pass(Duration::from_mins(10));
    for late in [another, late] {
        assert_eq!(take(&late).await.status, 403);
    }
}

#[tokio::test]
async fn a_full_lecture_takes_back_phones_that_followed_before() {
    let server = Server::start().await;
    let hall = server.start_lecture(Some(2)).await;
    let first = server.follow(&hall, "").await;
    assert_eq!(server.snapshot(&hall).await["full"], false);
    let _second = server.follow(&hall, "").await;
    assert_eq!(server.snapshot(&hall).await["full"], true);
    let (status, problem) = refused(&server, &hall, "").await;
    assert_eq!(status, 409);
    insta::assert_json_snapshot!("hall_full", problem);
    let _stage = server.follow(&hall, "counts=true").await;
    assert_eq!(refused(&server, &hall, "again=true").await.0, 403, "anybody can say so");
    let ticket = server.seat(&hall, 1).await.unwrap().ticket(Purpose::Rejoin);
    let again = server.follow(&hall, &format!("again={ticket}")).await;
    drop(first);
    assert_eq!(refused(&server, &hall, "").await.0, 409, "there are still two");
    drop(again);
    let _third = server.follow(&hall, "").await;
    assert_eq!(refused(&server, &hall, "").await.0, 409);
}

#[tokio::test]
async fn wrong_codes_are_refused() {
    let server = Server::start().await;
    let hall = server.start_lecture(None).await;
    // A code that does not exist: there is only one lecture.
    let free = if hall.code == "346789" { "346788" } else { "346789" };
    let empty = json!({});
    for (name, code) in [("unknown_code", free), ("no_code", "KMT4R0"), ("no_code_at_all", "%F0%9F%91%80")] {
        let path = format!("/api/lectures/{code}");
        let reply = server.get(&path).await;
        insta::assert_snapshot!(name, reply.shown());
        for (uri, token) in [("commands", Some("x")), ("driver", Some("x")), ("votes", None)] {
            let vote = json!({"vote": id(1), "slide": "poll", "choice": "yes"});
            let body = match uri {
                "votes" => &vote,
                "commands" => &json!({"command": "start"}),
                _ => &empty,
            };
            let other = server.post(&format!("{path}/{uri}"), token, body).await;
            assert_eq!(other.json(), reply.json(), "{uri}");
        }
        let stream = server.get(&format!("{path}/events")).await;
        assert_eq!(stream.json(), reply.json());
    }
    // The code as people type it.
    let typed = format!("{}-{}", hall.code[..3].to_lowercase(), &hall.code[3..]);
    assert_eq!(server.get(&format!("/api/lectures/{typed}")).await.status, 200);
    let other = server.get(&format!("/api/lectures/{}?lecture=0123456789abcdef", hall.code)).await;
    assert_eq!(other.status, 404, "this code belongs to another lecture");
}

#[tokio::test]
async fn invalid_parameters_of_a_stream_are_refused() {
    let server = Server::start().await;
    let hall = server.start_lecture(None).await;
    for query in ["after=-1", "after=x", "counts=1"] {
        assert_eq!(refused(&server, &hall, query).await.0, 422, "{query}");
    }
}

/// A deck that is removed during a lecture.
#[tokio::test]
async fn a_lecture_without_its_deck_can_only_be_shown() {
    let server = Server::start().await;
    let hall = server.start_lecture(None).await;
    server.done(&hall, json!({"command": "start"})).await;
    let server = server.restart_without_decks().await;
    server.follow(&hall, "").await.expect("snapshot").await;
    insta::assert_snapshot!("deck_gone", server.command(&hall, &json!({"command": "end"})).await.shown());
    assert_eq!(server.vote(&hall, 1, "before", "handed-in").await.json()["type"], "/problems/deck-gone");
    let command = bare(Method::POST, &format!("/api/lectures/{}/driver", hall.code));
    // The scheme has no case.
    let command = command.with(header::AUTHORIZATION, &format!("bearer {PRESENTER}"));
    assert_eq!(server.send(command).await.status, 200);
    server.pass(Duration::from_hours(24));
    server.app.lectures.clean_up().await.unwrap();
    assert_eq!(server.snapshot(&hall).await["phase"], "ended", "it ends by itself all the same");
}
