//! Checks JSON against the description that the server gives of itself.
//!
//! Knows only as much of JSON Schema as the description uses, and fails on a keyword that it does not know. It is
//! stricter than JSON Schema in one thing: every property has to be described.

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request};
use http_body_util::BodyExt as _;
use konventa_domain::followup::LinkageKey;
use konventa_domain::id::ItemId;
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
        if let Err(why) = self.fits(schema, value) {
            panic!("{at}{why}\nschema: {schema}\nvalue: {value}");
        }
    }

    fn fits(&self, schema: &Value, value: &Value) -> Result<(), String> {
        for (keyword, means) in schema.as_object().ok_or("a schema is no object")? {
            match keyword.as_str() {
                "$ref" => {
                    let name = means.as_str().and_then(|r| r.strip_prefix("#/components/schemas/")).unwrap();
                    let referred = &self.0["components"]["schemas"][name];
                    self.fits(referred, value).map_err(|why| format!("{name}: {why}"))?;
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
                    means
                        .as_array()
                        .unwrap()
                        .contains(value)
                        .then_some(())
                        .ok_or(format!("is none of {means}"))?;
                }
                "properties" => self.properties(means, value)?,
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
                "pattern" => {
                    // The two patterns there are: of a name, and of a link or a salt.
                    let text = value.as_str().unwrap_or_default();
                    match means.as_str() {
                        Some("^[a-z0-9]+(-[a-z0-9]+)*$") => {
                            text.parse::<ItemId>().map_err(|e| e.to_string())?;
                        }
                        Some("^[0-9a-f]{32}$") => {
                            _ = text.parse::<LinkageKey>().map_err(|e| e.to_string())?;
                        }
                        other => panic!("the pattern {other:?} is not known here"),
                    }
                }
                "minimum" => {
                    assert_eq!(means, 0);
                    value.as_f64().is_none_or(|v| v >= 0.0).then_some(()).ok_or("is negative")?;
                }
                "format" => {
                    if means == "uuid" {
                        value.as_str().unwrap().parse::<uuid::Uuid>().map_err(|e| e.to_string())?;
                    }
                }
                "maxItems" => {
                    let most = means.as_u64().unwrap();
                    (value.as_array().unwrap().len() as u64 <= most)
                        .then_some(())
                        .ok_or("has too many items")?;
                }
                // Undescribed properties are refused in any case; lengths of names are part of being one.
                "additionalProperties" if means == false => {}
                // An object whose names are not fixed has no "properties" beside it.
                "additionalProperties" => {
                    for inner in value.as_object().into_iter().flat_map(|object| object.values()) {
                        self.fits(means, inner)?;
                    }
                }
                // Every name is a text in JSON.
                "propertyNames" => assert_eq!(means, &serde_json::json!({ "type": "string" })),
                "minLength" | "maxLength" | "description" => {}
                other => panic!("the keyword {other} is not known here"),
            }
        }
        Ok(())
    }

    fn properties(&self, described: &Value, value: &Value) -> Result<(), String> {
        for (name, inner) in value.as_object().into_iter().flatten() {
            let schema = described.get(name).ok_or(format!("{name} is not described"))?;
            self.fits(schema, inner).map_err(|why| format!("{name}: {why}"))?;
        }
        Ok(())
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
