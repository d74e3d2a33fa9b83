// The address of a page, to copy: as it is now, with the days or names that the reader chose.

import { copy } from "./copy.js";

class PageLink {
  constructor(box) {
    this.field = box.querySelector("input");
    this.said = box.querySelector("[role=status]");
    box.querySelector("button").addEventListener("click", () => this.#copy());
    for (const pointed of ["pointerover", "focusin"]) box.addEventListener(pointed, () => this.#renew());
    box.closest("details")?.addEventListener("toggle", () => this.#renew());
    this.#renew();
  }

  #renew() {
    const { origin, pathname, search } = location;
    const address = origin + pathname + search;
    if (this.field.value === address) return;
    this.field.value = address;
    this.said.textContent = "";
  }

  #copy() {
    this.#renew();
    void copy(this.field, this.said);
  }
}

for (const box of document.querySelectorAll("[data-page-link]")) new PageLink(box);
