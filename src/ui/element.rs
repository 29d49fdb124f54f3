//! The elements of a student's page.
//!
//! Leptos' `view!` gives each kind of element, attribute and listener a type, and each type has
//! machinery of its own in the wasm file. A phone loads that over a hall's Wi-Fi, so all elements of
//! its pages are of this one type (ADR 7 has the figures). An element is created at once, and never
//! updated: where something changes, [`dynamic`](super::dynamic()) builds a new one.

use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::types::{Element as DomElement, Node};
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

/// An element of the page, and what has to live as long as it does.
pub struct Element {
    node: DomElement,
    parts: Vec<Part>,
}

/// What stops when it is dropped.
enum Part {
    View { _state: AnyViewState },
    Listener { _remove: RemoveEventHandler<DomElement> },
    Effect { _stop: RenderEffect<()> },
}

/// Creates an element.
#[must_use]
pub fn el(tag: &'static str) -> Element {
    Element { node: Rndr::create_element(tag, None), parts: Vec::new() }
}

impl Element {
    /// Sets an attribute.
    #[must_use]
    pub fn attr(self, name: &str, value: &str) -> Self {
        Rndr::set_attribute(&self.node, name, value);
        self
    }

    /// Sets the class. An empty `class` sets nothing.
    #[must_use]
    pub fn class(self, class: &str) -> Self {
        if class.is_empty() { self } else { self.attr("class", class) }
    }

    /// Sets the name by which tests find the element.
    #[must_use]
    pub fn testid(self, testid: &str) -> Self {
        self.attr("data-testid", testid)
    }

    /// Sets the content to HTML, which the deck compiler made.
    #[must_use]
    pub fn html(self, html: &str) -> Self {
        Rndr::set_inner_html(&self.node, html);
        self
    }

    /// Adds something at the end of the content: words, an element, a view, or a number of them.
    #[must_use]
    pub fn child(mut self, child: impl Child) -> Self {
        child.add_to(&mut self);
        self
    }

    /// Makes it a view.
    #[must_use]
    pub fn into_any(self) -> AnyView {
        IntoAny::into_any(ElementView(SendWrapper::new(self)))
    }

    /// Calls `handler` with each event of this name.
    #[must_use]
    pub fn on(self, name: &str, handler: impl Fn(Event) + 'static) -> Self {
        self.on_boxed(name, Box::new(handler))
    }

    fn on_boxed(mut self, name: &str, handler: Box<dyn Fn(Event)>) -> Self {
        // What the handler creates belongs to the part of the page that the element is in.
        let owner = Owner::current();
        let handler = Box::new(move |event: JsValue| {
            let handle = || handler(event.unchecked_into());
            match &owner {
                Some(owner) => owner.with(handle),
                None => handle(),
            }
        });
        let remove = Rndr::add_event_listener(&self.node, name, handler);
        self.parts.push(Part::Listener { _remove: remove });
        self
    }

    /// Calls `set` with the element, now and whenever what it reads changes.
    #[must_use]
    pub fn follow(self, set: impl Fn(&DomElement) + 'static) -> Self {
        self.follow_boxed(Box::new(set))
    }

    fn follow_boxed(mut self, set: Box<dyn Fn(&DomElement)>) -> Self {
        let node = self.node.clone();
        let effect = RenderEffect::new(move |_: Option<()>| set(&node));
        self.parts.push(Part::Effect { _stop: effect });
        self
    }

    /// Sets an attribute, now and whenever what `value` reads changes.
    #[must_use]
    pub fn attr_of(self, name: &'static str, value: impl Fn() -> &'static str + 'static) -> Self {
        self.follow(move |node| Rndr::set_attribute(node, name, value()))
    }

    /// Sets a property, now and whenever what `value` reads changes.
    #[must_use]
    pub fn property(self, name: &'static str, value: impl Fn() -> JsValue + 'static) -> Self {
        self.follow(move |node| Rndr::set_property(node, name, &value()))
    }

    /// Sets or removes a class, whenever what `wanted` reads changes.
    #[must_use]
    pub fn class_if(self, class: &'static str, wanted: impl Fn() -> bool + 'static) -> Self {
        self.follow(move |node| {
            // Only fails for a name with a blank.
            let _ = node.class_list().toggle_with_force(class, wanted());
        })
    }
}

/// What an element can contain.
pub trait Child {
    /// Adds it at the end of the content.
    fn add_to(self, parent: &mut Element);
}

impl Child for &str {
    fn add_to(self, parent: &mut Element) {
        Rndr::insert_node(&parent.node, &Rndr::create_text_node(self), None);
    }
}

impl Child for &String {
    fn add_to(self, parent: &mut Element) {
        self.as_str().add_to(parent);
    }
}

impl Child for Element {
    fn add_to(self, parent: &mut Element) {
        Rndr::insert_node(&parent.node, &self.node, None);
        parent.parts.extend(self.parts);
    }
}

impl Child for AnyView {
    fn add_to(self, parent: &mut Element) {
        let mut state = self.build();
        state.mount(&parent.node, None);
        parent.parts.push(Part::View { _state: state });
    }
}

impl<T: Child> Child for Option<T> {
    fn add_to(self, parent: &mut Element) {
        if let Some(child) = self {
            child.add_to(parent);
        }
    }
}

impl<T: Child> Child for Vec<T> {
    fn add_to(self, parent: &mut Element) {
        for child in self {
            child.add_to(parent);
        }
    }
}

impl<T: Child, const N: usize> Child for [T; N] {
    fn add_to(self, parent: &mut Element) {
        for child in self {
            child.add_to(parent);
        }
    }
}

/// An element as a view of Leptos, which asks for views that can be sent to another thread. There is
/// only one.
struct ElementView(SendWrapper<Element>);

impl Render for ElementView {
    type State = Element;

    fn build(self) -> Element {
        self.0.take()
    }

    fn rebuild(self, state: &mut Element) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Mountable for Element {
    fn unmount(&mut self) {
        self.node.remove();
    }

    fn mount(&mut self, parent: &DomElement, before: Option<&Node>) {
        Rndr::insert_node(parent, &self.node, before);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.node.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.node));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<DomElement> {
        vec![self.node.clone()]
    }
}

no_attrs!(ElementView);

/// Leptos asks for it; there is no page that is rendered by a server.
impl RenderHtml for ElementView {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Element {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
