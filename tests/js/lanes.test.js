import { axis, ticks } from "/theme/static/js/axis.js";
import { arc, clusters, ring } from "/theme/static/js/clusters.js";
import { dayText, ordinal } from "/theme/static/js/dates.js";
import { inTime, kindsOf, lanesOf, perYearOf, tiesByRow, within } from "/theme/static/js/lanes.js";
import { around, panned, spanOf, zoomed } from "/theme/static/js/zoom.js";
import { equal, test } from "./harness.js";

const FULL = { first: ordinal(2020, 1, 1), last: ordinal(2024, 12, 31) };
const COLUMN = { terms: ["a", "b", "c"], labels: ["A", "B", "C"], sets: [[0], [0, 1], [2], []], rows: Uint16Array.of(1, 0, 2, 3, 1) };

test("a day has its place, and a place its day", () => {
  const on = axis(FULL.first, FULL.last);
  equal([on.at(FULL.first), on.at(FULL.last + 1)], [0, 1]);
  for (const day of [FULL.first, FULL.first + 700, FULL.last]) equal(on.day(on.at(day)), day);
});

test("a far past has its share of the line", () => {
  const from = ordinal(1960, 1, 1);
  const on = axis(FULL.first, FULL.last, { from, share: 0.1 });
  equal([on.at(from), on.at(FULL.first), on.at(FULL.last + 1)], [0, 0.1, 1]);
  equal(on.at(ordinal(1990, 1, 1)) > 0.04 && on.at(ordinal(1990, 1, 1)) < 0.06, true);
  equal(on.day(on.at(ordinal(1975, 6, 1))), ordinal(1975, 6, 1));
});

test("an axis has years, months or days as there is room", () => {
  const labels = (first, last, width) => ticks(axis(first, last), width).map(({ label }) => label);
  equal(labels(FULL.first, FULL.last, 900), ["2020", "2021", "2022", "2023", "2024"].flatMap((year) => [year, "Jul"]));
  equal(labels(FULL.first, FULL.last, 300), ["2020", "2022", "2024"]);
  equal(labels(ordinal(2023, 1, 1), ordinal(2023, 6, 30), 600), ["2023", "Feb", "Mar", "Apr", "May", "Jun"]);
  equal(labels(ordinal(2023, 3, 1), ordinal(2023, 3, 31), 900), ["1 Mar", "8 Mar", "15 Mar", "22 Mar"]);
});

test("the label of the far past and the next do not lie on each other", () => {
  const crushed = axis(FULL.first, FULL.last, { from: ordinal(1960, 1, 1), share: 0.2 });
  equal(ticks(crushed, 300).map(({ label }) => label), ["to 2019", "", "2022", "2024"]);
  equal(ticks(crushed, 900).map(({ label }) => label).slice(0, 3), ["to 2019", "2020", "2021"]);
});

test("zooming holds the day under the hand, and ends at two weeks and at the whole", () => {
  const near = zoomed(FULL, 0.5, 0.5, FULL);
  equal(near.last - near.first + 1, Math.round((FULL.last - FULL.first + 1) / 2));
  equal(Math.abs((near.first + near.last) / 2 - (FULL.first + FULL.last) / 2) <= 1, true);
  equal(zoomed(FULL, 0.5, 0, FULL).first, FULL.first);
  const nearest = zoomed(FULL, 0.0001, 0.3, FULL);
  equal(nearest.last - nearest.first + 1, 14);
  equal(zoomed(near, 100, 0.9, FULL), FULL);
});

test("moving ends at the edges and keeps the width", () => {
  const window = { first: FULL.first + 100, last: FULL.first + 199 };
  equal(panned(window, 30, FULL), { first: FULL.first + 130, last: FULL.first + 229 });
  equal(panned(window, -500, FULL), { first: FULL.first, last: FULL.first + 99 });
  equal(panned(window, 9999, FULL), { first: FULL.last - 99, last: FULL.last });
});

