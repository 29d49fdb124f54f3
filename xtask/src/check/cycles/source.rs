//! What one source file says about modules: which it declares, which names it imports, which paths
//! it uses.
//!
//! The file is split into tokens and no further. Paths inside macro calls, such as `view!`, are
//! found like any others, and comments and texts are never mistaken for code. Test code is left
//! out: tests may use what they like.

use std::iter::Peekable;
use std::slice::Iter;

use anyhow::Context;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// Names of nested modules, outermost first. Empty for the root of a crate.
pub(super) type Path = Vec<String>;

/// A module in a file of its own: `mod name;`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Declaration {
    /// The inline modules around it.
    pub(super) scope: Path,
    /// Its name.
    pub(super) name: String,
    /// The file that a `#[path]` attribute names.
    pub(super) file: Option<String>,
}

/// A path that is used, or imported under a name.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// The inline modules around it.
    pub(super) scope: Path,
    /// The path as written.
    pub(super) path: Path,
    /// The name that a `use` gives it. `None` for a path inside code, and for an import of `*` or `_`.
    pub(super) name: Option<String>,
}

/// All of one file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Source {
    /// The modules it declares.
    pub(super) modules: Vec<Declaration>,
    /// The paths it mentions.
    pub(super) mentions: Vec<Mention>,
}

type Tokens<'a> = Peekable<Iter<'a, TokenTree>>;

impl Source {
    /// Reads the text of a file.
    pub(super) fn read(text: &str) -> anyhow::Result<Self> {
        let tokens: TokenStream =
            text.parse().map_err(|error| anyhow::anyhow!("{error}")).context("this is not valid Rust")?;
        let mut source = Self::default();
        source.block(tokens, &Path::new());
        Ok(source)
    }

