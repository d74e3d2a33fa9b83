// The quotes of the current row, marked in the article.

/** The text of a paragraph cut at a quote: [before, quote, after]; null if it does not stand there. */
export function around(text, quote) {
  const at = text.indexOf(quote);
  return at < 0 ? null : [text.slice(0, at), quote, text.slice(at + quote.length)];
}

export class Article {
  constructor(element) {
    this.element = element;
  }

  /** Marks these quotes, and no others: [{paragraph, words}]. Brings the first into view. */
  mark(quotes) {
    for (const mark of this.element.querySelectorAll("mark")) mark.replaceWith(mark.textContent);
    for (const words of this.element.querySelectorAll("[data-words]")) words.normalize();
    const marks = quotes.map((quote) => this.#one(quote)).filter(Boolean);
    if (marks.length) this.#show(marks[0]);
  }

  #one({ paragraph, words }) {
    const block = this.element.querySelector(`[data-paragraph="${paragraph}"]`);
    const place = block?.matches("[data-words]") ? block : block?.querySelector("[data-words]");
    for (const node of place?.childNodes ?? []) {
      const parts = node.nodeType === Node.TEXT_NODE ? around(node.data, words) : null;
      if (parts) {
        const mark = document.createElement("mark");
        mark.textContent = parts[1];
        node.replaceWith(parts[0], mark, parts[2]);
        return mark;
      }
    }
    return null;
  }

  // Beside the draft the article scrolls alone; on a phone it stands below, and the page must not jump there.
  #show(mark) {
    const box = this.element;
    if (getComputedStyle(box).overflowY !== "auto") return;
    const [inner, outer] = [mark.getBoundingClientRect(), box.getBoundingClientRect()];
    box.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 3;
  }
}
