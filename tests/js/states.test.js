import { ordinal } from "/theme/static/js/dates.js";
import { numberAt, ruleOf, statesAt, stopsOf, transferOf } from "/theme/static/js/states.js";
import { equal, run, test } from "./harness.js";

const [JAN, FEB, MAR] = [ordinal(2023, 1, 10), ordinal(2023, 2, 10), ordinal(2023, 3, 10)];
const GRID = { happened: [JAN, FEB], known: [FEB, MAR], numbers: [[-1, 0], [1, 2]] };

test("the state is that of the last change at or before each day", () => {
  equal(numberAt(GRID, "2023-01-09", ""), -1);
  equal(numberAt(GRID, "2023-01-10", ""), 0);
  equal(numberAt(GRID, "2023-02-09", "2023-03-09"), -1);
  equal(numberAt(GRID, "2023-02-10", "2023-02-10"), 1);
  equal(numberAt(GRID, "2023-02", "2023"), 2);
  equal(numberAt(GRID, "", ""), 2);
  equal(numberAt(GRID, "no day", ""), 2);
});

test("what was known then stands beside what is known now", () => {
  const states = ["first", "second", "third"];
  equal(statesAt(GRID, states, { happened: "2023-01-31", known: "2023-02-28" }), { then: null, now: "first" });
  equal(statesAt(GRID, states, { happened: "", known: "2023-02-28" }), { then: "second", now: "third" });
});

test("sliders stop where something changes, each day once", () => {
  equal(stopsOf([GRID, { happened: [MAR, JAN], known: [MAR] }]), { happened: [JAN, FEB, MAR], known: [FEB, MAR] });
});

test("records are read by place", () => {
  equal(transferOf(["Line", ["aa"], ["bb"], [], ["tank"], [], [1], [2], [[0]]]), { title: "Line", from: ["aa"], to: ["bb"], others: [], systems: ["tank"], programmes: [], happened: [1], known: [2], numbers: [[0]] });
  equal(ruleOf(["Act", [1], [2], [[0]]]), { title: "Act", happened: [1], known: [2], numbers: [[0]] });
});

export { run };
