//! Takes out of wasm-bindgen's script what no page of ours needs, 1.2 kB: the ways of loading a wasm
//! file that only workers and older callers need, classes for streams whose exports [`super::names`]
//! removes, and what describes a value of JavaScript for panics.

use anyhow::{Context, ensure};

/// Where the functions begin that the wasm file imports. Before them are exported classes.
const IMPORTS: &str = "function __wbg_get_imports() {";

/// Where the start begins, and where the script ends.
const START: &str = "let wasmModule, wasmInstance, wasm;";
const END: &str = "export { initSync, __wbg_init as default };";

/// What runs the program once its file is there.
const RUN: &str = "wasm.__wbindgen_start();";

/// In place of wasm-bindgen's start, with the same argument. Loads the file again, whole, in a browser
/// that cannot compile while it loads, and if a proxy changed the content type.
const OUR_START: &str = "let wasm;
export default async ({ module_or_path: address }) => {
    const imports = __wbg_get_imports();
    let started;
    try {
        started = await WebAssembly.instantiateStreaming(fetch(address), imports);
    } catch {
        started = await WebAssembly.instantiate(await (await fetch(address)).arrayBuffer(), imports);
    }
    wasm = started.instance.exports;
    wasm.__wbindgen_start();
};
";

/// Parts that go, each from a beginning to an end, and what takes their place. Both are optional: they
/// depend on what the app uses.
const PARTS: [(&str, &str, &str); 3] = [
    ("const IntoUnderlying", ";\n", ""),
    ("const __wbindgen_enum_ReadableStreamType", ";\n", ""),
    ("function debugString(val) {", "\n}\n", "const debugString = String;\n"),
];

/// Shortens a script of wasm-bindgen.
pub(super) fn shorten(script: &str) -> anyhow::Result<String> {
    let (classes, rest) =
        script.split_once(IMPORTS).context("wasm-bindgen writes imports in another way now")?;
    let exported = classes.matches("export ").count();
    let of_streams = classes.matches("export class IntoUnderlying").count();
    ensure!(exported == of_streams, "the script exports more than streams, which would be lost");
    let (functions, _) = rest
        .split_once(START)
        .filter(|(_, start)| start.contains(RUN) && start.trim_end().ends_with(END))
        .context("wasm-bindgen writes another start now")?;
    let mut functions = functions.to_owned();
    for (from, to, instead) in PARTS {
        while let Some((before, part)) = functions.split_once(from) {
            let (_, after) = part.split_once(to).with_context(|| format!("{from} has no end"))?;
            functions = [before, instead, after].concat();
        }
    }
    for gone in ["wasmModule", "wasmInstance", "IntoUnderlying", "ReadableStreamType"] {
        ensure!(!functions.contains(gone), "{gone} is used now: leave it in the script");
    }
    Ok([IMPORTS, &functions, OUR_START].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(classes: &str, functions: &str) -> String {
        format!("{classes}{IMPORTS} a }}\n{functions}{START}\n{RUN}\nfunction initSync() {{}}\n{END}\n")
    }

    #[test]
    fn what_no_page_needs_goes_and_the_rest_stays() {
        let classes = "export class IntoUnderlyingSink {\n}\nif (Symbol.dispose) IntoUnderlyingSink.a = 1;\n";
        let functions = "const IntoUnderlyingSinkFinalization = (a)\n ? b : c;\nfunction debugString(val) {\n \
                         if (a) {\n }\n}\nconst __wbindgen_enum_ReadableStreamType = [\"bytes\"];\nlet b;\n";
        let shorter = shorten(&script(classes, functions)).unwrap();
        assert_eq!(shorter, format!("{IMPORTS} a }}\nconst debugString = String;\nlet b;\n{OUR_START}"));
    }

    #[test]
    fn a_script_that_is_not_known_is_an_error() {
        assert!(shorten(&script("", "")).is_ok());
        for other in [
            script("export class Other {\n}\n", ""),
            script("", "").replace(RUN, ""),
            script("", "").replace(END, ""),
            script("", "").replace(IMPORTS, ""),
            script("", "use(wasmModule);\n"),
            script("", "new IntoUnderlyingSink();\n"),
        ] {
            assert!(shorten(&other).is_err(), "{other}");
        }
    }
}
