// What lies under the marks: the grid, spans, the parts of a date that is no day, and arcs between linked events.

import { arc } from "./clusters.js";

const NAMESPACE = "http://www.w3.org/2000/svg";
const FADES = ["", "start", "end", "both"];
const AXIS = 22; // pixels of the labels above the lanes
const LEAST = 5;
const ARCS = 120;

export class LaneUnder {
  /** box: what can be seen of the drawing. */
  constructor(box, svg) {
    Object.assign(this, { box, svg });
    box.setAttribute("aria-hidden", "true");
    box.append(svg);
    this.parts = Object.fromEntries(
      ["lane-grid", "bars", "lane-part", "lane-arc", "lane-arc is-now"].map((name) => [name, add(svg, name === "bars" ? "g" : "path", name)]),
    );
  }

  place({ left, width, height }) {
    Object.assign(this.box.style, { left: `${left}px`, inlineSize: `${width}px`, blockSize: `${height}px` });
  }

  grid(places, height) {
    this.#path("lane-grid", places.map((x) => `M${Math.round(x)} ${AXIS}V${height}`));
  }

  /** bars: {x, wide, y, state, doubt, text}, in pixels. */
  bars(bars) {
    this.parts.bars.replaceChildren(
      ...bars.map(({ x, wide, y, state, doubt }) => {
        const bar = document.createElementNS(NAMESPACE, "rect");
        bar.setAttribute("class", `lane-bar kind-${state} is-${state}`);
        for (const [name, value] of Object.entries({ x, y: y - 4, width: wide, height: 8 })) bar.setAttribute(name, value);
        if (doubt) bar.setAttribute("mask", `url(#fade-${FADES[doubt]})`);
        return bar;
      }),
    );
  }

  /** parts: [from, to, y] of dates that are no single day. */
  dates(parts) {
    this.#path("lane-part", parts.filter(([from, to]) => to - from >= LEAST).map(([from, to, y]) => `M${from.toFixed(1)} ${y + 14}H${to.toFixed(1)}`));
  }

  /** pairs: [[x, y], [x, y], isNow]. Where there are too many to tell apart, only those of the mark in hand. True with one drawn. */
  arcs(pairs) {
    const now = pairs.filter(([, , isNow]) => isNow);
    const drawn = pairs.length > ARCS ? now : pairs;
    this.#path("lane-arc", pairs.length > ARCS ? [] : pairs.map(([from, to]) => arc(from, to)));
    this.#path("lane-arc is-now", now.map(([from, to]) => arc(from, to)));
    return drawn.length > 0;
  }

  #path(name, pieces) {
    this.parts[name].setAttribute("d", pieces.join(""));
  }
}

function add(svg, name, className) {
  const element = document.createElementNS(NAMESPACE, name);
  element.setAttribute("class", className);
  svg.append(element);
  return element;
}
