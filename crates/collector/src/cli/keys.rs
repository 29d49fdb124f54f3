//! `konventa keys`: new links for presenter and researcher, and new keys.

use std::net::SocketAddr;

use clap::{Args, Subcommand};

use super::{Database, GivenKeys, links};
use crate::keys::{self, Keys};
use crate::public_url::PublicUrl;

#[derive(Debug, Args)]
pub(super) struct KeysCommand {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    database: Database,
    /// Address and port on which the server listens.
    #[arg(
        long,
        value_name = "ADDR:PORT",
        env = "KONVENTA_LISTEN",
        default_value = "127.0.0.1:8080",
        global = true
    )]
    listen: SocketAddr,
    /// The URL at which browsers reach the server, as given to `konventa serve`.
    #[arg(long, value_name = "URL", global = true)]
    public_url: Option<PublicUrl>,
    #[command(flatten)]
    given: GivenKeys,
}

#[derive(Debug, Clone, Copy, Subcommand)]
enum Action {
    /// Replaces both keys. Whoever has the earlier ones can do nothing more with them.
    Rotate,
}

impl KeysCommand {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let address = self.database.address()?;
        let (file, given) = (keys::file_beside(address.beside()), self.given.given()?);
        let keys = match self.action {
            None => Keys::read(&file, given.clone())?,
            Some(Action::Rotate) => {
                let keys = Keys::rotate(&file, &given)?;
                println!(
                    "The keys are replaced. The earlier ones, and links from before, are void at once. A lecture that runs \
                     goes on; whoever takes it over with the new presenter’s key voids the tokens of all earlier devices.\n"
                );
                keys
            }
        };
        let file = (!given.is_complete()).then_some(file);
        let base = links::base(self.public_url.as_ref(), self.listen);
        println!("{}", links::for_staff(&base, &keys, file.as_deref())?);
        Ok(())
    }
}
