//! What the first run of `cargo xtask serve` still has to do, printed before the waiting begins.

use std::path::PathBuf;
use std::time::Duration;

use crate::paths::Paths;
use crate::tools::wasm_target::TARGET;
use crate::{say, server};

/// One piece of work, which is done once its file exists.
struct Step {
    what: &'static str,
    /// Seconds on two cores that do nothing else.
    seconds: u64,
    file: PathBuf,
}

fn steps(paths: &Paths) -> [Step; 3] {
    let wasm_bindgen = paths.tools.join("bin").join(format!("wasm-bindgen{}", std::env::consts::EXE_SUFFIX));
    let app = paths.cargo.join(TARGET).join("debug/konventa-app.wasm");
    [
        Step { what: "server", seconds: 90, file: server::program(paths, "debug", "konventa") },
        Step { what: "app", seconds: 90, file: app },
        Step { what: "wasm-bindgen", seconds: 50, file: wasm_bindgen },
    ]
}

/// Prints what is still to be built and how long it takes. Prints nothing if all is there.
pub(super) fn announce(paths: &Paths) {
    if let Some(plan) = plan(&steps(paths), |step| !step.file.is_file()) {
        say::note(&plan);
    }
}

fn plan(steps: &[Step], is_missing: impl Fn(&Step) -> bool) -> Option<String> {
    let missing: Vec<&Step> = steps.iter().filter(|step| is_missing(step)).collect();
    if missing.is_empty() {
        return None;
    }
    let time = |seconds| say::duration(Duration::from_secs(seconds));
    let each: Vec<String> =
        missing.iter().map(|step| format!("{} {}", step.what, time(step.seconds))).collect();
    let all = time(missing.iter().map(|step| step.seconds).sum());
    Some(format!("first run, about {all} on two cores: {}; later ones take seconds", each.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(what: &'static str, seconds: u64) -> Step {
        Step { what, seconds, file: PathBuf::from(what) }
    }

    #[test]
    fn only_what_is_missing_is_announced() {
        let steps = [step("server", 80), step("app", 60), step("wasm-bindgen", 100)];
        assert_eq!(
            plan(&steps, |step| step.what != "app").as_deref(),
            Some(
                "first run, about 3 min 00 s on two cores: server 80 s, wasm-bindgen 100 s; later ones take seconds"
            )
        );
        assert_eq!(plan(&steps, |_| false), None);
    }
}
