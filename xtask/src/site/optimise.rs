//! Runs wasm-opt over the output of wasm-bindgen. Trunk could run it, but names the file by its
//! content before; a file that may be cached forever has to be named by its final content.

use anyhow::Context;

use crate::paths::Paths;
use crate::site::fingerprint;
use crate::tools::wasm_opt::WasmOpt;
use crate::{run, say};

/// Flags for the smallest compressed file. wasm-opt does not read features from the file, so those
/// of rustc's wasm32 target and of wasm-bindgen are listed.
pub(super) const FLAGS: &[&str] = &[
    // Similar functions side by side compress better (1.5 %). `-Os` leaves more bytes than `-Oz`,
    // but fewer once compressed.
    "--reorder-functions-by-name",
    "-Os",
    // Functions called once are not inlined: 0.3 % less to send.
    "--one-caller-inline-max-function-size=0",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    // Who compiled it, and for which features: no browser reads that.
    "--strip-producers",
    "--strip-target-features",
];

/// Optimises a wasm file. The last result is stored, so that a change of a style sheet does not
/// wait for wasm-opt.
pub(super) fn optimise(paths: &Paths, tool: &WasmOpt, app: &str, before: &[u8]) -> anyhow::Result<Vec<u8>> {
    let key =
        fingerprint::of_bytes(&[before, FLAGS.join(" ").as_bytes(), &tool.version.to_le_bytes()].concat());
    let folder = paths.tools.join("optimised").join(app);
    let kept = folder.join(format!("{key}.wasm"));
    if !kept.is_file() {
        // Only the last result is of use.
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let (wasm, unfinished) = (folder.join("before.wasm"), folder.join("unfinished"));
        std::fs::write(&wasm, before).with_context(|| format!("cannot write {}", wasm.display()))?;
        run::run(tool.command().args(FLAGS).arg(&wasm).arg("-o").arg(&unfinished))?;
        // Nothing else reads this file.
        let _ = std::fs::remove_file(wasm);
        std::fs::rename(&unfinished, &kept).with_context(|| format!("cannot make {}", kept.display()))?;
    }
    let after = std::fs::read(&kept).with_context(|| format!("cannot read {}", kept.display()))?;
    say::note(&format!(
        "wasm-opt: {app}, {} to {}",
        say::kilobytes(before.len() as u64),
        say::kilobytes(after.len() as u64)
    ));
    Ok(after)
}
