//! One page object per page: what a person can do there, and what is seen.

mod again;
mod console;
mod hall_phone;
mod hall_stage;
mod leaflet;
mod lecture;
mod opening;
mod outcome;
mod quiz;
mod research;
mod safety;
mod stage;

pub use again::{Again, Memories};
pub use console::Console;
pub use hall_phone::HallPhone;
pub use hall_stage::{HallStage, OnStage};
pub use leaflet::Leaflet;
pub use lecture::Lecture;
pub use opening::Opening;
pub use outcome::{Delivery, Outcome};
pub use quiz::Quiz;
pub use research::Research;
pub use safety::{Kept, Safety};
pub use stage::{Seen, Stage};
