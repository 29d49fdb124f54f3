//! Server-sent events.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventSource, MessageEvent};

/// The kinds of messages that the server sends; the first is one without a name.
const KINDS: [&str; 5] = ["message", "snapshot", "counts", "beat", "stale"];

/// Something that was heard on a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// It is open.
    Open,
    /// A message: its kind and its text.
    Message(&'static str, String),
    /// It broke or was refused. Nothing more comes.
    Lost,
}

/// A stream. Closed when dropped, and also when it breaks: when to try again is not left to the browser.
pub struct Stream {
    source: EventSource,
    hear: Closure<dyn FnMut(Event)>,
}

impl Stream {
    /// Opens a stream.
    #[must_use]
    pub fn open(address: &str, mut hear: impl FnMut(Heard) + 'static) -> Option<Self> {
        let source = EventSource::new(address).ok()?;
        let closing = source.clone();
        let hear = Closure::new(move |event: Event| {
            let name = event.type_();
            match KINDS.into_iter().find(|kind| *kind == name) {
                Some(kind) => {
                    let text = event.dyn_ref::<MessageEvent>().and_then(|message| message.data().as_string());
                    hear(Heard::Message(kind, text.unwrap_or_default()));
                }
                None if name == "open" => hear(Heard::Open),
                None => {
                    closing.close();
                    hear(Heard::Lost);
                }
            }
        });
        for name in KINDS.into_iter().chain(["open", "error"]) {
            source.add_event_listener_with_callback(name, hear.as_ref().unchecked_ref()).ok()?;
        }
        Some(Self { source, hear })
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        for name in KINDS.into_iter().chain(["open", "error"]) {
            // Only fails for a listener that is not there, which is what is wanted.
            let _ = self.source.remove_event_listener_with_callback(name, self.hear.as_ref().unchecked_ref());
        }
        self.source.close();
    }
}
