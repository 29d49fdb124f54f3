//! One page object per page: what a person can do there and what it shows.

mod console;
mod followup;
mod keys;
mod lecture_phone;
mod lecture_stage;
mod opening;
mod overlay;
mod quiz;
mod research;
mod result;
mod safety;
mod slides;
mod stage;

pub use console::Console;
pub use followup::{FollowUpPage, SchoolMemories};
pub use keys::{give_presenter_key, new_links, open_with_key};
pub use lecture_phone::LecturePhone;
pub use lecture_stage::{LectureStage, StageState};
pub use opening::Opening;
pub use overlay::OverlayPage;
pub use quiz::Quiz;
pub use research::Research;
pub use result::{Delivery, ResultPage};
pub use safety::{Safety, StoredData};
pub use slides::SlidesPage;
pub use stage::{PresenterView, Stage};
