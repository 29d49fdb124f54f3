use super::*;

const STUDY: Salt = Salt([7; 16]);
const OTHER: Salt = Salt([8; 16]);

fn keys(full: u8, partial: &[u8]) -> LinkageKeys {
    let key = |byte: &u8| LinkageKey::from_bytes([*byte; 16]);
    LinkageKeys { full: key(&full), partial: partial.iter().map(key).collect() }
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
    assert_eq!(key.rehash(&keys(1, &[]).full).to_string(), "e8162e4e146ba693809f804da2816aea");
}

#[tokio::test]
async fn equal_keys_stay_equal_and_different_keys_stay_different() {
    let (_dir, in_files) = files();
    both(&in_files).await;
    both(&LinkageKeyring::in_memory()).await;
}

async fn both(keyring: &LinkageKeyring) {
    keyring.make(STUDY).await.unwrap();
    keyring.make(OTHER).await.unwrap();
    let given = keys(1, &[2, 3, 1]);
    let hashed = keyring.rehash(STUDY, &given).await.unwrap();
    assert_eq!(keyring.rehash(STUDY, &given).await.unwrap(), hashed);
    assert_eq!(hashed.partial[2], hashed.full);
    let mut all: Vec<LinkageKey> = hashed.partial.clone();
    all.extend(given.partial);
    all.extend(keyring.rehash(OTHER, &keys(1, &[2, 3])).await.unwrap().partial);
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 3 + 3 + 2);
    // Making an existing key changes nothing.
    keyring.make(STUDY).await.unwrap();
    assert_eq!(keyring.rehash(STUDY, &keys(1, &[2, 3, 1])).await.unwrap(), hashed);
    keyring.forget(STUDY).await.unwrap();
    keyring.forget(STUDY).await.unwrap();
    assert!(matches!(keyring.check(STUDY).await, Err(LinkageKeyringError::Missing(_))));
    assert!(matches!(keyring.rehash(STUDY, &keys(1, &[])).await, Err(LinkageKeyringError::Missing(_))));
    keyring.check(OTHER).await.unwrap();
}

#[tokio::test]
async fn a_key_file_is_beside_the_database_and_readable_by_its_owner_only() {
    let (dir, keyring) = files();
    keyring.make(STUDY).await.unwrap();
    let file = dir.path().join("konventa.linkage.07070707070707070707070707070707.key");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let text = std::fs::read_to_string(&file).unwrap();
    let key = text.lines().last().unwrap();
    assert_eq!((text.lines().count(), key.len()), (2, 43));
    assert!(!format!("{keyring:?}").contains(key));
    // A later start and another process use the same key.
    let again = LinkageKeyring::beside(&dir.path().join("konventa.db"));
    let given = keys(1, &[]);
    assert_eq!(again.rehash(STUDY, &given).await.unwrap(), keyring.rehash(STUDY, &given).await.unwrap());
    again.forget(STUDY).await.unwrap();
    assert!(keyring.check(STUDY).await.is_err());
    assert_eq!(dir.path().read_dir().unwrap().count(), 0);
}

#[tokio::test]
async fn a_key_with_the_earlier_name_is_found_and_renamed() {
    let (dir, keyring) = files();
    let named = |word: &str| dir.path().join(format!("konventa.{word}.{STUDY}.key"));
    keyring.make(STUDY).await.unwrap();
    let given = keys(1, &[]);
    let hashed = keyring.rehash(STUDY, &given).await.unwrap();
    std::fs::rename(named("linkage"), named("links")).unwrap();
    assert_eq!(keyring.rehash(STUDY, &given).await.unwrap(), hashed);
    assert!(named("linkage").exists() && !named("links").exists());
    // A copy with the earlier name, put back from a backup, does not outlive the study.
    std::fs::copy(named("linkage"), named("links")).unwrap();
    keyring.forget(STUDY).await.unwrap();
    assert_eq!(dir.path().read_dir().unwrap().count(), 0);
}

#[tokio::test]
async fn a_damaged_key_is_reported_and_not_replaced() {
    let (_dir, keyring) = files();
    keyring.make(STUDY).await.unwrap();
    let KeyLocation::Beside(database) = &*keyring.0 else { unreachable!() };
    let file = file::of(database, STUDY).unwrap();
    let good = std::fs::read_to_string(&file).unwrap();
    let key = good.lines().last().unwrap();
    for bad in ["", "# nothing", &key[1..], &format!("{key}{key}"), &format!("{key}\n{key}"), "\u{0}"] {
        std::fs::write(&file, bad).unwrap();
        for error in [keyring.make(STUDY).await, keyring.check(STUDY).await] {
            let message = error.unwrap_err().to_string();
            assert!(
                message.contains("is damaged") && message.contains("konventa followup end DECK"),
                "{message}"
            );
            assert!(!message.contains(key));
        }
        assert_eq!(std::fs::read_to_string(&file).unwrap(), bad);
    }
    std::fs::write(&file, key).unwrap();
    keyring.check(STUDY).await.unwrap();
    // A directory in its place can be neither read nor deleted.
    keyring.forget(STUDY).await.unwrap();
    std::fs::create_dir(&file).unwrap();
    for error in [keyring.make(STUDY).await, keyring.check(STUDY).await, keyring.forget(STUDY).await] {
        assert!(matches!(error, Err(LinkageKeyringError::File { .. })));
    }
}
