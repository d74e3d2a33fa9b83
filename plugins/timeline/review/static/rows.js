// The rows of the draft, and which of them is current.

export class Rows {
  constructor(root) {
    this.root = root;
  }

  get all() {
    return [...this.root.querySelectorAll(".row")];
  }

  get current() {
    return this.root.querySelector('.row[aria-current="true"]');
  }

  get number() {
    return this.all.indexOf(this.current);
  }

  get states() {
    return this.all.map((row) => row.dataset.state);
  }

  /** Makes a row current. focus: the keyboard goes there too. */
  choose(row, focus = true) {
    for (const other of this.all) {
      other.removeAttribute("aria-current");
      other.tabIndex = -1;
    }
    if (!row) return;
    row.setAttribute("aria-current", "true");
    row.tabIndex = 0;
    if (focus) row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  /** The quotes that a row rests on. */
  quotes(row) {
    const places = [...(row?.querySelectorAll("[data-quote]") ?? [])];
    return places.map((place) => ({ paragraph: Number(place.dataset.paragraph), words: place.textContent }));
  }
}
