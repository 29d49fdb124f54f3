//! The machine, the day and the commit of the figures. A figure is meaningless without them.

use std::process::Command;

use crate::paths::Paths;
use crate::run;

/// Describes them in one line.
pub(super) fn here(paths: &Paths) -> String {
    let said = |program: &str, args: &[&str]| {
        let mut command = Command::new(program);
        command.args(args).current_dir(&paths.root);
        run::output(&mut command).map_or_else(|_| "unknown".to_owned(), |said| said.trim().to_owned())
    };
    let processors =
        std::thread::available_parallelism().map_or("?".to_owned(), |processors| processors.to_string());
    let read = |file: &str| std::fs::read_to_string(file).unwrap_or_default();
    let model = value(&read("/proc/cpuinfo"), "model name");
    let memory = value(&read("/proc/meminfo"), "MemTotal");
    let load = read("/proc/loadavg").split_whitespace().next().unwrap_or("unknown").to_owned();
    format!(
        "{date}, commit {commit}, {processors} processors ({model}), {memory} of memory, {system}; \
         load of the machine when it was done: {load}",
        date = said("date", &["-u", "+%F"]),
        commit = said("git", &["rev-parse", "--short", "HEAD"]),
        system = said("uname", &["-sr"]),
    )
}

/// Finds the value after a name and a colon in a table of the system.
fn value(table: &str, name: &str) -> String {
    let of = |line: &str| Some(line.strip_prefix(name)?.trim_start().strip_prefix(':')?.trim().to_owned());
    table.lines().find_map(of).unwrap_or_else(|| "unknown".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_tables_are_read() {
        let table = "processor\t: 0\nmodel name\t: Some CPU @ 2 GHz\nmodel\t: 9\n";
        assert_eq!(value(table, "model name"), "Some CPU @ 2 GHz");
        assert_eq!(value(table, "MemTotal"), "unknown");
    }
}
