//! Whole lectures with hundreds of phones that are made of nothing but sockets, counted to the last vote.
//!
//! [`lecture`] plays one and compares every number that the server tells with what the phones did; [`streams`] opens
//! many streams and does nothing else; [`compare`] sends the same slide change through this server and through a plain
//! socket.io room. The generator shares the machine with the server it measures, so that every figure is the worse
//! for it, and none is better than it would be in a hall.

pub mod compare;
pub mod exact;
pub mod follower;
pub mod hall;
pub mod http;
pub mod lecture;
pub mod machine;
mod page;
pub mod phone;
pub mod presenter;
pub mod quantiles;
pub mod server;
pub mod socket_io;
pub mod sse;
pub mod stream;
pub mod streams;
pub mod vote;
