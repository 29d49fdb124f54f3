//! What the log tells about a student: nothing.

use super::program::{Konventa, command, followup_response, id, linkage_request};

const LINES: [&str; 28] = [
    "INFO GET /api/decks 200",
    "INFO POST /api/lectures 201",
    "INFO GET /api/followup/{name} 200",
    "INFO GET /api/decks 200",
    "INFO POST /api/submissions 201",
    "INFO POST /api/submissions 409",
    "INFO POST /api/submissions 422",
    "INFO POST /api/submissions 400",
    "INFO GET /api/followup/{name} 200",
    "INFO GET /api/followup/{name} 404",
    "INFO GET /api/followup/{name} 404",
    "INFO POST /api/followup/linkage 201",
    "INFO POST /api/followup/linkage 409",
    "INFO POST /api/followup/linkage 410",
    "INFO POST /api/followup/linkage 422",
    "INFO POST /api/followup/responses 201",
    "INFO POST /api/followup/responses 409",
    "INFO POST /api/followup/responses 422",
    "INFO DELETE /api/followup/{name} 204",
    "INFO DELETE /api/followup/{name} 422",
    "INFO DELETE /api/submissions/{submission} 204",
    "INFO DELETE /api/submissions/{submission} 422",
    "INFO GET /api/submissions/{submission} 405",
    "INFO GET (other) 404",
    "INFO GET (other) 404",
    "INFO GET /decks/{deck}/{file} 404",
    "INFO GET /api/research/report 401",
    "INFO OTHER /api/health 405",
];

#[test]
fn the_log_has_nothing_of_a_student() {
    let dir = tempfile::tempdir().unwrap();
    // Settings that would make other programs talk.
    let talkative = ["RUST_LOG", "SQLX_LOG"].map(|name| (name, "trace"));
    let server =
        Konventa::from(command(dir.path()).envs(talkative).args(["serve", "--listen", "127.0.0.1:0"]));
    let me = "User-Agent: Telefon/7\r\nX-Forwarded-For: 203.0.113.9\r\nReferer: https://moodle.example/ana\r\n\
              Accept-Language: cnr\r\nCookie: student=17\r\nContent-Type: application/json\r\n";
    let submission = server.submission(&id(0xabc), "unsure").to_string();
    let wrong = submission.replace("unsure", "student-17");
    let path = format!("/api/submissions/{}", id(0xabc));
    let (lecture, salt) = server.start_lecture_with_followup();
    let linked = linkage_request(0xabc, &salt).to_string();
    let again = followup_response(0xabc, &salt, &server.submission(&id(0xabc), "unsure")).to_string();
    let over = linked.replace(&salt, &"a9".repeat(16));
    let asked = format!("/api/followup/istanbul-convention?lecture={lecture}");
    let name = format!("/api/followup/{}", id(0xabc + 2000));
    for (method, path, body, status) in [
        ("POST", "/api/submissions", submission.as_str(), 201),
        ("POST", "/api/submissions", &submission.replace("XK", "AL"), 409),
        ("POST", "/api/submissions", &wrong, 422),
        ("POST", "/api/submissions", "student-17", 400),
        ("GET", &asked, "", 200),
        ("GET", "/api/followup/istanbul-convention?lecture=student-17", "", 404),
        ("GET", "/api/followup/student-17", "", 404),
        ("POST", "/api/followup/linkage", &linked, 201),
        ("POST", "/api/followup/linkage", &linked.replace("c0a2", "c0a3"), 409),
        ("POST", "/api/followup/linkage", &over, 410),
        ("POST", "/api/followup/linkage", &linked.replace("full", "student-17"), 422),
        ("POST", "/api/followup/responses", &again, 201),
        ("POST", "/api/followup/responses", &again.replace("unsure", "blank"), 409),
        ("POST", "/api/followup/responses", &again.replace("unsure", "student-17"), 422),
        ("DELETE", &name, "", 204),
        ("DELETE", "/api/followup/student-17", "", 422),
        ("DELETE", &path, "", 204),
        ("DELETE", "/api/submissions/student-17", "", 422),
        ("GET", &path, "", 405),
        ("GET", "/learn/student-17.html?student=17", "", 404),
        ("GET", "/api/student-17", "", 404),
        ("GET", "/decks/student-17/en.json", "", 404),
        ("GET", "/api/research/report?deck=student-17", "", 401),
        ("STUDENT17", "/api/health", "", 405),
    ] {
        assert_eq!(server.ask(method, path, me, body).status, status, "{method} {path}");
    }
    let (_, said, logged) = server.stop();

    let lines: Vec<&str> = logged.lines().map(|line| line.rsplit_once(' ').unwrap().0).collect();
    let without_time: Vec<&str> = lines.iter().map(|line| line.rsplit_once(' ').unwrap().0.trim()).collect();
    assert_eq!(without_time, LINES);
    let all = (said + &logged).to_lowercase();
    for trace in [
        &id(0xabc),
        &id(0xabc + 1000),
        &id(0xabc + 2000),
        &lecture,
        &salt,
        "a9a9",
        "e5ac",
        "c0a",
        "abc",
        "student",
        "unsure",
        "blank",
        "telefon",
        "203.0.113",
        "127.0.0.1",
        "moodle",
        "cookie",
        "cnr",
        "xk",
    ] {
        assert!(!all.contains(trace), "“{trace}” is in the log");
    }
}

/// A terminal in which somebody marks text takes no lines: here, a pipe that is full.
#[test]
fn a_log_that_nobody_reads_stops_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    // About 30 bytes for each, and a pipe has 64 KiB.
    for n in 0..4000 {
        assert_eq!(server.ask("GET", "/api/health", "", "").status, 200, "request {n}");
    }
    let (status, said, _) = server.stop();
    assert_eq!(status.code(), Some(0), "{said}");
}
