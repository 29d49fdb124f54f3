//! Turns data that is written step by step into the body of a response, without holding all of it
//! in memory.

use std::io::{self, BufWriter, Write};

use axum::body::{Body, Bytes};
use futures_util::stream::unfold;
use tokio::sync::mpsc;

/// Size of a chunk in bytes.
const CHUNK_SIZE: usize = 64 * 1024;
/// Number of chunks that may wait for the network.
const MAX_WAITING: usize = 4;

enum Chunk {
    More(Bytes),
    /// The end. A response without it is aborted, so that half a file is not taken for a whole one.
    End,
}

struct Sink(mpsc::Sender<Chunk>);

impl Sink {
    fn send(&self, chunk: Chunk) -> io::Result<()> {
        // The client is gone.
        self.0.blocking_send(chunk).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.send(Chunk::More(Bytes::copy_from_slice(bytes)))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns the body of a response that is written on its own thread.
pub(crate) fn body(write: impl FnOnce(&mut dyn Write) -> io::Result<()> + Send + 'static) -> Body {
    let (sender, receiver) = mpsc::channel(MAX_WAITING);
    tokio::task::spawn_blocking(move || {
        let mut to = BufWriter::with_capacity(CHUNK_SIZE, Sink(sender));
        write(&mut to)?;
        to.flush()?;
        to.get_ref().send(Chunk::End)
    });
    Body::from_stream(unfold(Some(receiver), async |receiver| {
        let mut receiver = receiver?;
        match receiver.recv().await {
            Some(Chunk::More(bytes)) => Some((Ok(bytes), Some(receiver))),
            Some(Chunk::End) => None,
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
