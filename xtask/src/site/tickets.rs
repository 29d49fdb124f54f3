//! The file of the seat tickets (crates/tickets-wasm): a wasm file, and the module that loads it. A phone
//! loads both after the first item, so no page is bundled with them. The student's page knows the name
//! of the module (src/browser/tickets.js), and the module that of the wasm file.

use anyhow::{Context, bail, ensure};

use crate::paths::Paths;
use crate::run;
use crate::site::files::Files;
use crate::site::{Form, fingerprint, read};
use crate::tools::wasm_target::TARGET;

/// What the names of both files begin with.
pub(crate) const STEM: &str = "tickets-";

/// The address of the module in the page, and of the wasm file in the module, before they have names.
const SCRIPT: &str = "./tickets.js";
const WASM: &str = "./tickets.wasm";

/// The files, and the name of the module among them.
pub(super) struct Tickets {
    pub(super) files: Files,
    script: String,
}

/// Compiles the wasm file. Not together with the app, whose dependencies would then have the features
/// of both.
pub(super) fn compile(paths: &Paths, form: Form) -> anyhow::Result<()> {
    let arguments = format!("build --locked --package konventa-tickets-wasm --target {TARGET}");
    run::run(
        run::cargo(&paths.root, &arguments).args(form.arguments()).envs(form.environment().iter().copied()),
    )
}

impl Tickets {
    /// Takes what was compiled, and the module.
    pub(super) fn read(
        paths: &Paths,
        form: Form,
        optimise: impl FnOnce(Vec<u8>) -> anyhow::Result<Vec<u8>>,
        minify: impl FnOnce(Vec<u8>) -> anyhow::Result<Vec<u8>>,
    ) -> anyhow::Result<Self> {
        let file = paths.cargo.join(TARGET).join(form.folder()).join("konventa_tickets_wasm.wasm");
        let wasm = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let script = read(&paths.root.join("crates/tickets-wasm/tickets.js"))?;
        Self::named(optimise(wasm)?, &script, minify)
    }

    fn named(
        wasm: Vec<u8>,
        script: &str,
        minify: impl FnOnce(Vec<u8>) -> anyhow::Result<Vec<u8>>,
    ) -> anyhow::Result<Self> {
        let wasm_name = format!("{STEM}{}.wasm", fingerprint::of_bytes(&wasm));
        let script = minify(with_name(script, WASM, &wasm_name)?.into_bytes())?;
        let name = format!("{STEM}{}.js", fingerprint::of_bytes(&script));
        Ok(Self { files: Files::from([(wasm_name, wasm), (name.clone(), script)]), script: name })
    }

    /// Writes the name of the module into a page that loads it. Others stay as they are.
    pub(super) fn name_in(&self, page: &mut Vec<u8>) -> anyhow::Result<()> {
        let text = std::str::from_utf8(page).context("the page is not text")?;
        if text.contains(SCRIPT) {
            *page = with_name(text, SCRIPT, &self.script)?.into_bytes();
        }
        Ok(())
    }

    /// Fails if a page does not load the module.
    pub(super) fn ensure_named_in(&self, page: &[u8]) -> anyhow::Result<()> {
        let loads = String::from_utf8_lossy(page).contains(&self.script);
        ensure!(loads, "the student's page does not name {}; is src/browser/tickets.js in it?", self.script);
        Ok(())
    }
}

fn with_name(text: &str, address: &str, name: &str) -> anyhow::Result<String> {
    let Some((before, after)) = text.split_once(address).filter(|(_, after)| !after.contains(address)) else {
        bail!("{address} has to be named exactly once");
    };
    Ok([before, "./", name, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tickets() -> Tickets {
        Tickets::named(b"wasm".to_vec(), "  fetch('./tickets.wasm')", |script| {
            Ok(script.trim_ascii().to_vec())
        })
        .unwrap()
    }

    #[test]
    fn each_file_is_named_by_its_content_and_names_the_next() {
        let tickets = tickets();
        let wasm = format!("tickets-{}.wasm", fingerprint::of_bytes(b"wasm"));
        let script = format!("fetch('./{wasm}')");
        assert_eq!(tickets.script, format!("tickets-{}.js", fingerprint::of_bytes(script.as_bytes())));
        assert_eq!(tickets.files[&wasm], b"wasm");
        assert_eq!(tickets.files[&tickets.script], script.as_bytes());

        let mut page = b"import(`./tickets.js?${n}`)".to_vec();
        tickets.name_in(&mut page).unwrap();
        assert_eq!(page, format!("import(`./{}?${{n}}`)", tickets.script).as_bytes());
        assert!(tickets.ensure_named_in(&page).is_ok());
    }

    #[test]
    fn a_page_without_the_module_stays_and_is_an_error_where_it_has_to_be() {
        let mut page = b"<p>".to_vec();
        tickets().name_in(&mut page).unwrap();
        assert_eq!(page, b"<p>");
        assert!(tickets().ensure_named_in(&page).is_err());
        assert!(tickets().name_in(&mut b"./tickets.js ./tickets.js".to_vec()).is_err());
    }

    #[test]
    fn our_own_scripts_name_what_is_replaced() {
        assert!(with_name(include_str!("../../../crates/tickets-wasm/tickets.js"), WASM, "a").is_ok());
        assert!(with_name(include_str!("../../../src/browser/tickets.js"), SCRIPT, "a").is_ok());
    }
}
