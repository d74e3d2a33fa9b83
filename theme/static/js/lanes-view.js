// Swim lanes of a view: a line for each actor, system, rule, transfer or programme. What is shown is the span that the
// address asks for, as on the strip above; to zoom is to ask for another.

import { axis, ticks } from "./axis.js";
import { clusters } from "./clusters.js";
import { period, startOf } from "./dates.js";
import { LaneFrame } from "./lane-frame.js";
import { LaneHands } from "./lane-hands.js";
import { LaneMarks } from "./lane-marks.js";
import { LaneReadout } from "./lane-readout.js";
import { LaneTable } from "./lane-table.js";
import { LANE_WORDS, spokenSpan } from "./lane-words.js";
import { inTime, lanesOf, tiesByRow, within } from "./lanes.js";
import { clamp } from "./strip.js";
import { same } from "./strip-view.js";
import { around, spanOf } from "./zoom.js";

const MORE = 8;
const MARK = 24; // pixels: also the least that a finger can press
const MARKS = 200; // together, so that the document stays small
const WIDER = 1.4;
const BEYOND = 0.35; // of the width, drawn on either side while a hand moves the lanes

export class LanesView {
  /** json: data/timeline-lanes.json. choose({since, until}, moving); show(row): bring it up in the list. */
  constructor(box, json, { data, at, scale, choose, show, texts, say }) {
    Object.assign(this, { box, data, scale, choose, say, spans: json.spans });
    this.full = { first: startOf(scale.first + scale.lead), last: startOf(scale.first + scale.months) - 1 };
    this.order = inTime(data.anchor);
    this.ties = tiesByRow(json.ties, json.relations);
    this.most = MORE;
    this.marks = new LaneMarks({ data, at, texts });
    this.frame = new LaneFrame(box, { at, more: () => this.#more(), resized: () => this.#draw() });
    this.readout = new LaneReadout(this.frame.readout, {
      marks: this.marks, at, ties: this.ties,
      show: (rows) => (rows.length === 1 ? show(rows[0]) : this.#choose(this.#span(rows), false)),
    });
    this.table = new LaneTable({
      lanes: () => this.lanes, data,
      window: () => ({ first: this.axis.lead?.from ?? this.window.first, last: this.window.last }),
    });
    box.append(this.table.box);
    this.hands = new LaneHands(this.frame.root, {
      window: () => this.window, full: this.full, track: () => this.frame.track(),
      move: (window, moving) => this.#choose(window, moving),
    });
    this.frame.tools((name) => this.#tool(name));
    this.#listen();
  }

  /** mask: 1 on each row that the view has, in any span. isMoving: a hand moves the window. */
  update(state, mask, isMoving = false) {
    const asked = `${state.lanes} ${this.most}`;
    const isSame = asked === this.asked && same(mask, this.mask);
    Object.assign(this, { state, mask, facet: state.lanes });
    this.#see(state);
    const column = this.data.facets.get(this.facet);
    if (!column) return;
    if (!isSame) this.#chooseLanes(column);
    this.asked = asked;
    if (!(isSame && isMoving && this.#slide())) this.#draw(isMoving ? BEYOND : 0);
  }

  /** Move what is drawn to where the window is now, as far as enough is drawn; false if it must be drawn anew. */
  #slide() {
    const { drawn, axis } = this;
    if (!drawn?.beyond || drawn.axis.lead || axis.lead || drawn.axis.last - drawn.axis.first !== axis.last - axis.first) return false;
    const moved = drawn.axis.at(drawn.axis.first) - drawn.axis.at(axis.first);
    if (Math.abs(moved) > drawn.beyond) return false;
    this.frame.slide(Math.round(moved * this.frame.measure().width));
    this.#say();
    return true;
  }

  #chooseLanes(column) {
    const { lanes, total } = lanesOf(column, this.mask, this.order, this.most);
    this.#keep(lanes, column);
    this.frame.offer(total - lanes.length, MORE);
  }

  /** The titles have come: marks say them. */
  renew() {
    for (const { marks } of this.lanes ?? []) for (const mark of marks.values()) if (mark.rows.length === 1) this.marks.name(mark, mark.rows[0]);
    if (this.now?.isConnected) this.readout.tell(this.now);
  }

  #see({ since, until }) {
    const first = period(since)?.first ?? this.full.first;
    const last = period(until)?.last ?? this.full.last;
    const from = this.data.anchor[this.order[0]] ?? first;
    this.window = { first: last < first && !since ? from : first, last: Math.max(last, first) };
    const lead = this.scale.lead && !since && first < last ? { from, share: this.scale.lead / this.scale.months } : null;
    this.axis = axis(this.window.first, this.window.last, lead);
  }

  /** Lanes that were there keep their elements. */
  #keep(lanes, column) {
    const before = new Map((this.lanes ?? []).map((lane) => [lane.id, lane]));
    this.lanes = lanes.map(({ term, rows }) => {
      const id = `${this.facet}/${column.terms[term]}`;
      const lane = before.get(id) ?? { id, term: column.terms[term], name: column.labels[term] };
      return Object.assign(lane, { rows });
    });
    this.frame.lanes(this.lanes, this.facet);
  }

  /** beyond: share of the width that is drawn on either side of what can be seen. */
  #draw(beyond = 0) {
    if (!this.lanes) return;
    const focus = this.#focus();
    const { width } = this.frame.measure();
    const near = this.#near(width, beyond);
    this.drawn = { axis: this.axis, beyond };
    this.frame.slide(0);
    this.frame.hold(beyond > 0);
    const at = new Map();
    for (const { lane, found } of near) {
      const give = this.marks.of(lane);
      const marks = found.map(({ from, to, x }) => {
        const mark = give(lane.rows.slice(from, to));
        mark.x = x;
        mark.style.transform = `translateX(${Math.round(x * 10) / 10}px)`;
        for (const row of mark.rows) if (this.ties.has(row) && !at.has(row)) at.set(row, [x, lane.y]);
        return mark;
      });
      this.frame.fill(lane, marks);
    }
    this.at = at;
    this.readout.hint({ bars: this.#under(width, beyond), arcs: this.#arcs() });
    this.#refocus(focus);
    this.table.update();
    this.#say();
  }

  #say() {
    const { first, last } = this.window;
    const asked = { first: period(this.state.since)?.first ?? -Infinity, last: period(this.state.until)?.last ?? Infinity };
    this.frame.count(this.lanes.map(({ rows }) => within(rows, this.data, asked).length));
    this.frame.state(this.window, this.full, spokenSpan(this.axis.lead?.from ?? first, last));
  }

  /** The marks of each lane that are in the window or so far beyond; wider apart where there would be too many. */
  #near(width, beyond) {
    const seen = ({ x }) => x >= -0.5 && x <= width + 0.5;
    const isNear = ({ x }) => x >= -beyond * width - 0.5 && x <= (1 + beyond) * width + 0.5;
    const places = this.lanes.map(({ rows }) => Float64Array.from(rows, (row) => clamp(this.axis.at(this.data.anchor[row]), -9, 9) * width));
    for (let least = MARK; ; least *= WIDER) {
      const found = this.lanes.map((lane, number) => ({ lane, found: clusters(places[number], least).filter(isNear) }));
      if (found.reduce((sum, lane) => sum + lane.found.filter(seen).length, 0) <= MARKS || least > width) return found;
    }
  }

  /** Draw what lies under the marks; true with a bar. */
  #under(width, beyond) {
    const { data } = this;
    const x = (day) => clamp(this.axis.at(day), -0.2 - beyond, 1.2 + beyond) * width;
    this.frame.axis(this.#ticks(width, beyond), width);
    const parts = [];
    const bars = [];
    for (const { y, rows, term } of this.lanes) {
      for (const row of rows) if (data.latest[row] > data.anchor[row]) parts.push([x(data.anchor[row]), x(Math.min(data.latest[row] + 1, this.window.last)), y]);
      for (const { first, last, state, doubt } of this.#spansOf(term, rows)) {
        const from = x(first);
        const wide = x(last) - from;
        if (wide > 0) bars.push({ x: from, wide: Math.max(wide, 1), y, state, doubt: doubt & this.#ends(first, last) });
      }
    }
    this.frame.under.dates(parts);
    this.frame.under.bars(bars);
    return bars.length > 0;
  }

  #ticks(width, beyond) {
    const { axis } = this;
    if (!beyond || axis.lead) return ticks(axis, width);
    const more = Math.ceil((axis.last - axis.first + 1) * beyond);
    return ticks({ ...axis, first: axis.first - more, last: axis.last + more }, width * (1 + 2 * beyond));
  }

  /** What lasted, as far as it had happened and was known on the days that the view asks for. */
  #spansOf(term, rows) {
    const by = period(this.state.happened)?.last ?? Infinity;
    const isKnown = (first) => !this.state.known || rows.some((row) => this.data.anchor[row] === first);
    const spans = (this.spans[this.facet]?.[term] ?? []).filter(([first]) => first <= by && isKnown(first));
    return spans.map(([first, days, state, doubt]) =>
      first + days > by ? { first, last: by, state, doubt: doubt | 2 } : { first, last: first + days, state, doubt });
  }

  /** Which ends of a span lie in the window, as bits: no other end can be drawn as doubtful. */
  #ends(first, last) {
    return (first >= this.window.first || this.axis.lead ? 1 : 0) | (last <= this.window.last ? 2 : 0);
  }

