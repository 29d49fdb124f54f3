//! One page object per page: what a person can do there, and what is seen.

mod console;
mod followup;
mod hall_phone;
mod hall_stage;
mod lecture;
mod opening;
mod outcome;
mod overlay;
mod quiz;
mod research;
mod safety;
mod stage;

pub use console::Console;
pub use followup::{FollowUpPage, Memories};
pub use hall_phone::HallPhone;
pub use hall_stage::{HallStage, OnStage};
pub use lecture::Lecture;
pub use opening::Opening;
pub use outcome::{Delivery, Outcome};
pub use overlay::OverlayPage;
pub use quiz::Quiz;
pub use research::Research;
pub use safety::{Kept, Safety};
pub use stage::{Seen, Stage};
