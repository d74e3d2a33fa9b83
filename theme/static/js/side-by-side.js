// Two pages of the site → what they say on the same points, and when their events were. No fetching, no state.

const KEPT = ["progress", "lag", "sums", "steps", "rules", "consents", "hands", "ties"];
const OPEN = 1 / 6;
const FEW = 0.04;
const EXACT = /^\d{4}(-\d\d(-\d\d)?)?$/;

/** What a page says: its title, its numbers, its facts, its sections by id, its dated events. */
export function read(page) {
  const section = (id) => page.querySelector(`section[aria-labelledby="${id}"]`);
  return {
    title: page.querySelector("h1").textContent.trim(),
    name: [...document.importNode(page.querySelector("h1"), true).childNodes],
    figures: [...page.querySelectorAll(".figures-row li")].map((one) => ({
      number: one.querySelector("strong").textContent,
      label: one.querySelector(".meta").textContent,
    })),
    facts: page.querySelector("aside .facts"),
    sections: new Map(KEPT.filter(section).map((id) => [id, section(id)])),
    events: events(page),
  };
}

/** [{text, first, last, doubt, kind, name}]: the events of a page, or the steps of a transfer. */
function events(page) {
  return [...page.querySelectorAll(".event, .step")].flatMap((one) => {
    const said = one.querySelector("time[datetime], [data-span]");
    const days = said && (EXACT.test(said.dateTime) ? span(said.dateTime) : between(said.dataset.span));
    if (!days) return [];
    const mark = one.querySelector("[class*='kind-']");
    const kind = /kind-([a-z]+)/.exec(mark?.className ?? "");
    const title = one.querySelector(".event-title, .step-body p")?.textContent.trim() ?? "";
    const name = mark?.textContent.trim() || mark?.dataset.kind || ""; // a step's mark shows no word
    return [{ text: `${said.textContent}: ${title}`, ...days, kind: kind?.[1] ?? "report", name }];
  });
}

/** A date that is no single day: 2023-04-01/2023-04-19. An open end is drawn as a short piece. */
export function between(days) {
  const [first, last] = (days ?? "").split("/").map((day) => (EXACT.test(day) ? span(day) : null));
  if (!first && !last) return null;
  return { first: first?.first ?? last.last - OPEN, last: last?.last ?? first.first + OPEN, doubt: true };
}

/** The years, with parts, that a date covers: 2023-03 is from 2023.17 to 2023.25. */
export function span(date) {
  const [year, month, day] = date.split("-").map(Number);
  if (!month) return { first: year, last: year + 1, doubt: true };
  const first = year + (month - 1) / 12;
  if (!day) return { first, last: first + 1 / 12, doubt: true };
  return { first: first + (day - 1) / 372, last: first + day / 372, doubt: false };
}

/** Whole years that cover these events, but for the few oldest of many; null without any. */
export function reach(lists) {
  const all = lists.flat();
  if (!all.length) return null;
  const firsts = all.map((one) => one.first).sort((a, b) => a - b);
  return {
    from: Math.floor(firsts[Math.floor(firsts.length * FEW)]),
    to: Math.ceil(Math.max(...all.map((one) => one.last))),
  };
}

/** Years to write on an axis: at most so many. */
export function years({ from, to }, most = 8) {
  const every = Math.max(1, Math.ceil((to - from) / most));
  return Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, number) => from + number * every);
}

/** The points on which either page says something, in order. */
export function points(one, other) {
  return KEPT.filter((id) => one.sections.has(id) || other.sections.has(id));
}
