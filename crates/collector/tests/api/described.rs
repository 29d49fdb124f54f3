//! Checks JSON against the server's description of its API.
//!
//! Understands only as much of JSON Schema as the description uses, and fails on an unknown
//! keyword. It is stricter than JSON Schema in one point, and a validator of JSON
//! Schema therefore does not replace it: every property has to be described.

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request};
use http_body_util::BodyExt as _;
use konventa_domain::followup::LinkageKey;
use konventa_domain::id::ItemId;
use konventa_domain::lecture::JoinCode;
use konventa_domain::submission::TakeBackUntil;
use konventa_domain::{Day, Month};
use serde_json::Value;
use tower::ServiceExt as _;

use super::server::Reply;

pub(super) struct Description(pub(super) Value);

impl Description {
    pub(super) async fn of(router: Router) -> Self {
        let request = Request::get("/api/openapi.json").body(Body::empty()).unwrap();
        let body = router.oneshot(request).await.unwrap().into_body().collect().await.unwrap().to_bytes();
        Self(serde_json::from_slice(&body).unwrap())
    }

    /// The pattern in `paths` that a path is of.
    fn pattern(&self, path: &str) -> Option<&Value> {
        let paths = self.0["paths"].as_object().unwrap();
        let fits = |pattern: &str| {
            let (mut is, mut asked) = (pattern.split('/'), path.split('/'));
            let all = is.by_ref().zip(asked.by_ref()).all(|(is, asked)| is.starts_with('{') || is == asked);
            all && pattern.split('/').count() == path.split('/').count()
        };
        paths
            .get(path)
            .or_else(|| paths.iter().find(|(pattern, _)| fits(pattern)).map(|(_, operations)| operations))
    }

    pub(super) fn check_reply(&self, method: &Method, path: &str, reply: &Reply) {
        let Some(operations) = self.pattern(path) else { return };
        let Some(operation) = operations.get(method.as_str().to_lowercase()) else { return };
        let status = reply.status.as_u16().to_string();
        let described = operation["responses"]
            .get(&status)
            .unwrap_or_else(|| panic!("{method} {path} {status} is not described"));
        let Some(content) = described.get("content") else {
            assert!(reply.body.is_empty(), "{method} {path} {status} has a body that is not described");
            return;
        };
        let content_type = reply.header(axum::http::header::CONTENT_TYPE);
        let schema =
            &content.get(content_type).unwrap_or_else(|| panic!("{content_type} is not described"))["schema"];
        // What is described of other kinds of files is that they are there.
        if content_type.ends_with("json") && path != "/api/openapi.json" {
            self.check(schema, &reply.json(), "");
        }
    }

    /// A good body of a request also has to be described.
    pub(super) fn check_body(&self, path: &str, body: &Value) {
        let described = &self.0["paths"][path]["post"]["requestBody"];
        self.check(&described["content"]["application/json"]["schema"], body, "");
    }

    fn check(&self, schema: &Value, value: &Value, at: &str) {
        if let Err(reason) = self.fits(schema, value) {
            panic!("{at}{reason}\nschema: {schema}\nvalue: {value}");
        }
    }

    /// Checks that a value conforms to a schema, and that every property is described.
    fn fits(&self, schema: &Value, value: &Value) -> Result<(), String> {
        self.conforms(schema, value)?;
        let described = self.described(schema);
        let names = value.as_object().into_iter().flat_map(|object| object.keys());
        match names.filter(|_| !described.is_empty()).find(|name| !described.contains(&name.as_str())) {
            Some(name) => Err(format!("{name} is not described")),
            None => Ok(()),
        }
    }

    fn referred(&self, reference: &Value) -> &Value {
        let name = reference.as_str().and_then(|r| r.strip_prefix("#/components/schemas/")).unwrap();
        self.0["components"]["schemas"].get(name).unwrap_or_else(|| panic!("{name} is not described"))
    }

    /// The names of all properties that a schema describes. Alternatives check theirs themselves.
    fn described<'a>(&'a self, schema: &'a Value) -> Vec<&'a str> {
        let own = schema["properties"].as_object().into_iter().flat_map(|own| own.keys().map(String::as_str));
        let referred = schema.get("$ref").map(|reference| self.described(self.referred(reference)));
        let parts = schema["allOf"].as_array().into_iter().flatten().map(|part| self.described(part));
        own.chain(referred.into_iter().chain(parts).flatten()).collect()
    }

