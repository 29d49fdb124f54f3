use super::*;

const STUDY: Salt = Salt([7; 16]);
const OTHER: Salt = Salt([8; 16]);

fn links(full: u8, partial: &[u8]) -> LinkageKeys {
    let link = |byte: &u8| LinkageKey::from_bytes([*byte; 16]);
    LinkageKeys { full: link(&full), partial: partial.iter().map(link).collect() }
}

fn files() -> (tempfile::TempDir, LinkageKeyring) {
    let dir = tempfile::tempdir().unwrap();
    let keyring = LinkageKeyring::beside(&dir.path().join("konventa.db"));
    (dir, keyring)
}

/// From another implementation: `hmac.new(bytes(range(32)), bytes([1] * 16), "sha256")` in Python.
#[test]
fn it_is_hmac() {
    let key = Key(std::array::from_fn(|at| u8::try_from(at).unwrap()));
    assert_eq!(key.rehash(&links(1, &[]).full).to_string(), "e8162e4e146ba693809f804da2816aea");
}

#[test]
fn equal_links_stay_equal_and_nothing_else_does() {
    let (_dir, in_files) = files();
    both(&in_files);
    both(&LinkageKeyring::in_memory());
}

fn both(keyring: &LinkageKeyring) {
    keyring.make(STUDY).unwrap();
    keyring.make(OTHER).unwrap();
    let given = links(1, &[2, 3, 1]);
    let sealed = keyring.rehash(STUDY, &given).unwrap();
    assert_eq!(keyring.rehash(STUDY, &given).unwrap(), sealed);
    assert_eq!(sealed.partial[2], sealed.full);
    let mut all: Vec<LinkageKey> = sealed.partial.clone();
    all.extend(given.partial);
    all.extend(keyring.rehash(OTHER, &links(1, &[2, 3])).unwrap().partial);
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 3 + 3 + 2);
    // Made once more it is the same.
    keyring.make(STUDY).unwrap();
    assert_eq!(keyring.rehash(STUDY, &links(1, &[2, 3, 1])).unwrap(), sealed);
    keyring.forget(STUDY).unwrap();
    keyring.forget(STUDY).unwrap();
    assert!(matches!(keyring.check(STUDY), Err(LinkageKeyringError::Missing(_))));
    assert!(matches!(keyring.rehash(STUDY, &links(1, &[])), Err(LinkageKeyringError::Missing(_))));
    keyring.check(OTHER).unwrap();
}

#[test]
fn a_key_is_kept_to_its_owner_beside_the_database() {
    let (dir, keyring) = files();
    keyring.make(STUDY).unwrap();
    let file = dir.path().join("konventa.links.07070707070707070707070707070707.key");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let text = std::fs::read_to_string(&file).unwrap();
    let key = text.lines().last().unwrap();
    assert_eq!((text.lines().count(), key.len()), (2, 43));
    assert!(!format!("{keyring:?}").contains(key));
    // Who starts later, and another process, have the same.
    let again = LinkageKeyring::beside(&dir.path().join("konventa.db"));
    let given = links(1, &[]);
    assert_eq!(again.rehash(STUDY, &given).unwrap(), keyring.rehash(STUDY, &given).unwrap());
    again.forget(STUDY).unwrap();
    assert!(keyring.check(STUDY).is_err());
    assert_eq!(dir.path().read_dir().unwrap().count(), 0);
}

#[test]
fn a_damaged_key_is_told_and_not_replaced() {
    let (_dir, keyring) = files();
    keyring.make(STUDY).unwrap();
    let KeyLocation::Beside(database) = &keyring.0 else { unreachable!() };
    let file = file::of(database, STUDY);
    let good = std::fs::read_to_string(&file).unwrap();
    let key = good.lines().last().unwrap();
    for bad in ["", "# nothing", &key[1..], &format!("{key}{key}"), &format!("{key}\n{key}"), "\u{0}"] {
        std::fs::write(&file, bad).unwrap();
        for error in [keyring.make(STUDY), keyring.check(STUDY)] {
            let told = error.unwrap_err().to_string();
            assert!(told.contains("is damaged") && told.contains("konventa followup end DECK"), "{told}");
            assert!(!told.contains(key));
        }
        assert_eq!(std::fs::read_to_string(&file).unwrap(), bad);
    }
    std::fs::write(&file, key).unwrap();
    keyring.check(STUDY).unwrap();
    // A directory in its place cannot be read, nor deleted.
    keyring.forget(STUDY).unwrap();
    std::fs::create_dir(&file).unwrap();
    for error in [keyring.make(STUDY), keyring.check(STUDY), keyring.forget(STUDY)] {
        assert!(matches!(error, Err(LinkageKeyringError::File { .. })));
    }
}
