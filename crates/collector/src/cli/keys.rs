//! `konventa keys`: prints the links with keys again.

use std::net::SocketAddr;

use clap::Args;

use super::{Database, GivenKeys, links};
use crate::keys::{self, Keys};

#[derive(Debug, Args)]
pub(super) struct KeysCommand {
    #[command(flatten)]
    database: Database,
    /// Address and port on which the server listens.
    #[arg(long, value_name = "ADDR:PORT", env = "KONVENTA_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The URL at which browsers reach the server.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    #[command(flatten)]
    given: GivenKeys,
}

impl KeysCommand {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let address = self.database.address()?;
        let keys = Keys::read(&keys::file_beside(address.path()), self.given.given()?)?;
        println!("{}", links::secret(&links::base(self.public_url.as_deref(), self.listen), &keys));
        Ok(())
    }
}
