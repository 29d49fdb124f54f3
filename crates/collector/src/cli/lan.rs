//! The address under which phones in the hall reach this computer, with advice for the presenter.
//!
//! A laptop has many addresses: its Wi-Fi, a cable, a VPN, and internal networks for containers and
//! virtual machines. Only some of them can be reached from the hall, and with a wrong one in the QR
//! code nobody can follow.

mod choice;
mod interfaces;

use std::fmt::Write as _;
use std::net::{AddrParseError, Ipv4Addr};
use std::str::FromStr;

use anyhow::anyhow;

use choice::{Address, reachable};

/// The value of `--lan`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LanAddress {
    /// Find the address.
    Find,
    /// Use this address.
    At(Ipv4Addr),
}

impl LanAddress {
    /// How [`LanAddress::Find`] is written on the command line.
    pub(super) const FIND: &str = "auto";

    /// The address, if one is given.
    pub(super) const fn address(self) -> Option<Ipv4Addr> {
        match self {
            Self::Find => None,
            Self::At(ip) => Some(ip),
        }
    }
}

impl FromStr for LanAddress {
    type Err = AddrParseError;

    fn from_str(text: &str) -> Result<Self, AddrParseError> {
        if text == Self::FIND { Ok(Self::Find) } else { text.parse().map(Self::At) }
    }
}

/// The chosen address and the alternatives.
#[derive(Debug)]
pub(super) struct Lan {
    chosen: Option<Ipv4Addr>,
    /// Addresses that phones may reach, the likeliest first.
    likely: Vec<Address>,
    /// All addresses of this computer.
    all: Vec<Address>,
}

impl Lan {
    /// Examines the interfaces. A given address is used if this computer has it.
    pub(super) fn find(wanted: Option<Ipv4Addr>) -> anyhow::Result<Self> {
        let outward = interfaces::outward();
        let all = interfaces::addresses().unwrap_or_else(|error| {
            tracing::warn!("the network interfaces cannot be listed: {error}");
            wanted.or(outward).map(Address::of_unknown).into_iter().collect()
        });
        Self::among(all, outward, wanted)
    }

    fn among(all: Vec<Address>, outward: Option<Ipv4Addr>, wanted: Option<Ipv4Addr>) -> anyhow::Result<Self> {
        let likely = reachable(&all, outward);
        let chosen = match wanted {
            None => likely.first().map(|address| address.ip),
            Some(ip) if all.iter().any(|address| address.ip == ip) => Some(ip),
            Some(ip) if all.is_empty() => {
                return Err(anyhow!(
                    "this computer does not have the address {ip}: it is not connected to a network"
                ));
            }
            Some(ip) => {
                let own = list(&all, None);
                return Err(anyhow!("this computer does not have the address {ip}. It has these:\n{own}"));
            }
        };
        Ok(Self { chosen, likely, all })
    }

    /// The address for phones, if there is one.
    pub(super) const fn chosen(&self) -> Option<Ipv4Addr> {
        self.chosen
    }

    /// Advice about the choice; `None` if there was no choice.
    pub(super) fn advice(&self) -> Option<String> {
        let Some(chosen) = self.chosen else {
            let mut text = "Phones cannot reach this computer: it is not on a network that they can join. Join the Wi-Fi \
                            of the hall, or open a hotspot on a phone or on this computer and have everyone join it, \
                            then start again."
                .to_owned();
            if let Some(other) = self.all.first() {
                let _ = write!(
                    text,
                    "\nThese addresses are usually internal to this computer (virtual machines, containers) or of a VPN:\n{}\n\
                     If phones do reach one of them, name it: --lan {}",
                    list(&self.all, None),
                    other.ip
                );
            }
            return Some(text);
        };
        let other = self.likely.iter().find(|address| address.ip != chosen)?;
        let asked_for = self.all.iter().filter(|a| a.ip == chosen && !self.likely.contains(a));
        Some(format!(
            "This computer has several addresses, and the one with the star is used:\n{}\nIf phones do not reach it, \
             stop and choose another: --lan {}",
            list(self.likely.iter().chain(asked_for), self.chosen),
            other.ip
        ))
    }
}

fn list<'a>(addresses: impl IntoIterator<Item = &'a Address>, chosen: Option<Ipv4Addr>) -> String {
    let line = |address: &Address| {
        let star = if Some(address.ip) == chosen { '*' } else { ' ' };
        format!("  {star} {:<15}  {}", address.ip.to_string(), address.interface)
    };
    addresses.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::choice::tests::{laptop, on};
    use super::*;

    #[test]
    fn one_address_needs_no_advice() {
        let lan = Lan::among(vec![on("wlan0", "192.168.1.20")], None, None).unwrap();
        assert_eq!(lan.chosen(), Some("192.168.1.20".parse().unwrap()));
        assert_eq!(lan.advice(), None);
        // Addresses that phones certainly do not reach are not listed beside it.
        let lan =
            Lan::among(vec![on("wlan0", "192.168.1.20"), on("docker0", "172.17.0.1")], None, None).unwrap();
        assert_eq!(lan.advice(), None);
    }

    #[test]
    fn several_addresses_are_listed_with_advice() {
        insta::assert_snapshot!("several", Lan::among(laptop(), None, None).unwrap().advice().unwrap());
    }

    #[test]
    fn the_address_that_the_presenter_gives_is_used() {
        let wanted = "172.17.0.1".parse().unwrap();
        let lan = Lan::among(laptop(), None, Some(wanted)).unwrap();
        assert_eq!(lan.chosen(), Some(wanted));
        insta::assert_snapshot!("asked_for", lan.advice().unwrap());
    }

    #[test]
    fn an_address_of_another_computer_is_refused() {
        let refused = |all| Lan::among(all, None, Some("10.9.9.9".parse().unwrap())).unwrap_err().to_string();
        insta::assert_snapshot!("not_here", refused(laptop()));
        insta::assert_snapshot!("no_address_at_all", refused(Vec::new()));
    }

    #[test]
    fn without_a_network_the_advice_says_what_to_do() {
        let alone = Lan::among(Vec::new(), None, None).unwrap();
        assert_eq!(alone.chosen(), None);
        insta::assert_snapshot!("no_network", alone.advice().unwrap());
        let inside = Lan::among(vec![on("docker0", "172.17.0.1")], None, None).unwrap();
        assert_eq!(inside.chosen(), None);
        insta::assert_snapshot!("only_inside", inside.advice().unwrap());
    }
}
