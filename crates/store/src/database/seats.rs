//! Seats.

use std::num::NonZeroU32;

use async_trait::async_trait;
use konventa_domain::id::LectureId;

use super::Database;
use crate::engine::Engine;
use crate::tables::seats;
use crate::writer::Change;
use crate::{Fingerprint, RequestTicketsResult, SeatStore, StoreError};

#[async_trait]
impl<E: Engine> SeatStore for Database<E> {
    async fn request_tickets(
        &self,
        lecture: &LectureId,
        digest: Fingerprint,
        places: u32,
    ) -> Result<RequestTicketsResult, StoreError> {
        let lecture = lecture.clone();
        self.writer
            .run(Change::new().inserts(digest), move |to| {
                Box::pin(async move { seats::request(to, &lecture, digest, places).await })
            })
            .await
    }

    async fn close_door(&self, lecture: &LectureId, closed: bool) -> Result<bool, StoreError> {
        let lecture = lecture.clone();
        self.writer
            .run(Change::new(), move |to| {
                Box::pin(async move { seats::close_door(to, &lecture, closed).await })
            })
            .await
    }

    async fn count_heads(&self, lecture: &LectureId, heads: NonZeroU32) -> Result<bool, StoreError> {
        let lecture = lecture.clone();
        self.writer
            .run(Change::new(), move |to| {
                Box::pin(async move { seats::count_heads(to, &lecture, heads).await })
            })
            .await
    }
}
