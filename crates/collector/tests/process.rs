//! The program `konventa` itself, as a person starts and stops it.
#![cfg(unix)]

mod process {
    mod authoring;
    mod commands;
    mod export;
    mod followup;
    mod hall;
    mod keys;
    mod killed;
    mod logs;
    mod program;
    mod start_failures;
    mod starting;
    mod stopping;
    mod terminal;
}
