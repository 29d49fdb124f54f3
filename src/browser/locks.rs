//! Work that only one tab may do at a time, with the Web Locks API.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::window;

/// Runs `job` while no other tab of the host runs one of the same name. In browsers without locks
/// (pages without TLS, old phones) it runs at once.
pub fn with_lock(name: &str, job: Box<dyn FnOnce()>) {
    let job = Rc::new(Cell::new(Some(job)));
    let run = move || {
        if let Some(job) = job.take() {
            job();
        }
    };
    match request(name, Closure::once_into_js(run.clone())) {
        // If the lock is refused, the job still has to run. If it was granted, the job is gone and
        // this does nothing.
        Some(done) => spawn_local(async move {
            let _ = JsFuture::from(done).await;
            run();
        }),
        None => run(),
    }
}

fn request(name: &str, job: JsValue) -> Option<Promise> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    request.call2(&locks, &name.into(), &job).ok()?.dyn_into().ok()
}
