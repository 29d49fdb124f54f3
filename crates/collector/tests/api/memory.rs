//! What the server's memory says of a phone.

use serde_json::json;

use super::followup::{linking, links};
use super::samples::{POLL, id, submission};
use super::server::Server;

/// Ids of a phone that nothing else has, in all the forms in which a dump may show them.
fn forms(n: u128) -> [String; 4] {
    let bytes = n.to_be_bytes();
    let listed = format!("{bytes:?}");
    [id(n), format!("{n:032x}"), listed[1..listed.len() - 1].to_owned(), n.to_string()]
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
