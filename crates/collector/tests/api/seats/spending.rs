//! What a ticket is good for: one thing, once.

use konventa_test_support::Purpose;
use konventa_test_support::http::authorization;
use serde_json::{Value, json};

use super::super::live::StartedLecture;
use super::super::samples::{POLL, SECOND_POLL, id, submission};
use super::super::server::{Server, With, posted};
use super::{end, forget, kind, of, yes};

/// A lecture with an open poll.
async fn polling(server: &Server) -> StartedLecture {
    let hall = server.begun(None).await;
    server.open_poll(&hall, POLL).await;
    hall
}

#[tokio::test]
async fn a_ticket_is_good_for_one_record() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    let (one, other) = (server.seated(&hall, 1).await, server.seated(&hall, 2).await);
    let ticket = one.ticket(Purpose::Record);
    assert_eq!(server.submit_with(&of(&hall, 1), &ticket).await.status, 201);
    let spent = server.submit_with(&of(&hall, 2), &ticket).await;
    insta::assert_snapshot!("ticket_spent", spent.shown());
    assert_eq!(server.stored().await, [1, 0, 1]);
    // What is stored is answered as before, whatever comes with it, and spends nothing.
    for with in [&*ticket, &*other.ticket(Purpose::Record), "no ticket at all"] {
        assert_eq!(server.submit_with(&of(&hall, 1), with).await.status, 200);
    }
    assert_eq!(server.submit(&of(&hall, 1)).await.status, 200);
    let server = server.restart().await;
    assert_eq!(kind(&server.submit_with(&of(&hall, 2), &ticket).await), "ticket-spent");
    assert_eq!(server.submit_with(&of(&hall, 2), &other.ticket(Purpose::Record)).await.status, 201);
    assert_eq!(server.stored().await, [2, 0, 2]);
    assert_eq!(server.select("SELECT count(*) FROM pending WHERE vouched").await, 2);
    // Also once the records are sealed.
    for n in 3..14 {
        let ticket = server.seated(&hall, n).await.ticket(Purpose::Record);
        assert_eq!(server.submit_with(&of(&hall, n), &ticket).await.status, 201);
    }
    assert!(server.seal().await > 0);
    assert_eq!(server.submit_with(&of(&hall, 1), &ticket).await.status, 200);
    assert_eq!(kind(&server.submit_with(&of(&hall, 99), &ticket).await), "ticket-spent");
}

#[tokio::test]
async fn a_vote_in_a_poll_needs_a_ticket_and_a_change_of_it_none() {
    let server = Server::start().await;
    let hall = polling(&server).await;
    let seat = server.seated(&hall, 1).await;
    let ticket = seat.ticket(Purpose::Poll(0));
    insta::assert_snapshot!("ticket_needed", server.vote_with(&hall, &yes(1), None).await.shown());
    assert_eq!(server.stored().await, [0; 3]);
    assert_eq!(server.vote_with(&hall, &yes(1), Some(&ticket)).await.status, 201);
    assert_eq!(kind(&server.vote_with(&hall, &yes(2), Some(&ticket)).await), "ticket-spent");
    // The stored vote is repeated and changed without a ticket, or with any.
    let change = |revision| json!({"vote": id(1), "slide": "poll", "choice": "no", "revision": revision});
    assert_eq!(server.vote_with(&hall, &yes(1), None).await.status, 200);
    assert_eq!(server.vote_with(&hall, &change(1), None).await.status, 200);
    assert_eq!(server.vote_with(&hall, &change(2), Some(&ticket)).await.status, 200);
    assert_eq!(server.vote_with(&hall, &change(3), Some("no ticket at all")).await.status, 200);
    assert_eq!(server.stored().await, [0, 1, 1]);
    let server = server.restart().await;
    assert_eq!(kind(&server.vote_with(&hall, &yes(2), Some(&ticket)).await), "ticket-spent");
    // The note that a quiz was handed in needs none.
    let note = json!({"vote": id(3), "slide": "before", "choice": "handed-in"});
    assert_eq!(server.vote_with(&hall, &note, None).await.status, 201);
    assert_eq!(server.counts(&hall).await["votes"], 1);
}

