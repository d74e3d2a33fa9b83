// The page of a rule, a transfer, an actor, a system or a programme, or the due page: its sliders, and what stood on
// the days that they choose.

import { AsOf } from "./as-of.js";
import { period } from "./dates.js";
import { load } from "./load.js";
import { ruleOf, stopsOf, transferOf } from "./states.js";
import { ruleView, transferView, transfersView } from "./states-view.js";

/** What a page shows: its grids for the stops, and a function from days to elements. */
const KINDS = {
  rule: (json, { id }) => {
    const grid = json.rules[id] && ruleOf(json.rules[id]);
    return grid && { grids: [grid], view: (days) => ruleView(grid, json.rule_states, days) };
  },
  transfer: (json, { id }) => {
    const grid = json.transfers[id] && transferOf(json.transfers[id]);
    return grid && { grids: [grid], view: (days) => transferView(grid, json.transfer_states, days) };
  },
  actor: (json, { id, at }) => several(json, at, false, ({ from, to, others }) => [from, to, others].some((ids) => ids.includes(id))),
  system: (json, { id, at }) => several(json, at, false, ({ systems }) => systems.some((one) => id.split(" ").includes(one))),
  programme: (json, { id, at }) => several(json, at, false, ({ programmes }) => programmes.includes(id)),
  due: (json, { at }) => several(json, at, true, () => true),
};

function several(json, at, isDue, has) {
  const grids = Object.entries(json.transfers).map(([id, value]) => ({ id, ...transferOf(value) })).filter(has);
  const options = { states: json.transfer_states, actors: json.actors, at, isDue };
  return grids.length ? { grids, view: (days) => transfersView(grids, options, days) } : null;
}

function daysOfAddress() {
  const params = new URLSearchParams(location.search);
  const day = (name) => (period(params.get(name) ?? "") ? params.get(name) : "");
  return { happened: day("happened"), known: day("known") };
}

function query({ happened, known }) {
  const parts = Object.entries({ happened, known }).filter(([, value]) => value).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return parts.length ? `?${parts.join("&")}` : "";
}

class RecordPage {
  constructor(section, shown) {
    this.shown = shown;
    this.box = section.querySelector("[data-as-of-state]");
    this.box.className = "as-of-answer";
    this.link = section.querySelector("[data-timeline-link]");
    this.root = section.dataset.at || "./";
    this.sliders = new AsOf(section, { stops: stopsOf(shown.grids), choose: (days, moving) => this.#choose(days, moving) });
    window.addEventListener("popstate", () => this.#show(daysOfAddress()));
    this.#show(daysOfAddress());
  }

  /** A drag is one step of the history. */
  #choose(days, moving) {
    const address = location.pathname + query(days) + location.hash;
    if (this.moving) history.replaceState({}, "", address);
    else if (query(days) !== location.search) history.pushState({}, "", address);
    this.moving = moving;
    this.#show(days);
  }

  #show(days) {
    this.box.replaceChildren(...this.shown.view(days));
    this.sliders.update(days, this.box.querySelector("p")?.textContent);
    this.link.href = this.root + query(days);
  }
}

async function begin(section) {
  let json;
  try {
    json = await load(section.dataset.states);
  } catch (error) {
    console.error(error);
  }
  const shown = json && KINDS[section.dataset.asOf](json, { id: section.dataset.id, at: section.dataset.at });
  if (!shown) {
    section.hidden = true; // the page is complete without the sliders
    return;
  }
  new RecordPage(section, shown);
  section.dataset.ready = "";
}

for (const section of document.querySelectorAll("[data-as-of]")) {
  section.addEventListener("toggle", () => void begin(section), { once: true });
  if (query(daysOfAddress())) section.open = true;
}
