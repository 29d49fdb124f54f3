//! What can be wrong with a database of PostgreSQL, in words that its operator can act on.

/// What is wrong. A sentence about the database goes on with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PostgresProblem {
    /// No connection, or it was cut.
    #[error("does not answer: check that PostgreSQL runs there and that the network reaches it")]
    Unreachable,
    /// The server has no such database.
    #[error("does not exist: create it with “createdb”")]
    NoDatabase,
    /// Unknown user, wrong password, or the server does not let this computer in.
    #[error("refuses the user or the password: check both in --database, and pg_hba.conf on that server")]
    Refused,
    /// The user may not do what konventa does.
    #[error("does not let this user create or change its tables: make the user the owner of the database")]
    NoRight,
    /// A standby, or a server that was made read-only.
    #[error("can only be read at the moment: name the primary server with --database, or promote this one")]
    ReadOnly,
    /// Its disk is full.
    #[error("has no space left on its disk: what needs more space is not stored until there is some")]
    Full,
    /// It has as many connections as it takes.
    #[error("has no connection left: raise max_connections there, or stop another program")]
    NoConnection,
    /// Another program holds a lock.
    #[error("is locked by another program for more than 5 seconds")]
    Locked,
    /// A server of konventa uses it.
    #[error("is used by a server of konventa: stop it first")]
    InUse,
    /// There are no tables of konventa.
    #[error("has no tables of konventa: start “konventa serve” on it once")]
    NoTables,
    /// The tables are those of another version.
    #[error("was written by a newer version of konventa: run that one")]
    Newer,
    /// The tables are those of an earlier version, and must not be changed now.
    #[error("has tables of an earlier version of konventa: start “konventa serve” on it once")]
    Earlier,
}
