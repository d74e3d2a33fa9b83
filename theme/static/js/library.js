// The texts of the rows, fetched when first needed, and the search over them.

import { complete } from "./columns.js";
import { load } from "./load.js";
import { find, haystack } from "./search.js";

const SEARCHED = ["kind", "actor", "system", "rule", "programme", "publisher"];

export class Library {
  constructor(address, data, { arrived, failed }) {
    this.data = data;
    this.texts = null;
    this.fetch = () => (this.coming ??= this.#come(address, arrived, failed));
  }

  async #come(address, arrived, failed) {
    try {
      this.texts = await load(address);
    } catch {
      return failed();
    }
    complete(this.data, this.texts);
    return arrived(this.texts);
  }

  /** 1 on each row that has all words of the query; null if none is asked for, or the texts are not there. */
  find(query) {
    if (!query || !this.texts) return null;
    this.hay ??= haystack(this.#all());
    return find(this.hay, query);
  }

  prepare() {
    if (this.texts) this.hay ??= haystack(this.#all());
  }

  #all() {
    const { titles, summaries } = this.texts;
    const named = SEARCHED.filter((facet) => this.data.facets.has(facet)).map((facet) => this.#names(facet));
    return titles.map((title, row) => [title, summaries[row], ...named.map((names) => names(row))].join(" "));
  }

  #names(facet) {
    const column = this.data.facets.get(facet);
    const also = this.texts.also[facet] ?? [];
    const perSet = column.sets.map((set) => set.map((term) => `${column.labels[term]} ${also[term] ?? ""}`).join(" "));
    return (row) => perSet[column.rows[row]];
  }
}

