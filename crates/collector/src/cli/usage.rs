//! How the commands of decks are written, in the languages of authors.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use konventa_deck::AuthorText;
use konventa_domain::Language;

use super::reader::of_command;

/// Returns what an author reads, in a language other than English, about a deck command that could not
/// be read or that asked for help, and whether it is refused. In English, clap says it.
pub(super) fn for_authors(error: &clap::Error, arguments: &[String]) -> Option<(String, bool)> {
    let language = of_command(arguments);
    let is_deck = arguments.get(1).is_some_and(|command| command == "deck");
    if language == Language::English || !is_deck {
        return None;
    }
    let commands = AuthorText::Commands.in_language(language);
    let context = |kind| error.get(kind).map(shown).unwrap_or_default();
    let (name, value) = (context(ContextKind::InvalidArg), context(ContextKind::InvalidValue));
    let text = match error.kind() {
        ErrorKind::DisplayHelp => return Some((format!("  {commands}"), false)),
        ErrorKind::DisplayVersion => return None,
        ErrorKind::MissingRequiredArgument => AuthorText::ArgumentMissing { names: &name },
        ErrorKind::UnknownArgument => AuthorText::ArgumentUnknown { name: &name },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            AuthorText::ValueRefused { value: &value, name: &name }
        }
        ErrorKind::InvalidSubcommand => {
            let name = context(ContextKind::InvalidSubcommand);
            let text = AuthorText::ArgumentUnknown { name: &name }.in_language(language);
            return Some((format!("konventa: {text}\n\n  {commands}"), true));
        }
        _ => AuthorText::CommandRefused,
    };
    Some((format!("konventa: {}\n\n  {commands}", text.in_language(language)), true))
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(values) => values.join(", "),
        ContextValue::String(value) => value.clone(),
        other => other.to_string(),
    }
}
