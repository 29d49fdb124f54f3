//! The scope in the description of the API, with a parameter and a field for each filter.

use std::borrow::Cow;

use konventa_domain::gain::{Dimension, Filter, Value};
use serde::Serialize;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, OneOfBuilder, Schema, SchemaType, Type};
use utoipa::openapi::{Ref, RefOr, Required};
use utoipa::{IntoParams, PartialSchema, ToSchema};

use super::{DECK, describe};

/// The parameters that [`parse`](super::parse) reads.
#[derive(Debug)]
pub struct ScopeParameters;

impl IntoParams for ScopeParameters {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let parameter = |name: &str, description: String, required, schema| {
            let named = ParameterBuilder::new().name(name).parameter_in(ParameterIn::Query);
            named.description(Some(description)).required(required).schema(Some(schema)).build()
        };
        let text = || RefOr::T(Schema::Object(ObjectBuilder::new().schema_type(Type::String).build()));
        let filters = Filter::all().map(|filter| {
            let closed = closed_set(filter.dimension()).map(|name| Ref::from_schema_name(name).into());
            parameter(filter.name(), describe(filter), Required::False, closed.unwrap_or_else(text))
        });
        let deck = parameter(DECK, "Name of the deck".to_owned(), Required::True, text());
        std::iter::once(deck).chain(filters).collect()
    }
}

/// The form of a scope in a report and a codebook.
#[derive(Debug, Clone, Serialize)]
pub struct ScopeSchema;

impl PartialSchema for ScopeSchema {
    fn schema() -> RefOr<Schema> {
        let object = ObjectBuilder::new()
            .description(Some("The records that a report is about; null means all."))
            .property(DECK, described("Name", "The deck.".to_owned()))
            .required(DECK);
        let all = Filter::all().fold(object, |object, filter| {
            object.property(filter.name(), nullable(filter)).required(filter.name())
        });
        RefOr::T(Schema::Object(all.build()))
    }
}

impl ToSchema for ScopeSchema {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Scope")
    }
}

fn described(component: &str, description: String) -> Ref {
    let mut reference = Ref::from_schema_name(component);
    reference.description = description;
    reference
}

fn nullable(filter: Filter) -> RefOr<Schema> {
    let dimension = filter.dimension();
    let is_id = matches!(dimension, Dimension::DeckVersion | Dimension::Lecture);
    let component = closed_set(dimension).or_else(|| is_id.then(|| "Name".to_owned()));
    if let Some(component) = component {
        let null = ObjectBuilder::new().schema_type(Type::Null).build();
        let one = OneOfBuilder::new().item(described(&component, describe(filter))).item(null);
        return RefOr::T(Schema::OneOf(one.build()));
    }
    let types = SchemaType::Array(vec![Type::String, Type::Null]);
    let text = ObjectBuilder::new().schema_type(types).description(Some(describe(filter)));
    RefOr::T(Schema::Object(text.build()))
}

/// The component that describes the values of a closed set. It has the name of the dimension.
fn closed_set(dimension: Dimension) -> Option<String> {
    let is_closed = !Value::all_of(dimension).is_empty();
    is_closed.then(|| format!("{dimension:?}"))
}
