use super::*;

const STUDY: Salt = Salt([7; 16]);
const OTHER: Salt = Salt([8; 16]);

fn links(exact: u8, coarse: &[u8]) -> Links {
    let link = |byte: &u8| Link::from_bytes([*byte; 16]);
    Links { exact: link(&exact), coarse: coarse.iter().map(link).collect() }
}

fn files() -> (tempfile::TempDir, Seal) {
    let dir = tempfile::tempdir().unwrap();
    let seal = Seal::beside(&dir.path().join("konventa.db"));
    (dir, seal)
}

/// From another implementation: `hmac.new(bytes(range(32)), bytes([1] * 16), "sha256")` in Python.
#[test]
fn it_is_hmac() {
    let key = Key(std::array::from_fn(|at| u8::try_from(at).unwrap()));
    assert_eq!(key.seal(&links(1, &[]).exact).to_string(), "e8162e4e146ba693809f804da2816aea");
}

#[test]
fn equal_links_stay_equal_and_nothing_else_does() {
    let (_dir, in_files) = files();
    both(&in_files);
    both(&Seal::in_memory());
}

fn both(seal: &Seal) {
    seal.make(STUDY).unwrap();
    seal.make(OTHER).unwrap();
    let given = links(1, &[2, 3, 1]);
    let sealed = seal.seal(STUDY, &given).unwrap();
    assert_eq!(seal.seal(STUDY, &given).unwrap(), sealed);
    assert_eq!(sealed.coarse[2], sealed.exact);
    let mut all: Vec<Link> = sealed.coarse.clone();
    all.extend(given.coarse);
    all.extend(seal.seal(OTHER, &links(1, &[2, 3])).unwrap().coarse);
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 3 + 3 + 2);
    // Made once more it is the same.
    seal.make(STUDY).unwrap();
    assert_eq!(seal.seal(STUDY, &links(1, &[2, 3, 1])).unwrap(), sealed);
    seal.forget(STUDY).unwrap();
    seal.forget(STUDY).unwrap();
    assert!(matches!(seal.check(STUDY), Err(SealError::Missing(_))));
    assert!(matches!(seal.seal(STUDY, &links(1, &[])), Err(SealError::Missing(_))));
    seal.check(OTHER).unwrap();
}

#[test]
fn a_key_is_kept_to_its_owner_beside_the_database() {
    let (dir, seal) = files();
    seal.make(STUDY).unwrap();
    let file = dir.path().join("konventa.links.07070707070707070707070707070707.key");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let text = std::fs::read_to_string(&file).unwrap();
    let key = text.lines().last().unwrap();
    assert_eq!((text.lines().count(), key.len()), (2, 43));
    assert!(!format!("{seal:?}").contains(key));
    // Who starts later, and another process, have the same.
    let again = Seal::beside(&dir.path().join("konventa.db"));
    let given = links(1, &[]);
    assert_eq!(again.seal(STUDY, &given).unwrap(), seal.seal(STUDY, &given).unwrap());
    again.forget(STUDY).unwrap();
    assert!(seal.check(STUDY).is_err());
    assert_eq!(dir.path().read_dir().unwrap().count(), 0);
}

#[test]
fn a_damaged_key_is_told_and_not_replaced() {
    let (_dir, seal) = files();
    seal.make(STUDY).unwrap();
    let Place::Beside(database) = &seal.0 else { unreachable!() };
    let file = file::of(database, STUDY);
    let good = std::fs::read_to_string(&file).unwrap();
    let key = good.lines().last().unwrap();
    for bad in ["", "# nothing", &key[1..], &format!("{key}{key}"), &format!("{key}\n{key}"), "\u{0}"] {
        std::fs::write(&file, bad).unwrap();
        for error in [seal.make(STUDY), seal.check(STUDY)] {
            let told = error.unwrap_err().to_string();
            assert!(told.contains("is damaged") && told.contains("konventa again end DECK"), "{told}");
            assert!(!told.contains(key));
        }
        assert_eq!(std::fs::read_to_string(&file).unwrap(), bad);
    }
    std::fs::write(&file, key).unwrap();
    seal.check(STUDY).unwrap();
    // A directory in its place cannot be read, nor deleted.
    seal.forget(STUDY).unwrap();
    std::fs::create_dir(&file).unwrap();
    for error in [seal.make(STUDY), seal.check(STUDY), seal.forget(STUDY)] {
        assert!(matches!(error, Err(SealError::File { .. })));
    }
}
