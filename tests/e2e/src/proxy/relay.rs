//! HTTP/1.1 with one request per connection.

use std::sync::Arc;

use anyhow::{Context as _, ensure};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::{Exchange, ProxyAction, State, locked};

/// Accepts connections forever.
pub(super) async fn serve(listener: TcpListener, state: Arc<State>) {
    while let Ok((browser, _)) = listener.accept().await {
        let state = Arc::clone(&state);
        // A browser that leaves a page closes its connection in the middle; that is not an error.
        tokio::spawn(async move { carry(browser, &state).await.ok() });
    }
}

struct Request {
    method: String,
    path: String,
    head: String,
    body: Vec<u8>,
}

async fn carry(mut browser: TcpStream, state: &State) -> anyhow::Result<()> {
    // Browsers open connections in advance and close them unused.
    let Some(request) = read(&mut browser).await? else { return Ok(()) };
    let action = state.action(&request.method, &request.path);
    let at = {
        let mut exchanges = locked(&state.exchanges);
        let (method, path, body) = (request.method.clone(), request.path.clone(), request.body.clone());
        let headers = fields(&request.head);
        exchanges.push(Exchange { method, path, headers, body, status: None });
        exchanges.len() - 1
    };
    let record = |status: Option<u16>| {
        if let Some(exchange) = locked(&state.exchanges).get_mut(at) {
            exchange.status = status;
        }
    };
    if state.folder.is_some_and(|folder| folder.take_off(&request.path).is_none()) {
        let answer = canned(404, "text/plain", "another site of this host");
        record(status(&answer));
        browser.write_all(&answer).await?;
        return Ok(browser.shutdown().await?);
    }
    match action {
        Some(ProxyAction::Cut) => {}
        Some(ProxyAction::Answer { status: code, kind, body }) => {
            let answer = canned(code, kind, &body);
            record(status(&answer));
            browser.write_all(&answer).await?;
            browser.shutdown().await?;
        }
        Some(ProxyAction::LoseAnswer) => {
            let (_, mut rest) = ask(state, &request).await?;
            rest.read_to_end(&mut Vec::new()).await?;
        }
        Some(ProxyAction::Hold) => until_closed(browser).await?,
        Some(ProxyAction::HoldBody) => {
            let (answer, _rest) = ask(state, &request).await?;
            record(status(&answer));
            let head = find(&answer, b"\r\n\r\n").map_or(answer.len(), |end| end + 4);
            browser.write_all(&answer[..head]).await?;
            until_closed(browser).await?;
        }
        None => {
            let (answer, rest) = ask(state, &request).await?;
            record(status(&answer));
            browser.write_all(&answer).await?;
            pass(rest, browser, state, &request).await?;
        }
    }
    Ok(())
}

async fn until_closed(mut browser: TcpStream) -> anyhow::Result<()> {
    while browser.read(&mut [0; 64]).await? > 0 {}
    Ok(())
}

/// Passes the rest of an answer on as it arrives, until one side closes or a rule cuts the
/// connection.
async fn pass(
    mut server: TcpStream,
    mut browser: TcpStream,
    state: &State,
    request: &Request,
) -> anyhow::Result<()> {
    let mut changes = state.changes.subscribe();
    let cut = || matches!(state.action(&request.method, &request.path), Some(ProxyAction::Cut));
    let (mut from_server, mut from_browser) = (vec![0; 16 * 1024], [0; 64]);
    while !cut() {
        tokio::select! {
            read = server.read(&mut from_server) => match read? {
                0 => return Ok(browser.shutdown().await?),
                n => browser.write_all(&from_server[..n]).await?,
            },
            // The browser left the page.
            read = browser.read(&mut from_browser) => if read? == 0 { return Ok(()) },
            _ = changes.changed() => {}
        }
    }
    Ok(())
}

async fn read(browser: &mut TcpStream) -> anyhow::Result<Option<Request>> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = find(&bytes, b"\r\n\r\n") {
            break end + 4;
        }
        if browser.read_buf(&mut bytes).await? == 0 {
            return Ok(None);
        }
    };
    let mut body = bytes.split_off(end);
    let head = String::from_utf8(bytes).context("the head is not text")?;
    let length = header(&head, "content-length").map_or(Ok(0), str::parse)?;
    while body.len() < length {
        if browser.read_buf(&mut body).await? == 0 {
            return Ok(None);
        }
    }
    let mut words = head.split(' ');
    let (method, path) =
        (words.next().context("no method")?.to_owned(), words.next().context("no path")?.to_owned());
    Ok(Some(Request { method, path, head, body }))
}

/// The header fields of a head, with names in small letters.
fn fields(head: &str) -> Vec<(String, String)> {
    let field = |line: &str| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_ascii_lowercase(), value.trim().to_owned()))
    };
    head.lines().skip(1).filter_map(field).collect()
}

/// Sends a request to the server. Returns the head of the answer, changed to close the connection,
/// with the bytes that arrived with it, and the connection for the rest.
async fn ask(state: &State, request: &Request) -> anyhow::Result<(Vec<u8>, TcpStream)> {
    let mut server = TcpStream::connect(state.server).await?;
    let inside =
        state.folder.filter(|folder| folder.takes_off).and_then(|folder| folder.take_off(&request.path));
    let path = inside.as_deref().unwrap_or(&request.path);
    let head = request.head.replacen(&format!(" {} ", request.path), &format!(" {path} "), 1);
    server.write_all(closing(&head).as_bytes()).await?;
    server.write_all(&request.body).await?;
    let mut answer = Vec::new();
    let end = loop {
        if let Some(end) = find(&answer, b"\r\n\r\n") {
            break end + 4;
        }
        let read = server.read_buf(&mut answer).await?;
        ensure!(read > 0, "the head of the answer has no end");
    };
    let body = answer.split_off(end);
    let head = closing(&String::from_utf8(answer).context("the head is not text")?);
    Ok(([head.as_bytes(), &body].concat(), server))
}

fn canned(status: u16, kind: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status} Canned\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
    )
    .into_bytes()
}

/// Changes a head to close the connection.
fn closing(head: &str) -> String {
    let others = head.split_inclusive("\r\n").filter(|line| {
        let name = line.split(':').next().unwrap_or_default();
        *line != "\r\n"
            && !name.eq_ignore_ascii_case("connection")
            && !name.eq_ignore_ascii_case("keep-alive")
    });
    others.collect::<String>() + "connection: close\r\n\r\n"
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    lines
        .map(|(n, value)| (n, value.trim()))
        .find(|(n, _)| n.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}

fn status(answer: &[u8]) -> Option<u16> {
    std::str::from_utf8(answer.get(9..12)?).ok()?.parse().ok()
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closing_head_keeps_its_other_lines() {
        let head = "GET / HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n";
        assert_eq!(closing(head), "GET / HTTP/1.1\r\nHost: x\r\nconnection: close\r\n\r\n");
        assert_eq!(header(head, "host"), Some("x"));
    }

    #[test]
    fn a_status_is_read_from_an_answer() {
        assert_eq!(status(&canned(422, "text/plain", "no")), Some(422));
        assert_eq!(status(b"HTTP"), None);
    }
}
