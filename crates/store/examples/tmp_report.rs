use std::time::Instant;
use konventa_domain::gain::{Report, Scope, groups};
use konventa_store::{Open, SqliteStore, Store};
#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let path = std::env::args().nth(1).unwrap();
    let store = SqliteStore::open(&format!("sqlite://{path}").parse().unwrap(), Open::Existing).await.unwrap();
    let deck = "istanbul-convention".parse().unwrap();
    for _ in 0..3 {
        let t = Instant::now();
        let census = store.census(&deck, None).await.unwrap();
        println!("census {:?} strata {}", t.elapsed(), census.strata.len());
        let t = Instant::now();
        let g = groups(census.strata.iter().map(|(s, t)| (s, t.paired())));
        println!("groups {:?} {}", t.elapsed(), g.len());
        let t = Instant::now();
        let r = Report::of(Scope::of("istanbul-convention".parse().unwrap()), &census);
        println!("report {:?}", t.elapsed());
        let t = Instant::now();
        let s = serde_json::to_string(&r).unwrap();
        println!("json {:?} {}", t.elapsed(), s.len());
    }
}
