//! From what is written step by step to the body of an answer, without holding all of it.

use std::io::{self, BufWriter, Write};

use axum::body::{Body, Bytes};
use futures_util::stream::unfold;
use tokio::sync::mpsc;

/// So much is sent at once.
const PIECE: usize = 64 * 1024;
/// So many pieces wait for the network.
const WAITING: usize = 4;

enum Piece {
    More(Bytes),
    /// Nothing comes after it. Without this word the answer is cut off, so that half a file is not taken for a whole one.
    End,
}

struct Sink(mpsc::Sender<Piece>);

impl Sink {
    fn send(&self, piece: Piece) -> io::Result<()> {
        // Who asked has gone.
        self.0.blocking_send(piece).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.send(Piece::More(Bytes::copy_from_slice(bytes)))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The body of an answer, written on a thread of its own.
pub(crate) fn body(write: impl FnOnce(&mut dyn Write) -> io::Result<()> + Send + 'static) -> Body {
    let (sender, receiver) = mpsc::channel(WAITING);
    tokio::task::spawn_blocking(move || {
        let mut to = BufWriter::with_capacity(PIECE, Sink(sender));
        write(&mut to)?;
        to.flush()?;
        to.get_ref().send(Piece::End)
    });
    Body::from_stream(unfold(Some(receiver), async |receiver| {
        let mut receiver = receiver?;
        match receiver.recv().await {
            Some(Piece::More(bytes)) => Some((Ok(bytes), Some(receiver))),
            Some(Piece::End) => None,
            None => Some((Err(io::Error::from(io::ErrorKind::UnexpectedEof)), None)),
        }
    }))
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt as _;

    use super::*;

    #[tokio::test]
    async fn all_of_it_arrives_in_order() {
        let sent: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
        let expected = sent.clone();
        let body = body(move |to| sent.chunks(1_000).try_for_each(|chunk| to.write_all(chunk)));
        assert_eq!(body.collect().await.unwrap().to_bytes(), expected);
    }

    #[tokio::test]
    async fn what_breaks_off_is_no_whole_answer() {
        let body = body(|to| {
            to.write_all(b"half")?;
            Err(io::ErrorKind::Other.into())
        });
        assert!(body.collect().await.is_err());
    }
}
