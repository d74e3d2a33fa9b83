// What the reader asked for, and its form in the address. Pure: text in, plain frozen values out.

import { period } from "./dates.js";

export const FACETS = [
  "kind", "from", "to", "actor", "system", "rule", "programme", "transfer", "status", "certainty", "publisher",
];
/** Single values: days or months as text, the words searched, the order, what the lanes are of. */
const SINGLES = ["since", "until", "happened", "known", "q", "sort", "lanes"];
const LANES = ["actor", "system", "rule", "transfer", "programme"];
/** Whether a single value is one that can be; any words can be searched. */
const FITS = {
  ...Object.fromEntries(["since", "until", "happened", "known"].map((name) => [name, (text) => period(text) !== null])),
  sort: (text) => text === "oldest",
  lanes: (text) => LANES.includes(text),
  q: () => true,
};

export const EMPTY = freeze({ chosen: {}, since: "", until: "", happened: "", known: "", q: "", sort: "", lanes: "" });

function freeze(state) {
  Object.values(state.chosen).forEach(Object.freeze);
  Object.freeze(state.chosen);
  return Object.freeze(state);
}

/** The view that a query string such as "?from=jp,de&since=2023" asks for. */
export function parse(search) {
  const params = new URLSearchParams(search);
  const chosen = {};
  for (const facet of FACETS) {
    const terms = params.getAll(facet).flatMap((value) => value.split(",")).map((term) => term.trim()).filter(Boolean);
    if (terms.length) chosen[facet] = [...new Set(terms)];
  }
  const state = { chosen };
  for (const name of SINGLES) {
    const text = (params.get(name) ?? "").trim();
    state[name] = FITS[name](text) ? text : "";
  }
  return freeze(state);
}

/** The values in a query string that `parse` leaves out because they can be none. */
export function unread(search) {
  const params = new URLSearchParams(search);
  return SINGLES.map((name) => (params.get(name) ?? "").trim().slice(0, 40)).filter((text, at) => text && !FITS[SINGLES[at]](text));
}

/** The query string of a view, "" where nothing is asked; the same view gives the same text. */
export function format(state) {
  const parts = [];
  for (const facet of FACETS) {
    const terms = state.chosen[facet];
    if (terms?.length) parts.push(`${facet}=${terms.map(encodeURIComponent).join(",")}`);
  }
  for (const name of SINGLES) {
    if (state[name]) parts.push(`${name}=${encodeURIComponent(state[name]).replaceAll("%20", "+")}`);
  }
  return parts.length ? `?${parts.join("&")}` : "";
}

export function choose(state, facet, term, on = true) {
  const others = (state.chosen[facet] ?? []).filter((other) => other !== term);
  const chosen = { ...state.chosen, [facet]: on ? [...others, term] : others };
  if (!chosen[facet].length) delete chosen[facet];
  return freeze({ ...state, chosen });
}

export function change(state, values) {
  return freeze({ ...state, ...values, chosen: { ...state.chosen } });
}

export function cleared(state) {
  return change(EMPTY, { sort: state.sort, lanes: state.lanes });
}

/** One {name, value} for each filter that is on; since and until are one, named "span". */
export function filters(state) {
  const found = FACETS.flatMap((name) => (state.chosen[name] ?? []).map((value) => ({ name, value })));
  if (state.since || state.until) found.push({ name: "span", value: `${state.since}/${state.until}` });
  for (const name of ["happened", "known", "q"]) if (state[name]) found.push({ name, value: state[name] });
  return found;
}

/** The same view without one filter of `filters`. */
export function without(state, { name, value }) {
  if (name === "span") return change(state, { since: "", until: "" });
  return FACETS.includes(name) ? choose(state, name, value, false) : change(state, { [name]: "" });
}
