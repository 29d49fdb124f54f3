//! Keeping the screen on, where the browser can: pages without TLS and older phones cannot, and
//! nothing depends on it.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::events::on_seen;
use super::window;
use crate::effect::react;

/// Keeps the screen on while `wanted`. The browser releases the lock whenever the page is hidden,
/// so it is requested again when the page is visible again.
pub fn keep_screen_on_while(wanted: Memo<bool>) {
    let current = StoredValue::new_local(None::<JsValue>);
    let update = move || {
        if let Some(lock) = current.try_update_value(Option::take).flatten() {
            call(&lock, "release");
        }
        if !wanted.get_untracked() {
            return;
        }
        spawn_local(async move {
            let Some(lock) = request().await else { return };
            // By now it may not be wanted any more, or a second request may have been faster.
            let keep = |current: &mut Option<JsValue>| {
                let take = current.is_none() && wanted.try_get_untracked() == Some(true);
                if take {
                    *current = Some(lock.clone());
                }
                take
            };
            if current.try_update_value(keep) != Some(true) {
                call(&lock, "release");
            }
        });
    };
    react(move || {
        wanted.track();
        update();
    });
    on_seen(update);
}

async fn request() -> Option<JsValue> {
    let lock = Reflect::get(&window().navigator(), &"wakeLock".into()).ok()?;
    // Refused when the battery is low or the page is hidden.
    JsFuture::from(call(&lock, "request")?).await.ok()
}

/// Calls a method of an object that returns a promise.
fn call(object: &JsValue, name: &str) -> Option<Promise> {
    let function: Function = Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
    function.call0(object).ok()?.dyn_into().ok()
}
