// The marks of the lanes: a link for an event, a button for several. A mark that is still right is used again, so that
// focus and hover stay with it.

import { termsOf } from "./columns.js";
import { spokenDay } from "./dates.js";
import { kindsOf } from "./lanes.js";
import { LANE_WORDS, spokenSpan } from "./lane-words.js";
import { ring } from "./clusters.js";

export class LaneMarks {
  /** texts(): the texts of the rows, or null while they are not there. */
  constructor({ data, at, texts }) {
    Object.assign(this, { data, at, texts });
    this.kinds = data.facets.get("kind");
  }

  /** A function that gives the mark for rows of one lane, and in the end all that were asked for. */
  of(lane) {
    const before = lane.marks ?? new Map();
    lane.marks = new Map();
    return (rows) => {
      const key = `${rows[0]}-${rows.at(-1)}-${rows.length}`;
      const mark = before.get(key) ?? this.#make(rows, lane);
      lane.marks.set(key, mark);
      return mark;
    };
  }

  #make(rows, lane) {
    const mark = rows.length === 1 ? this.#single(rows[0]) : this.#many(rows);
    mark.tabIndex = -1;
    return Object.assign(mark, { rows, lane });
  }

  #single(row) {
    const mark = document.createElement("a");
    mark.draggable = false;
    mark.className = `swim-mark kind kind-${this.kinds.terms[this.kind(row)]}`;
    this.name(mark, row);
    return mark;
  }

  /** Say what a mark of one event is; again when the texts have come. */
  name(mark, row) {
    const texts = this.texts();
    if (texts) mark.href = `${this.at}entries/${texts.ids[row]}/`;
    else mark.setAttribute("role", "link");
    mark.setAttribute("aria-label", LANE_WORDS.single(this.kinds.labels[this.kind(row)], this.date(row), texts?.titles[row]));
  }

  #many(rows) {
    const { anchor } = this.data;
    const kinds = kindsOf(this.kinds, rows);
    const mark = document.createElement("button");
    mark.type = "button";
    mark.className = "swim-mark many";
    mark.textContent = rows.length;
    mark.style.setProperty("--ring", ring(kinds.map(([kind, count]) => [`var(--kind-${this.kinds.terms[kind]})`, count])));
    const named = kinds.map(([kind, count]) => LANE_WORDS.kind(count, this.kinds.labels[kind]));
    mark.setAttribute("aria-label", LANE_WORDS.many(rows.length, spokenSpan(anchor[rows[0]], anchor[rows.at(-1)]), named));
    return mark;
  }

  kind(row) {
    return termsOf(this.data, "kind", row)[0];
  }

  date(row) {
    return this.texts()?.dates[row] ?? spokenDay(this.data.anchor[row]);
  }
}
