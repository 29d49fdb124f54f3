//! Timeouts for requests.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AbortController, AbortSignal};

use super::window;

/// Aborts a request after a timeout. Dropped when the request is done.
pub struct Deadline {
    controller: Option<AbortController>,
    timer: Option<i32>,
    _callback: Closure<dyn FnMut()>,
}

impl Deadline {
    /// Starts the timeout, in milliseconds.
    #[must_use]
    pub fn after(milliseconds: i32) -> Self {
        let controller = AbortController::new().ok();
        let abort = controller.clone();
        let abort_now = Closure::new(move || {
            if let Some(controller) = &abort {
                controller.abort();
            }
        });
        let timer = window().set_timeout_with_callback_and_timeout_and_arguments_0(
            abort_now.as_ref().unchecked_ref(),
            milliseconds,
        );
        Self { controller, timer: timer.ok(), _callback: abort_now }
    }

    /// The signal to pass to the request.
    #[must_use]
    pub fn signal(&self) -> Option<AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        if let Some(timer) = self.timer {
            window().clear_timeout_with_handle(timer);
        }
    }
}
