//! Commands of the driver.

use serde::{Deserialize, Serialize};

use crate::show::{Position, Screen};

/// A command of the driver, in JSON tagged by `command`:
/// `{"command":"show","slide":3,"fragment":0}`. A field that does not belong to the command is
/// refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "command", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Leaves the lobby for the first slide.
    Start {},
    /// Shows a slide up to a fragment. A poll that is open on another slide is closed.
    Show(Position),
    /// Opens the poll of the slide that is shown.
    OpenPoll {},
    /// Closes the poll: no more votes are accepted.
    ClosePoll {},
    /// Shows the votes.
    RevealPoll {},
    /// Shows the slide, nothing, or the pause.
    Screen {
        /// What is on the screen.
        screen: Screen,
    },
    /// Counts the room's gain, on the slide that shows it, if it was not shown yet.
    Count {},
    /// Ends the lecture for good.
    End {},
}
