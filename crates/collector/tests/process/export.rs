//! `konventa export`, and what can be done with its files without Konventa.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::Command;

use konventa_deck::Deck;
use serde_json::json;
use tempfile::TempDir;

use super::program::{Konventa, command, copy, deck, id, run, seal};

/// Forty students of two countries and two languages. Those who read English are too few in each
/// country, and are one group.
fn taught(dir: &TempDir) -> Konventa {
    let server = Konventa::serve(dir);
    let outcomes = ["correct", "wrong", "unsure", "blank"];
    let template = server.submission(&id(0), "wrong");
    for n in 0..40_usize {
        let mut submission = template.clone();
        submission["submission"] = json!(id(n as u128));
        submission["country"] = json!(if n < 25 { "ME" } else { "AL" });
        submission["language"] = json!(if n % 4 == 0 { "en" } else { "sq" });
        for (place, item) in submission["items"].as_array_mut().unwrap().iter_mut().enumerate() {
            item["pre"] = json!(outcomes[(n * 7 + place * place) % 4]);
            let learned = (n + place) % 3 > 0 || (n * 7 + place * place) % 4 == 0;
            item["post"] = json!(if learned { "correct" } else { outcomes[(n + 3 * place) % 4] });
        }
        assert_eq!(server.submit(&submission).status, 201);
    }
    seal(dir.path());
    server
}

