//! Links with a code, in place of a key: the code is exchanged for the key of this tab, and never
//! stays in the address.

use konventa_domain::api::KeyRole;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, RequestError};
use crate::browser;

/// What became of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyLink {
    /// The server was asked for the key.
    Asked,
    /// The key.
    Key(String),
    /// The link was used, is too old, or is for another page.
    Over,
    /// The server did not answer. The callback that [`follow_key_links`] returned asks again.
    Unreachable,
}

/// Exchanges the code of the address, and of each link that is pasted into the open page. Returns a
/// callback that asks again with a code that got no answer; it returns whether there is one.
pub fn follow_key_links(role: KeyRole, heard: impl Fn(KeyLink) + Copy + 'static) -> impl Fn() -> bool + Copy {
    let waiting = StoredValue::new(None::<String>);
    let ask = move || {
        let Some(code) = waiting.get_value() else { return false };
        heard(KeyLink::Asked);
        spawn_local(async move {
            let answer = api::redeem_link(&code).await;
            // The page may have closed, or another link was pasted.
            if waiting.try_get_value().flatten() != Some(code) {
                return;
            }
            let link = match answer {
                Ok(redeemed) if redeemed.role == role => KeyLink::Key(redeemed.key),
                Ok(_) | Err(RequestError::Refused(_)) => KeyLink::Over,
                // A login page of the network has not used the code.
                Err(RequestError::Unreachable | RequestError::Unreadable) => KeyLink::Unreachable,
            };
            if link != KeyLink::Unreachable {
                waiting.set_value(None);
            }
            heard(link);
        });
        true
    };
    let take = move || {
        if let Some(code) = browser::take_fragment("code") {
            waiting.set_value(Some(code));
            ask();
        } else if browser::take_fragment("key").is_some() {
            // A link of an earlier version contains the key itself, which is in the history now.
            heard(KeyLink::Over);
        }
    };
    take();
    browser::on_fragment_change(take);
    ask
}
