// Sources as numbered notes: each once, in the order in which the rows name them. Pure.

/** sources: for each row a list of [publisher number, title, day, address]. */
export class Notes {
  constructor({ publishers, sources }) {
    Object.assign(this, { publishers, sources });
    this.numbers = new Map();
    this.list = [];
  }

  /** The numbers of a row's notes, from 1. */
  of(row) {
    return this.sources[row].map((source) => this.#number(source));
  }

  /** The same in words: "1, 4–6". */
  said(row) {
    const numbers = [...new Set(this.of(row))].sort((a, b) => a - b);
    const runs = [];
    for (const number of numbers) {
      if (runs.at(-1)?.[1] === number - 1) runs.at(-1)[1] = number;
      else runs.push([number, number]);
    }
    return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
  }

  #number([publisher, title, day, address]) {
    const key = address || `${publisher} ${title} ${day}`;
    if (!this.numbers.has(key)) {
      this.list.push({ publisher: this.publishers[publisher], title, day, address });
      this.numbers.set(key, this.list.length);
    }
    return this.numbers.get(key);
  }
}
