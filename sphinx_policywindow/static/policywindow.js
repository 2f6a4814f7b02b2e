// The citations of sphinx-policywindow: today's date where a style asks for it, and a button to copy each.
// Without it, the page reads complete; nothing is fetched, and nothing is stored.
(() => {
  "use strict";

  const fillDates = () => {
    const now = new Date();
    for (const node of document.querySelectorAll(".policywindow-accessed")) {
      const months = node.dataset.months.split("|");
      const day = String(now.getDate()).padStart(Number(node.dataset.dayDigits), "0");
      const values = { day, month: months[now.getMonth()], year: String(now.getFullYear()) };
      const date = document.createElement("span");
      date.textContent = node.dataset.form.replace(/\{(\w+)\}/g, (_, name) => values[name]);
      // On paper the placeholder stays: whoever prints a page is not whoever cites it.
      node.dataset.placeholder = node.textContent;
      node.replaceChildren(date);
    }
  };

  // The citation as plain text, and as rich text that keeps the italics and drops what is the page's own.
  const contentOf = (entry) => {
    const source = entry.querySelector("pre") ?? entry.querySelector("p");
    const text = source.textContent.trim();
    if (source.tagName === "PRE") return { text, html: null };
    const copy = source.cloneNode(true);
    for (const node of copy.querySelectorAll("span")) node.replaceWith(...node.childNodes);
    for (const node of copy.querySelectorAll("*")) {
      for (const { name } of [...node.attributes]) if (name !== "href") node.removeAttribute(name);
    }
    return { text, html: copy.innerHTML.trim() };
  };

  const copyByEvent = ({ text, html }) => {
    let done = false;
    const write = (event) => {
      event.clipboardData.setData("text/plain", text);
      if (html) event.clipboardData.setData("text/html", html);
      event.preventDefault();
      done = true;
    };
    document.addEventListener("copy", write, { once: true });
    document.execCommand("copy");
    document.removeEventListener("copy", write);
    return done;
  };

  const copy = async (content) => {
    if (navigator.clipboard?.write && window.ClipboardItem) {
      const blobs = { "text/plain": new Blob([content.text], { type: "text/plain" }) };
      if (content.html) blobs["text/html"] = new Blob([content.html], { type: "text/html" });
      try {
        await navigator.clipboard.write([new ClipboardItem(blobs)]);
        return true;
      } catch {
        // Not allowed here: a page that is opened from a disk, or inside another.
      }
    }
    return copyByEvent(content);
  };

  const addButtons = () => {
    const buttons = document.querySelectorAll("button.policywindow-copy");
    if (!buttons.length) return;
    const status = document.createElement("div");
    status.className = "policywindow-status";
    status.setAttribute("role", "status");
    document.body.append(status);
    for (const button of buttons) {
      const { copy: words, copied, failed } = button.dataset;
      button.textContent = words;
      button.hidden = false;
      button.addEventListener("click", async () => {
        const done = await copy(contentOf(button.parentElement));
        status.textContent = "";
        button.textContent = done ? copied : failed;
        requestAnimationFrame(() => { status.textContent = button.textContent; });
        setTimeout(() => { button.textContent = words; }, 2000);
      });
    }
  };

  const start = () => { fillDates(); addButtons(); };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