test("a window is what the address says", () => {
  equal(spanOf(FULL, FULL), { since: "", until: "" });
  equal(spanOf({ first: ordinal(2023, 3, 5), last: ordinal(2023, 4, 1) }, FULL), { since: "2023-03-05", until: "2023-04-01" });
  equal(spanOf({ first: ordinal(2023, 3, 5), last: FULL.last }, FULL), { since: "2023-03-05", until: "" });
  equal(dayText(ordinal(812, 1, 9)), "0812-01-09");
  const one = around(ordinal(2023, 3, 5), ordinal(2023, 3, 6), FULL);
  equal(one.last - one.first + 1 >= 14, true);
});

test("events nearer than a mark are one, and marks are apart", () => {
  equal(clusters([], 24), []);
  equal(clusters([10, 20, 60], 24), [{ from: 0, to: 2, x: 15 }, { from: 2, to: 3, x: 60 }]);
  for (const places of [[0, 23, 24, 47], [0, 1, 23, 24.5, 25, 90, 113], [5, 5, 5, 29, 29]]) {
    const found = clusters(places, 24);
    equal(found.reduce((sum, { from, to }) => sum + to - from, 0), places.length);
    equal(found.every(({ x }, number) => number === 0 || x - found[number - 1].x >= 23.999), true);
    equal(found.every(({ from, to, x }) => x >= places[from] && x <= places[to - 1]), true);
  }
});

test("marks do not depend on how far the window was moved", () => {
  const places = [3, 14, 40, 41, 90, 100, 130];
  const shape = (found) => found.map(({ from, to }) => [from, to]);
  equal(shape(clusters(places, 24)), shape(clusters(places.map((x) => x - 77.7), 24)));
});

test("a ring has a part for each kind", () => {
  equal(ring([["red", 3], ["blue", 1]]), "conic-gradient(red 0.0% 75.0%,blue 75.0% 100.0%)");
});

test("an arc bows on one line and swings between two", () => {
  equal(arc([0, 10], [60, 10]), "M0 10C0 -8 60 -8 60 10");
  equal(arc([0, 10], [60, 50]), "M0 10C0 30 60 30 60 50");
});

test("lanes are the terms with the most events of a view, their events in order of time", () => {
  const order = inTime(Int32Array.of(50, 40, 40, 30, 10));
  equal(order, [4, 3, 2, 1, 0]);
  equal(lanesOf(COLUMN, Uint8Array.of(1, 1, 1, 1, 1), order, 2), {
    lanes: [{ term: 0, rows: [4, 1, 0] }, { term: 1, rows: [4, 0] }], total: 3,
  });
  equal(lanesOf(COLUMN, Uint8Array.of(0, 0, 1, 1, 0), order, 8), { lanes: [{ term: 2, rows: [2] }], total: 1 });
});

test("ties are found from both ends, in words", () => {
  const found = tiesByRow([[3, 1, "amends"]], { amends: ["amends", "amended by"] });
  equal(found.get(3), [{ row: 1, words: "amends" }]);
  equal(found.get(1), [{ row: 3, words: "amended by" }]);
});

test("rows that may lie in the window are counted, each in the first year in which it may", () => {
  const anchor = Int32Array.of(ordinal(2022, 12, 31), ordinal(2023, 1, 1), ordinal(2022, 6, 1), ordinal(2024, 1, 1));
  const latest = Int32Array.of(anchor[0], anchor[1], ordinal(2023, 3, 31), anchor[3]);
  const window = { first: ordinal(2023, 1, 1), last: ordinal(2024, 12, 31) };
  equal(within([0, 1, 2, 3], { anchor, latest }, window), [1, 2, 3]);
  const { total, years } = perYearOf([0, 1, 2, 3], { anchor, latest }, window);
  equal([total, ...years], [3, [2023, 2], [2024, 1]]);
});

test("kinds of rows are counted, most first", () => {
  equal(kindsOf({ sets: [[1, 0], [0]], rows: Uint16Array.of(0, 1, 0) }, [0, 1, 2]), [[1, 2], [0, 1]]);
});

export { run } from "./harness.js";
