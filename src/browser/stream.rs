//! Server-sent events.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventSource, MessageEvent};

/// The event types that the server sends; the first is that of events without a type.
const KINDS: [&str; 5] = ["message", "snapshot", "counts", "beat", "stale"];

/// Something that happened on a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StreamSignal {
    /// The stream is open.
    Open,
    /// An event: its type and its data.
    Message(&'static str, String),
    /// The stream broke or was refused. No more events follow.
    Lost,
}

/// A stream. Closed when dropped, and also when it breaks: the app decides when to connect again,
/// not the browser.
pub struct Stream {
    source: EventSource,
    handler: Closure<dyn FnMut(Event)>,
}

impl Stream {
    /// Opens a stream.
    #[must_use]
    pub fn open(address: &str, mut handler: impl FnMut(StreamSignal) + 'static) -> Option<Self> {
        let source = EventSource::new(address).ok()?;
        let closing = source.clone();
        let handler = Closure::new(move |event: Event| {
            let name = event.type_();
            match KINDS.into_iter().find(|kind| *kind == name) {
                Some(kind) => {
                    let text = event.dyn_ref::<MessageEvent>().and_then(|message| message.data().as_string());
                    handler(StreamSignal::Message(kind, text.unwrap_or_default()));
                }
                None if name == "open" => handler(StreamSignal::Open),
                None => {
                    closing.close();
                    handler(StreamSignal::Lost);
                }
            }
        });
        for name in KINDS.into_iter().chain(["open", "error"]) {
            source.add_event_listener_with_callback(name, handler.as_ref().unchecked_ref()).ok()?;
        }
        Some(Self { source, handler })
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        for name in KINDS.into_iter().chain(["open", "error"]) {
            // Only fails if the listener is already gone.
            let _ =
                self.source.remove_event_listener_with_callback(name, self.handler.as_ref().unchecked_ref());
        }
        self.source.close();
    }
}
