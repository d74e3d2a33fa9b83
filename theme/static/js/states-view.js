// What stood on the chosen days, in words: a rule's clauses, a transfer, the transfers of an actor, all that was due.

import { statesAt } from "./states.js";

const MOST = 60;
const SAYS = {
  notBegun: "It had not begun.",
  notKnown: "It had begun; no public source said so yet.",
  noClause: "None of its clauses was in force.",
  open: "; open",
  then: (words) => `As known then: ${words}`,
  now: (words) => `As known today, on that day: ${words}`,
  since: (label, since, open) => `${label}, ${since}${open ? "; promised and not all handed over" : ""}`,
  counts: (open, rest) => `${open} promised and open${rest ? `, ${rest} ended or handed over` : ""}`,
  hidden: (count) => (count ? `; ${count} of which no public source spoke yet` : ""),
  more: (count) => `and ${count} more`,
  none: "Nothing was promised yet that anybody could know of.",
  transfers: "Transfers as they stood",
  clauses: "Its clauses as they stood",
};
const COLUMNS = {
  clauses: ["Clause", "Says", "To whom", "Since"],
  transfers: ["Transfer", "From", "To", "Stood at", "Since", "How much"],
};

export function ruleView(grid, states, days) {
  const { then, now } = statesAt(grid, states, days);
  if (!then) return [line("p", absent(now), "lead")];
  const [standing, clauses] = then;
  const rows = clauses.map(([label, state, words, to, since]) => [label, line("span", words, `state state-${state}`), to, since]);
  return [line("p", `${standing}.`, "lead"), clauses.length ? table(SAYS.clauses, COLUMNS.clauses, rows) : line("p", SAYS.noClause)];
}

export function transferView(grid, states, days) {
  const { then, now } = statesAt(grid, states, days);
  const parts = [line("p", then ? sentence(then) : absent(now), "lead")];
  if (then?.[4]) parts.push(line("p", then[4]));
  if (then && now && then !== now) parts.push(line("p", SAYS.now([sentence(now), now[4]].filter(Boolean).join("; ")), "as-of-then"));
  return parts;
}

/** grids: [{id, …}] of transfers. isDue: only those promised and open. */
export function transfersView(grids, { states, actors, at, isDue }, days) {
  const found = grids.map((grid) => ({ grid, ...statesAt(grid, states, days) }));
  const known = found.filter(({ then }) => then && (!isDue || then[2]));
  const hidden = found.filter(({ then, now }) => !then && now && (!isDue || now[2])).length;
  const open = known.filter(({ then }) => then[2]).length;
  if (!known.length) return [line("p", SAYS.none + (hidden ? ` (${hidden})` : ""), "lead")];
  const lead = line("p", `${SAYS.counts(open, known.length - open)}${SAYS.hidden(hidden)}.`, "lead");
  if (!days.happened && !days.known) return [lead]; // the page itself lists what stands today
  const rows = [...known].sort((a, b) => b.then[2] - a.then[2]).slice(0, MOST).map(({ grid, then }) => transferRow(grid, then, actors, at));
  const parts = [lead, table(SAYS.transfers, COLUMNS.transfers, rows)];
  if (known.length > MOST) parts.push(line("p", SAYS.more(known.length - MOST), "note"));
  return parts;
}

function transferRow({ id, title, from, to }, [label, kind, , since, goods], actors, at) {
  const link = line("a", title);
  link.href = `${at}transfers/${id}/`;
  const names = (ids) => ids.map((one) => actors[one] ?? one).join(", ");
  return [link, names(from), names(to), line("span", label, `kind kind-${kind}`), since, goods];
}

function sentence([label, , open, since]) {
  return `${SAYS.since(label, since, open)}.`;
}

function absent(now) {
  return now ? SAYS.notKnown : SAYS.notBegun;
}

/** A table that is blocks on a phone, as the macro `table` lays it out. */
function table(caption, columns, rows) {
  const whole = line("table", "", "stack quiet");
  whole.setAttribute("role", "table");
  const head = row(columns.map((column) => cell("th", column, { scope: "col", role: "columnheader" })));
  const body = rows.map((cells) => row(cells.map((value, number) => bodyCell(value, columns[number], number === 0))));
  const title = line("caption", caption, "visually-hidden");
  whole.append(title, group("thead", [head]), group("tbody", body));
  const box = line("div", "", "table-box");
  box.append(whole);
  return box;
}

function group(name, rows) {
  const element = document.createElement(name);
  element.setAttribute("role", "rowgroup");
  element.append(...rows);
  return element;
}

function row(cells) {
  const element = document.createElement("tr");
  element.setAttribute("role", "row");
  element.append(...cells);
  return element;
}

function bodyCell(value, column, isFirst) {
  if (isFirst) return cell("th", value, { scope: "row", role: "rowheader" });
  return cell("td", value, { role: "cell", "data-label": column, ...(value === "" ? { class: "empty" } : {}) });
}

function cell(name, value, attributes) {
  const element = document.createElement(name);
  for (const [attribute, text] of Object.entries(attributes)) element.setAttribute(attribute, text);
  element.append(value);
  return element;
}

function line(name, text, className = "") {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}
