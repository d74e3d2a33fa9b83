// The list: years, months, chunks of rows. What stays on the page is not touched, so that focus and place are kept;
// rows that go are kept aside and come back; chunks are filled when they come near.

import { spokenMonth } from "./dates.js";
import { grouped } from "./groups.js";
import { markRow } from "./row-view.js";
import { WORDS } from "./words.js";

const NEAR = "1200px 0px";
const ROW_HEIGHT = 150;

export class ListView {
  /** makeRow: (row, texts) → <li>. needTexts: called when rows must be made before their texts are there. */
  constructor(root, { monthTemplate, yearTemplate, data, makeRow, needTexts, at }) {
    Object.assign(this, { root, monthTemplate, yearTemplate, data, makeRow, needTexts, at });
    this.texts = null;
    this.query = "";
    this.rows = new Map();
    this.months = new Map();
    this.years = new Map();
    this.near = new IntersectionObserver((seen) => this.#approach(seen), { rootMargin: NEAR });
    this.#adopt();
  }

  #adopt() {
    for (const item of this.root.querySelectorAll("[data-row]")) this.rows.set(Number(item.dataset.row), item);
    for (const month of this.root.querySelectorAll("[data-group]")) this.months.set(Number(month.dataset.group), month);
    for (const year of this.root.querySelectorAll("[data-year]")) this.years.set(Number(year.dataset.year), year);
    for (const chunk of this.root.querySelectorAll(".rows")) this.near.observe(chunk);
  }

  /** Show rows (numbers, in their order), with the words of the query marked. */
  show(rows, query) {
    this.query = query;
    const years = grouped(rows, this.data.group);
    arrange(this.root, years.map((year) => this.#year(year)));
    this.#fillFirst();
  }

  /** The texts have arrived: fill what waits for them. */
  setTexts(texts) {
    this.texts = texts;
    for (const chunk of this.root.querySelectorAll(".rows.waits")) this.#fill(chunk);
  }

  /** The <li> of a row, its chunk filled; null if the view does not have it or its text is not there yet. */
  bring(row) {
    const chunk = [...this.root.querySelectorAll(".rows")].find((candidate) => candidate.wanted?.includes(row));
    if (chunk) this.#fill(chunk);
    const item = this.rows.get(row);
    return item?.isConnected ? item : null;
  }

  #year({ year, count, months }) {
    const section = this.years.get(year) ?? this.#newYear(year);
    say(section.querySelector(".year-head .tally"), count);
    arrange(section, [section.firstElementChild, ...months.map((month) => this.#month(year, month))]);
    return section;
  }

  #newYear(year) {
    const section = this.yearTemplate.content.firstElementChild.cloneNode(true);
    const link = section.querySelector(".year-name");
    link.href = `${this.at}timeline/${year}/`;
    link.dataset.span = `${year}/${year}`;
    link.textContent = year;
    this.years.set(year, section);
    return section;
  }

  #month(year, { month, count, chunks }) {
    const key = year * 13 + month;
    const section = this.months.get(key) ?? this.#newMonth(year, month, key);
    say(section.querySelector(".tally"), count);
    const lists = [...section.querySelectorAll(".rows")];
    const used = chunks.map((rows, number) => this.#chunk(lists[number] ?? this.#newChunk(), rows));
    arrange(section, [section.firstElementChild, ...used]);
    return section;
  }

  #newMonth(year, month, key) {
    const section = this.monthTemplate.content.firstElementChild.cloneNode(true);
    section.querySelector(".month-name").textContent = month ? spokenMonth(year * 12 + month - 1) : WORDS.noMonth(year);
    section.querySelector(".month-head").id = `m${year}-${String(month).padStart(2, "0")}`;
    this.months.set(key, section);
    return section;
  }

  #newChunk() {
    const list = document.createElement("ol");
    list.className = "rows";
    this.near.observe(list);
    return list;
  }

  #chunk(list, rows) {
    if (same(list.wanted ?? held(list), rows) && list.childElementCount === rows.length) {
      list.wanted = rows;
      if (list.isNear) this.#mark(list);
      return list;
    }
    list.wanted = rows;
    list.style.minBlockSize = `${rows.length * ROW_HEIGHT}px`;
    list.classList.add("waits");
    if (list.isNear) this.#fill(list);
    return list;
  }

  #fillFirst() {
    for (const list of [...this.root.querySelectorAll(".rows")].slice(0, 2)) this.#fill(list);
  }

  #approach(seen) {
    for (const { target, isIntersecting } of seen) {
      target.isNear = isIntersecting;
      if (isIntersecting) this.#fill(target);
      else this.#empty(target);
    }
  }

  #fill(list) {
    if (!list.classList.contains("waits")) return this.#mark(list);
    const items = [...(list.wanted ?? [])].map((row) => this.#row(row));
    if (items.includes(undefined)) return this.needTexts();
    arrange(list, items);
    list.classList.remove("waits");
    list.style.minBlockSize = "";
    return this.#mark(list);
  }

  #row(row) {
    if (!this.rows.has(row) && this.texts) this.rows.set(row, this.makeRow(row, this.texts));
    return this.rows.get(row);
  }

  #mark(list) {
    for (const item of list.children) markRow(item, this.query);
  }

  /** Far away and not in use: leave its room, give back its rows. */
  #empty(list) {
    if (!list.isConnected || !list.wanted || list.classList.contains("waits") || list.contains(document.activeElement)) return;
    if (this.rows.size <= 400) return;
    list.style.minBlockSize = `${list.offsetHeight}px`;
    list.classList.add("waits");
    list.replaceChildren();
  }
}

function say(element, text) {
  if (element.textContent !== String(text)) element.textContent = text;
}

function held(list) {
  return [...list.children].map((item) => Number(item.dataset.row));
}

function same(a, b) {
  return a.length === b.length && b.every((value, number) => a[number] === value);
}

/** Give a parent exactly these children in this order, moving as few as possible. */
function arrange(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const child of wanted) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}
