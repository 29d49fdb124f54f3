//! Chooses the address that phones most likely reach. Pure, so that tables of interfaces can test
//! it.

use std::cmp::Reverse;
use std::net::Ipv4Addr;

/// An address of this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// The system's name for its interface.
    pub(super) interface: String,
    pub(super) ip: Ipv4Addr,
    /// Whether the other end is a single computer, as in a VPN.
    pub(super) point_to_point: bool,
}

/// Prefixes, in small letters, of interfaces that exist only inside this computer or lead into a
/// VPN.
const VIRTUAL: [&str; 32] = [
    // Containers and virtual machines.
    "docker",
    "br-",
    "veth",
    "virbr",
    "vmnet",
    "vboxnet",
    "lxcbr",
    "lxdbr",
    "lxc",
    "cni",
    "flannel",
    "cali",
    "podman",
    "vmenet",
    "bridge1",
    "vethernet",
    "virtualbox",
    "vmware",
    "hyper-v",
    // VPNs.
    "tun",
    "tap",
    "utun",
    "wg",
    "wireguard",
    "tailscale",
    "zt",
    "zerotier",
    "ppp",
    "nordlynx",
    "openvpn",
    // Between the devices of one person.
    "bluetooth",
    "awdl",
];

/// Prefixes of Wi-Fi interfaces, in small letters.
const WIRELESS: [&str; 4] = ["wl", "wi-fi", "wifi", "wireless"];

impl Address {
    /// An address of which the system does not name the interface.
    pub(super) fn of_unknown(ip: Ipv4Addr) -> Self {
        Self { interface: "(unknown)".to_owned(), ip, point_to_point: false }
    }

    fn begins(&self, with: &[&str]) -> bool {
        let name = self.interface.to_lowercase();
        with.iter().any(|start| name.starts_with(start))
    }

    fn is_virtual(&self) -> bool {
        self.point_to_point || self.begins(&VIRTUAL)
    }
}

/// Returns the addresses that phones may reach, the likeliest first: private before public ones,
/// because a hall's Wi-Fi assigns private ones nearly everywhere; then Wi-Fi, because phones use
/// it; then the address `outward`, which this computer itself uses. Self-assigned addresses
/// (169.254) are left out: they mean that no network answered.
///
/// Virtual interfaces are left out, unless the computer has nothing else and uses it itself:
/// Windows shares a real card with its virtual machines under such a name.
pub(super) fn reachable(all: &[Address], outward: Option<Ipv4Addr>) -> Vec<Address> {
    let mut found: Vec<Address> = all.iter().filter(|a| !a.ip.is_link_local()).cloned().collect();
    if found.iter().any(|address| !address.is_virtual()) {
        found.retain(|address| !address.is_virtual());
    } else {
        found.retain(|address| !address.point_to_point && Some(address.ip) == outward);
    }
    found.sort_by_key(|address| {
        let likelier = (address.ip.is_private(), address.begins(&WIRELESS), Some(address.ip) == outward);
        (Reverse(likelier), address.ip)
    });
    found
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in super::super) fn on(interface: &str, ip: &str) -> Address {
        Address { interface: interface.to_owned(), ip: ip.parse().unwrap(), point_to_point: false }
    }

    fn vpn(interface: &str, ip: &str) -> Address {
        Address { point_to_point: true, ..on(interface, ip) }
    }

    /// The computer of somebody who works with containers and also uses a cable.
    pub(in super::super) fn laptop() -> Vec<Address> {
        vec![
            on("docker0", "172.17.0.1"),
            on("enp3s0", "10.20.0.7"),
            vpn("tun0", "10.8.0.2"),
            on("wlp2s0", "192.168.1.20"),
            on("br-1f2e", "172.18.0.1"),
        ]
    }

    #[track_caller]
    fn expect(all: &[Address], outward: &str, found: &[&str]) {
        let reached = reachable(all, outward.parse().ok());
        assert_eq!(reached.iter().map(|a| a.ip.to_string()).collect::<Vec<_>>(), found, "{all:?}");
    }

    #[test]
    fn the_wifi_then_the_cable_and_nothing_inside() {
        expect(&laptop(), "", &["192.168.1.20", "10.20.0.7"]);
        // That this computer uses a VPN or the cable makes neither better for phones.
        expect(&laptop(), "10.8.0.2", &["192.168.1.20", "10.20.0.7"]);
        expect(&laptop(), "10.20.0.7", &["192.168.1.20", "10.20.0.7"]);
    }

    #[test]
    fn without_telling_names_the_address_in_use_comes_first() {
        let mac = [on("en5", "10.0.0.9"), on("en0", "192.168.0.12"), vpn("utun3", "10.8.0.2")];
        expect(&mac, "192.168.0.12", &["192.168.0.12", "10.0.0.9"]);
        expect(&mac, "10.8.0.2", &["10.0.0.9", "192.168.0.12"]);
    }

    #[test]
    fn windows_names_are_known() {
        let windows = [
            on("vEthernet (WSL)", "172.29.16.1"),
            on("VirtualBox Host-Only Network", "192.168.56.1"),
            on("Ethernet", "10.0.0.3"),
            on("Wi-Fi", "10.0.0.9"),
        ];
        expect(&windows, "10.0.0.3", &["10.0.0.9", "10.0.0.3"]);
        // A hotspot of this computer.
        expect(&[on("Local Area Connection* 10", "192.168.137.1")], "", &["192.168.137.1"]);
    }

    #[test]
    fn a_virtual_interface_counts_only_if_nothing_else_leads_out() {
        let shared = [on("vEthernet (External)", "192.168.1.4"), on("vEthernet (WSL)", "172.29.16.1")];
        expect(&shared, "192.168.1.4", &["192.168.1.4"]);
        expect(&shared, "", &[]);
        // There are no phones at the other end of a VPN or a modem.
        expect(&[vpn("wg0", "10.8.0.2")], "10.8.0.2", &[]);
    }

    #[test]
    fn a_private_address_comes_before_a_public_one() {
        let server = [on("eth0", "203.0.113.5"), on("eth1", "10.0.0.5")];
        expect(&server, "203.0.113.5", &["10.0.0.5", "203.0.113.5"]);
        // Some universities assign public addresses.
        expect(&[on("wlan0", "203.0.113.77")], "", &["203.0.113.77"]);
    }

    #[test]
    fn no_network_gives_nothing() {
        expect(&[], "", &[]);
        expect(&[on("eth0", "169.254.7.1")], "169.254.7.1", &[]);
        expect(&[on("docker0", "172.17.0.1")], "", &[]);
    }
}
