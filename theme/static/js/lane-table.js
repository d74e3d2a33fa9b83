// The lanes as a table: how many events each has in each year of the window. Made when it is opened.

import { LANE_WORDS } from "./lane-words.js";
import { perYearOf } from "./lanes.js";

export class LaneTable {
  /** lanes(): those shown; data: the columns; window(): the days shown. */
  constructor({ lanes, data, window }) {
    Object.assign(this, { lanes, data, window });
    this.box = document.createElement("details");
    this.box.className = "strip-table";
    const summary = document.createElement("summary");
    summary.textContent = LANE_WORDS.table;
    this.place = document.createElement("div");
    Object.assign(this.place, { className: "scroller", tabIndex: 0 });
    this.place.setAttribute("role", "region");
    this.place.setAttribute("aria-label", LANE_WORDS.caption);
    this.box.append(summary, this.place);
    this.box.addEventListener("toggle", () => this.update());
  }

  update() {
    if (!this.box.open) return;
    const window = this.window();
    const counted = this.lanes().map(({ name, rows }) => ({ name, ...perYearOf(rows, this.data, window) }));
    const years = [...new Set(counted.flatMap(({ years: found }) => [...found.keys()]))].sort((a, b) => b - a);
    const table = document.createElement("table");
    table.createCaption().textContent = LANE_WORDS.caption;
    table.createTHead().append(row("th", ["", LANE_WORDS.total, ...years], "col"));
    table.createTBody().append(...counted.map(({ name, total, years: found }) => row("td", [name, total, ...years.map((year) => found.get(year) ?? "–")])));
    this.place.replaceChildren(table);
  }
}

function row(name, values, scope = "row") {
  const element = document.createElement("tr");
  element.append(...values.map((value, number) => {
    const cell = document.createElement(number && scope === "row" ? name : value === "" ? "td" : "th");
    if (cell.localName === "th") cell.scope = scope;
    cell.textContent = value;
    return cell;
  }));
  return element;
}
