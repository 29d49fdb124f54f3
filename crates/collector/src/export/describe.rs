//! The description of both tables as a Tabular Data Package (Frictionless Data, version 1), which
//! many programs understand.

use serde::Serialize;

use super::codebook::{Codebook, Field, Kind};

#[derive(Debug, Serialize)]
pub(super) struct DataPackage {
    profile: &'static str,
    name: String,
    title: String,
    description: &'static str,
    synthetic: bool,
    sources: [Source; 1],
    resources: [Resource; 2],
}

#[derive(Debug, Serialize)]
struct Source {
    title: &'static str,
}

#[derive(Debug, Serialize)]
struct Resource {
    profile: &'static str,
    name: &'static str,
    path: &'static str,
    title: &'static str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    dialect: Dialect,
    schema: Schema,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect {
    delimiter: &'static str,
    line_terminator: &'static str,
    quote_char: &'static str,
    double_quote: bool,
    skip_initial_space: bool,
    header: bool,
}

const DIALECT: Dialect = Dialect {
    delimiter: ",",
    line_terminator: "\r\n",
    quote_char: "\"",
    double_quote: true,
    skip_initial_space: false,
    header: true,
};

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    fields: Vec<Column>,
    missing_values: Vec<String>,
    primary_key: &'static [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    foreign_keys: Option<[ForeignKey; 1]>,
}

#[derive(Debug, Serialize)]
struct ForeignKey {
    fields: &'static str,
    reference: Reference,
}

#[derive(Debug, Serialize)]
struct Reference {
    resource: &'static str,
    fields: &'static str,
}

#[derive(Debug, Serialize)]
struct Column {
    name: String,
    #[serde(rename = "type")]
    kind: Kind,
    description: String,
    constraints: Constraints,
}

#[derive(Debug, Serialize)]
struct Constraints {
    required: bool,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    values: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<u64>,
}

/// Describes the tables of a codebook. It names no licence, because the researcher decides about
/// that.
pub(super) fn package(codebook: &Codebook) -> DataPackage {
    let resource = |name, path, title, fields: &[Field], primary_key, foreign_keys| Resource {
        profile: "tabular-data-resource",
        name,
        path,
        title,
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        dialect: DIALECT,
        schema: Schema {
            fields: fields.iter().map(column).collect(),
            missing_values: codebook.missing.iter().map(|missing| missing.value.clone()).collect(),
            primary_key,
            foreign_keys,
        },
    };
    let of_record =
        ForeignKey { fields: "record", reference: Reference { resource: "records", fields: "record" } };
    DataPackage {
        profile: "tabular-data-package",
        name: format!("konventa-{}", codebook.deck),
        title: codebook.title.clone().unwrap_or_else(|| codebook.deck.clone()),
        description: "Anonymous outcomes of a quiz before and after a lecture. See README.md.",
        synthetic: codebook.synthetic,
        sources: [Source { title: "Konventa, from phones of students, with their consent" }],
        resources: [
            resource("records", "records.csv", "A row per record", &codebook.records_csv, &["record"], None),
            resource(
                "records-long",
                "records_long.csv",
                "A row per record and item",
                &codebook.records_long_csv,
                &["record", "item"],
                Some([of_record]),
            ),
        ],
    }
}

fn column(field: &Field) -> Column {
    Column {
        name: field.name.clone(),
        kind: field.kind,
        description: field.description.clone(),
        constraints: Constraints {
            required: field.required,
            values: field.values.iter().map(|value| value.value.clone()).collect(),
            minimum: field.minimum,
            maximum: field.maximum,
        },
    }
}
