//! The program `konventa` itself, as a person starts and stops it.
#![cfg(unix)]

mod process {
    mod authoring;
    mod backups;
    mod bodies;
    mod commands;
    mod damaged_log;
    mod erased;
    mod export;
    mod followup;
    mod full_disk;
    mod hall;
    mod keys;
    mod killed;
    mod logs;
    mod moved_files;
    mod postgres;
    mod program;
    mod restored;
    mod start_failures;
    mod starting;
    mod stopping;
    mod terminal;
}