/// An answer of any kind, by HTTP/1.0, which has no chunked encoding.
fn download(server: &Konventa, path: &str) -> Vec<u8> {
    let key = server.key("research");
    let mut stream = server.connect();
    write!(stream, "GET {path} HTTP/1.0\r\nAuthorization: Bearer {key}\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    assert!(answer.starts_with(b"HTTP/1.0 200") || answer.starts_with(b"HTTP/1.1 200"));
    answer.split_off(end + 4)
}

fn files_in(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(dir).unwrap().to_str().unwrap().to_owned();
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

fn unpacked(zip: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut files = BTreeMap::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        files.insert(file.name().unwrap().into_owned(), content);
    }
    files
}

#[test]
fn the_command_writes_what_the_server_sends() {
    let dir = tempfile::tempdir().unwrap();
    let server = taught(&dir);
    for (number, filters) in
        ["", "&country=ME", "&country=XK&xapi=true", "&from=2000-01&language=sq"].iter().enumerate()
    {
        let query = format!("deck=istanbul-convention{filters}");
        let sent = download(&server, &format!("/api/research/export.zip?{query}"));
        let options = query.split('&').map(|filter| format!("--{}", filter.trim_end_matches("=true")));
        let (into, zip) = (format!("out{number}"), format!("out{number}.zip"));
        let (code, said, told) =
            run(command(dir.path()).args(["export", &into, "--zip", &zip]).args(options));
        assert_eq!((code, told.as_str()), (Some(0), ""));
        assert_eq!(said, format!("{into}\n{zip}\n"));
        assert_eq!(fs::read(dir.path().join(zip)).unwrap(), sent, "{filters}");
        let files = unpacked(&sent);
        assert_eq!(files_in(&dir.path().join(into)), files, "{filters}");
        let query = query.trim_end_matches("&xapi=true");
        for (name, file) in [("export.csv", "records.csv"), ("export.xlsx", "records.xlsx")] {
            assert_eq!(download(&server, &format!("/api/research/{name}?{query}")), files[file], "{filters}");
        }
        let records = files["records.csv"].clone();
        let rows = String::from_utf8(records).unwrap().lines().count() - 1;
        assert_eq!(rows, [40, 18, 0, 30][number], "{filters}");
    }
    drop(server);
    // After the server, too.
    let (code, ..) = run(command(dir.path()).args(["export", "later", "--deck", "istanbul-convention"]));
    assert_eq!(code, Some(0));
    let later = files_in(&dir.path().join("later"));
    assert_eq!(later, files_in(&dir.path().join("out0")));
    for language in Deck::load(&deck()).unwrap().compile().languages.keys() {
        let words = String::from_utf8(later[&format!("deck/{language}.md")].clone()).unwrap();
        assert!(words.contains("### Item 12: `") && words.contains("(right)"), "{language}");
        assert!(!words.contains("</") && !words.contains("&amp;"), "{language}");
    }
    let codebook: serde_json::Value = serde_json::from_slice(&later["codebook.json"]).unwrap();
    assert_eq!(codebook["items"].as_array().unwrap().len(), 12);
    for item in codebook["items"].as_array().unwrap() {
        for asked in item["asked"].as_array().unwrap() {
            let right = asked["choices"].as_array().unwrap().iter().filter(|choice| choice["right"] == true);
            assert_eq!(right.count(), 1, "{item}");
        }
    }
}

#[test]
fn old_files_are_not_mixed_with_new_ones() {
    let dir = tempfile::tempdir().unwrap();
    drop(taught(&dir));
    let export = |into: &[&str]| {
        run(command(dir.path()).arg("export").args(into).args(["--deck", "istanbul-convention"]))
    };
    fs::create_dir(dir.path().join("new")).unwrap();
    assert_eq!(export(&["new"]).0, Some(0));
    let before = files_in(&dir.path().join("new"));
    let (code, said, told) = export(&["new"]);
    assert_eq!((code, said.as_str()), (Some(1), ""));
    let why =
        "the folder new is not empty: name a new one, so that no old file is taken for one of this export";
    assert_eq!(told, format!("konventa: {why}\n"));
    assert_eq!(files_in(&dir.path().join("new")), before);
    let (code, _, told) = export(&["konventa.db"]);
    assert_eq!((code, told.as_str()), (Some(1), "konventa: konventa.db is a file: name a new folder\n"));
    let (code, _, told) = export(&["--zip", "konventa.db"]);
    assert_eq!(code, Some(1));
    assert!(told.starts_with("konventa: konventa.db cannot be written: "), "{told}");
    let (code, _, told) = export(&[]);
    assert_eq!(code, Some(2), "{told}");
}

/// The analysis that comes with the data finds the figures of the report, and notices if they
/// differ.
#[test]
fn the_analysis_agrees_with_the_report() {
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("there is no python3 here, so the analysis is not tried");
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    drop(taught(&dir));
    // No batch has anybody of Kosovo who reads Albanian; the one of all who read English may.
    let none = ["--country", "XK", "--language", "sq"];
    for (into, filter) in [("all", &[][..]), ("some", &["--country", "AL"]), ("none", &none)] {
        let (code, ..) =
            run(command(dir.path()).args(["export", into, "--deck", "istanbul-convention"]).args(filter));
        assert_eq!(code, Some(0));
        let folder = dir.path().join(into);
        let analysis = || run(Command::new("python3").arg(folder.join("analysis.py")));
        let (code, said, told) = analysis();
        assert_eq!((code, told.as_str()), (Some(0), ""), "{said}");
        assert!(said.ends_with("All agree with report.json.\n"), "{said}");
        let file = folder.join("report.json");
        let mut report: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        let figure = if into == "none" {
            &mut report["n"]["paired"]
        } else {
            assert!(said.contains("items.human-rights-violation.mcnemar_p_holm"), "{said}");
            &mut report["difference"]["ci_low"]
        };
        *figure = json!(figure.as_f64().unwrap() + 1e-7);
        fs::write(&file, report.to_string()).unwrap();
        let (code, said, told) = analysis();
        assert_eq!((code, told.as_str()), (Some(1), "\n1 figures differ from report.json.\n"), "{said}");
    }
}

/// SPSS is on no machine of a developer. PSPP reads the same language, and gives back what it read.
#[test]
fn pspp_reads_every_code_and_counts_what_is_right() {
    if Command::new("pspp").arg("--version").output().is_err() {
        eprintln!("there is no pspp here, so the program for SPSS is not tried");
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    drop(taught(&dir));
    let (code, ..) = run(command(dir.path()).args(["export", "all", "--deck", "istanbul-convention"]));
    assert_eq!(code, Some(0));
    let folder = dir.path().join("all");
    let back = "GET FILE='records.sav'.\nSAVE TRANSLATE\n  /OUTFILE='back.csv'\n  /TYPE=CSV\n  /FIELDNAMES\n  \
                /CELLS=VALUES\n  /TEXTOPTIONS DELIMITER=','.\n";
    let program = fs::read_to_string(folder.join("records.sps")).unwrap();
    fs::write(folder.join("both.sps"), program + "\n" + back).unwrap();
    let (code, said, told) = run(Command::new("pspp").arg("both.sps").current_dir(&folder));
    assert_eq!((code, said.as_str(), told.as_str()), (Some(0), "", ""));
    let table = |name: &str| -> Vec<Vec<String>> {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        text.lines().map(|line| line.split(',').map(|cell| cell.trim().to_owned()).collect()).collect()
    };
    let (coded, back) = (table("records_coded.csv"), table("back.csv"));
    assert_eq!((coded.len(), back.len()), (41, 41));
    for (coded, back) in coded.iter().zip(&back) {
        // PSPP writes a missing text as a blank.
        assert_eq!(coded[..], back[..coded.len()]);
    }
    let items = 2 * 12;
    let column = |name: &str| back[0].iter().position(|found| found == name).unwrap();
    let (first, before) = (column("q01_pre_right"), column("pre_right"));
    for row in &back[1..] {
        let right: Vec<u32> = row[first..first + items].iter().map(|cell| cell.parse().unwrap()).collect();
        let sums = [right.iter().step_by(2).sum::<u32>(), right.iter().skip(1).step_by(2).sum()];
        assert_eq!(sums.map(|sum| sum.to_string()), row[before..=before + 1]);
    }
}

/// Records of a version that is no longer served keep their rows, and the readme says that its words
/// are missing.
#[test]
fn words_of_another_version_are_not_taken_for_those_that_were_seen() {
    let dir = tempfile::tempdir().unwrap();
    drop(taught(&dir));
    let folder = dir.path().join("changed");
    copy(&deck(), &folder);
    let words = fs::read_to_string(folder.join("text.en.md")).unwrap();
    let title = "title: The Istanbul Convention in half an hour";
    fs::write(folder.join("text.en.md"), words.replace(title, "title: Half an hour of our own")).unwrap();
    let export = |into: &str, more: &[&str]| {
        let (code, _, told) =
            run(command(dir.path()).args(["export", into, "--deck", "istanbul-convention"]).args(more));
        assert_eq!((code, told.as_str()), (Some(0), ""));
        let read = |name| fs::read_to_string(dir.path().join(into).join(name)).unwrap();
        (read("records.csv"), read("README.md"), read("deck/en.md"))
    };
    let (records, readme, text) = export("then", &[]);
    assert!(text.starts_with("# The Istanbul Convention in half an hour\n"));
    assert!(!readme.contains("which is no longer served"));
    let (same_records, readme, text) = export("now", &["--decks", "changed"]);
    assert_eq!(same_records, records);
    assert!(text.starts_with("# Half an hour of our own\n"));
    assert!(readme.contains("of the deck, which is no longer served. Those in `deck/`"), "{readme}");
}
