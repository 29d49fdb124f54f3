//! The list of ADR 3: what a phone may send. The tests read it from the document, so that there is one.

use std::collections::BTreeSet;

use anyhow::Context as _;
use serde_json::Value;

use crate::proxy::Exchange;

const ADR: &str = include_str!("../../../docs/adr/0003-what-leaves-the-phone.md");

/// The list of ADR 3.
#[derive(Debug)]
pub struct SendList {
    rows: Vec<Row>,
    headers: BTreeSet<String>,
}

/// One kind of request.
#[derive(Debug)]
struct Row {
    method: String,
    /// `/api/lectures/{code}`.
    path: String,
    query: BTreeSet<String>,
    body: BTreeSet<String>,
}

impl SendList {
    /// Reads the list.
    pub fn read() -> anyhow::Result<Self> {
        let rows: Vec<Row> = ADR.lines().filter_map(row).collect();
        let headers = ADR.lines().find_map(|line| line.strip_prefix("Header fields: "));
        anyhow::ensure!(rows.len() > 5, "ADR 3 has no list of requests");
        Ok(Self { rows, headers: quoted(headers.context("ADR 3 names no header fields")?).collect() })
    }

    /// What of a request is not on the list, in words for people.
    pub fn faults(&self, exchange: &Exchange) -> Vec<String> {
        let (path, query) = exchange.path.split_once('?').unwrap_or((&exchange.path, ""));
        let is_listed = |row: &&Row| row.method == exchange.method && fits(&row.path, path);
        let Some(row) = self.rows.iter().find(is_listed) else {
            return vec![format!("the request {} {path}", exchange.method)];
        };
        let name = |pair: &str| pair.split('=').next().unwrap_or_default().to_owned();
        let queried = query.split('&').filter(|pair| !pair.is_empty()).map(name);
        let extra = |kind: &str, names: BTreeSet<String>, listed: &BTreeSet<String>| -> Vec<String> {
            names
                .difference(listed)
                .map(|name| format!("{kind} {name} of {} {}", row.method, row.path))
                .collect()
        };
        let mut faults = extra("the query", queried.collect(), &row.query);
        faults.extend(extra("the field", fields(&exchange.body), &row.body));
        let headers = exchange.headers.iter().map(|(name, _)| name.clone()).collect();
        faults.extend(extra("the header field", headers, &self.headers));
        faults
    }
}

/// A row of the table, whose first cell is a method and a path.
fn row(line: &str) -> Option<Row> {
    let mut cells = line.strip_prefix("| `")?.split(" | ");
    let (method, path) = cells.next()?.strip_suffix('`')?.split_once(' ')?;
    let (query, body) = (quoted(cells.next()?).collect(), quoted(cells.next()?).collect());
    path.starts_with('/').then(|| Row { method: method.to_owned(), path: path.to_owned(), query, body })
}

/// The texts between backquotes.
fn quoted(text: &str) -> impl Iterator<Item = String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned)
}

/// Whether a path is one of those that a template names: `{code}` stands for any one part, and `/…`
/// for every file of the site, which is everything outside of the API.
fn fits(template: &str, path: &str) -> bool {
    if template == "/…" {
        return !path.starts_with("/api/");
    }
    let (named, given) = (template.split('/'), path.split('/'));
    named.clone().count() == given.clone().count()
        && named.zip(given).all(|(named, given)| named == given || named.starts_with('{'))
}

/// The fields of a body: `items[].item`. A body that is no JSON is one field, `(not JSON)`.
fn fields(body: &[u8]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    match serde_json::from_slice(body) {
        _ if body.is_empty() => {}
        Ok(value) => walk("", &value, &mut found),
        Err(_) => drop(found.insert("(not JSON)".to_owned())),
    }
    found
}

fn walk(path: &str, value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                let dot = if path.is_empty() { "" } else { "." };
                walk(&format!("{path}{dot}{name}"), value, found);
            }
        }
        Value::Array(array) => array.iter().for_each(|value| walk(&format!("{path}[]"), value, found)),
        _ => drop(found.insert(path.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exchange(method: &str, path: &str, headers: &[&str], body: &str) -> Exchange {
        Exchange {
            method: method.to_owned(),
            path: path.to_owned(),
            headers: headers.iter().map(|name| ((*name).to_owned(), String::new())).collect(),
            body: body.as_bytes().to_vec(),
            status: None,
        }
    }

    #[test]
    fn what_is_not_on_the_list_is_named() {
        let list = SendList::read().unwrap();
        let faults = |exchange| list.faults(&exchange);
        assert_eq!(faults(exchange("GET", "/l/KMT4RX", &["user-agent"], "")), [""; 0]);
        assert_eq!(
            faults(exchange("GET", "/l/KMT4RX", &["cookie"], "")),
            ["the header field cookie of GET /…"]
        );
        let vote = r#"{"vote":"1","slide":"a","choice":"b","revision":1,"phone":{"id":"x"}}"#;
        assert_eq!(
            faults(exchange("POST", "/api/lectures/KMT4RX/votes", &[], vote)),
            ["the field phone.id of POST /api/lectures/{code}/votes"]
        );
        assert_eq!(faults(exchange("GET", "/api/me", &[], "")), ["the request GET /api/me"]);
        assert_eq!(faults(exchange("GET", "/l?name=x", &[], "")), ["the query name of GET /…"]);
    }
}
