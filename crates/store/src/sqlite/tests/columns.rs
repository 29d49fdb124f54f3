//! What the columns hold, and that there are no others.

use super::*;

/// A new column has to be added here, and the documentation has to say what it reveals about a
/// student.
#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a line per column")]
async fn nothing_is_stored_but_what_is_listed() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    let columns: Vec<String> = sqlx::query_scalar(
        "SELECT t.name || '.' || c.name FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c \
         WHERE t.type = 'table' ORDER BY t.name, c.cid",
    )
    .fetch_all(&store.engine.readers)
    .await
    .unwrap();
    assert_eq!(
        columns,
        [
            // Written by sqlx about migrations: when a table was created, not when a record
            // arrived.
            "_sqlx_migrations.version",
            "_sqlx_migrations.description",
            "_sqlx_migrations.installed_on",
            "_sqlx_migrations.success",
            "_sqlx_migrations.checksum",
            "_sqlx_migrations.execution_time",
            // What ten or more records have in common.
            "batch.id",
            "batch.kind",
            "batch.deck_version",
            "batch.country",
            "batch.language",
            "batch.place",
            "batch.lecture",
            "batch.day",
            "batch.month",
            "batch.cell",
            // Whether each of them came with a ticket.
            "batch.vouched",
            "deck_version.number",
            "deck_version.deck",
            "deck_version.version",
            "deck_version.items",
            // Students who consented to record linkage: no day. Keys made of answers about school
            // (ADR 15), and the hash of the record while it is pending, then its batch and letters.
            // Deleted when the study ends.
            "followup_linkage.hash",
            "followup_linkage.record",
            "followup_linkage.study",
            "followup_linkage.full_key",
            "followup_linkage.partial_keys",
            "followup_linkage.batch",
            "followup_linkage.pre",
            "followup_linkage.post",
            // Sealed records of a lecture with a follow-up, whose students may still consent. Deleted
            // 24 hours after the end.
            "followup_offer.hash",
            "followup_offer.lecture",
            "followup_offer.batch",
            "followup_offer.pre",
            "followup_offer.post",
            // Follow-up responses: a day, letters and such keys. Deleted when the study ends.
            "followup_response.hash",
            "followup_response.study",
            "followup_response.deck_version",
            "followup_response.day",
            "followup_response.outcomes",
            "followup_response.full_key",
            "followup_response.partial_keys",
            // Lectures: nothing about a student. Once a lecture is forgotten, no time is left, only
            // the day.
            "lecture.number",
            "lecture.id",
            "lecture.code",
            "lecture.deck",
            "lecture.version",
            "lecture.country",
            "lecture.language",
            "lecture.place",
            "lecture.seats",
            "lecture.day",
            "lecture.ended",
            "lecture.forgotten",
            "lecture.followup",
            // How many records were accepted. 0 once the lecture is forgotten.
            "lecture.records",
            // The secret of its seat tickets. NULL once the lecture is forgotten.
            "lecture.ticket_secret",
            // How many phones got tickets, how many people the presenter counted, and whether further
            // phones get tickets.
            "lecture.tickets",
            "lecture.heads",
            "lecture.door_closed",
            // Hashes of the presenters' tokens. Deleted 24 hours after the end.
            "lecture_driver.lecture",
            "lecture_driver.term",
            "lecture_driver.hash",
            // What the presenter did and when, with figures about ten or more. Deleted 24 hours
            // after the end.
            "lecture_event.lecture",
            "lecture_event.seq",
            "lecture_event.at",
            "lecture_event.body",
            // Votes: no time, no order (see below), and a hash of a number that is drawn for each
            // poll, so that neither two votes of one student nor a vote and a record can be linked.
            // Deleted 24 hours after the end.
            "lecture_vote.lecture",
            "lecture_vote.slide",
            "lecture_vote.hash",
            "lecture_vote.choice",
            "lecture_vote.revision",
            // Whether the records are synthetic, and how often any of them changed.
            "mark.name",
            "mark.value",
            // A record until it is sealed with at least nine others. No figure counts it.
            "pending.hash",
            "pending.deck_version",
            "pending.lecture",
            "pending.country",
            "pending.language",
            "pending.day",
            "pending.pre",
            "pending.post",
            // Whether it came with a ticket; not with which.
            "pending.vouched",
            // Receipts of what was sealed, and the secrets without which nobody can compute them from
            // an id. Deleted with the votes of their lecture, or two months after their month.
            "receipt.hash",
            "receipt.scope",
            "receipt_secret.scope",
            "receipt_secret.secret",
            // What is left of the responses to studies that ended, ten and more together.
            "retained.cell",
            "retained.pre",
            "retained.post",
            "retained.later",
            "retained.days",
            "retained.n",
            // What is left of sealed records.
            "sealed.batch",
            "sealed.pre",
            "sealed.post",
            "sealed.n",
            // What a researcher set aside, and why: nothing about a student.
            "set_aside.target",
            "set_aside.reason",
            "set_aside.day",
            // Nothing about a student.
            "study.deck",
            "study.salt",
            "study.began",
            // Requests for seat tickets, which lead to no ticket, and tickets that were spent, which lead
            // to no request: no time, no order. Deleted 24 hours after the end.
            "ticket_request.lecture",
            "ticket_request.digest",
            "ticket_spent.lecture",
            "ticket_spent.fingerprint",
        ]
    );
    let others: Vec<String> = sqlx::query_scalar(
        "SELECT type || ' ' || name FROM sqlite_master WHERE type NOT IN ('table', 'index')",
    )
    .fetch_all(&store.engine.readers)
    .await
    .unwrap();
    assert_eq!(others, Vec::<String>::new(), "no views, no triggers");
    // A table with a row number reveals the order in which rows arrived.
    let in_order: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND wr = 0 \
         AND name NOT LIKE 'sqlite%' ORDER BY name",
    )
    .fetch_all(&store.engine.readers)
    .await
    .unwrap();
    assert_eq!(
        in_order,
        ["_sqlx_migrations", "deck_version", "lecture"],
        "tables about students keep no order"
    );
}

#[tokio::test]
async fn a_pending_row_is_a_hash_a_day_and_letters() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(&dir).await;
    let given = record(7);
    store.record(given.clone(), day()).await.unwrap();
    let row = sqlx::query("SELECT * FROM pending").fetch_one(&store.engine.readers).await.unwrap();
    assert_eq!(row.get::<Vec<u8>, _>("hash"), Fingerprint::of(given.id).as_bytes());
    let texts = ["lecture", "country", "language", "day", "pre", "post"].map(|c| row.get::<String, _>(c));
    assert_eq!(texts, ["hall", "XK", "sr-Latn", "1970-01-01", "wu", "cb"]);
    store.close().await;
    let file = std::fs::read(file(&dir)).unwrap();
    let id = given.id.0;
    for trace in [id.as_bytes().to_vec(), id.to_string().into_bytes(), id.simple().to_string().into_bytes()] {
        assert!(!file.windows(trace.len()).any(|w| w == trace), "the id is in the file");
    }
}
