import { civil, monthOf, ordinal, period, spokenDay, spokenMonth, spokenPeriod } from "/theme/static/js/dates.js";
import { equal, run, test } from "./harness.js";

test("a leap day has its place", () => equal(ordinal(2024, 2, 29), ordinal(2024, 3, 1) - 1));
test("there and back", () => equal(civil(ordinal(2023, 12, 22)), { year: 2023, month: 12, day: 22 }));
test("the first day is 1", () => equal(ordinal(1, 1, 1), 1));
test("a day's month is counted from the year 0", () => equal(monthOf(ordinal(2023, 12, 22)), 2023 * 12 + 11));
test("a day and a month as they are said", () => {
  equal(spokenDay(ordinal(2023, 12, 22)), "22 December 2023");
  equal(spokenMonth(2023 * 12 + 2), "March 2023");
});
test("a period has a first and a last day", () => {
  equal(period("2023"), { first: ordinal(2023, 1, 1), last: ordinal(2023, 12, 31) });
  equal(period("2023-02"), { first: ordinal(2023, 2, 1), last: ordinal(2023, 2, 28) });
  equal(period("2024-02-29"), { first: ordinal(2024, 2, 29), last: ordinal(2024, 2, 29) });
});
test("what is no period", () => {
  for (const text of ["", "23", "2023-13", "2023-00", "2023-02-29", "2023-1", "0000", "abc"]) equal(period(text), null);
});
test("a period as it is said, anything else as it stands", () => {
  equal(["2023", "2023-03", "2023-03-05", "soon"].map(spokenPeriod), ["2023", "March 2023", "5 March 2023", "soon"]);
});

export { run };
