//! A row of the table `pending`. Its columns are listed once, at the end of this file.

use konventa_domain::id::LectureId;
use konventa_domain::submission::{Demographics, Record};

use crate::Fingerprint;
use crate::sql::{Connection, Query, Row, query};

/// Declares [`RecordRow`] and every statement that names its columns. Each has its place among the values.
macro_rules! columns {
    ($($(#[$doc:meta])* $place:literal $column:ident: $type:ty,)+) => {
        /// A pending record as it is stored, without the hash of its id.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) struct RecordRow<'a> {
            $($(#[$doc])* pub(crate) $column: $type,)+
        }

        /// The columns of `pending` besides the hash.
        pub(crate) const COLUMNS: &[&str] = &[$(stringify!($column),)+];

        const FIND: &str = concat!(
            "SELECT hash", $(", ", stringify!($column),)+ " FROM pending WHERE hash = $1",
        );

        const INSERT: &str = concat!(
            "INSERT INTO pending (hash", $(", ", stringify!($column),)+
            ") VALUES ($1", $(", ", $place,)+ ") ON CONFLICT DO NOTHING",
        );

        impl<'a> RecordRow<'a> {
            fn read(row: &'a Row) -> sqlx::Result<Self> {
                Ok(Self { $($column: row.try_get(stringify!($column))?,)+ })
            }

            fn bind(self, query: Query<'a>) -> Query<'a> {
                query$(.bind(self.$column))+
            }
        }
    };
}

impl<'a> RecordRow<'a> {
    /// Returns the row of a record that arrived on `day`. `pre` and `post` are the letters of its quizzes.
    pub(crate) fn of(
        record: &'a Record,
        deck_version: i64,
        day: &'a str,
        (pre, post): (Option<&'a str>, Option<&'a str>),
    ) -> Self {
        let Demographics { country, language } = record.demographics;
        Self {
            deck_version,
            lecture: record.lecture.as_ref().map(LectureId::as_str),
            country: country.code(),
            language: language.tag(),
            day,
            pre,
            post,
            vouched: record.vouched,
        }
    }
}

impl RecordRow<'_> {
    /// Stores the record under the hash of its id. Returns `false` if a pending one was stored there
    /// already.
    pub(crate) async fn insert(self, to: &mut Connection, id: Fingerprint) -> sqlx::Result<bool> {
        let inserted = self.bind(query(INSERT).bind(id.as_bytes())).execute(to).await?;
        Ok(inserted == 1)
    }

    /// Returns whether the pending record under the hash of its id is the same; `None` if there is
    /// none. Neither the day nor the ticket counts: a retry after midnight is still the same record, and
    /// so is one whose ticket is spent.
    pub(crate) async fn is_stored(
        self,
        from: &mut Connection,
        id: Fingerprint,
    ) -> sqlx::Result<Option<bool>> {
        let Some(row) = query(FIND).bind(id.as_bytes()).fetch_optional(from).await? else {
            return Ok(None);
        };
        let stored = RecordRow::read(&row)?;
        Ok(Some(RecordRow { day: self.day, vouched: self.vouched, ..stored } == self))
    }
}

columns! {
    /// The number of its deck version.
    "$2" deck_version: i64,
    /// The live lecture, if there was one.
    "$3" lecture: Option<&'a str>,
    /// The country whose law was shown.
    "$4" country: &'a str,
    /// The language at the end.
    "$5" language: &'a str,
    /// The day on which it arrived.
    "$6" day: &'a str,
    /// The letters of the pre-quiz; `None` if it was missed.
    "$7" pre: Option<&'a str>,
    /// The letters of the post-quiz; `None` if it was missed.
    "$8" post: Option<&'a str>,
    /// Whether it came with a ticket.
    "$9" vouched: bool,
}
