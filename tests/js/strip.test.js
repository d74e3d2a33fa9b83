import { bars, bounds, density, lastYear, snap, span, spokenBound } from "/theme/static/js/strip.js";
import { DOUBT } from "/theme/static/js/columns.js";
import { ordinal } from "/theme/static/js/dates.js";
import { chunked, enough, grouped, perYear } from "/theme/static/js/groups.js";
import { equal, run, test } from "./harness.js";

const scale = { first: 2022 * 12, months: 36, lead: 0 };
const early = { first: 2021 * 12, months: 36, lead: 12 };

test("an edge is no bound", () => {
  equal(span(0, 36, scale), { since: "", until: "" });
  equal(span(12, 36, scale), { since: "2023", until: "" });
});
test("whole years are said as years, others as months", () => {
  equal(span(12, 24, scale), { since: "2023", until: "2023" });
  equal(span(13, 24, scale), { since: "2023-02", until: "2023-12" });
});
test("bounds are those of the months asked for", () => {
  equal(bounds({ since: "2023-02", until: "2023" }, scale), { low: 13, high: 24 });
  equal(bounds({ since: "", until: "" }, scale), { low: 0, high: 36 });
  equal(bounds({ since: "1990", until: "2050" }, scale), { low: 0, high: 36 });
  equal(bounds({ since: "2024", until: "2022" }, scale), { low: 24, high: 25 });
});
test("there and back", () => {
  for (let low = 0; low < 36; low += 1) {
    for (let high = low + 1; high <= 36; high += 1) equal(bounds(span(low, high, scale), scale), { low, high });
  }
});
test("a handle says its month", () => {
  equal([spokenBound(14, false, scale), spokenBound(14, true, scale)], ["March 2023", "February 2023"]);
  equal([spokenBound(0, false, scale), spokenBound(36, true, scale)], ["the first event", "the last event"]);
});
test("an event that may lie in several months is shared among them, and unsure", () => {
  const data = { count: 2, doubt: [0, DOUBT.noMonth], firstMonth: [2022 * 12 + 3, 2023 * 12], lastMonth: [2022 * 12 + 3, 2023 * 12 + 11] };
  const { sure, unsure } = density(data, [0, 0], 1, scale, null);
  equal([sure[0][3], sure[0].filter(Boolean).length], [1, 1]);
  equal(unsure[0].filter(Boolean).length, 12);
  equal(Math.round(unsure[0].reduce((sum, value) => sum + value) * 1e6), 1e6);
});
test("early years are drawn as one", () => {
  const data = { count: 1, doubt: [0], firstMonth: [1967 * 12], lastMonth: [1967 * 12] };
  equal(density(data, [0], 1, early, null).sure[0].slice(0, 13), [...Array(12).fill(1 / 12), 0]);
});
test("no bound divides the early years", () => {
  equal([snap(1, 0, early), snap(11, 12, early), snap(12, 0, early), snap(0, 12, early)], [12, 0, 12, 0]);
  equal(bounds({ since: "1990", until: "1995" }, early), { low: 0, high: 12 });
  equal(span(0, 12, early), { since: "", until: "2021" });
});
test("a bar stands on its floor, or on another", () => {
  equal(bars([0, 2], 5, 30, 0), "M1.08 30v-10h.84V30z");
  equal(bars([0, 2], 5, 30, 0, [0, 1]), "M1.08 25v-10h.84V25z");
});
test("the early years are one bar, whose height is no month's", () => {
  equal(bars([1, 1, 2], 5, 30, 2), "M0 30v-5h2V30zM2.08 30v-10h.84V30z");
});
test("the last twelve months end with the newest event", () => {
  equal(lastYear(ordinal(2024, 2, 10)), { since: "2023-03", until: "2024-02" });
});
test("rows are grouped as they stand, and cut in chunks", () => {
  const group = [26, 26, 25, 13];
  const months = grouped(Uint32Array.from([0, 1, 2, 3]), group);
  equal(months.map(({ year, month, rows }) => [year, month, rows.length]), [[2, 0, 2], [1, 12, 1], [1, 0, 1]]);
  equal(perYear(months), [[2, 2], [1, 2]]);
  equal([enough(months, 0, 1), enough(months, 0, 3), enough(months, 0, 99)], [1, 2, 3]);
  equal(chunked(new Uint32Array(50)).map((chunk) => chunk.length), [24, 24, 2]);
});

export { run };
