//! The task that writes a file: commits, the log, and the upkeep of the file.

mod commit;
mod health;
mod task;

use tokio::task::JoinHandle;

use crate::writer::Writer;
use task::Task;

pub(super) use health::WriterHealth;
pub(super) use task::{Finished, Resources};

/// Starts the task. Once it is stopped and everything is written, it returns what it worked with.
pub(super) fn start(to: Resources) -> (Writer, JoinHandle<Finished>) {
    let (writer, messages) = Writer::new();
    (writer, tokio::spawn(Task::new(to).run(messages)))
}
