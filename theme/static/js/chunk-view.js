// A chunk of the list: an <ol> that has its rows while it is near, and keeps their room.

import { arrange } from "./arrange.js";
import { markRow } from "./row-view.js";

export class Chunk {
  /** list: an <ol>, filled by the server or empty. rowOf: number → <li>, undefined while its text is not there. */
  constructor(list, rowOf) {
    this.list = list;
    this.rowOf = rowOf;
    this.rows = Uint32Array.from(list.children, (item) => Number(item.dataset.row));
    this.isFilled = true;
    this.isNear = false;
  }

  /** room: pixels for each row until it is drawn. What comes back to the page is drawn again: not all of it at once. */
  want(rows, room) {
    if (this.list.isConnected && same(this.rows, rows)) return;
    this.rows = rows;
    this.isFilled = false;
    this.list.style.minBlockSize = `${rows.length * room}px`;
  }

  /**
   * Draw the rows, the words of the query marked; with `most` only so many of them, the others when it is filled again.
   * False while their texts are not there.
   */
  fill(query, most = Infinity) {
    if (!this.isFilled) {
      const rows = this.list.contains(document.activeElement) ? this.rows : this.rows.subarray(0, most); // a row in use stays
      const items = Array.from(rows, this.rowOf);
      if (items.includes(undefined)) return false;
      arrange(this.list, items);
      if (items.length === this.rows.length) this.#rest();
    }
    this.mark(query);
    return true;
  }

  #rest() {
    this.list.style.minBlockSize = "";
    this.list.style.setProperty("--rows", this.rows.length);
    this.isFilled = true;
  }

  mark(query) {
    for (const item of this.list.children) markRow(item, query);
  }

  /** Give back the rows and keep their room. A row in use stays. */
  empty() {
    if (!this.isFilled || !this.list.isConnected || this.list.contains(document.activeElement)) return;
    this.list.style.minBlockSize = `${this.list.offsetHeight}px`;
    this.list.replaceChildren();
    this.isFilled = false;
  }
}

/** True of two lists of row numbers that are alike. */
export function same(a, b) {
  return a.length === b.length && a.every((row, number) => row === b[number]);
}
