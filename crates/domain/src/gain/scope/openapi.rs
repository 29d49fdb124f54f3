//! The scope in the description of the API, with a field for each filter.

use std::borrow::Cow;

use utoipa::openapi::schema::{ObjectBuilder, OneOfBuilder, Schema, SchemaType, Type};
use utoipa::openapi::{Ref, RefOr};
use utoipa::{PartialSchema, ToSchema};

use super::Scope;
use crate::gain::{Dimension, Filter};

impl PartialSchema for Scope {
    fn schema() -> RefOr<Schema> {
        let object = ObjectBuilder::new()
            .description(Some("What a report is narrowed to. A filter without a condition is null."))
            .property("deck", described("DeckId", "The deck."))
            .required("deck");
        let all = Filter::all().fold(object, |object, filter| {
            object.property(filter.name(), nullable(filter)).required(filter.name())
        });
        RefOr::T(Schema::Object(all.build()))
    }
}

impl ToSchema for Scope {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Scope")
    }
}

fn described(component: &str, description: &str) -> Ref {
    let mut reference = Ref::from_schema_name(component);
    description.clone_into(&mut reference.description);
    reference
}

fn nullable(filter: Filter) -> RefOr<Schema> {
    let description = filter.dimension().description();
    let component = match filter.dimension() {
        Dimension::DeckVersion => "DeckVersion",
        Dimension::Country => "Country",
        Dimension::Language => "Language",
        Dimension::Lecture => "LectureId",
        Dimension::Day => "Day",
        Dimension::Month => "Month",
        Dimension::Place => {
            let types = SchemaType::Array(vec![Type::String, Type::Null]);
            let text = ObjectBuilder::new().schema_type(types).description(Some(description));
            return RefOr::T(Schema::Object(text.build()));
        }
    };
    let null = ObjectBuilder::new().schema_type(Type::Null).build();
    let one = OneOfBuilder::new().item(described(component, description)).item(null);
    RefOr::T(Schema::OneOf(one.build()))
}
