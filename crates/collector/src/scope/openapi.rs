//! The query parameters of a scope in the description of the API, one for each filter.

use konventa_domain::gain::{Dimension, Filter, Value};
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::openapi::{Ref, RefOr, Required};

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

/// The component that describes the values of a closed set. It has the name of the dimension.
fn closed_set(dimension: Dimension) -> Option<String> {
    let is_closed = !Value::all_of(dimension).is_empty();
    is_closed.then(|| format!("{dimension:?}"))
}
