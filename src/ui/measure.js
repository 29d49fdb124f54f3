// Measures what no style sheet can know on a student's page.
(() => {
  const { style } = document.documentElement;
  const all = (name) => [...document.getElementsByClassName(name)];
  const measure = () => {
    // The heights of header and bar, which cover the ends of the page and change with their words:
    // whatever gets the focus is scrolled clear of both (`scroll-padding`). The last ones, because
    // an overlay has its own.
    for (const name of ["head", "bar"]) style.setProperty(`--${name}`, `${all(name).pop()?.offsetHeight ?? 0}px`);
    // Whether a drawing is wider than its place: then the keyboard can scroll it.
    for (const figure of all("drawing-figure")) figure.tabIndex = figure.scrollWidth > figure.clientWidth ? 0 : -1;
  };
  new MutationObserver(measure).observe(document.body, { childList: true, subtree: true });
  addEventListener("resize", measure);
})();