    fn conforms(&self, schema: &Value, value: &Value) -> Result<(), String> {
        for (keyword, means) in schema.as_object().ok_or("a schema is not an object")? {
            match keyword.as_str() {
                "$ref" => {
                    let conforms = self.conforms(self.referred(means), value);
                    conforms.map_err(|reason| format!("{means}: {reason}"))?;
                }
                "allOf" => {
                    for part in means.as_array().unwrap() {
                        self.conforms(part, value)?;
                    }
                }
                "oneOf" => {
                    let fitting =
                        means.as_array().unwrap().iter().filter(|one| self.fits(one, value).is_ok()).count();
                    (fitting == 1).then_some(()).ok_or(format!("{fitting} of oneOf fit"))?;
                }
                "type" => {
                    let types = means.as_array().map_or(vec![means], |all| all.iter().collect());
                    types.iter().any(|t| is(t, value)).then_some(()).ok_or(format!("is not {means}"))?;
                }
                "enum" => {
                    let known = means.as_array().unwrap().contains(value);
                    known.then_some(()).ok_or(format!("is none of {means}"))?;
                }
                "properties" => {
                    for (name, inner) in value.as_object().into_iter().flatten() {
                        if let Some(schema) = means.get(name) {
                            self.fits(schema, inner).map_err(|reason| format!("{name}: {reason}"))?;
                        }
                    }
                }
                "required" => {
                    for name in means.as_array().unwrap() {
                        value.get(name.as_str().unwrap()).ok_or(format!("{name} is missing"))?;
                    }
                }
                "prefixItems" => {
                    for (means, item) in means.as_array().unwrap().iter().zip(value.as_array().unwrap()) {
                        self.fits(means, item)?;
                    }
                }
                // After "prefixItems" there are no more.
                "items" if means == false => {
                    let all = schema["prefixItems"].as_array().unwrap().len();
                    (value.as_array().unwrap().len() <= all).then_some(()).ok_or("has too many items")?;
                }
                "items" => {
                    for item in value.as_array().into_iter().flatten() {
                        self.fits(means, item)?;
                    }
                }
                // What is not a text is left to "type".
                "pattern" => {
                    value.as_str().map_or(Ok(()), |text| matches(means.as_str().unwrap(), text))?;
                }
                "minimum" => {
                    let least = means.as_f64().unwrap();
                    value.as_f64().is_none_or(|v| v >= least).then_some(()).ok_or("is too small")?;
                }
                "format" => {
                    let Some(text) = value.as_str() else { continue };
                    match means.as_str() {
                        Some("uuid") => _ = text.parse::<uuid::Uuid>().map_err(|e| e.to_string())?,
                        Some("date") => _ = text.parse::<Day>().map_err(|e| e.to_string())?,
                        _ => {}
                    }
                }
                "maxItems" => {
                    let most = means.as_u64().unwrap();
                    let items = value.as_array().into_iter().flatten().count() as u64;
                    (items <= most).then_some(()).ok_or("has too many items")?;
                }
                "minItems" => {
                    let least = means.as_u64().unwrap();
                    let items = value.as_array().map(|items| items.len() as u64);
                    items.is_none_or(|items| items >= least).then_some(()).ok_or("has too few items")?;
                }
                // Properties that are not described are refused in any case; lengths belong to the
                // patterns.
                "additionalProperties" if means == false => {}
                // An object whose names are not fixed has no "properties" beside it.
                "additionalProperties" => {
                    for inner in value.as_object().into_iter().flat_map(|object| object.values()) {
                        self.fits(means, inner)?;
                    }
                }
                // Every name is a text in JSON.
                "propertyNames" => assert_eq!(means, &serde_json::json!({ "type": "string" })),
                "minLength" | "maxLength" | "description" | "default" => {}
                other => panic!("the keyword {other} is not known here"),
            }
        }
        Ok(())
    }
}

/// Checks a text against one of the patterns of the description, as the domain reads such a text.
fn matches(pattern: &str, text: &str) -> Result<(), String> {
    match pattern {
        "^[a-z0-9]+(-[a-z0-9]+)*$" => text.parse::<ItemId>().map(drop).map_err(|e| e.to_string()),
        "^[0-9a-f]{32}$" => text.parse::<LinkageKey>().map(drop).map_err(|e| e.to_string()),
        "^[0-9]{4}-[0-9]{2}$" => text.parse::<Month>().map(drop).map_err(|e| e.to_string()),
        "^[346789CDFGHJKMNPQRTWX]{6}$" => text.parse::<JoinCode>().map(drop).map_err(|e| e.to_string()),
        "^(gain_shown|lecture_over|[0-9]{4}-[0-9]{2}-[0-9]{2})$" => {
            text.parse::<TakeBackUntil>().map(drop).map_err(|e| e.to_string())
        }
        other => panic!("the pattern {other} is not known here"),
    }
}

fn is(named: &Value, value: &Value) -> bool {
    match named.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        other => panic!("the type {other} is not known here"),
    }
}
