//! Messages between the windows of one browser. They need no network.

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

use super::address::own;

/// A named channel that reaches all windows of this browser except the sender. Closed when dropped.
pub struct Channel {
    channel: Option<BroadcastChannel>,
    _listener: Closure<dyn FnMut(MessageEvent)>,
}

impl Channel {
    /// Opens a channel of this site and listens. Messages that cannot be read as `T` are ignored.
    #[must_use]
    pub fn open<T: DeserializeOwned>(name: &str, mut handler: impl FnMut(T) + 'static) -> Self {
        Self::open_for_texts(&own(name), move |text| {
            if let Ok(message) = serde_json::from_str(&text) {
                handler(message);
            }
        })
    }

    /// Opens a channel and listens. Other sites of the host hear it too, so the name has to be one that
    /// they cannot have, such as the code of a lecture.
    #[must_use]
    pub fn open_for_texts(name: &str, mut handler: impl FnMut(String) + 'static) -> Self {
        let listener = Closure::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                handler(text);
            }
        });
        let channel = BroadcastChannel::new(name).ok();
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        }
        Self { channel, _listener: listener }
    }

    /// Sends a message to the other windows.
    pub fn send<T: Serialize>(&self, message: &T) {
        if let Ok(text) = serde_json::to_string(message) {
            self.send_text(&text);
        }
    }

    /// Sends a text to the other windows.
    pub fn send_text(&self, text: &str) {
        if let Some(channel) = &self.channel {
            // Only a closed channel refuses, and this one is open as long as `self` lives.
            let _ = channel.post_message(&text.into());
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}
