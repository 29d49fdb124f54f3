//! Saving files, and printing.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Element, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, Url, XmlSerializer,
};

use super::window;

/// Pixels of a picture per unit of its drawing: enough for print.
const SCALE: f64 = 3.0;
const PAPER: &str = "#fffdfb";

/// Saves a file, as the browser does with downloads.
pub fn save_file(name: &str, kind: &str, content: &[u8]) {
    let parts = Array::of1(&Uint8Array::from(content));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    // A browser out of memory cannot make a file; the button can be pressed again.
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
        let _ = save(name, &blob);
    }
}

fn save(name: &str, blob: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let link: HtmlAnchorElement = window().document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address).ok()
}

/// The first drawing in an element, as the text of an SVG file.
#[must_use]
pub fn first_drawing(place: &Element) -> Option<String> {
    let svg = place.query_selector("svg").ok()??;
    XmlSerializer::new().ok()?.serialize_to_string(&svg).ok()
}

/// Saves a drawing as a PNG picture.
///
/// # Errors
/// If the browser cannot draw it.
pub async fn save_as_png(name: &str, svg: &str, width: f64, height: f64) -> Result<(), JsValue> {
    let image = HtmlImageElement::new()?;
    let sized =
        svg.replacen("<svg", &format!("<svg width=\"{}\" height=\"{}\"", width * SCALE, height * SCALE), 1);
    image.set_src(&format!("data:image/svg+xml,{}", String::from(js_sys::encode_uri_component(&sized))));
    JsFuture::from(image.decode()).await?;
    let document = window().document().ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some thousand pixels")]
    let [wide, high] = [width, height].map(|side| (side * SCALE) as u32);
    canvas.set_width(wide);
    canvas.set_height(high);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
    pen.set_fill_style_str(PAPER);
    pen.fill_rect(0.0, 0.0, width * SCALE, height * SCALE);
    pen.draw_image_with_html_image_element(&image, 0.0, 0.0)?;
    // The data URL contains the picture in base64.
    let address = canvas.to_data_url_with_type("image/png")?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Ok(())
}

/// The address of a JSON file with this text, for a link that saves it. Nothing leaves the device.
#[must_use]
pub fn file_address(text: &str) -> String {
    let mut address = String::from("data:application/json;charset=utf-8,");
    address.push_str(&String::from(js_sys::encode_uri_component(text)));
    address
}

/// Opens the browser's print dialog.
pub fn print() {
    // A browser that cannot print says so itself.
    let _ = window().print();
}