  /** Draw the arcs; true with one. */
  #arcs() {
    const now = new Set(this.now?.isConnected ? this.now.rows : []);
    const pairs = [];
    for (const [row, from] of this.at) {
      for (const { row: other } of this.ties.get(row)) {
        const to = this.at.get(other);
        if (to && row < other && (from[0] !== to[0] || from[1] !== to[1])) pairs.push([from, to, now.has(row) || now.has(other)]);
      }
    }
    return this.frame.under.arcs(pairs);
  }

  #choose(window, moving) {
    const span = spanOf(window, this.full);
    this.choose(span, moving);
    const isAll = this.scale.lead && !span.since;
    if (!moving) this.say(LANE_WORDS.shown(spokenSpan(isAll ? this.data.anchor[this.order[0]] : window.first, window.last)));
  }

  #more() {
    const before = this.lanes.length;
    this.most += MORE;
    this.update(this.state, this.mask);
    this.lanes[before]?.element.querySelector("a").focus();
  }

  #tool(name) {
    if (name === "in") this.hands.zoom(0.5);
    else if (name === "out") this.hands.zoom(2);
    else if (name === "whole") this.#choose(this.full, false);
    else this.hands.pan(name === "later" ? 0.5 : -0.5);
  }

  #listen() {
    const { root } = this.frame;
    const markOf = ({ target }) => target.closest(".swim-mark");
    root.addEventListener("pointerover", (event) => event.pointerType === "mouse" && markOf(event) && this.#take(markOf(event)));
    root.addEventListener("focusin", (event) => markOf(event) && this.#take(markOf(event)));
    root.addEventListener("click", (event) => this.#press(event, markOf(event)));
    root.addEventListener("keydown", (event) => this.#key(event, markOf(event)));
  }

  #take(mark) {
    if (this.now === mark) return;
    this.now?.classList.remove("is-now");
    this.now = mark;
    mark.classList.add("is-now");
    this.frame.stop(mark);
    this.readout.tell(mark);
    this.#arcs();
  }

  /** Several zoom in, or lie on one day and are shown in the list; one leads to its page, a finger's first tap tells. */
  #press(event, mark) {
    if (!mark) return;
    const isNew = this.told !== mark;
    this.told = mark;
    if (mark.rows.length > 1) this.#choose(this.#span(mark.rows), false);
    else if (event.pointerType === "touch" && isNew) event.preventDefault();
    this.#take(mark);
  }

  #span(rows) {
    const { anchor } = this.data;
    const [first, last] = [anchor[rows[0]], anchor[rows.at(-1)]];
    return first === last ? { first, last } : around(first, last, { first: Math.min(first, this.full.first), last: this.full.last });
  }

  #key(event, mark) {
    const { width } = this.frame.measure();
    const at = mark ? mark.x / width : 0.5;
    const isDone = event.target.closest(".swim-track") && (this.hands.key(event, at) || this.#step(event.key, mark));
    if (isDone) event.preventDefault();
  }

  #step(key, mark) {
    const to = mark && this.frame.beside(mark, key);
    to?.focus();
    return Boolean(to);
  }

  #focus() {
    const mark = document.activeElement?.closest?.(".swim-mark");
    return mark && { mark, lane: mark.lane, day: this.data.anchor[mark.rows[mark.rows.length >> 1]] };
  }

  /** The mark in focus may have become others: the nearest of its lane has the focus then. */
  #refocus(focus) {
    if (!focus) return this.frame.stop(this.now);
    if (focus.mark.isConnected) return this.frame.stop(focus.mark);
    const { width } = this.frame.measure();
    this.frame.nearest(focus.lane, this.axis.at(focus.day) * width)?.focus({ preventScroll: true });
    return undefined;
  }
}
