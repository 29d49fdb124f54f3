//! Starts the program, sends requests to it and stops it.
//!
//! Not with the test server of `tests/support`: these tests are about the program as such, what it
//! prints, how it reacts to signals, and its exit code. They send requests as raw text over a plain
//! socket, because some of them stop in the middle of a request, read only a part of an answer, or
//! compare the head byte by byte.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};

use konventa_test_support::http::authorization;
use serde_json::{Value, json};
use tempfile::TempDir;

pub(super) const PROGRAM: &str = env!("CARGO_BIN_EXE_konventa");

/// The folder of the deck that comes with the program.
pub(super) fn deck() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../decks/istanbul-convention")
}

pub(super) fn command(dir: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.current_dir(dir);
    for name in ["LISTEN", "DATABASE_URL", "PRESENTER_KEY", "RESEARCH_KEY", "LANGUAGE"] {
        command.env_remove(format!("KONVENTA_{name}"));
    }
    // Messages for authors are in the language of the terminal.
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    command
}

/// A running server. Dropping it kills it.
pub(super) struct Konventa {
    child: Child,
    out: BufReader<ChildStdout>,
    /// Everything it printed until it was ready.
    pub(super) greeting: String,
    pub(super) base: String,
}

impl Drop for Konventa {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: String,
}

impl Konventa {
    pub(super) fn serve(dir: &TempDir) -> Self {
        Self::from(command(dir.path()).args(["serve", "--listen", "127.0.0.1:0"]))
    }

    /// Waits until it logs a line with these words.
    pub(super) fn wait_for_log(&mut self, words: &str) {
        let mut log = BufReader::new(self.child.stderr.take().unwrap());
        let mut line = String::new();
        while !line.contains(words) {
            line.clear();
            assert_ne!(log.read_line(&mut line).unwrap(), 0, "the program ended without logging “{words}”");
        }
    }

    pub(super) fn from(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut greeting = String::new();
        while !greeting.contains("Press Ctrl-C") {
            if out.read_line(&mut greeting).unwrap() == 0 {
                let mut errors = String::new();
                child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
                panic!("the program does not start: {greeting}{errors}");
            }
        }
        let base = greeting.lines().find_map(|line| line.trim().strip_prefix("Students")).unwrap().trim();
        let base = base.split("/learn").next().unwrap().to_owned();
        Self { child, out, greeting, base }
    }

    pub(super) fn connect(&self) -> TcpStream {
        TcpStream::connect(self.base.strip_prefix("http://").unwrap()).unwrap()
    }

    /// The value in the line of the greeting that starts with this word.
    pub(super) fn link(&self, word: &str) -> &str {
        self.greeting.lines().find_map(|line| line.trim().strip_prefix(word)).unwrap().trim()
    }

    /// The key `presenter` or `research`, from the file that the greeting names.
    pub(super) fn key(&self, name: &str) -> String {
        let file = self.greeting.split("The keys themselves are in ").nth(1).unwrap();
        key_in(Path::new(file.split(". Links").next().unwrap()), name)
    }

    /// Posts JSON, with a key or a driver's token if one is given.
    pub(super) fn post(&self, path: &str, token: Option<&str>, body: &Value) -> Reply {
        let token = token.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
        self.ask("POST", path, &format!("Content-Type: application/json\r\n{token}"), &body.to_string())
    }

    pub(super) fn ask(&self, method: &str, path: &str, more: &str, body: &str) -> Reply {
        let mut stream = self.connect();
        stream.write_all(request(method, path, more, body).as_bytes()).unwrap();
        read(stream)
    }

    /// Posts JSON, with a seat ticket if one is given, to a server that may have ended. Returns the answer,
    /// if its status arrived.
    pub(super) fn try_post(&self, path: &str, ticket: Option<&str>, body: &Value) -> Option<Reply> {
        let ticket = ticket.map(|ticket| format!("Authorization: {}\r\n", authorization(ticket)));
        self.try_post_with(path, &ticket.unwrap_or_default(), body)
    }

    fn try_post_with(&self, path: &str, more: &str, body: &Value) -> Option<Reply> {
        let mut stream = TcpStream::connect(self.base.strip_prefix("http://")?).ok()?;
        let more = format!("Content-Type: application/json\r\n{more}");
        stream.write_all(request("POST", path, &more, &body.to_string()).as_bytes()).ok()?;
        let mut text = String::new();
        // The bytes that arrived before the connection broke count.
        let _ = stream.read_to_string(&mut text);
        let status = text.split(' ').nth(1)?.parse().ok()?;
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        Some(Reply { status, head: head.to_owned(), body: body.to_owned() })
    }

    pub(super) fn submit(&self, submission: &Value) -> Reply {
        self.post("/api/submissions", None, submission)
    }

    /// A valid submission for the deck, with the same outcome for every item.
    pub(super) fn submission(&self, id: &str, outcome: &str) -> Value {
        let decks: Value = serde_json::from_str(&self.ask("GET", "/api/decks", "", "").body).unwrap();
        let items = decks[0]["items"].as_array().unwrap().iter();
        json!({
            "submission": id, "deck": decks[0]["id"], "deck_version": decks[0]["version"], "lecture": null,
            "country": "XK", "language": "en",
            "items": items
                .map(|item| json!({"item": item, "pre": outcome, "post": outcome}))
                .collect::<Vec<_>>(),
        })
    }

