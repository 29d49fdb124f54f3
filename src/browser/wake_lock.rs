//! Keeping the screen on, where the browser can: pages without TLS and older phones cannot, and nothing depends on it.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::events::on_seen;
use super::window;
use crate::ui::react;

/// Keeps the screen on while `wanted`. The browser lets go of the lock whenever the page is not looked at, so it is asked
/// for again when it is.
pub fn stay_awake_while(wanted: Memo<bool>) {
    let held = StoredValue::new_local(None::<JsValue>);
    let change = move || {
        if let Some(lock) = held.try_update_value(Option::take).flatten() {
            call(&lock, "release");
        }
        if !wanted.get_untracked() {
            return;
        }
        spawn_local(async move {
            let Some(lock) = request().await else { return };
            // Meanwhile it may be wanted no more, or a second request may have been faster.
            let keep = |held: &mut Option<JsValue>| {
                let take = held.is_none() && wanted.try_get_untracked() == Some(true);
                if take {
                    *held = Some(lock.clone());
                }
                take
            };
            if held.try_update_value(keep) != Some(true) {
                call(&lock, "release");
            }
        });
    };
    react(move || {
        wanted.track();
        change();
    });
    on_seen(change);
}

async fn request() -> Option<JsValue> {
    let lock = Reflect::get(&window().navigator(), &"wakeLock".into()).ok()?;
    // Refused where the battery is low or the page is not looked at.
    JsFuture::from(call(&lock, "request")?).await.ok()
}

/// Calls a function of an object that gives a promise.
fn call(object: &JsValue, name: &str) -> Option<Promise> {
    let function: Function = Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
    function.call0(object).ok()?.dyn_into().ok()
}
