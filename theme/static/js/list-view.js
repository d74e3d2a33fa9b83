// The list by year and month. What stays on the page is not touched, so that focus and place are kept; rows that go
// are kept aside and come back; months are placed as the reader comes near them, below is room for the others.

import { arrange, say } from "./arrange.js";
import { Chunk, same } from "./chunk-view.js";
import { spokenMonth } from "./dates.js";
import { chunked, enough, grouped, perYear } from "./groups.js";
import { WORDS } from "./words.js";

const NEAR = "1200px 0px";
const AT_ONCE = Math.max(6, Math.ceil(window.screen.height / 130)); // rows that a window may hold; more come when they are drawn
const KEPT = 400;

export class ListView {
  /** makeRow(row, texts) → <li>; needTexts() when rows must be made and their texts are not there. */
  constructor(root, { monthTemplate, yearTemplate, data, makeRow, needTexts, at }) {
    Object.assign(this, { root, monthTemplate, yearTemplate, data, makeRow, needTexts, at });
    this.texts = null;
    this.shown = [];
    this.placed = 0;
    this.query = "";
    this.rows = new Map();
    this.months = new Map();
    this.years = new Map();
    this.chunks = new WeakMap();
    this.room = window.matchMedia("(min-width: 44rem)").matches ? 176 : 240;
    this.near = new IntersectionObserver((seen) => this.#approach(seen), { rootMargin: NEAR });
    this.rest = document.createElement("div");
    this.rest.className = "rest";
    this.near.observe(this.rest);
    this.#adopt();
    this.all = null;
    this.held = this.rows.size; // how many rows are placed: at first those that the document came with
  }

  /**
   * Show rows (numbers, in their order), with the words of the query marked: of what is near as many as a window holds,
   * the others with `finish`.
   */
  show(rows, query) {
    const isNew = this.all && !same(this.all, rows);
    const least = isNew ? AT_ONCE : Math.max(AT_ONCE, this.held); // what stays, stays placed
    this.all = rows;
    this.query = query;
    this.isWhole = false;
    this.shown = grouped(rows, this.data.group);
    this.yearCounts = perYear(this.shown);
    this.left = rows.length;
    this.placed = 0;
    this.#place(enough(this.shown, 0, least));
    this.#fillTop(isNew ? AT_ONCE : Infinity);
  }

  /** Draw what `show` left for when its rows are painted. */
  finish() {
    this.#fillTop();
  }

  setTexts(texts) {
    this.texts = texts;
    this.#fillTop();
  }

  /** Fill everything, for paper; it stays until another view is shown. */
  fillAll() {
    if (!this.texts) return;
    this.isWhole = true;
    this.#place(this.shown.length);
    for (const chunk of this.#placedChunks()) chunk.fill(this.query);
  }

  /** The <li> of a row, its month placed and filled; null if the view does not have it or its text is not there yet. */
  bring(row) {
    const place = this.shown.findIndex(({ rows }) => rows.includes(row));
    if (place === -1) return null;
    if (place >= this.placed) this.#place(enough(this.shown, place, AT_ONCE));
    const chunk = this.months.get(this.shown[place].key).chunks.find(({ rows }) => rows.includes(row));
    return this.#fill(chunk) ? this.rows.get(row) : null;
  }

  #adopt() {
    for (const item of this.root.querySelectorAll("[data-row]")) this.rows.set(Number(item.dataset.row), item);
    for (const year of this.root.querySelectorAll("[data-year]")) this.years.set(Number(year.dataset.year), parts(year));
    for (const month of this.root.querySelectorAll("[data-group]")) {
      const found = parts(month);
      found.chunks = Array.from(month.querySelectorAll(".rows"), (list) => this.#watch(list));
      this.months.set(Number(month.dataset.group), found);
    }
  }

  #watch(list) {
    const chunk = new Chunk(list, (row) => this.#row(row));
    this.chunks.set(list, chunk);
    this.near.observe(list);
    return chunk;
  }

  /** Place the months up to `end`, in their years, and leave room for the others. */
  #place(end) {
    const inYear = new Map();
    for (const month of this.shown.slice(0, end)) {
      const section = this.#month(month);
      if (inYear.has(month.year)) inYear.get(month.year).push(section);
      else inYear.set(month.year, [section]);
    }
    for (const { rows } of this.shown.slice(this.placed, end)) this.left -= rows.length;
    this.placed = end;
    this.held = this.all.length - this.left;
    arrange(this.root, [...[...inYear].map(([year, sections]) => this.#year(year, sections)), this.rest]);
    this.rest.style.blockSize = `${this.left * this.room}px`;
  }

  #year(year, sections) {
    if (!this.years.has(year)) this.years.set(year, this.#newYear(year));
    const { section, head, tally } = this.years.get(year);
    say(tally, this.yearCounts.get(year));
    arrange(section, [head, ...sections]);
    return section;
  }

  #newYear(year) {
    const section = this.yearTemplate.content.firstElementChild.cloneNode(true);
    const link = section.querySelector(".year-name");
    link.href = `${this.at}timeline/${year}/`;
    link.dataset.span = `${year}/${year}`;
    link.textContent = year;
    return parts(section);
  }

  #month({ key, year, month, rows }) {
    if (!this.months.has(key)) this.months.set(key, this.#newMonth(year, month));
    const { section, head, tally, chunks } = this.months.get(key);
    say(tally, rows.length);
    const pieces = chunked(rows);
    while (chunks.length < pieces.length) chunks.push(this.#watch(newList()));
    pieces.forEach((piece, number) => chunks[number].want(piece, this.room));
    arrange(section, [head, ...chunks.slice(0, pieces.length).map(({ list }) => list)]);
    return section;
  }

  #newMonth(year, month) {
    const found = { ...parts(this.monthTemplate.content.firstElementChild.cloneNode(true)), chunks: [] };
    found.head.querySelector(".month-name").textContent = month ? spokenMonth(year * 12 + month - 1) : WORDS.noMonth(year);
    found.head.id = `m${year}-${String(month).padStart(2, "0")}`;
    return found;
  }

  #approach(seen) {
    for (const { target, isIntersecting } of seen) {
      const chunk = this.chunks.get(target);
      if (!chunk) this.#grow(isIntersecting);
      else {
        chunk.isNear = isIntersecting;
        if (isIntersecting) this.#fill(chunk);
        else if (this.rows.size > KEPT && !this.isWhole) chunk.empty();
      }
    }
  }

  /** Place more months, and look again: the room below may still be near. */
  #grow(isNear) {
    if (!isNear || !this.left) return;
    this.#place(enough(this.shown, this.placed, Math.max(AT_ONCE, this.left / 8)));
    this.near.unobserve(this.rest);
    this.near.observe(this.rest);
  }

  #placedChunks() {
    return this.shown.slice(0, this.placed).flatMap(({ key, rows }) => this.months.get(key).chunks.slice(0, chunked(rows).length));
  }

  /** most: how many rows may be drawn. */
  #fillTop(most = Infinity) {
    let held = 0;
    for (const chunk of this.#placedChunks()) {
      if (held < AT_ONCE || (chunk.isNear && held < most)) this.#fill(chunk, most - held);
      else chunk.mark("");
      held += chunk.rows.length;
    }
  }

  #fill(chunk, most) {
    const isThere = chunk.fill(this.query, most);
    if (!isThere) this.needTexts();
    return isThere;
  }

  #row(row) {
    if (!this.rows.has(row) && this.texts) this.rows.set(row, this.makeRow(row, this.texts));
    return this.rows.get(row);
  }
}

function parts(section) {
  return { section, head: section.firstElementChild, tally: section.querySelector(".tally") };
}

function newList() {
  const list = document.createElement("ol");
  list.className = "rows";
  return list;
}