    /// Starts a lecture with a follow-up. Returns its id and the salt of its study.
    pub(super) fn start_lecture_with_followup(&self) -> (String, String) {
        let body =
            json!({"deck": "istanbul-convention", "country": "XK", "language": "en", "followup": true});
        let reply = self.post("/api/lectures", Some(&self.key("presenter")), &body);
        let started: Value = serde_json::from_str(&reply.body).unwrap();
        let id = started["id"].as_str().unwrap().to_owned();
        let path = format!("/api/followup/istanbul-convention?lecture={id}");
        let study: Value = serde_json::from_str(&self.ask("GET", &path, "", "").body).unwrap();
        (id, study["salt"].as_str().unwrap().to_owned())
    }

    /// The report, as a researcher gets it.
    pub(super) fn report(&self) -> Value {
        let path = "/api/research/report?deck=istanbul-convention";
        let key = format!("Authorization: Bearer {}\r\n", self.key("research"));
        let reply = self.ask("GET", path, &key, "");
        serde_json::from_str(&reply.body).unwrap()
    }

    /// Posts JSON with a key or a driver's token, to a server that may have ended.
    pub(super) fn try_post_as(&self, path: &str, token: &str, body: &Value) -> Option<Reply> {
        self.try_post_with(path, &format!("Authorization: Bearer {token}\r\n"), body)
    }

    pub(super) fn signal(&self, name: &str) {
        let status =
            Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status().unwrap();
        assert!(status.success());
    }

    /// Waits until it prints a line with these words.
    pub(super) fn wait_for(&mut self, words: &str) {
        let mut line = String::new();
        while !line.contains(words) {
            line.clear();
            assert_ne!(
                self.out.read_line(&mut line).unwrap(),
                0,
                "the program ended without printing “{words}”"
            );
        }
    }

    /// Waits for its end. Returns the exit status, the rest of its output, and its log.
    pub(super) fn end(mut self) -> (ExitStatus, String, String) {
        let status = self.child.wait().unwrap();
        let (mut printed, mut logged) = (String::new(), String::new());
        self.out.read_to_string(&mut printed).unwrap();
        self.child.stderr.take().unwrap().read_to_string(&mut logged).unwrap();
        (status, printed, logged)
    }

    pub(super) fn stop(self) -> (ExitStatus, String, String) {
        self.signal("INT");
        self.end()
    }
}

/// The key of this name in a file of keys.
pub(super) fn key_in(file: &Path, name: &str) -> String {
    let text = std::fs::read_to_string(file).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix(&format!("{name} = "))).unwrap();
    line.trim_matches('"').to_owned()
}

/// Waits for a condition, and fails after a minute.
pub(super) fn wait_until(what: &str, mut is_true: impl FnMut() -> bool) {
    let begin = std::time::Instant::now();
    while !is_true() {
        assert!(begin.elapsed() < std::time::Duration::from_mins(1), "not within a minute: {what}");
        std::thread::yield_now();
    }
}

pub(super) fn request(method: &str, path: &str, more: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "{method} {path} HTTP/1.1\r\nHost: k\r\nConnection: close\r\nContent-Length: {length}\r\n{more}\r\n{body}"
    )
}

pub(super) fn read(mut stream: TcpStream) -> Reply {
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {text}"));
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Reply { status, head: head.to_owned(), body: body.to_owned() }
}

/// Runs a command to its end. Returns the exit code, the output and the errors.
pub(super) fn run(command: &mut Command) -> (Option<i32>, String, String) {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// The linkage keys of the submission with the id `n`, under the id `n + 1000`.
pub(super) fn linkage_request(n: u128, salt: &str) -> Value {
    json!({"id": id(1000 + n), "submission": id(n), "deck": "istanbul-convention", "salt": salt, "keys": keys(n)})
}

fn keys(n: u128) -> Value {
    json!({"full": format!("{:032x}", 0xe5ac_u128 << 64 | n), "partial": [format!("{:032x}", 0xc0a2_u128 << 64 | n)]})
}

/// A follow-up response with the same linkage keys, and the outcomes of the submission, under the
/// id `n + 2000`.
pub(super) fn followup_response(n: u128, salt: &str, submission: &Value) -> Value {
    let items = submission["items"].as_array().unwrap().iter();
    json!({
        "id": id(2000 + n), "deck": submission["deck"], "deck_version": submission["deck_version"], "salt": salt,
        "keys": keys(n),
        "items": items.map(|i| json!({"item": i["item"], "outcome": i["post"]})).collect::<Vec<_>>(),
    })
}

pub(super) fn id(n: u128) -> String {
    uuid::Uuid::from_u128(n).to_string()
}

/// Copies a folder with everything in it.
pub(super) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Seals everything that waits in the database of a folder, as the end of a month would, also beside
/// a running server.
pub(super) fn seal(dir: &Path) {
    seal_file(&dir.join("konventa.db"));
}

/// The same for a file.
pub(super) fn seal_file(file: &Path) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let sealed = runtime.block_on(async {
        let address = format!("sqlite://{}", file.display()).parse().unwrap();
        let store = konventa_store::open(&address, konventa_store::Open::Existing).await.unwrap();
        let sealed = store.seal(konventa_store::SealWhen::Now).await;
        store.close().await;
        sealed
    });
    assert!(sealed.unwrap() > 0, "there is something to seal");
}
