//! OpenAPI schemas for types whose JSON is that of another type.

use utoipa::ToSchema;

/// Describes a type by the type that serde reads and writes in its place.
macro_rules! described_as {
    ($type:ty, $wire:ty) => {
        impl utoipa::PartialSchema for $type {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                <$wire as utoipa::PartialSchema>::schema()
            }
        }

        impl utoipa::ToSchema for $type {
            fn name() -> std::borrow::Cow<'static, str> {
                <$wire as utoipa::ToSchema>::name()
            }

            fn schemas(schemas: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::schema::Schema>)>) {
                <$wire as utoipa::ToSchema>::schemas(schemas);
            }
        }
    };
}

pub(crate) use described_as;

/// A day in UTC.
#[derive(ToSchema)]
#[schema(as = Day, value_type = String, format = Date)]
struct DayText(#[expect(dead_code, reason = "only its schema is used")] String);

described_as!(crate::Day, DayText);

/// A month in UTC: `YYYY-MM`.
#[derive(ToSchema)]
#[schema(as = Month, value_type = String, pattern = "^[0-9]{4}-[0-9]{2}$")]
struct MonthText(#[expect(dead_code, reason = "only its schema is used")] String);

described_as!(crate::Month, MonthText);

/// From when something cannot be taken back any more: `gain_shown`, when the room's gain is shown, or
/// else a day after the lecture; `lecture_over`, a day after the lecture; or a day.
#[derive(ToSchema)]
#[schema(as = TakeBackUntil, value_type = String, pattern = "^(gain_shown|lecture_over|[0-9]{4}-[0-9]{2}-[0-9]{2})$")]
struct TakeBackUntilText(#[expect(dead_code, reason = "only its schema is used")] String);

described_as!(crate::submission::TakeBackUntil, TakeBackUntilText);
