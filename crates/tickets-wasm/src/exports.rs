//! What `tickets.js` sees: functions on numbers, and the memory. An argument is a text of lines, in
//! ASCII. An instance is used for one call, so nothing is given back.
#![expect(unsafe_code, reason = "a function that JavaScript calls by its name, with an address, needs it")]

use alloc::string::String;
use alloc::vec;
use core::panic::PanicInfo;
use core::ptr;

#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Ends the call with an exception in JavaScript.
#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

/// Returns the address of so many bytes, into which JavaScript writes an argument.
#[unsafe(no_mangle)]
extern "C" fn space(length: usize) -> *mut u8 {
    vec![0; length].leak().as_mut_ptr()
}

/// [`crate::prepare`] of the seed, with the lines behind it.
///
/// # Safety
/// `at` is from [`space`], of this length. The same applies to all functions below.
#[unsafe(no_mangle)]
unsafe extern "C" fn prepare(at: *const u8, length: usize) -> *const u8 {
    // SAFETY: as above.
    let given = unsafe { bytes(at, length) };
    answer(given.split_first_chunk().and_then(|(seed, lines)| {
        let [lecture, keys, commitment] = read(lines)?;
        crate::prepare(*seed, lecture, keys, commitment)
    }))
}

/// [`crate::finish`] of two lines.
#[unsafe(no_mangle)]
unsafe extern "C" fn finish(at: *const u8, length: usize) -> *const u8 {
    // SAFETY: as above.
    let lines = read(unsafe { bytes(at, length) });
    answer(lines.and_then(|[stored, evaluation]| crate::finish(stored, evaluation)))
}

unsafe fn bytes(at: *const u8, length: usize) -> &'static [u8] {
    // SAFETY: `space` has leaked so many bytes that begin there, and JavaScript does not write while
    // one of our functions runs.
    unsafe { core::slice::from_raw_parts(at, length) }
}

/// Reads lines. Those of another number, or not in ASCII, are refused. (What reads UTF-8 is more to load.)
fn read<const N: usize>(text: &[u8]) -> Option<[&str; N]> {
    let mut lines = text.split(|byte| *byte == b'\n');
    let mut read = [""; N];
    for place in &mut read {
        let line = lines.next()?;
        if line.iter().any(|byte| *byte > 127) {
            return None;
        }
        // SAFETY: ASCII is UTF-8.
        *place = unsafe { core::str::from_utf8_unchecked(line) };
    }
    lines.next().is_none().then_some(read)
}

/// The address of a text that ends with a zero byte, or zero if there is no text.
fn answer(text: Option<String>) -> *const u8 {
    let Some(mut text) = text else { return ptr::null() };
    text.push('\0');
    text.leak().as_ptr()
}
