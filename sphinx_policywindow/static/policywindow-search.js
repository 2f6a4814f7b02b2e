// On the search page, Sphinx shows of each page the text around what was searched for. Of an article,
// have it show the summary first, and nothing that every article has.
(() => {
  if (typeof Search === "undefined" || typeof Search.makeSearchSummary !== "function") return;
  const most = 240; // as many characters as Sphinx shows
  const sphinxs = Search.makeSearchSummary;

  const text = (node) => node.textContent.replace(/\s+/g, " ").trim();
  const cut = (words) => (words.length > most ? `${words.slice(0, most).trim()}...` : words);
  const has = (words, keywords) =>
    [...keywords].every((word) => words.toLowerCase().includes(word.toLowerCase()));

  Search.makeSearchSummary = (html, keywords, anchor) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const main = page.querySelector('[role="main"]');
    const summary = main?.querySelector(".policywindow-abstract");
    if (!summary && !main?.querySelector(".policywindow-byline")) return sphinxs(html, keywords, anchor);
    for (const node of main.querySelectorAll(".no-search")) node.remove();
    if (anchor || !summary) return sphinxs(page.documentElement.outerHTML, keywords, anchor);

    const [first, title] = [text(summary), main.querySelector("h1")];
    const known = `${title ? text(title) : ""} ${first}`;
    title?.remove();
    summary.remove();
    const shown = sphinxs(page.documentElement.outerHTML, keywords, anchor) ?? document.createElement("p");
    const around = text(shown);
    shown.className = "context";
    shown.textContent = cut(first);
    if (!has(known, keywords) && has(`${known} ${around}`, keywords))
      shown.textContent += around.startsWith("...") ? ` ${around}` : ` ... ${around}`;
    return shown;
  };
})();