/// Ten votes make a result that everybody sees. Nine of them cannot be made up with the code alone.
#[tokio::test]
async fn nine_made_up_votes_do_not_show_the_tenth() {
    let server = Server::start().await;
    let hall = polling(&server).await;
    assert_eq!(server.vote(&hall, 1, "poll", "no").await.status, 201);
    let own = server.seated(&hall, 2).await.ticket(Purpose::Poll(0));
    for n in 100..130 {
        assert_eq!(kind(&server.vote_with(&hall, &yes(n), None).await), "ticket-needed");
    }
    assert_eq!(server.vote_with(&hall, &yes(2), Some(&own)).await.status, 201);
    for n in 200..230 {
        assert_eq!(kind(&server.vote_with(&hall, &yes(n), Some(&own)).await), "ticket-spent");
    }
    assert_eq!(server.result(&hall).await, json!([]), "two votes are too few to show");
}

/// With the code alone anybody stores records. They are not vouched for, and the gain of the room counts
/// those that are.
#[tokio::test]
async fn nine_made_up_records_are_not_vouched_for() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    let ticket = server.seated(&hall, 1).await.ticket(Purpose::Record);
    assert_eq!(server.submit_with(&of(&hall, 1), &ticket).await.status, 201);
    for n in 100..109 {
        assert_eq!(server.submit(&of(&hall, n)).await.status, 201);
        assert_eq!(kind(&server.submit_with(&of(&hall, 100 + n), &ticket).await), "ticket-spent");
        // The phone of the attacker repeats a made-up one with a ticket: it stays what it is.
        assert_eq!(server.submit_with(&of(&hall, n), &ticket).await.status, 200);
    }
    let vouched = server.select("SELECT count(*) FROM pending WHERE vouched").await;
    assert_eq!((vouched, server.stored().await), (1, [10, 0, 1]));
}

/// Everything that is no ticket for this is refused, and nothing is stored.
#[tokio::test]
async fn what_is_no_ticket_for_this_is_refused() {
    let server = Server::start().await;
    let (hall, other) = (polling(&server).await, polling(&server).await);
    let (seat, foreign) = (server.seated(&hall, 1).await, server.seated(&other, 1).await);
    let with = |ticket: &str, at: usize, letter: char| {
        let mut letters: Vec<char> = ticket.chars().collect();
        letters[at] = if letters[at] == letter { 'B' } else { letter };
        letters.into_iter().collect::<String>()
    };
    let (record, poll) = (seat.ticket(Purpose::Record), seat.ticket(Purpose::Poll(0)));
    let common = |good: &str, foreign: String| {
        vec![
            ("of another lecture", foreign),
            ("to take back", seat.ticket(Purpose::TakeBack)),
            ("for the follow-up", seat.ticket(Purpose::FollowUp)),
            ("to come back", seat.ticket(Purpose::Rejoin)),
            ("for the second poll", seat.ticket(Purpose::Poll(1))),
            ("another nonce", with(good, 10, 'A')),
            ("another challenge", with(good, 60, 'A')),
            ("another key", with(good, 100, 'A')),
            ("forged", with(good, 200, 'A')),
            ("another type", with(good, 1, 'Z')),
            ("empty", String::new()),
            ("too short", good[..212].to_owned()),
            ("too long", format!("{good}AAAA")),
            ("padded", format!("{good}=")),
            ("no base64", with(good, 50, '!')),
            ("the number of a vote", id(1)),
        ]
    };
    let mut for_records = common(&record, foreign.ticket(Purpose::Record));
    for_records.push(("for a poll", poll.clone()));
    for (what, ticket) in for_records {
        let reply = server.submit_with(&of(&hall, 1), &ticket).await;
        assert_eq!((reply.status.as_u16(), kind(&reply)), (403, "ticket-refused".to_owned()), "{what}");
    }
    let mut for_votes = common(&poll, foreign.ticket(Purpose::Poll(0)));
    for_votes.push(("for a record", record.clone()));
    for (what, ticket) in for_votes {
        let reply = server.vote_with(&hall, &yes(1), Some(&ticket)).await;
        assert_eq!((reply.status.as_u16(), kind(&reply)), (403, "ticket-refused".to_owned()), "{what}");
    }
    // Malformed header fields: no parameter, a parameter without a name, two tickets.
    for value in ["PrivateToken", &format!("PrivateToken {record}"), &record] {
        let request = posted("/api/submissions", "application/json", of(&hall, 1).to_string());
        let reply = server.send(request.with(axum::http::header::AUTHORIZATION, value)).await;
        // Without the scheme it is not a ticket at all, so the record is one without.
        let expected = if value.starts_with("PrivateToken") { 403 } else { 201 };
        assert_eq!(reply.status, expected, "{value}");
    }
    assert_eq!(server.withdraw(&id(1)).await.status, 204);
    let mut twice = posted("/api/submissions", "application/json", of(&hall, 1).to_string()).ticket(&record);
    twice.headers_mut().append(axum::http::header::AUTHORIZATION, authorization(&record).parse().unwrap());
    assert_eq!(kind(&server.send(twice).await), "ticket-refused");
    assert_eq!(server.stored().await, [0; 3]);
    insta::assert_snapshot!("ticket_refused", server.submit_with(&of(&hall, 1), &poll).await.shown());
    // They were all good for what they are for.
    assert_eq!(server.submit_with(&of(&hall, 1), &record).await.status, 201);
    assert_eq!(server.vote_with(&hall, &yes(1), Some(&poll)).await.status, 201);
}

