// The filters that are on, each to be taken away; and the way to the pages of what they name.

import { spokenPeriod } from "./dates.js";
import { pageOf } from "./row-view.js";
import { filters } from "./state.js";
import { FILTERS, WORDS } from "./words.js";

export class ChipsView {
  constructor({ box, list, pages }, { label, at, remove }) {
    Object.assign(this, { box, list, pages, label, at });
    list.addEventListener("click", ({ target }) => {
      const chip = target.closest("button");
      if (chip) remove(chip.filter);
    });
  }

  /** Show the filters of a view. If the chip in focus went, its neighbour has the focus; false if none is left. */
  update(state) {
    const on = filters(state);
    const focused = [...this.list.children].findIndex((item) => item.contains(document.activeElement));
    this.list.replaceChildren(...on.map((filter) => this.#chip(filter)));
    this.box.hidden = on.length === 0;
    this.pages.replaceChildren(...this.#links(on));
    if (focused === -1) return true;
    const next = this.list.children[Math.min(focused, on.length - 1)];
    next?.firstElementChild.focus();
    return next !== undefined;
  }

  #chip(filter) {
    const name = this.#name(filter);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chip";
    button.filter = filter;
    button.textContent = name;
    button.setAttribute("aria-label", WORDS.remove(name));
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  #name({ name, value }) {
    if (name === "span") return spanName(value);
    const said = { q: value, happened: spokenPeriod(value), known: spokenPeriod(value) }[name] ?? this.label(name, value);
    return FILTERS[name]?.(said) ?? said;
  }

  #links(on) {
    return on.slice(0, 3).flatMap(({ name, value }) => {
      const address = pageOf(name, value);
      if (!address || this.label(name, value) === value) return [];
      const link = document.createElement("a");
      link.href = `${this.at}${address}`;
      link.textContent = WORDS.page(this.label(name, value));
      return [link, " "];
    });
  }
}

function spanName(value) {
  const [since, until] = value.split("/").map(spokenPeriod);
  if (since && until) return WORDS.monthsFrom(since, until);
  return since ? WORDS.since(since) : WORDS.until(until);
}
