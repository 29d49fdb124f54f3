//! A row of the table `record`. Its columns are listed once, at the end of this file.

use konventa_domain::id::LectureId;
use konventa_domain::submission::{Demographics, Record};
use konventa_domain::{Country, Language};
use sqlx::sqlite::{SqliteArguments, SqliteConnection, SqliteRow};
use sqlx::{Row as _, Sqlite};

use super::read_error::{ReadError, Result};
use crate::Fingerprint;

/// How NULL is written in a list of values. No id, day or quiz is a hyphen.
pub(super) const NULL: &str = "-";

/// A column type that can be read from a list of values.
trait Column<'a>: Sized {
    fn of(value: &'a str) -> Option<Self>;
}

impl Column<'_> for i64 {
    fn of(value: &str) -> Option<Self> {
        value.parse().ok()
    }
}

impl<'a> Column<'a> for &'a str {
    fn of(value: &'a str) -> Option<Self> {
        (value != NULL).then_some(value)
    }
}

impl<'a> Column<'a> for Option<&'a str> {
    fn of(value: &'a str) -> Option<Self> {
        Some((value != NULL).then_some(value))
    }
}

macro_rules! placeholder {
    ($column:ident) => {
        ", ?"
    };
}

/// Declares [`RecordRow`], every statement that names its columns, and [`RecordLists`].
macro_rules! columns {
    ($($(#[$doc:meta])* $column:ident: $type:ty,)+) => {
        /// A record as it is stored, without the hash of its id.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(super) struct RecordRow<'a> {
            $($(#[$doc])* pub(super) $column: $type,)+
        }

        /// The columns of `record r` for a SELECT, named so that [`RecordRow::read`] finds them.
        pub(super) const SELECTED: &str = concat!(
            "r.hash AS record_hash",
            $(", r.", stringify!($column), " AS record_", stringify!($column),)+
        );

        const FIND: &str = concat!(
            "SELECT r.hash AS record_hash",
            $(", r.", stringify!($column), " AS record_", stringify!($column),)+
            " FROM record r WHERE r.hash = ?",
        );

        const INSERT: &str = concat!(
            "INSERT INTO record (hash", $(", ", stringify!($column),)+
            ") VALUES (?", $(placeholder!($column),)+ ") ON CONFLICT DO NOTHING",
        );

        const LIST: &str = concat!(
            "SELECT count(*) AS records",
            $(
                ", group_concat(coalesce(", stringify!($column), ", '-'), char(10)) AS record_",
                stringify!($column),
            )+
            " FROM record WHERE deck_version IN (SELECT number FROM deck_version WHERE deck = ?1) AND ",
        );

        impl<'a> RecordRow<'a> {
            /// Reads the columns of [`SELECTED`]. Returns `None` if an outer join found no record.
            pub(super) fn read(row: &'a SqliteRow) -> sqlx::Result<Option<Self>> {
                if row.try_get::<Option<&[u8]>, _>("record_hash")?.is_none() {
                    return Ok(None);
                }
                Ok(Some(Self { $($column: row.try_get(concat!("record_", stringify!($column)))?,)+ }))
            }

            fn bind(self, query: Query<'_>) -> Query<'_> {
                query$(.bind(self.$column))+
            }
        }

        /// Some records as one list of values per column.
        ///
        /// A million rows one by one take more than twice as long, and five times the processor
        /// (`examples/rates.rs`).
        pub(super) struct RecordLists {
            records: i64,
            $($column: String,)+
        }

        impl RecordLists {
            /// Reads the columns of such a list.
            pub(super) fn read(row: &SqliteRow) -> sqlx::Result<Self> {
                let list = |column: &str| -> sqlx::Result<String> {
                    Ok(row.try_get::<Option<String>, _>(column)?.unwrap_or_default())
                };
                Ok(Self {
                    records: row.try_get("records")?,
                    $($column: list(concat!("record_", stringify!($column)))?,)+
                })
            }

            /// Passes on each record.
            pub(super) fn each<'a>(
                &'a self,
                mut take: impl FnMut(RecordRow<'a>) -> Result<()>,
            ) -> Result<()> {
                $(let mut $column = self.$column.split('\n');)+
                for _ in 0..self.records {
                    take(RecordRow { $($column: value(&mut $column, stringify!($column))?,)+ })?;
                }
                Ok(())
            }
        }
    };
}

/// Selects each column of some records of a deck as one list of values: of those whose hash is at
/// least `?2` and below `?3`.
pub(super) fn lists_of_range() -> String {
    format!("{LIST}hash >= ?2 AND hash < ?3")
}

/// Selects the same of all records of the lecture `?2`. It reads an index: a hall is counted each
/// time somebody submits while the gain is shown, however many records other lectures have.
pub(super) fn lists_of_lecture() -> String {
    format!("{LIST}lecture = ?2")
}

type Query<'q> = sqlx::query::Query<'q, Sqlite, SqliteArguments>;

/// Takes the next value of a list.
fn value<'a, T: Column<'a>>(list: &mut std::str::Split<'a, char>, column: &str) -> Result<T> {
    list.next().and_then(T::of).ok_or_else(|| ReadError::damaged("a record", format!("no {column}")))
}

/// The error for a column whose value does not exist. The value stays out of the message: it goes to the log.
pub(super) fn damaged(column: &str) -> ReadError {
    ReadError::damaged("a record", format!("no such {column}"))
}

impl<'a> RecordRow<'a> {
    /// Returns the row of a record that arrived on `day`. `pre` and `post` are the letters of its quizzes.
    pub(super) fn of(
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
        }
    }
}

impl RecordRow<'_> {
    /// Stores the record under the hash of its id. Returns `false` if a record is stored there
    /// already.
    pub(super) async fn insert(self, to: &mut SqliteConnection, id: Fingerprint) -> sqlx::Result<bool> {
        let inserted = self.bind(sqlx::query(INSERT).bind(id.as_bytes())).execute(to).await?;
        Ok(inserted.rows_affected() == 1)
    }

    /// Returns whether the same record is stored under the hash of its id. The day does not count:
    /// a retry after midnight is still the same record.
    pub(super) async fn is_stored(self, from: &mut SqliteConnection, id: Fingerprint) -> sqlx::Result<bool> {
        let row = sqlx::query(FIND).bind(id.as_bytes()).fetch_one(from).await?;
        let stored = RecordRow::read(&row)?;
        Ok(stored.is_some_and(|stored| RecordRow { day: self.day, ..stored } == self))
    }

    /// Returns what the record says about its student.
    pub(super) fn demographics(self) -> Result<Demographics> {
        Ok(Demographics {
            country: Country::from_code(self.country).ok_or_else(|| damaged("country"))?,
            language: Language::from_tag(self.language).ok_or_else(|| damaged("language"))?,
        })
    }

    /// Returns what places the record in a stratum: everything but its quizzes.
    pub(super) const fn without_quizzes(self) -> Self {
        Self { pre: None, post: None, ..self }
    }
}

columns! {
    /// The number of its deck version.
    deck_version: i64,
    /// The live lecture, if there was one.
    lecture: Option<&'a str>,
    /// The country whose law was shown.
    country: &'a str,
    /// The language at the end.
    language: &'a str,
    /// The day on which it arrived.
    day: &'a str,
    /// The letters of the pre-quiz; `None` if it was missed.
    pre: Option<&'a str>,
    /// The letters of the post-quiz; `None` if it was missed.
    post: Option<&'a str>,
}
