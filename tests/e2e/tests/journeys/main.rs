//! The whole product in real browsers, one module for each part of it.
//!
//! All of them are one program: linking one for each takes minutes, and the last test of each would
//! run alone.

mod attention;
mod authoring;
mod axe;
mod cannot_start;
mod capture;
mod care;
mod clock;
mod console;
mod countdown;
mod exit;
mod folder;
mod followup;
mod hall;
mod hall_join;
mod hall_network;
mod hall_phone;
mod hall_stage;
mod hall_tickets;
mod journey;
mod key_links;
mod keys;
mod notes;
mod outbox;
mod overlays;
mod pause;
mod plurals;
mod reading;
mod rehearsal;
mod research;
mod result;
mod safety;
mod seats_console;
mod set_aside;
mod speaking;
mod stage;
mod storage;
mod ticket_file;
mod told_before;
mod translated;
mod twelve;
