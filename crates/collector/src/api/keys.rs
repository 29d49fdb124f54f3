//! Exchanges the code of a link for the key that the link is for.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use konventa_domain::api::paths;
use konventa_domain::api::{KeyRole, LINK_CODE_MINUTES, LinkCode, RedeemedKey};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::ApiError;
use super::json_body::JsonBody;
use super::refusals::{BodyRefusals, refusals};
use crate::app::App;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(redeem_link))
}

refusals! {
    /// The code is worth nothing.
    LinkRefusals {
        410 => format!(
            "The link was used, is older than {LINK_CODE_MINUTES} minutes, or is of another server or earlier keys: \
             link-over"
        ),
    }
}

/// Exchanges the code of a link for a key. Each code is good for one use, for a few minutes.
#[utoipa::path(
    post,
    path = paths::KEYS,
    tag = "keys",
    request_body(content = LinkCode),
    responses(
        (status = 200, description = "The key", body = RedeemedKey),
        BodyRefusals,
        LinkRefusals,
    )
)]
async fn redeem_link(
    State(app): State<Arc<App>>,
    JsonBody(LinkCode { code }): JsonBody<LinkCode>,
) -> Result<Json<RedeemedKey>, ApiError> {
    let keys = app.keys.now().await;
    let role = app.link_codes.redeem(&code, &keys, app.clock.now()).ok_or(ApiError::LinkOver)?;
    let key = match role {
        KeyRole::Presenter => keys.presenter,
        KeyRole::Researcher => keys.research,
    };
    Ok(Json(RedeemedKey { role, key: key.into() }))
}
