//! PostgreSQL, of which tests start a cluster of their own (tests/postgres). Nothing has to run before.

use konventa_test_postgres::programs;

use crate::tools::debian::Wanted;

const POSTGRES: Wanted = Wanted {
    what: "PostgreSQL",
    packages: &["postgresql"],
    takes: "about 1 minute",
    otherwise: "put initdb, pg_ctl and createdb on the path",
};

/// Installs PostgreSQL if it is missing.
///
/// # Errors
/// If it cannot be installed. The error says what to type.
pub(crate) fn find_or_install() -> anyhow::Result<()> {
    POSTGRES.find_or_install(|| Ok(programs().map(drop)))
}
