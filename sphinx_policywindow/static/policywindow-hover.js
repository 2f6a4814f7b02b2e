// A link to an article shows what the article is about, while the pointer or the keyboard is on it.
// Without it, the page reads complete; nothing is fetched, and nothing is stored.
(() => {
  "use strict";

  const template = document.querySelector("template.policywindow-summaries");
  if (!template) return;
  const summaries = new Map();
  for (const summary of template.content.children) {
    summaries.set(new URL(summary.dataset.page, document.baseURI).href, summary);
  }

  const box = document.createElement("div");
  box.className = box.id = "policywindow-hover";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  document.body.append(box);

  const DELAY = 150, GRACE = 250, EDGE = 8;
  let link = null, line = -1, opening, leaving;

  const isHeld = () => link.matches(":hover, :focus-visible") || box.matches(":hover");

  const close = () => {
    clearTimeout(opening);
    box.hidden = true;
    link?.removeAttribute("aria-describedby");
  };

  const leave = () => {
    close();
    link = null;
  };

  // Below the line of the link, or above it where there is more room; never wider or higher than the window.
  const place = () => {
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const at = link.getClientRects()[line] ?? link.getBoundingClientRect();
    if (at.bottom < 0 || at.top > height) return close();
    const text = box.firstElementChild;
    text.style.maxHeight = "none";
    const [below, above] = [height - at.bottom, at.top];
    const isBelow = box.offsetHeight + EDGE <= below || below >= above;
    const padding = box.offsetHeight - text.offsetHeight;
    text.style.maxHeight = `${Math.max(isBelow ? below : above, 0) - padding - EDGE}px`;
    const isLeftward = getComputedStyle(link).direction === "rtl";
    const start = isLeftward ? at.right - box.offsetWidth : at.left;
    box.style.left = `${Math.max(EDGE, Math.min(start, width - box.offsetWidth - EDGE))}px`;
    box.style.top = `${isBelow ? at.bottom : at.top - box.offsetHeight}px`;
  };

  const open = () => {
    if (!isHeld()) return leave();
    const summary = summaries.get(link.href).cloneNode(true);
    // Who hears the link's own words need not hear them twice.
    const title = summary.querySelector("b");
    title.setAttribute("aria-hidden", title.textContent === link.textContent.trim());
    box.replaceChildren(summary);
    box.dir = getComputedStyle(link).direction;
    box.hidden = false;
    link.setAttribute("aria-describedby", box.id);
    place();
  };

  const enter = (event) => {
    const found = event.target.closest("a:not([title], .policywindow-told)");
    if (!found || found === link || !summaries.has(found.href)) return;
    leave();
    link = found;
    line = [...link.getClientRects()].findIndex((at) => event.clientY >= at.top && event.clientY <= at.bottom);
    if (event.type === "focusin") open();
    else opening = setTimeout(open, DELAY);
  };

  // The pointer has time to come back, or to reach the summary.
  const exit = () => {
    if (!link) return;
    clearTimeout(leaving);
    leaving = setTimeout(() => { if (link && !isHeld()) leave(); }, GRACE);
  };

  const content = template.parentElement;
  // A move, not an arrival: a page that scrolls under a pointer at rest opens nothing.
  content.addEventListener("pointermove", (event) => { if (event.pointerType !== "touch") enter(event); });
  content.addEventListener("focusin", (event) => { if (event.target.matches(":focus-visible")) enter(event); });
  document.addEventListener("pointerout", exit);
  document.addEventListener("focusout", exit);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  document.addEventListener("scroll", (event) => {
    if (!box.hidden && !box.contains(event.target)) place();
  }, { capture: true, passive: true });
  window.addEventListener("resize", () => { if (!box.hidden) place(); });
  window.addEventListener("pagehide", leave);
})();