    fn block(&mut self, tokens: TokenStream, scope: &Path) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut rest = tokens.iter().peekable();
        let mut file = None;
        while let Some(token) = rest.next() {
            match token {
                TokenTree::Punct(hash) if hash.as_char() == '#' => match attribute(&mut rest) {
                    Attribute::Test => skip_item(&mut rest),
                    Attribute::Path(named) => file = Some(named),
                    Attribute::Other => {}
                },
                TokenTree::Ident(word) if word == "mod" => self.module(&mut rest, scope, file.take()),
                TokenTree::Ident(word) if word == "use" && !is_punct(rest.peek(), '<') => {
                    let tree = rest.by_ref().take_while(|token| !is_punct(Some(token), ';'));
                    self.imports(&Path::new(), &tree.cloned().collect::<Vec<_>>(), scope);
                }
                TokenTree::Ident(first) => {
                    let path = path_from(first.to_string(), &mut rest);
                    if path.len() > 1 {
                        self.mentions.push(Mention { scope: scope.clone(), path, name: None });
                    }
                }
                // A path that begins with `::` is of another crate.
                TokenTree::Punct(colon) if colon.as_char() == ':' && is_punct(rest.peek(), ':') => {
                    rest.next();
                    if let Some(TokenTree::Ident(first)) =
                        rest.next_if(|next| matches!(next, TokenTree::Ident(_)))
                    {
                        path_from(first.to_string(), &mut rest);
                    }
                }
                TokenTree::Group(group) => self.block(group.stream(), scope),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    /// What follows the word `mod`.
    fn module(&mut self, rest: &mut Tokens<'_>, scope: &Path, file: Option<String>) {
        let Some(TokenTree::Ident(name)) = rest.next_if(|next| matches!(next, TokenTree::Ident(_))) else {
            return;
        };
        let name = name.to_string();
        match rest.next() {
            Some(TokenTree::Group(body)) => {
                self.block(body.stream(), &[scope.as_slice(), &[name]].concat());
            }
            _ => self.modules.push(Declaration { scope: scope.clone(), name, file }),
        }
    }

    /// What follows the word `use`, or one branch of it.
    fn imports(&mut self, prefix: &Path, tree: &[TokenTree], scope: &Path) {
        let mut path = prefix.clone();
        let mut name = None;
        let mut rest = tree.iter().peekable();
        if is_punct(rest.peek(), ':') && prefix.is_empty() {
            return;
        }
        while let Some(token) = rest.next() {
            match token {
                TokenTree::Ident(word) if word == "as" => {
                    name = Some(rest.next().map(ToString::to_string));
                }
                TokenTree::Ident(word) => path.push(word.to_string()),
                TokenTree::Group(branches) => {
                    let branches: Vec<TokenTree> = branches.stream().into_iter().collect();
                    for branch in branches.split(|token| is_punct(Some(&token), ',')) {
                        if !branch.is_empty() {
                            self.imports(&path, branch, scope);
                        }
                    }
                    return;
                }
                TokenTree::Punct(star) if star.as_char() == '*' => name = Some(None),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
        // `use a::{self}` imports `a`.
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let name = name.unwrap_or_else(|| path.last().cloned()).filter(|name| name != "_");
        self.mentions.push(Mention { scope: scope.clone(), path, name });
    }
}

/// The path that begins with this word.
fn path_from(first: String, rest: &mut Tokens<'_>) -> Path {
    let mut path = vec![first];
    loop {
        let mut ahead = rest.clone();
        if !is_punct(ahead.next().as_ref(), ':') || !is_punct(ahead.next().as_ref(), ':') {
            return path;
        }
        let Some(TokenTree::Ident(word)) = ahead.next() else { return path };
        path.push(word.to_string());
        *rest = ahead;
    }
}

/// What an attribute says about the item after it.
enum Attribute {
    Test,
    Path(String),
    Other,
}

/// Reads an attribute whose `#` was read.
fn attribute(rest: &mut Tokens<'_>) -> Attribute {
    rest.next_if(|next| is_punct(Some(next), '!'));
    let Some(TokenTree::Group(group)) = rest.next_if(|next| is_group(next, Delimiter::Bracket)) else {
        return Attribute::Other;
    };
    let words: Vec<String> = words(group);
    match words.first().map(String::as_str) {
        Some("cfg") if words.iter().any(|word| word == "test") && !words.iter().any(|word| word == "not") => {
            Attribute::Test
        }
        Some("path") => match words.last() {
            Some(file) => Attribute::Path(file.trim_matches('"').to_owned()),
            None => Attribute::Other,
        },
        _ => Attribute::Other,
    }
}

/// Words and literals of an attribute, in order, from all its brackets.
fn words(group: &Group) -> Vec<String> {
    group
        .stream()
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Group(group) => words(&group),
            TokenTree::Punct(_) => Vec::new(),
            word => vec![word.to_string()],
        })
        .collect()
}

/// Passes over the item that an attribute belongs to.
fn skip_item(rest: &mut Tokens<'_>) {
    while is_punct(rest.peek(), '#') {
        rest.next();
        attribute(rest);
    }
    if rest.next_if(|next| is_word(next, &["pub"])).is_some() {
        rest.next_if(|next| is_group(next, Delimiter::Parenthesis));
    }
    let mut ahead = rest.clone();
    let (first, second) = (ahead.next(), ahead.next());
    let is = |token: Option<&TokenTree>, words| token.is_some_and(|token| is_word(token, words));
    let is_constant = is(first, &["use", "const", "static", "type"]) && !is(second, &["fn", "unsafe"]);
    let is_body = is(first, ITEMS_WITH_BODY) || is(second, &["fn", "unsafe"]);
    for token in rest.by_ref() {
        let ends = is_punct(Some(&token), ';')
            || (!is_constant && is_group(token, Delimiter::Brace))
            || (!is_constant && !is_body && is_punct(Some(&token), ','));
        if ends {
            return;
        }
    }
}

const ITEMS_WITH_BODY: &[&str] =
    &["fn", "mod", "impl", "struct", "enum", "trait", "unsafe", "async", "extern", "macro_rules"];

fn is_punct(token: Option<&&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn is_group(token: &TokenTree, wanted: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == wanted)
}

fn is_word(token: &TokenTree, wanted: &[&str]) -> bool {
    matches!(token, TokenTree::Ident(word) if wanted.iter().any(|wanted| word == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `scope|path as name` of each mention.
    fn mentions(text: &str) -> Vec<String> {
        let source = Source::read(text).unwrap();
        let show = |mention: Mention| {
            let name = mention.name.map(|name| format!(" as {name}")).unwrap_or_default();
            format!("{}|{}{name}", mention.scope.join("::"), mention.path.join("::"))
        };
        source.mentions.into_iter().map(show).collect()
    }

    #[test]
    fn imports_are_read_branch_by_branch() {
        assert_eq!(
            mentions("use crate::{a::{self, B}, c::D as E, f::*, g::H as _}; use super::i; use ::j::K;"),
            [
                "|crate::a as a",
                "|crate::a::B as B",
                "|crate::c::D as E",
                "|crate::f",
                "|crate::g::H",
                "|super::i as i"
            ]
        );
    }

    #[test]
    fn paths_in_code_and_in_macro_calls_are_found() {
        let text = "fn f(x: crate::a::B) { view! { <p>{crate::c::d(\"crate::e::f\")}</p> } } // crate::g::h\n\
                    fn k() -> ::l::M { n.o::<P>() }";
        assert_eq!(mentions(text), ["|crate::a::B", "|crate::c::d"]);
    }

    #[test]
    fn inline_modules_are_scopes() {
        assert_eq!(
            mentions("mod a { use super::B; mod c { use super::D; } }"),
            ["a|super::B as B", "a::c|super::D as D"]
        );
    }

    #[test]
    fn declared_modules_know_their_file() {
        let source = Source::read("pub(crate) mod a; #[path = \"x/b.rs\"] mod b; mod c { mod d; }").unwrap();
        let declared: Vec<_> = source
            .modules
            .iter()
            .map(|module| (module.scope.join("::"), module.name.as_str(), module.file.as_deref()))
            .collect();
        assert_eq!(
            declared,
            [(String::new(), "a", None), (String::new(), "b", Some("x/b.rs")), ("c".to_owned(), "d", None)]
        );
    }

    #[test]
    fn test_code_is_left_out() {
        for test in [
            "#[cfg(test)] mod tests { use crate::b::C; }",
            "#[cfg(test)] mod tests;",
            "#[cfg(any(test, feature = \"x\"))] pub(crate) use crate::b::{C, D};",
            "#[cfg(test)] const fn f<A, B>() -> crate::b::C { crate::b::D }",
            "#[cfg(test)] #[must_use] pub fn f<A, B>() -> crate::b::C { crate::b::D }",
            "#[cfg(test)] const X: [crate::b::C; 1] = [crate::b::C { x: 1 }];",
        ] {
            let source = Source::read(&format!("{test} use crate::a::A;")).unwrap();
            assert_eq!(source.modules, [], "{test}");
            assert_eq!(mentions(&format!("{test} use crate::a::A;")), ["|crate::a::A as A"], "{test}");
        }
        assert_eq!(mentions("struct S { #[cfg(test)] x: crate::b::C, y: crate::a::A }"), ["|crate::a::A"]);
        assert_eq!(mentions("#[cfg(not(test))] use crate::a::A;"), ["|crate::a::A as A"]);
    }
}
