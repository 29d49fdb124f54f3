//! Turns `locales/*.toml` into typed texts: one function per text, so a missing text or placeholder does not compile.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// One text: plain, or one form per plural category.
enum Text {
    Plain(String),
    Plural(BTreeMap<String, String>),
}

/// The language that names the texts; every other file must have exactly the same.
const REFERENCE: &str = "en";

fn main() {
    println!("cargo:rerun-if-changed=locales");
    let mut locales: BTreeMap<String, BTreeMap<String, Text>> = BTreeMap::new();
    for entry in fs::read_dir("locales").expect("the folder locales/ is there") {
        let path = entry.expect("locales/ can be read").path();
        if path.extension().is_some_and(|e| e == "toml") {
            let tag = path.file_stem().and_then(|s| s.to_str()).expect("a readable file name").to_owned();
            locales.insert(tag, read(&path));
        }
    }
    let reference = &locales[REFERENCE];
    for (tag, texts) in &locales {
        for (name, text) in reference {
            let other =
                texts.get(name).unwrap_or_else(|| panic!("locales/{tag}.toml: the text {name} is missing"));
            assert_eq!(
                placeholders(text),
                placeholders(other),
                "locales/{tag}.toml: {name} has other placeholders than in {REFERENCE}.toml"
            );
        }
        for name in texts.keys() {
            assert!(reference.contains_key(name), "locales/{tag}.toml: {name} is not in {REFERENCE}.toml");
        }
    }
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("texts.rs");
    fs::write(out, generate(&locales)).expect("OUT_DIR can be written");
}

fn read(path: &Path) -> BTreeMap<String, Text> {
    let source = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let table: toml::Table = source.parse().unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut texts = BTreeMap::new();
    for (group, value) in table {
        let group_table =
            value.as_table().unwrap_or_else(|| panic!("{}: {group} is not a [group]", path.display()));
        for (name, value) in group_table {
            let text = match value {
                toml::Value::String(text) => Text::Plain(text.clone()),
                toml::Value::Table(forms) => Text::Plural(
                    forms
                        .iter()
                        .map(|(k, v)| (k.clone(), v.as_str().expect("a plural form is a text").to_owned()))
                        .collect(),
                ),
                _ => {
                    panic!("{}: {group}.{name} is neither a text nor a table of plural forms", path.display())
                }
            };
            texts.insert(format!("{group}_{name}"), text);
        }
    }
    texts
}

fn placeholders(text: &Text) -> Vec<String> {
    let source = match text {
        Text::Plain(text) => text.as_str(),
        Text::Plural(forms) => forms.get("other").expect("a plural has the form `other`").as_str(),
    };
    let mut names: Vec<String> = source
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name.to_owned()))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn generate(locales: &BTreeMap<String, BTreeMap<String, Text>>) -> String {
    let mut code = String::new();
    let tags: Vec<&String> = locales.keys().collect();
    writeln!(code, "/// The tags of the interface's languages, in the order of the tables below.").unwrap();
    writeln!(code, "pub const TAGS: [&str; {}] = {tags:?};", tags.len()).unwrap();
    writeln!(code, "impl Texts {{").unwrap();
    for (name, text) in &locales[REFERENCE] {
        let arguments = placeholders(text);
        let rows: Vec<String> = locales.values().map(|texts| row(&texts[name])).collect();
        writeln!(code, "/// {}", preview(text)).unwrap();
        match text {
            Text::Plain(_) if arguments.is_empty() => {
                writeln!(
                    code,
                    "#[must_use] pub fn {name}(self) -> &'static str {{ [{}][self.0] }}",
                    rows.join(",")
                )
                .unwrap();
            }
            Text::Plain(_) => {
                let (parameters, pairs) = signature(&arguments);
                writeln!(
                    code,
                    "#[must_use] pub fn {name}(self, {parameters}) -> String {{ fill([{}][self.0], &[{pairs}]) }}",
                    rows.join(",")
                )
                .unwrap();
            }
            Text::Plural(_) => {
                let others: Vec<String> = arguments.into_iter().filter(|a| a != "n").collect();
                let (parameters, pairs) = signature(&others);
                writeln!(
                    code,
                    "#[must_use] pub fn {name}(self, n: u32, {parameters}) -> String {{ fill(self.plural(n, [{}][self.0]), &[(\"n\", &n.to_string()), {pairs}]) }}",
                    rows.join(",")
                )
                .unwrap();
            }
        }
    }
    writeln!(code, "}}").unwrap();
    code
}

fn row(text: &Text) -> String {
    match text {
        Text::Plain(text) => format!("{text:?}"),
        Text::Plural(forms) => {
            let pairs: Vec<String> = forms.iter().map(|(k, v)| format!("({k:?}, {v:?})")).collect();
            format!("&[{}] as &[(&str, &str)]", pairs.join(","))
        }
    }
}

fn signature(arguments: &[String]) -> (String, String) {
    let parameters: Vec<String> = arguments.iter().map(|a| format!("{a}: &str")).collect();
    let pairs: Vec<String> = arguments.iter().map(|a| format!("(\"{a}\", {a})")).collect();
    (parameters.join(", "), pairs.join(", "))
}

fn preview(text: &Text) -> String {
    let text = match text {
        Text::Plain(text) => text,
        Text::Plural(forms) => &forms["other"],
    };
    format!("`{}`", text.replace('\n', " ").replace('`', "'"))
}
