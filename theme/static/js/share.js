// A view to take along: its link, a frame for another page, a line to cite it by, its rows as a table. Asked for only.

import { copy } from "./copy.js";
import { spokenDay } from "./dates.js";

const LINES = /["\n\r,;]/;
const FORMULA = /^[=+\-@\t\r]/;

/** RFC 4180, safe in a spreadsheet: a text that begins like a formula gets an apostrophe. */
export function csv(rows) {
  return rows.map((row) => row.map(cell).join(",")).join("\r\n").concat("\r\n");
}

function cell(value) {
  const text = FORMULA.test(value) ? `'${value}` : String(value);
  return LINES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a view is, to be pasted elsewhere. filters: the names of those that are on. */
export function forms({ name, site, address, search, filters, count }) {
  const url = address + search;
  const what = filters.length ? `: ${filters.join(", ")}` : "";
  return {
    link: url,
    embed: `<iframe src="${escape(`${site}embed/${search}`)}" title="${escape(name + what)}" width="100%" height="640" loading="lazy"></iframe>`,
    citation: `${name}${what} (${count}). ${url}`,
  };
}

function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

/** Fill the box with what can be taken along. texts: of all rows; rows: those of the view. */
export function shareBox(box, { data, texts, rows, ...view }) {
  const made = forms(view);
  for (const field of box.querySelectorAll("[data-form]")) field.value = made[field.dataset.form];
  const said = box.querySelector("[data-copied]");
  for (const button of box.querySelectorAll("[data-copy]")) {
    button.onclick = () => copy(box.querySelector(`[data-form="${button.dataset.copy}"]`), said);
  }
  const link = box.querySelector("[data-csv]");
  URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([csv(table(data, texts, rows, view.site))], { type: "text/csv" }));
}

function table(data, texts, rows, site) {
  const lines = [...rows].map((row) => [
    texts.ids[row], texts.dates[row] ?? spokenDay(data.anchor[row]), texts.titles[row], texts.summaries[row],
    `${site}entries/${texts.ids[row]}/`,
  ]);
  return [["id", "date", "title", "summary", "url"], ...lines];
}