/// The state of the lecture comes first, and a ticket is for a record of its lecture only.
#[tokio::test]
async fn a_ticket_changes_nothing_in_what_a_lecture_takes() {
    let server = Server::start().await;
    let hall = server.start_lecture(None).await;
    let seat = server.seated(&hall, 1).await;
    let ticket = seat.ticket(Purpose::Record);
    for ticket in [&*ticket, "no ticket at all"] {
        assert_eq!(kind(&server.submit_with(&of(&hall, 1), ticket).await), "lecture-not-begun");
        let mut unknown = of(&hall, 1);
        unknown["lecture"] = json!("never-was-a-lecture");
        assert_eq!(kind(&server.submit_with(&unknown, ticket).await), "unknown-lecture");
        let mut alone = submission(1, "cwu", "ccb");
        alone["lecture"] = Value::Null;
        assert_eq!(kind(&server.submit_with(&alone, ticket).await), "ticket-refused");
    }
    server.done(&hall, json!({"command": "start"})).await;
    server.show(&hall, SECOND_POLL).await;
    let vote = json!({"vote": id(1), "slide": "another", "choice": "one"});
    for ticket in [None, Some("no ticket at all"), Some(&*seat.ticket(Purpose::Poll(1)))] {
        assert_eq!(kind(&server.vote_with(&hall, &vote, ticket).await), "poll-not-open");
    }
    assert_eq!(server.stored().await, [0; 3]);
    // For a day after the end a ticket is good, and then nothing is.
    end(&server, &hall).await;
    let server = server.restart().await;
    assert_eq!(server.submit_with(&of(&hall, 1), &ticket).await.status, 201);
    forget(&server).await;
    for ticket in [&*ticket, "no ticket at all"] {
        assert_eq!(kind(&server.submit_with(&of(&hall, 2), ticket).await), "lecture-over");
        assert_eq!(server.submit_with(&of(&hall, 1), ticket).await.status, 200, "it waits");
    }
    assert_eq!(server.stored().await, [1, 0, 0]);
}

/// Anybody with the code says that a quiz was handed in. The driver sees no more of them than seats, and
/// the store does not fill up.
#[tokio::test]
async fn no_more_quizzes_are_handed_in_than_there_are_seats() {
    let note = |n: u128, slide: &str| json!({"vote": id(n), "slide": slide, "choice": "handed-in"});
    let server = Server::start().await;
    let hall = server.begun(Some(12)).await;
    for n in 0..12 {
        assert_eq!(server.vote_with(&hall, &note(n, "before"), None).await.status, 201);
    }
    let refused = server.vote_with(&hall, &note(12, "before"), None).await;
    insta::assert_snapshot!("too_many_notes", refused.shown());
    assert_eq!(server.vote_with(&hall, &note(3, "before"), None).await.status, 200, "a repetition");
    assert_eq!(server.vote_with(&hall, &note(12, "after"), None).await.status, 201, "the other quiz");
    let server = server.restart().await;
    for n in 100..130 {
        assert_eq!(kind(&server.vote_with(&hall, &note(n, "before"), None).await), "too-many-notes");
    }
    let counts = server.counts(&hall).await;
    assert_eq!((&counts["pre"], &counts["post"]), (&json!(12), &json!(1)));
    assert_eq!(server.stored().await, [0, 13, 0]);
    // Who votes in a poll, or sends a record, is not kept out by them.
    server.open_poll(&hall, POLL).await;
    assert_eq!(server.vote(&hall, 1, "poll", "yes").await.status, 201);
    assert_eq!(server.hand_in(&hall, of(&hall, 1)).await.status, 201);
    assert_eq!(server.vote_with(&hall, &note(12, "before"), None).await.status, 409);
}

