//! Reads the network interfaces of the system.

use std::io;
use std::net::{IpAddr, Ipv4Addr, UdpSocket};

use super::choice::Address;

/// Returns the IPv4 addresses of the interfaces that are up, except loopback.
///
/// Phones in a hall get IPv4 addresses everywhere, and a person can read one out.
pub(super) fn addresses() -> io::Result<Vec<Address>> {
    Ok(if_addrs::get_if_addrs()?
        .into_iter()
        .filter(if_addrs::Interface::is_oper_up)
        .filter_map(|interface| match interface.ip() {
            IpAddr::V4(ip) if !ip.is_loopback() && !ip.is_unspecified() => {
                Some(Address { point_to_point: interface.is_p2p(), interface: interface.name, ip })
            }
            _ => None,
        })
        .collect())
}

/// Asks the system for the source address of a packet to the internet. Connecting a datagram socket
/// sends nothing; the destination is in a network reserved for examples.
pub(super) fn outward() -> Option<Ipv4Addr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    match socket.local_addr().ok()?.ip() {
        IpAddr::V4(ip) if !ip.is_unspecified() => Some(ip),
        _ => None,
    }
}
