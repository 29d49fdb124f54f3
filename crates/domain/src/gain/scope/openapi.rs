//! The scope in the description of the API: a field, and a parameter of the query, for each filter.

use std::borrow::Cow;

use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};
use utoipa::openapi::{Ref, RefOr, Required};
use utoipa::{IntoParams, PartialSchema, ToSchema};

use super::Scope;
use crate::gain::{Filter, Format, Value};
use crate::id::DeckId;

impl PartialSchema for Scope {
    fn schema() -> RefOr<Schema> {
        let object = ObjectBuilder::new()
            .description(Some("The records that a report is about; null means all."))
            .property("deck", Ref::from_schema_name(DeckId::name()))
            .required("deck");
        let all = Filter::all().fold(object, |object, filter| {
            let value = value(filter, true).description(Some(filter.description()));
            object.property(filter.name(), value).required(filter.name())
        });
        let set_aside = counted(true).description(Some(SET_ASIDE));
        all.property(Self::SET_ASIDE, set_aside).required(Self::SET_ASIDE).into()
    }
}

impl ToSchema for Scope {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Scope")
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((DeckId::name().into_owned(), DeckId::schema()));
    }
}

impl IntoParams for Scope {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let parameter = |name: &str, description: String, required, schema: RefOr<Schema>| {
            let named = ParameterBuilder::new().name(name).parameter_in(ParameterIn::Query);
            named.description(Some(description)).required(required).schema(Some(schema)).build()
        };
        let deck = Ref::from_schema_name(DeckId::name()).into();
        let deck = parameter("deck", "The deck".to_owned(), Required::True, deck);
        let filters = Filter::all().map(|filter| {
            parameter(filter.name(), filter.description(), Required::False, value(filter, false).into())
        });
        let set_aside =
            parameter(Self::SET_ASIDE, SET_ASIDE.to_owned(), Required::False, counted(false).into());
        std::iter::once(deck).chain(filters).chain([set_aside]).collect()
    }
}

const SET_ASIDE: &str = "“counted”: with the batches that are set aside, which are left out otherwise.";

/// The value of the parameter for what is set aside.
fn counted(nullable: bool) -> ObjectBuilder {
    let text = ObjectBuilder::new().schema_type(if nullable {
        SchemaType::Array(vec![Type::String, Type::Null])
    } else {
        Type::String.into()
    });
    text.enum_values(Some(
        [Some(Scope::COUNTED)].into_iter().chain(nullable.then_some(None)).collect::<Vec<_>>(),
    ))
}

/// The values of a filter.
fn value(filter: Filter, nullable: bool) -> ObjectBuilder {
    let dimension = filter.dimension();
    let text = ObjectBuilder::new().schema_type(if nullable {
        SchemaType::Array(vec![Type::String, Type::Null])
    } else {
        Type::String.into()
    });
    let values = Value::all_of(dimension);
    if values.is_empty() {
        return text.pattern(match dimension.format() {
            Format::Text => None,
            Format::Day => Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
            Format::Month => Some("^[0-9]{4}-[0-9]{2}$"),
        });
    }
    let values = values.iter().map(|value| Some(value.to_string()));
    text.enum_values(Some(values.chain(nullable.then_some(None)).collect::<Vec<_>>()))
}
