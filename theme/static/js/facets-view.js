// The form of facets: what is chosen, and how many events each choice would give.

import { say } from "./arrange.js";
import { digits, WORDS } from "./words.js";

export class FacetsView {
  /** choose(facet, term, on); needMore: fetches the columns that come late. */
  constructor(form, { data, choose, needMore }) {
    this.data = data;
    this.needMore = needMore;
    this.form = form;
    this.template = form.querySelector("template[data-option]").content.firstElementChild;
    this.boxes = new Map([...form.querySelectorAll("[data-facet-box]")].map((box) => [box.dataset.facetBox, new Box(box)]));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", ({ target }) => {
      if (target.type === "checkbox") choose(target.name, target.value, target.checked);
    });
    form.addEventListener("click", ({ target }) => target.closest("[data-more]") && this.#unfold(target.closest("[data-facet-box]")));
  }

  update(state, counts) {
    for (const [facet, column] of this.data.facets) {
      const box = this.boxes.get(facet);
      if (!box || !counts[facet]) continue;
      for (const term of state.chosen[facet] ?? []) if (!box.has(term)) this.#add(box, facet, term);
      box.update(column, counts[facet], state.chosen[facet] ?? []);
      box.badge(state.chosen[facet]?.length ?? 0);
    }
    this.counts = counts;
    this.state = state;
  }

  async #unfold(element) {
    await this.needMore();
    const facet = element.dataset.facetBox;
    const box = this.boxes.get(facet);
    const others = this.data.facets.get(facet)?.terms.filter((term) => !box.has(term)) ?? [];
    const [first] = others.map((term) => this.#add(box, facet, term));
    element.querySelector("[data-more]")?.remove();
    if (this.counts) this.update(this.state, this.counts);
    first?.focus();
  }

  #add(box, facet, term) {
    const option = this.template.cloneNode(true);
    const input = option.querySelector("input");
    const column = this.data.facets.get(facet);
    Object.assign(input, { name: facet, value: term });
    option.querySelector(".option-name").textContent = column.labels[column.index.get(term)] ?? term;
    box.add(option);
    return input;
  }
}

/** One facet: its options, and the number chosen beside its name. */
class Box {
  constructor(element) {
    this.options = element.querySelector("[data-options]");
    this.mark = element.querySelector(".badge");
    this.inputs = new Map();
    for (const input of element.querySelectorAll("input[type=checkbox]")) this.#know(input);
  }

  #know(input) {
    const option = input.closest(".option");
    this.inputs.set(input.value, { input, option, count: option.querySelector(".option-count") });
  }

  has(term) {
    return this.inputs.has(term);
  }

  add(option) {
    this.options.append(option);
    this.#know(option.querySelector("input"));
  }

  update(column, counts, chosen) {
    for (const [term, { input, option, count }] of this.inputs) {
      const number = counts[column.index.get(term)] ?? 0;
      say(count, digits(number));
      input.checked = chosen.includes(term);
      option.classList.toggle("none", number === 0 && !input.checked);
    }
  }

  badge(number) {
    say(this.mark, WORDS.active(number));
  }
}
