//! wasm-opt over what wasm-bindgen wrote. Run here and not by Trunk, which names the file by what it was before: a file that
//! may be cached for ever has to be named by what it is.

use anyhow::Context;

use crate::paths::Paths;
use crate::site::fingerprint;
use crate::tools::wasm_opt::WasmOpt;
use crate::{run, say};

/// Size first. wasm-opt reads no features from the file, so it is told those that rustc's wasm32 target and wasm-bindgen use.
pub(super) const FLAGS: &[&str] = &[
    // Functions of a kind side by side: brotli finds more to repeat (1.5 %). `-Os` leaves more bytes than `-Oz`, but fewer
    // once they are compressed.
    "--reorder-functions-by-name",
    "-Os",
    // What is called once stays a function of its own: 0.3 % less to send.
    "--one-caller-inline-max-function-size=0",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The optimised bytes of a wasm file. The last result is kept: a change of a style sheet need not wait for wasm-opt.
pub(super) fn optimise(paths: &Paths, tool: &WasmOpt, app: &str, before: &[u8]) -> anyhow::Result<Vec<u8>> {
    let key =
        fingerprint::of_bytes(&[before, FLAGS.join(" ").as_bytes(), &tool.version.to_le_bytes()].concat());
    let folder = paths.tools.join("optimised").join(app);
    let kept = folder.join(format!("{key}.wasm"));
    if !kept.is_file() {
        // Only the last one is of use.
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let (wasm, unfinished) = (folder.join("before.wasm"), folder.join("unfinished"));
        std::fs::write(&wasm, before).with_context(|| format!("cannot write {}", wasm.display()))?;
        run::run(tool.command().args(FLAGS).arg(&wasm).arg("-o").arg(&unfinished))?;
        // Nothing else reads it.
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
