// Without it, the page reads complete.
(() => {
  const all = (selector, root = document) => root.querySelectorAll(selector);

  const add = (parent, name, role) => {
    const node = document.createElement("div");
    node.className = node.id = `policywindow-${name}`;
    node.role = role;
    parent.append(node);
    return node;
  };

  const now = new Date();
  for (const node of all(".policywindow-accessed")) {
    const { form, months, dayDigits } = node.dataset;
    const date = document.createElement("span");
    date.textContent = form
      .replace("{day}", `${now.getDate()}`.padStart(dayDigits, "0"))
      .replace("{month}", months.split("|")[now.getMonth()])
      .replace("{year}", now.getFullYear());
    // On paper the placeholder stays: whoever prints a page is not whoever cites it.
    node.dataset.placeholder = node.textContent;
    node.replaceChildren(date);
  }

  // The italics go with it, and not what is the page's own.
  const copy = (source) => {
    const clean = source.cloneNode(true);
    for (const node of all("*", clean)) {
      for (const { name } of [...node.attributes]) if (name !== "href") node.removeAttribute(name);
      if (node.matches("span")) node.replaceWith(...node.childNodes);
    }
    const html = clean.innerHTML.trim();
    // In plain text, 10 and a raised 25 would be 1025.
    for (const node of all("sup, sub", clean)) {
      const { textContent: words, localName } = node;
      const isOne = /^[-+−–]?[\p{L}\p{N}_.,′″°]*[-+−–]?$/u.test(words);
      node.textContent = (localName === "sup" ? "^" : "_") + (isOne ? words : `(${words})`);
    }
    const write = (event) => {
      event.clipboardData.setData("text/plain", clean.textContent.trim());
      if (source.matches("p")) event.clipboardData.setData("text/html", html);
      event.preventDefault();
    };
    // An event needs no permission; Safari wants a selection.
    getSelection().selectAllChildren(source);
    document.addEventListener("copy", write);
    const done = document.execCommand("copy");
    document.removeEventListener("copy", write);
    getSelection().removeAllRanges();
    return done;
  };

  const buttons = all(".policywindow-copy");
  const status = buttons[0] && add(document.body, "status", "status");
  for (const button of buttons) {
    const { copy: words, copied, failed } = button.dataset;
    button.textContent = words;
    button.hidden = false;
    button.onclick = () => {
      const [source] = all("pre, p", button.parentElement);
      status.textContent = button.textContent = copy(source) ? copied : failed;
      setTimeout(() => { button.textContent = words; status.textContent = ""; }, 2000);
    };
  }

  const [summaries] = all(".policywindow-summaries");
  const content = summaries?.parentElement ?? all(".policywindow-style")[0]?.closest("main, [role=main], body");
  if (!content?.showPopover) return;
  const texts = new Map();
  for (const text of summaries?.content.children ?? []) texts.set(new URL(text.dataset.page, document.baseURI).href, text);

  const EDGE = 8;
  const box = add(content, "hover", "tooltip");
  box.popover = "manual";
  let link, line, isOpen, opening;

  const isHeld = () => link.matches(":hover, :focus-visible") || box.matches(":hover");

  const close = () => {
    clearTimeout(opening);
    isOpen = false;
    box.togglePopover(false);
    link?.removeAttribute("aria-describedby");
  };

  const leave = () => { close(); link = null; };

  // Off the line that is read, and inside the window.
  const place = () => {
    if (!isOpen) return;
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const at = link.getClientRects()[line] ?? link.getBoundingClientRect();
    const below = height - at.bottom;
    box.togglePopover(at.bottom >= 0 && at.top <= height);
    box.style.maxHeight = "none";
    const isBelow = box.offsetHeight + EDGE <= below || below >= at.top;
    box.style.maxHeight = `${(isBelow ? below : at.top) - EDGE}px`;
    const start = getComputedStyle(link).direction === "rtl" ? at.right - box.offsetWidth : at.left;
    const left = Math.max(EDGE, Math.min(start, width - box.offsetWidth - EDGE));
    const rest = isBelow ? `${at.bottom}px auto auto` : `auto auto ${height - at.top}px`;
    box.style.inset = `${rest} ${left}px`;
  };

  const open = () => {
    if (!isHeld()) return leave();
    const text = (texts.get(link.href) ?? document.createElement("p")).cloneNode(true);
    const [title] = all("b", text);
    // The link's own words need not be heard twice.
    if (title) title.ariaHidden = title.textContent === link.textContent.trim();
    else text.textContent = link.title;
    box.replaceChildren(text);
    link.setAttribute("aria-describedby", box.id);
    isOpen = true;
    place();
  };

  const enter = ({ target, type, clientY }) => {
    const found = target.closest("a:not([title], .policywindow-told), .policywindow-style");
    const isFocus = type === "focusin";
    if (isFocus) leave();
    if (found === link || !(texts.has(found?.href) || (isFocus && found?.title))) return;
    leave();
    link = found;
    line = [...link.getClientRects()].findIndex((at) => clientY >= at.top && clientY <= at.bottom);
    opening = setTimeout(open, isFocus ? 0 : 150);
  };

  // The pointer has time to come back.
  const exit = () => setTimeout(() => { if (link && !isHeld()) leave(); }, 250);

  // A move: a page that scrolls under a pointer at rest opens nothing.
  content.onpointermove = (event) => { if (event.pointerType !== "touch") enter(event); };
  content.addEventListener("focusin", (event) => { if (event.target.matches(":focus-visible")) enter(event); });
  addEventListener("pointerout", exit);
  addEventListener("focusout", exit);
  addEventListener("keydown", ({ key }) => { if (key === "Escape") close(); });
  addEventListener("scroll", ({ target }) => { if (!box.contains(target)) place(); }, true);
  addEventListener("resize", place);
  addEventListener("pagehide", leave);
})();
