//! The emblem of the title slide: a home carried by four pillars, with room for those who live in
//! it.

use leptos::prelude::*;

use crate::ui::el;

/// As text: Leptos elements for SVG would be code that a phone needs for nothing else.
const DRAWING: &str = "\
     <svg class='drawing' viewBox='0 0 640 620'>\
     <path class='line-accent' d='M24 214L320 28L616 214'/>\
     <path class='line-accent' d='M112 214L320 84L528 214'/>\
     <path class='line-voice' d='M24 240H616M24 588H616'/>\
     <g>\
     <rect class='fill-voice line-voice' x='56' y='264' width='56' height='300' rx='10'/>\
     <rect class='fill-voice line-voice' x='152' y='264' width='56' height='300' rx='10'/>\
     <rect class='fill-voice line-voice' x='432' y='264' width='56' height='300' rx='10'/>\
     <rect class='fill-voice line-voice' x='528' y='264' width='56' height='300' rx='10'/>\
     </g>\
     <circle class='fill-accent line-accent' cx='296' cy='356' r='30'/>\
     <path class='fill-accent line-accent' d='M280 404H312C328 404 338 412 342 428L364 562H228L250 428C254 412 264 404 280 404Z'/>\
     <circle class='fill-voice line-voice' cx='372' cy='444' r='20'/>\
     <path class='fill-voice line-voice' d='M362 478H382C392 478 398 483 401 493L412 562H344L351 493C352 483 354 478 362 478Z'/>\
     </svg>";

/// The emblem.
pub fn emblem() -> AnyView {
    el("div").class("emblem").attr("aria-hidden", "true").html(DRAWING).into_any()
}
