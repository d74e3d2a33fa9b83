// What the mark in hand says: below the lanes, where it covers nothing.

import { LANE_WORDS } from "./lane-words.js";

const LISTED = 4;

export class LaneReadout {
  constructor(box, { marks, at, ties, show }) {
    Object.assign(this, { box, marks, at, ties, show });
  }

  /** How to read what is drawn, {bars, arcs}, until a mark is read. */
  hint(drawn) {
    const words = LANE_WORDS.hint(drawn);
    if (this.hinted === words) return;
    const hint = line("p", words);
    hint.append(line("span", LANE_WORDS.keys, "keys"));
    this.box.replaceChildren(hint, this.#key());
    this.hinted = words;
  }

  tell(mark) {
    this.hint = () => {};
    const one = mark.rows.length === 1;
    this.box.replaceChildren(...(one ? this.#one(mark.rows[0]) : this.#several(mark)));
  }

  /** The marks of the kinds: on a narrow window the filters, which show them too, are shut. */
  #key() {
    const { terms, labels } = this.marks.kinds;
    const key = line("ul", "", "legend");
    key.append(...terms.map((term, at) => {
      const item = line("li", "");
      item.append(line("span", labels[at], `kind kind-${term}`));
      return item;
    }));
    return key;
  }

  #one(row) {
    const { marks } = this;
    const kind = line("span", marks.kinds.labels[marks.kind(row)], `kind kind-${marks.kinds.terms[marks.kind(row)]}`);
    const head = line("p", "");
    head.append(kind, ` ${marks.date(row)}`, this.#button([row]));
    const title = line("p", "", "read-title");
    title.append(this.#link(row));
    return [head, title, this.#list(this.ties.get(row) ?? [])];
  }

  #several({ rows, ariaLabel }) {
    const head = line("p", `${ariaLabel}. ${LANE_WORDS.zoomsIn}`);
    head.append(this.#button(rows));
    return [head, this.#list(Array.from(rows, (row) => ({ row, words: this.marks.date(row) })).reverse())];
  }

  #list(items) {
    const list = document.createElement("ul");
    for (const { row, words } of items.slice(0, LISTED)) {
      const item = line("li", `${words}: `);
      item.append(this.#link(row));
      list.append(item);
    }
    if (items.length > LISTED) list.append(line("li", LANE_WORDS.andMore(items.length - LISTED)));
    return list;
  }

  #link(row) {
    const texts = this.marks.texts();
    if (!texts) return LANE_WORDS.unnamed;
    const link = line("a", texts.titles[row]);
    link.href = `${this.at}entries/${texts.ids[row]}/`;
    return link;
  }

  #button(rows) {
    const button = line("button", LANE_WORDS.inList);
    button.type = "button";
    button.addEventListener("click", () => this.show(rows));
    return button;
  }
}

function line(name, text, className = "") {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}
