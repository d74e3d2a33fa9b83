// The elements of the lanes: names, tracks, axis, tools; and which mark is beside which.

import { arrange, say } from "./arrange.js";
import { LANE_WORDS } from "./lane-words.js";
import { LaneUnder } from "./lane-under.js";
import { pageOf } from "./row-view.js";

const NAMESPACE = "http://www.w3.org/2000/svg";
const TOOLS = { out: ["−", "zoomOut"], in: ["+", "zoomIn"], earlier: ["‹", "earlier"], later: ["›", "later"], whole: ["", "whole"] };

export class LaneFrame {
  /** more(): other lanes are asked for; resized(): there is another width. */
  constructor(box, { at, more, resized }) {
    this.at = at;
    this.box = box;
    this.root = element("div", "swim live");
    this.root.setAttribute("role", "group");
    this.root.setAttribute("aria-labelledby", "lanes-head");
    this.bar = element("div", "swim-tools");
    this.bar.setAttribute("role", "group");
    this.bar.setAttribute("aria-label", LANE_WORDS.tools);
    this.readout = element("div", "swim-read");
    this.ticks = element("div", "swim-axis");
    this.ticks.setAttribute("aria-hidden", "true");
    this.scale = svg();
    this.scale.setAttribute("height", "22");
    this.ticks.append(element("div"));
    this.ticks.firstChild.append(this.scale);
    this.under = new LaneUnder(element("div", "swim-under"), svg());
    this.next = element("button", "swim-more");
    this.next.type = "button";
    this.next.addEventListener("click", more);
    box.replaceChildren(this.bar, this.root, this.next, this.readout);
    new ResizeObserver(() => this.#resize(resized)).observe(this.root);
  }

  #resize(resized) {
    const { width, height } = this.size ?? {};
    this.size = null;
    const now = this.measure();
    if (now.width !== width || now.height !== height) resized();
  }

  tools(press) {
    this.buttons = {};
    for (const [name, [sign, words]] of Object.entries(TOOLS)) {
      const button = element("button");
      button.type = "button";
      button.textContent = sign || LANE_WORDS[words];
      if (sign) button.setAttribute("aria-label", LANE_WORDS[words]);
      button.addEventListener("click", () => press(name));
      this.buttons[name] = button;
    }
    this.span = element("p");
    this.bar.append(...Object.values(this.buttons), this.span);
  }

  /** What is shown, and which tools can do more. */
  state({ first, last }, full, words) {
    const whole = first <= full.first && last >= full.last;
    const off = { out: whole, whole, in: last - first < 14, earlier: first <= full.first, later: last >= full.last };
    for (const [name, isOff] of Object.entries(off)) this.buttons[name].setAttribute("aria-disabled", String(isOff));
    say(this.span, words);
  }

  lanes(lanes, facet) {
    for (const lane of lanes) lane.element ??= this.#lane(lane, facet);
    arrange(this.root, [this.ticks, this.under.box, ...lanes.map((lane) => lane.element)]);
    this.list = lanes;
    this.size = null;
  }

  /** How many events of each lane are in the span that is shown, in the order of the lanes. */
  count(counts) {
    this.list.forEach(({ name, rows: { length: all }, tally, track }, number) => {
      say(tally, LANE_WORDS.tally(counts[number], all));
      const label = LANE_WORDS.track(name, counts[number], all);
      if (track.getAttribute("aria-label") !== label) track.setAttribute("aria-label", label);
    });
  }

  /** rest: how many lanes are not shown; at most so many come at once. */
  offer(rest, most) {
    this.next.hidden = rest <= 0;
    this.next.textContent = LANE_WORDS.moreLanes(Math.min(rest, most));
  }

  #lane(lane, facet) {
    const name = element("p", "swim-name");
    const link = element("a");
    link.textContent = lane.name;
    link.href = `${this.at}${pageOf(facet, lane.term)}`;
    Object.assign(link.dataset, { facet, term: lane.term });
    lane.tally = element("span", "tally");
    name.append(link, "\u00a0", lane.tally);
    lane.track = element("div", "swim-track");
    lane.track.setAttribute("role", "group");
    lane.slide = element("div", "swim-slide");
    lane.track.append(lane.slide);
    const whole = element("div", "swim-lane");
    whole.append(name, lane.track);
    return whole;
  }

  /** {left, width, height} of the tracks together; each lane has the middle of its own as y. */
  measure() {
    if (!this.size) {
      const [one] = this.list ?? [];
      for (const lane of this.list ?? []) lane.y = middle(lane.track, this.root);
      this.size = { left: one?.track.offsetLeft ?? 0, width: one?.track.offsetWidth || 1, height: this.root.offsetHeight };
      this.under.place(this.size);
    }
    return this.size;
  }

  track() {
    return (this.list[0]?.track ?? this.root).getBoundingClientRect();
  }

  fill(lane, marks) {
    lane.shown = marks;
    arrange(lane.slide, marks);
  }

  /** Move all that is drawn by so many pixels, without drawing anything. */
  slide(pixels) {
    const transform = pixels ? `translateX(${pixels}px)` : "";
    for (const { style } of [this.scale, this.under.svg, ...this.list.map(({ slide }) => slide)]) style.transform = transform;
  }

  /** isMoving: more is drawn than can be seen, and moved as it is. */
  hold(isMoving) {
    this.root.classList.toggle("is-moving", isMoving);
  }

  axis(ticks, width) {
    const seen = (x) => (x < 0 || x > width ? x : Math.max(14, Math.min(x, width - 14)));
    const texts = ticks.map(({ at, label }) => {
      const text = document.createElementNS(NAMESPACE, "text");
      text.setAttribute("x", seen(at * width));
      text.setAttribute("y", "14");
      text.textContent = label;
      return text;
    });
    this.scale.replaceChildren(...texts);
    this.under.grid(ticks.filter(({ isLead }) => !isLead).map(({ at }) => at * width), this.size.height);
  }

  /** The one mark that the Tab key stops at: this one, or the first. */
  stop(mark) {
    const isThere = (one) => one?.isConnected && this.list.includes(one.lane);
    const first = () => this.list.find(({ shown }) => shown?.length)?.shown[0];
    const one = [mark, this.stopped].find(isThere) ?? first();
    if (one === this.stopped) return; // to set an attribute anew is not free
    if (this.stopped) this.stopped.tabIndex = -1;
    if (one) one.tabIndex = 0;
    this.stopped = one;
  }

  /** The mark that an arrow, Home or End leads to; undefined at an end. */
  beside(mark, key) {
    const { shown } = mark.lane;
    const at = shown.indexOf(mark);
    const along = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[key];
    if (along !== undefined) return shown[along];
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (!step) return undefined;
    const { x } = mark;
    for (let lane = this.list.indexOf(mark.lane) + step; this.list[lane]; lane += step) if (this.list[lane].shown.length) return this.nearest(this.list[lane], x);
    return undefined;
  }

  nearest({ shown }, x) {
    const distance = (mark) => Math.abs(mark.x - x);
    return shown?.reduce((best, mark) => (best && distance(best) <= distance(mark) ? best : mark), undefined);
  }
}

/** How far the middle of a track is below the top of the lanes. */
function middle(track, root) {
  const { top, height } = track.getBoundingClientRect();
  return top - root.getBoundingClientRect().top + height / 2;
}

function element(name, className = "") {
  const found = document.createElement(name);
  if (className) found.className = className;
  return found;
}

function svg(className = "") {
  const found = document.createElementNS(NAMESPACE, "svg");
  if (className) found.setAttribute("class", className);
  return found;
}
