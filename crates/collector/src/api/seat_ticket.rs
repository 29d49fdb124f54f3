//! The seat ticket of a request, in the header field `Authorization` (RFC 9577):
//! `PrivateToken token="…"`. Other schemes are none of a ticket's business: a server may stand behind
//! one that asks for a password.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};

use crate::live::PresentedTicket;

/// The scheme, and a space.
const SCHEME: &[u8] = b"PrivateToken";

/// What the request presents. Whether a ticket is needed, or good for anything, is for the lecture to
/// say.
#[derive(Debug)]
pub(super) struct SeatTicket(pub(super) PresentedTicket);

impl<S: Send + Sync> FromRequestParts<S> for SeatTicket {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let mut given = parts.headers.get_all(header::AUTHORIZATION).iter().filter_map(parameters);
        Ok(Self(match (given.next(), given.next()) {
            (None, _) => PresentedTicket::None,
            (Some(parameters), None) => {
                token(parameters).map_or(PresentedTicket::Unreadable, PresentedTicket::Ticket)
            }
            (Some(_), Some(_)) => PresentedTicket::Unreadable,
        }))
    }
}

/// What follows the scheme; `None` for another scheme.
fn parameters(value: &HeaderValue) -> Option<&[u8]> {
    let (scheme, rest) = value.as_bytes().split_at_checked(SCHEME.len())?;
    let ends = rest.first().is_none_or(u8::is_ascii_whitespace);
    (scheme.eq_ignore_ascii_case(SCHEME) && ends).then_some(rest)
}

fn token(parameters: &[u8]) -> Option<konventa_tickets::Ticket> {
    let text = std::str::from_utf8(parameters).ok()?;
    text.trim().strip_prefix("token=\"")?.strip_suffix('"')?.parse().ok()
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    /// The text of a ticket that can be read; nobody has issued it.
    fn ticket() -> String {
        format!("AAU{}", "A".repeat(213))
    }

    async fn read(values: &[&[u8]]) -> PresentedTicket {
        let mut request = Request::get("/");
        for value in values {
            request = request.header(header::AUTHORIZATION, HeaderValue::from_bytes(value).unwrap());
        }
        let mut parts = request.body(()).unwrap().into_parts().0;
        let Ok(SeatTicket(presented)) = SeatTicket::from_request_parts(&mut parts, &()).await;
        presented
    }

    #[tokio::test]
    async fn a_ticket_is_read() {
        let quoted = format!("token=\"{}\"", ticket());
        for value in [format!("PrivateToken {quoted}"), format!("privatetoken   {quoted} ")] {
            let read = read(&[value.as_bytes()]).await;
            assert!(matches!(read, PresentedTicket::Ticket(read) if read.to_string() == ticket()), "{value}");
        }
        let both = [format!("PrivateToken {quoted}"), "Basic eDp5".to_owned()];
        assert!(matches!(read(&[both[1].as_bytes(), both[0].as_bytes()]).await, PresentedTicket::Ticket(_)));
    }

    #[tokio::test]
    async fn another_scheme_is_no_ticket_and_a_damaged_ticket_is_not_none() {
        for other in ["", "Basic eDp5", "Bearer secret", "PrivateTokens token=\"x\"", "Private"] {
            assert!(matches!(read(&[other.as_bytes()]).await, PresentedTicket::None), "{other}");
        }
        let ticket = ticket();
        for damaged in [
            "PrivateToken".to_owned(),
            "PrivateToken token=\"\"".to_owned(),
            format!("PrivateToken {ticket}"),
            format!("PrivateToken token={ticket}"),
            format!("PrivateToken token=\"{ticket}"),
            format!("PrivateToken token=\"{ticket}A\""),
            format!("PrivateToken token=\"{}\"", &ticket[1..]),
            format!("PrivateToken token=\"{}==\"", &ticket[2..]),
            format!("PrivateToken token=\"{ticket}\", x=1"),
        ] {
            let read = read(&[damaged.as_bytes()]).await;
            assert!(matches!(read, PresentedTicket::Unreadable), "{damaged}");
        }
        assert!(matches!(read(&[b"PrivateToken token=\"\xff\""]).await, PresentedTicket::Unreadable));
        let two = format!("PrivateToken token=\"{ticket}\"");
        assert!(matches!(read(&[two.as_bytes(), two.as_bytes()]).await, PresentedTicket::Unreadable));
    }
}
