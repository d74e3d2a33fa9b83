// The form of facets: what is chosen, and how many events each choice would give. What gives most is shown, in whatever
// view; while a hand is in a facet its order rests.

import { arrange, say } from "./arrange.js";
import { fold } from "./search.js";
import { digits, WORDS } from "./words.js";

const SHOWN = 6; // as in views/timeline_facets.py
const FOUND = 30; // unfolded; a field finds the others
const IN_ORDER = ["kind", "status", "certainty"];

export class FacetsView {
  /** choose(facet, term, on); needMore: fetches the columns that come late. */
  constructor(form, { data, choose, needMore }) {
    this.data = data;
    const template = form.querySelector("template[data-option]").content.firstElementChild;
    const boxes = [...form.querySelectorAll("[data-facet-box]")].map((element) => new Box(element, template, needMore));
    this.boxes = new Map(boxes.map((box) => [box.facet, box]));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", ({ target }) => target.type === "checkbox" && choose(target.name, target.value, target.checked));
  }

  /** counts(facet): how many events each of its terms would give. */
  update(state, counts) {
    for (const [facet, box] of this.boxes) box.update(this.data.facets.get(facet), counts, state.chosen[facet] ?? []);
  }
}

/** One facet: its options, and the number chosen beside its name. A folded one is drawn when it is opened. */
class Box {
  constructor(element, template, needMore) {
    Object.assign(this, { element, template, needMore, facet: element.dataset.facetBox, query: "" });
    this.list = element.querySelector("[data-options]");
    this.legend = this.list.firstElementChild;
    this.mark = element.querySelector(".badge");
    this.more = element.querySelector("[data-more]");
    this.options = new Map();
    for (const option of this.list.querySelectorAll(".option")) this.#know(option.querySelector("input").value, option);
    element.addEventListener("toggle", () => element.open && needMore && this.#opened());
    this.more?.addEventListener("click", () => this.#unfold());
  }

  update(column, counts, chosen) {
    Object.assign(this, { column, counts, chosen });
    say(this.mark, WORDS.active(chosen.length));
    if (this.element.open) this.#draw();
  }

  async #opened() {
    if (!this.column) await this.needMore();
    this.#draw();
  }

  async #unfold() {
    await this.needMore();
    if (!this.column) return;
    const before = new Set(this.list.children);
    this.isUnfolded = true;
    this.more.remove();
    if (this.column.terms.length > FOUND) this.#offerFinding();
    this.#draw(true);
    (this.field ?? [...this.list.children].find((option) => !before.has(option))?.querySelector("input"))?.focus();
  }

  #offerFinding() {
    this.field = document.createElement("input");
    Object.assign(this.field, { type: "search", className: "facet-find", autocomplete: "off" });
    this.field.setAttribute("aria-label", WORDS.findIn(this.legend.textContent));
    this.field.addEventListener("input", () => {
      this.query = fold(this.field.value.trim());
      this.#draw(true);
    });
    this.told = document.createElement("p");
    this.told.className = "meta facet-told";
    this.told.setAttribute("aria-live", "polite"); // no second status: that is the number of events
    this.list.before(this.field, this.told);
  }

  #draw(isAsked = false) {
    const { column } = this;
    if (!column || !this.counts) return;
    const counts = this.counts(this.facet);
    const hasFocus = this.list.contains(document.activeElement) && !isAsked;
    const fitting = this.#fitting();
    if (this.told) say(this.told, WORDS.shownOf(Math.min(fitting.length, FOUND), fitting.length));
    const terms = this.#wanted(counts, fitting).map((number) => column.terms[number]);
    if (!hasFocus) arrange(this.list, [this.legend, ...terms.map((term) => this.#option(term).option)]);
    else for (const term of terms) if (!this.#option(term).option.isConnected) this.list.append(this.#option(term).option);
    for (const [term, { input, option, count }] of this.options) {
      const number = counts[column.index.get(term)] ?? 0;
      say(count, digits(number));
      input.checked = this.chosen.includes(term);
      option.classList.toggle("none", number === 0 && !input.checked);
    }
    if (this.more?.isConnected) say(this.more, WORDS.more(column.terms.length - terms.length));
  }

  /** Numbers of the terms to show: those that give most, and those chosen. */
  #wanted(counts, fitting) {
    const { column } = this;
    if (!this.more) return fitting;
    const chosen = this.chosen.filter((term) => column.index.has(term)).map((term) => column.index.get(term));
    const most = fitting.sort((a, b) => counts[b] - counts[a] || a - b).slice(0, this.isUnfolded ? FOUND : SHOWN);
    const wanted = [...new Set([...most, ...chosen])];
    return IN_ORDER.includes(this.facet) ? wanted.sort((a, b) => a - b) : wanted;
  }

  /** Numbers of the terms whose name or id has what is looked for. */
  #fitting() {
    const { column, query } = this;
    const all = [...column.terms.keys()];
    return query ? all.filter((number) => fold(`${column.labels[number]} ${column.terms[number]}`).includes(query)) : all;
  }

  #option(term) {
    if (!this.options.has(term)) {
      const option = this.template.cloneNode(true);
      Object.assign(option.querySelector("input"), { name: this.facet, value: term });
      option.querySelector(".option-name").textContent = this.column.labels[this.column.index.get(term)] ?? term;
      this.#know(term, option);
    }
    return this.options.get(term);
  }

  #know(term, option) {
    this.options.set(term, { option, input: option.querySelector("input"), count: option.querySelector(".option-count") });
  }
}
