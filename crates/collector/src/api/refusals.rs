//! Sets of refusals for the OpenAPI description, each described once.

/// Declares a set of refusals: `Name { status => "description" }`. An endpoint lists it among its
/// responses.
macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident { $($status:literal => $description:expr),+ $(,)? })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            pub(in crate::api) struct $name;

            impl utoipa::IntoResponses for $name {
                fn responses() -> std::collections::BTreeMap<
                    String,
                    utoipa::openapi::RefOr<utoipa::openapi::response::Response>,
                > {
                    [$((stringify!($status).to_owned(), $crate::api::refusals::problem($description).into())),+]
                        .into()
                }
            }
        )+
    };
}

pub(super) use refusals;

use konventa_domain::problem::Problem;
use utoipa::ToSchema as _;
use utoipa::openapi::content::Content;
use utoipa::openapi::response::Response;
use utoipa::openapi::{Ref, ResponseBuilder};

use super::error::LIMIT_KIB;
use super::json_body::TIME_LIMIT;

/// A response with a problem document.
pub(super) fn problem(description: impl Into<String>) -> Response {
    let body = Content::new(Some(Ref::from_schema_name(Problem::name())));
    ResponseBuilder::new().description(description).content("application/problem+json", body).build()
}

refusals! {
    /// The database fails.
    StoreRefusals {
        503 => "The database cannot be used now; see Retry-After",
    }
    /// The key is missing or wrong.
    KeyRefusals {
        401 => "The key is missing or wrong",
    }
    /// The body cannot be read.
    BodyRefusals {
        400 => "The body is not JSON; the detail names line and column",
        408 => format!("The body did not arrive completely within {} seconds", TIME_LIMIT.as_secs()),
        413 => format!("The body has more than {LIMIT_KIB} KiB"),
        415 => "The content type is not application/json",
        422 => "The content does not fit; each error names a place",
        503 => "Too much arrives at once, or the database cannot be used now; see Retry-After",
    }
    /// The lecture cannot be found.
    LectureRefusals {
        404 => "No lecture has this join code",
        410 => "The lecture is over and deleted",
        429 => "No lecture has this join code, and too many wrong ones are tried; see Retry-After",
        503 => "The database cannot be used now; see Retry-After",
    }
    /// The query cannot be read.
    QueryRefusals {
        422 => "A parameter does not fit",
    }
    /// The id in the path cannot be read.
    IdRefusals {
        422 => "The id is not a UUID",
    }
}
