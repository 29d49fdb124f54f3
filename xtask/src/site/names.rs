//! Shortens the import names that wasm-bindgen generates. Each contains a hash, which does not
//! compress and is in both files: 2 % of a phone's first load.
//!
//! Also removes exports that nothing uses: leptos brings streams between wasm and script, and
//! wasm-opt cannot remove the code of an export (1.1 kB).

use std::convert::Infallible;

use anyhow::{Context, bail};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, Import, Imports, Parser};

/// Gives the imports of a wasm file short names, in the wasm file and in its script.
pub(super) fn shorten(wasm: &[u8], script: &str) -> anyhow::Result<(Vec<u8>, String)> {
    let mut names = Names::default();
    let mut module = Module::new();
    utils::parse_core_module(&mut names, &mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow::anyhow!("{error}"))
        .context("the wasm file cannot be read")?;
    if let Some(used) = names.imports.iter().find(|name| name.contains(STREAMS)) {
        bail!("{used} is used now, so streams must stay: remove what takes them out of the site");
    }
    let module_name = names.module.context("the wasm file imports nothing")?;
    let mut script = replaced(script, &module_name, MODULE)?;
    for (at, name) in names.imports.iter().enumerate() {
        script = replaced(&script, name, &short(at))?;
    }
    Ok((module.finish(), script))
}

/// Replaces the script's address, which is only a name here.
const MODULE: &str = "a";

/// Part of all names that belong to streams.
const STREAMS: &str = "intounderlying";

/// The original names, in the order of the imports.
#[derive(Default)]
struct Names {
    module: Option<String>,
    imports: Vec<String>,
}

impl Reencode for Names {
    type Error = Infallible;

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: Imports<'_>,
    ) -> Result<(), Error<Infallible>> {
        let Imports::Single(_, Import { module, name, ty }) = imports else {
            return utils::parse_imports(self, section, imports);
        };
        self.module = Some(module.to_owned());
        section.import(MODULE, &short(self.imports.len()), self.entity_type(ty)?);
        self.imports.push(name.to_owned());
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), Error<Infallible>> {
        if export.name.contains(STREAMS) { Ok(()) } else { utils::parse_export(self, exports, export) }
    }
}

/// Numbers imports `a` to `z`, then with two letters. As names of properties all of them are
/// allowed in JavaScript, including `do` and `if`.
fn short(at: usize) -> String {
    let letter = |at: usize| char::from(b"abcdefghijklmnopqrstuvwxyz"[at % 26]);
    let (first, last) = (at / 26, letter(at));
    if first == 0 { last.to_string() } else { [letter(first - 1), last].iter().collect() }
}

/// Replaces the one mention of a name in the script. A name that is there more than once is more
/// than an import.
fn replaced(script: &str, name: &str, by: &str) -> anyhow::Result<String> {
    let part_of_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '$'));
    let mut places = script.match_indices(name).map(|(at, _)| at).filter(|at| {
        let (before, after) = (&script[..*at], &script[at + name.len()..]);
        !part_of_word(before.chars().next_back()) && !part_of_word(after.chars().next())
    });
    let (Some(at), None) = (places.next(), places.next()) else {
        bail!("the script does not have {name} exactly once, so its name cannot be made shorter");
    };
    Ok([&script[..at], by, &script[at + name.len()..]].concat())
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{CodeSection, EntityType, ExportKind, Function, FunctionSection, TypeSection};

    use super::*;

    fn wasm(names: &[&str]) -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        for name in names {
            imports.import("./app_bg.js", name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&FunctionSection::new());
        module.finish()
    }

    #[test]
    fn imports_get_the_same_short_names_in_both() {
        let script = r#"({ __wbg_get_1f: f, __wbg_get_1f2: g, "./app_bg.js": { __wbg_set_2e: h } })"#;
        let (wasm, script) = shorten(&wasm(&["__wbg_get_1f", "__wbg_set_2e"]), script).unwrap();
        assert_eq!(script, r#"({ a: f, __wbg_get_1f2: g, "a": { b: h } })"#);
        let imports = Parser::new(0).parse_all(&wasm).find_map(|part| match part.unwrap() {
            wasmparser::Payload::ImportSection(imports) => Some(imports),
            _ => None,
        });
        let names: Vec<String> = imports
            .unwrap()
            .into_imports()
            .map(|import| import.map(|import| [import.module, ".", import.name].concat()).unwrap())
            .collect();
        assert_eq!(names, ["a.a", "a.b"]);
    }

    #[test]
    fn a_name_that_is_missing_or_used_twice_is_an_error() {
        for script in ["({ './app_bg.js': 1 })", "'./app_bg.js'; __wbg_get_1f; __wbg_get_1f"] {
            assert!(shorten(&wasm(&["__wbg_get_1f"]), script).is_err());
        }
    }

    #[test]
    fn streams_are_not_exported_and_must_not_be_used() {
        let (mut types, mut functions, mut code) =
            (TypeSection::new(), FunctionSection::new(), CodeSection::new());
        types.ty().function([], []);
        functions.function(0);
        let mut body = Function::new([]);
        body.instructions().end();
        code.function(&body);
        let mut imports = ImportSection::new();
        imports.import("./app_bg.js", "__wbg_get_1f", EntityType::Function(0));
        let mut exports = ExportSection::new();
        exports.export("main", ExportKind::Func, 1);
        exports.export("intounderlyingsink_write", ExportKind::Func, 1);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
        let (wasm, _) = shorten(&module.finish(), "'./app_bg.js': __wbg_get_1f").unwrap();
        let given = Parser::new(0).parse_all(&wasm).find_map(|part| match part.unwrap() {
            wasmparser::Payload::ExportSection(exports) => Some(exports),
            _ => None,
        });
        let names: Vec<&str> = given.unwrap().into_iter().map(|export| export.unwrap().name).collect();
        assert_eq!(names, ["main"]);
        let uses = self::wasm(&["__wbg_intounderlyingsink_new_1f"]);
        assert!(shorten(&uses, "'./app_bg.js': __wbg_intounderlyingsink_new_1f").is_err());
    }

    #[test]
    fn names_differ() {
        let all: std::collections::BTreeSet<String> = (0..700).map(short).collect();
        assert_eq!(all.len(), 700);
        assert_eq!([short(0), short(25), short(26), short(701)], ["a", "z", "aa", "zz"]);
    }
}
