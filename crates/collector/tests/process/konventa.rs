//! Starts the program, talks to it, and stops it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

pub(super) const PROGRAM: &str = env!("CARGO_BIN_EXE_konventa");

/// The lecture that comes with the program.
pub(super) fn deck() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../decks/istanbul-convention")
}

pub(super) fn command(dir: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.current_dir(dir);
    for name in ["LISTEN", "DATABASE_URL", "PRESENTER_KEY", "RESEARCH_KEY"] {
        command.env_remove(format!("KONVENTA_{name}"));
    }
    command
}

/// A server that is ready. It is killed where a test ends without stopping it.
pub(super) struct Konventa {
    child: Child,
    out: BufReader<ChildStdout>,
    /// What it printed until it was ready.
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

    pub(super) fn from(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut greeting = String::new();
        while !greeting.contains("Ctrl-C stops it") {
            if out.read_line(&mut greeting).unwrap() == 0 {
                let mut errors = String::new();
                child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
                panic!("it did not start: {greeting}{errors}");
            }
        }
        let base = greeting.lines().find_map(|line| line.trim().strip_prefix("Students")).unwrap().trim();
        let base = base.split("/learn").next().unwrap().to_owned();
        Self { child, out, greeting, base }
    }

    pub(super) fn connect(&self) -> TcpStream {
        TcpStream::connect(self.base.strip_prefix("http://").unwrap()).unwrap()
    }

    /// The value in the line that starts with a word.
    pub(super) fn link(&self, word: &str) -> &str {
        self.greeting.lines().find_map(|line| line.trim().strip_prefix(word)).unwrap().trim()
    }

    pub(super) fn ask(&self, method: &str, path: &str, more: &str, body: &str) -> Reply {
        let mut stream = self.connect();
        stream.write_all(request(method, path, more, body).as_bytes()).unwrap();
        read(stream)
    }

    /// Posts to a server that may be gone. Gives the status, where there is an answer.
    pub(super) fn try_post(&self, path: &str, body: &Value) -> Option<u16> {
        let mut stream = TcpStream::connect(self.base.strip_prefix("http://")?).ok()?;
        let more = "Content-Type: application/json\r\n";
        stream.write_all(request("POST", path, more, &body.to_string()).as_bytes()).ok()?;
        let mut text = String::new();
        // What came before the line broke counts.
        let _ = stream.read_to_string(&mut text);
        text.split(' ').nth(1)?.parse().ok()
    }

    pub(super) fn submit(&self, submission: &Value) -> Reply {
        self.ask("POST", "/api/submissions", "Content-Type: application/json\r\n", &submission.to_string())
    }

    /// A good submission to the deck being served, with the same outcome everywhere.
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

    /// Starts a lecture whose students are asked to answer again. Gives its id and the salt of its study.
    pub(super) fn start_lecture_again(&self) -> (String, String) {
        let key = self.link("Presenter").split("#key=").nth(1).unwrap();
        let more = format!("Authorization: Bearer {key}\r\nContent-Type: application/json\r\n");
        let body = r#"{"deck":"istanbul-convention","country":"XK","language":"en","followup":true}"#;
        let started: Value =
            serde_json::from_str(&self.ask("POST", "/api/lectures", &more, body).body).unwrap();
        let id = started["id"].as_str().unwrap().to_owned();
        let path = format!("/api/followup/istanbul-convention?lecture={id}");
        let study: Value = serde_json::from_str(&self.ask("GET", &path, "", "").body).unwrap();
        (id, study["salt"].as_str().unwrap().to_owned())
    }

    /// How many records with both quizzes there are, as the researcher is told.
    pub(super) fn report(&self) -> Value {
        let key = self.link("Researcher").split("#key=").nth(1).unwrap();
        let path = "/api/research/report?deck=istanbul-convention";
        let reply = self.ask("GET", path, &format!("Authorization: Bearer {key}\r\n"), "");
        serde_json::from_str(&reply.body).unwrap()
    }

    pub(super) fn signal(&self, name: &str) {
        let status =
            Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status().unwrap();
        assert!(status.success());
    }

    /// Waits until it says something.
    pub(super) fn wait_for(&mut self, words: &str) {
        let mut line = String::new();
        while !line.contains(words) {
            line.clear();
            assert_ne!(self.out.read_line(&mut line).unwrap(), 0, "it ended without saying “{words}”");
        }
    }

    /// Waits for its end, and gives the rest of what it said and its log.
    pub(super) fn end(mut self) -> (ExitStatus, String, String) {
        let status = self.child.wait().unwrap();
        let (mut said, mut logged) = (String::new(), String::new());
        self.out.read_to_string(&mut said).unwrap();
        self.child.stderr.take().unwrap().read_to_string(&mut logged).unwrap();
        (status, said, logged)
    }

    pub(super) fn stop(self) -> (ExitStatus, String, String) {
        self.signal("INT");
        self.end()
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

/// Runs a command that ends by itself.
pub(super) fn run(command: &mut Command) -> (Option<i32>, String, String) {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// Links to a submission, under a name that has 1000 more.
pub(super) fn linking(n: u128, salt: &str) -> Value {
    json!({"id": id(1000 + n), "submission": id(n), "deck": "istanbul-convention", "salt": salt, "keys": links(n)})
}

fn links(n: u128) -> Value {
    json!({"full": format!("{:032x}", 0xe5ac_u128 << 64 | n), "partial": [format!("{:032x}", 0xc0a2_u128 << 64 | n)]})
}

/// Of a submission: later answers with the same links, under a name that has 2000 more.
pub(super) fn later(n: u128, salt: &str, submission: &Value) -> Value {
    let items = submission["items"].as_array().unwrap().iter();
    json!({
        "id": id(2000 + n), "deck": submission["deck"], "deck_version": submission["deck_version"], "salt": salt,
        "keys": links(n),
        "items": items.map(|i| json!({"item": i["item"], "outcome": i["post"]})).collect::<Vec<_>>(),
    })
}

pub(super) fn id(n: u128) -> String {
    uuid::Uuid::from_u128(n).to_string()
}
