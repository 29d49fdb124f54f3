//! Links and keys: shown to a person, never to a log.

use std::io::Write as _;
use std::net::TcpStream;

use serde_json::{Value, json};

use super::program::{Konventa, command, key_in, read, request, run};
use super::terminal::{OnTerminal, run_on_terminal};

fn code_of(link: &str) -> String {
    link.split("#code=").nth(1).unwrap().to_owned()
}

fn ask(base: &str, method: &str, path: &str, more: &str, body: &str) -> (u16, Value) {
    let mut stream = TcpStream::connect(base.strip_prefix("http://").unwrap()).unwrap();
    stream.write_all(request(method, path, more, body).as_bytes()).unwrap();
    let reply = read(stream);
    (reply.status, serde_json::from_str(&reply.body).unwrap())
}

/// Exchanges the code of a link. Returns the role and the key, or the kind of the problem.
fn redeem(base: &str, link: &str) -> Result<(String, String), String> {
    let body = json!({"code": code_of(link)}).to_string();
    let (status, body) = ask(base, "POST", "/api/keys", "Content-Type: application/json\r\n", &body);
    let text = |name: &str| body[name].as_str().unwrap().to_owned();
    if status == 200 { Ok((text("role"), text("key"))) } else { Err(text("type")) }
}

fn lists_lectures(base: &str, key: &str) -> bool {
    ask(base, "GET", "/api/lectures", &format!("Authorization: Bearer {key}\r\n"), "").0 == 200
}

/// systemd and docker write what is not a terminal into a log.
#[test]
fn neither_keys_nor_links_reach_a_log() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    let file = dir.path().join("konventa.keys.toml");
    let keys = ["presenter", "research"].map(|name| key_in(&file, name));
    let (code, printed, told) = run(command(dir.path()).arg("keys"));
    assert_eq!((code, told.as_str()), (Some(0), ""));
    let (code, rotated, told) = run(command(dir.path()).args(["keys", "rotate"]));
    assert_eq!((code, told.as_str()), (Some(0), ""));
    let greeting = server.greeting.clone();
    let (_, said, logged) = server.stop();
    for text in [greeting, said, logged, printed.clone(), rotated.clone()] {
        assert!(!text.contains("#code=") && !text.contains("#key="), "{text}");
        for key in keys.iter().cloned().chain(["presenter", "research"].map(|name| key_in(&file, name))) {
            assert!(!text.contains(&key), "{text}");
        }
    }
    for text in [printed, rotated] {
        assert!(text.contains(&format!("The keys themselves are in {}.", file.display())), "{text}");
    }
}

#[test]
fn a_terminal_shows_links_that_work_once() {
    let dir = tempfile::tempdir().unwrap();
    let mut started = OnTerminal::start(command(dir.path()).args(["serve", "--listen", "127.0.0.1:0"]));
    started.wait_for("Press Ctrl-C");
    let file = dir.path().join("konventa.keys.toml");
    let base = started.link("Students").split("/learn").next().unwrap().to_owned();
    for (who, page, role, name) in [
        ("Presenter", "/present", "presenter", "presenter"),
        ("Researcher", "/research", "researcher", "research"),
    ] {
        let key = key_in(&file, name);
        let link = started.link(who);
        assert!(link.starts_with(&format!("{base}{page}#code=")), "{link}");
        assert!(!started.shown.contains(&key));
        assert_eq!(redeem(&base, link), Ok((role.to_owned(), key.clone())));
        assert_eq!(redeem(&base, link), Err("/problems/link-over".to_owned()));

        let again = run_on_terminal(command(dir.path()).args(["keys", "--public-url", "https://k.example"]));
        let link = again.link(who);
        assert!(link.starts_with(&format!("https://k.example{page}#code=")), "{link}");
        assert_eq!(redeem(&base, link), Ok((role.to_owned(), key)));
    }
}

#[test]
fn rotated_keys_are_valid_at_once_and_void_links_from_before() {
    let dir = tempfile::tempdir().unwrap();
    let server = Konventa::serve(&dir);
    let (base, before) = (server.base.clone(), server.key("presenter"));
    let link = run_on_terminal(command(dir.path()).arg("keys")).link("Presenter").to_owned();
    assert!(lists_lectures(&base, &before));
    let rotated = run_on_terminal(command(dir.path()).args(["keys", "rotate"]));
    assert!(rotated.shown.contains("The keys are replaced."), "{}", rotated.shown);
    let after = server.key("presenter");
    assert_ne!(before, after);
    assert!(!lists_lectures(&base, &before));
    assert!(lists_lectures(&base, &after));
    assert_eq!(redeem(&base, &link), Err("/problems/link-over".to_owned()));
    assert_eq!(redeem(&base, rotated.link("Presenter")), Ok(("presenter".to_owned(), after)));
}

#[test]
fn given_keys_are_not_rotated() {
    let dir = tempfile::tempdir().unwrap();
    let mut rotate = command(dir.path());
    rotate.env("KONVENTA_PRESENTER_KEY", "p").env("KONVENTA_RESEARCH_KEY", "r").args(["keys", "rotate"]);
    let (code, printed, told) = run(&mut rotate);
    assert_eq!((code, printed.as_str()), (Some(1), ""));
    assert!(told.contains("change them there"), "{told}");
    let (code, _, told) = run(command(dir.path()).args(["keys", "rotate"]));
    assert_eq!(code, Some(1));
    assert!(told.contains("there are no keys in konventa.keys.toml yet"), "{told}");
}
