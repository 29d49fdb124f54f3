//! Servers that write to one database take turns.

use sqlx::postgres::PgConnection;

/// What all of them lock until the end of their transaction. The number is “konventa” in ASCII.
const TAKE_TURN: &str = "SELECT pg_advisory_xact_lock(7741527739260105825)";

/// Begins a transaction, and waits until no other server writes.
pub(super) async fn begin(connection: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query("BEGIN").execute(&mut *connection).await?;
    sqlx::query(TAKE_TURN).execute(connection).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::TAKE_TURN;

    #[test]
    fn the_lock_has_the_name_of_the_program() {
        let number = i64::from_be_bytes(*b"konventa");
        assert!(TAKE_TURN.contains(&format!("({number})")), "{number}");
    }
}
