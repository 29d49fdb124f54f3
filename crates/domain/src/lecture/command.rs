//! Commands of the driver.

use serde::{Deserialize, Serialize};

use crate::show::{Position, Screen};

/// One command, in JSON tagged by `command`: `{"command":"show","slide":3,"fragment":0}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Leaves the lobby for the first slide.
    Start {},
    /// Shows a slide up to a fragment. A poll that is open elsewhere is closed.
    Show(Position),
    /// Opens the poll of the slide that is shown.
    OpenPoll {},
    /// Closes the poll: nobody can vote any more.
    ClosePoll {},
    /// Shows the votes of the poll.
    RevealPoll {},
    /// Shows the slide, nothing, or the pause.
    Screen {
        /// The screen to show.
        screen: Screen,
    },
    /// Counts the room's gain again, on the slide that shows it.
    Count {},
    /// Ends the lecture for good.
    End {},
}
