//! Turns a writer into the body of a response, without holding all of it in memory.

use std::io::{self, BufWriter, Write};

use axum::body::{Body, Bytes};
use futures_util::stream::unfold;
use tokio::sync::mpsc;

/// The number of bytes that are sent at once.
const PIECE: usize = 64 * 1024;
/// The number of pieces that may wait for the network.
const WAITING: usize = 4;

enum Piece {
    More(Bytes),
    /// The end. Without it the response is cut off, so that half a file is not taken for a whole one.
    End,
}

struct Sink(mpsc::Sender<Piece>);

impl Sink {
    fn send(&self, piece: Piece) -> io::Result<()> {
        // The client has gone.
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

/// Returns the body of a response that is written on its own thread.
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
    async fn everything_arrives_in_order() {
        let sent: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
        let expected = sent.clone();
        let body = body(move |to| sent.chunks(1_000).try_for_each(|chunk| to.write_all(chunk)));
        assert_eq!(body.collect().await.unwrap().to_bytes(), expected);
    }

    #[tokio::test]
    async fn a_failed_writer_breaks_the_response_off() {
        let body = body(|to| {
            to.write_all(b"half")?;
            Err(io::ErrorKind::Other.into())
        });
        assert!(body.collect().await.is_err());
    }
}
