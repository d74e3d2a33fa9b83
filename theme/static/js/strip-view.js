// The overview as a brush: two handles (range inputs, so that keys, touch and screen readers know them), and the
// picture itself to drag across. A tap on the picture chooses the year under it.

import { startOf } from "./dates.js";
import { bars, bounds, clamp, density, snap, span, spokenBound } from "./strip.js";

const TAP = 5;
const YEAR = 12;

export class StripView {
  /** choose({since, until}, moving): moving until the hand rests. */
  constructor(figure, { data, choose }) {
    this.figure = figure;
    this.plot = figure.querySelector("[data-plot]");
    this.scale = { first: Number(figure.dataset.first), months: Number(figure.dataset.months), lead: Number(figure.dataset.lead) };
    this.data = data;
    this.choose = choose;
    this.lanes = [...figure.querySelectorAll("g.lane")].map((group) => new Lane(group));
    this.laneOf = lanesOfRows(data, figure);
    this.unit = Number(figure.dataset.unit);
    this.mask = new Uint8Array(data.count).fill(1);
    this.shades = figure.querySelectorAll(".shade");
    this.handles = figure.querySelectorAll(".handle");
    this.handles.forEach((handle, end) => {
      handle.addEventListener("input", () => this.#moveHandle(end, Number(handle.value), true));
      handle.addEventListener("change", () => this.#moveHandle(end, Number(handle.value), false));
      handle.addEventListener("keydown", (event) => this.#leap(event, end));
    });
    this.#listen();
  }

  /** {happened, known}: the day before each month on the picture, for sliders that lie below it. */
  stops() {
    const { first, months, lead } = this.scale;
    const past = this.data.anchor.at(-1);
    const begun = startOf(first + lead) - 1;
    const day = (month) => (month < lead ? Math.round(past + ((begun - past) * month) / lead) - 1 : startOf(first + month) - 1);
    const days = Array.from({ length: months }, (_, month) => day(month));
    return { happened: days, known: days };
  }

  /** mask: 1 on each row that matches, in any span. */
  update(state, mask) {
    this.#place(bounds(state, this.scale));
    if (same(this.mask, mask)) return;
    this.mask = mask;
    const found = density(this.data, this.laneOf, this.lanes.length, this.scale, mask);
    const isAll = !mask.includes(0);
    this.lanes.forEach((lane, number) => lane.draw(found.sure[number], found.unsure[number], this.unit, this.scale.lead, isAll));
  }

  #place({ low, high }) {
    this.bounds = { low, high };
    const part = (bound) => `${(100 * bound) / this.scale.months}%`;
    this.shades[0].setAttribute("width", part(low));
    this.shades[1].setAttribute("x", part(high));
    this.shades[1].setAttribute("width", part(this.scale.months - high));
    [low, high].forEach((bound, end) => {
      this.handles[end].value = bound;
      this.handles[end].setAttribute("aria-valuetext", spokenBound(bound, end === 1, this.scale));
    });
    this.figure.classList.toggle("narrowed", low > 0 || high < this.scale.months);
  }

  #leap(event, end) {
    const step = { PageUp: YEAR, PageDown: -YEAR }[event.key];
    if (!step) return;
    event.preventDefault();
    this.#moveHandle(end, this.bounds[end ? "high" : "low"] + step, false);
  }

  #moveHandle(end, bound, moving) {
    const { low, high } = this.bounds;
    const to = snap(bound, end ? high : low, this.scale);
    if (end) this.#choose(low, clamp(to, Math.max(low + 1, this.scale.lead), this.scale.months), moving);
    else this.#choose(clamp(to, 0, high - 1), high, moving);
  }

  #choose(low, high, moving) {
    this.#place({ low, high });
    this.choose(span(low, high, this.scale), moving);
  }

  #listen() {
    const picture = this.plot.querySelector(".strip-picture");
    let drag = null;
    picture.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      picture.setPointerCapture(event.pointerId);
      drag = { x: event.clientX, month: this.#monthAt(event.clientX), from: this.bounds, moved: false };
    });
    picture.addEventListener("pointermove", (event) => {
      if (!drag) return;
      drag.moved ||= Math.abs(event.clientX - drag.x) > TAP;
      if (drag.moved) this.#drag(drag, event.clientX, true);
    });
    picture.addEventListener("pointerup", (event) => {
      if (drag?.moved) this.#drag(drag, event.clientX, false);
      else if (drag) this.#tap(drag.month);
      drag = null;
    });
    picture.addEventListener("pointercancel", () => {
      if (drag) this.#choose(drag.from.low, drag.from.high, false);
      drag = null;
    });
  }

  #monthAt(x) {
    const box = this.plot.getBoundingClientRect();
    return clamp(Math.floor(((x - box.left) / box.width) * this.scale.months), 0, this.scale.months - 1);
  }

  #drag({ month, from }, x, moving) {
    const now = this.#monthAt(x);
    const { months } = this.scale;
    const within = (from.low > 0 || from.high < months) && month >= from.low && month < from.high;
    if (!within) return this.#choose(snap(Math.min(month, now), months, this.scale), snap(Math.max(month, now) + 1, 0, this.scale), moving);
    const shift = clamp(now - month, -from.low, months - from.high);
    return this.#choose(from.low + shift, from.high + shift, moving);
  }

  #tap(month) {
    const low = month - ((this.scale.first + month) % YEAR);
    const high = low + YEAR;
    const again = this.bounds.low === low && this.bounds.high === high;
    this.#choose(again ? 0 : low, again ? this.scale.months : high, false);
  }
}

class Lane {
  constructor(group) {
    this.parts = Object.fromEntries(["ghost", "sure", "unsure"].map((name) => [name, group.querySelector(`.${name}`)]));
    this.base = Number(/M0 (\d+)/.exec(group.querySelector(".floor").getAttribute("d"))[1]);
    this.all = this.parts.sure.getAttribute("d") + this.parts.unsure.getAttribute("d");
  }

  draw(sure, unsure, unit, lead, isAll) {
    this.parts.ghost.setAttribute("d", isAll ? "" : this.all);
    this.parts.sure.setAttribute("d", bars(sure, unit, this.base, lead));
    this.parts.unsure.setAttribute("d", bars(unsure, unit, this.base, lead, sure));
  }
}

function lanesOfRows(data, figure) {
  const lanes = [...figure.querySelectorAll("g.lane")].map((group) => group.dataset.kinds.split(" "));
  const kinds = data.facets.get("kind");
  const laneOfTerm = kinds.terms.map((kind) => {
    const lane = lanes.findIndex((its) => its.includes(kind));
    return lane === -1 ? lanes.length - 1 : lane;
  });
  return Uint8Array.from(kinds.rows, (set) => laneOfTerm[kinds.sets[set][0]]);
}

/** True of two masks that are alike. */
export function same(a, b) {
  for (let row = 0; row < a.length; row += 1) if (a[row] !== b[row]) return false;
  return true;
}