/// A lecture without a limit has an end, too.
#[tokio::test]
async fn notes_have_an_end_without_a_limit_of_seats() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    // 9,999 made-up ones, as if they had been sent.
    server
        .execute(
            "WITH RECURSIVE n(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 9999) \
             INSERT INTO lecture_vote SELECT 1, 1, randomblob(32), 0, 0 FROM n",
        )
        .await;
    let note = |n: u128| json!({"vote": id(n), "slide": "before", "choice": "handed-in"});
    assert_eq!(server.vote_with(&hall, &note(1), None).await.status, 201);
    assert_eq!(kind(&server.vote_with(&hall, &note(2), None).await), "too-many-notes");
}

/// Fakes take no seat from those who sit in the hall.
#[tokio::test]
async fn records_without_a_ticket_keep_none_with_one_out() {
    let server = Server::start().await;
    let hall = server.begun(Some(12)).await;
    for fake in 100..112 {
        assert_eq!(server.submit(&of(&hall, fake)).await.status, 201);
    }
    assert_eq!(kind(&server.submit(&of(&hall, 112)).await), "no-seat");
    for n in 0..12 {
        let ticket = server.seated(&hall, n).await.ticket(Purpose::Record);
        assert_eq!(server.submit_with(&of(&hall, n), &ticket).await.status, 201);
    }
    assert_eq!(kind(&server.submit(&of(&hall, 113)).await), "no-seat");
}

#[tokio::test]
async fn taking_back_frees_the_ticket_of_the_record() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    let (one, other) = (server.seated(&hall, 1).await, server.seated(&hall, 2).await);
    let ticket = one.ticket(Purpose::Record);
    assert_eq!(server.submit_with(&of(&hall, 1), &ticket).await.status, 201);
    assert_eq!(server.take_back(&hall, 1, &ticket).await.status, 204);
    assert_eq!(server.stored().await, [0; 3]);
    assert_eq!(server.submit_with(&of(&hall, 3), &ticket).await.status, 201);
    // Whoever has the id may delete, whatever comes with it. Then the ticket stays spent.
    let not_freed = [other.ticket(Purpose::Record), one.ticket(Purpose::TakeBack), "no ticket".to_owned()];
    for (n, with) in (3..).zip(not_freed) {
        assert_eq!(server.take_back(&hall, n, &with).await.status, 204);
        let again = server.submit_with(&of(&hall, 50), &ticket).await;
        assert_eq!(kind(&again), "ticket-spent", "{with}");
        let next = server.seated(&hall, 10 + n).await.ticket(Purpose::Record);
        assert_eq!(server.submit_with(&of(&hall, n + 1), &next).await.status, 201);
    }
}

/// A made-up record is taken back with a ticket that was spent on another one: that would let one ticket
/// vouch for any number of records.
#[tokio::test]
async fn taking_back_a_record_without_a_ticket_frees_none() {
    let server = Server::start().await;
    let hall = server.begun(None).await;
    let ticket = server.seated(&hall, 1).await.ticket(Purpose::Record);
    assert_eq!(server.submit_with(&of(&hall, 1), &ticket).await.status, 201);
    for n in 2..5 {
        assert_eq!(server.submit(&of(&hall, n)).await.status, 201);
        assert_eq!(server.take_back(&hall, n, &ticket).await.status, 204);
        assert_eq!(server.take_back(&hall, n, &ticket).await.status, 204, "it is gone");
        assert_eq!(kind(&server.submit_with(&of(&hall, n), &ticket).await), "ticket-spent");
    }
    assert_eq!(server.select("SELECT count(*) FROM pending WHERE vouched").await, 1);
    assert_eq!(server.stored().await, [1, 0, 1]);
}
