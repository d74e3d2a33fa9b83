import { find, fold, haystack, marks, words } from "/theme/static/js/search.js";
import { equal, run, test } from "./harness.js";

const hay = haystack(["Japan's licence for Patriot", "Łódź rearms", "A line\nbroken", "patriotism, unlicensed"]);

test("case and accents do not count", () => equal(fold("Łódź ÉTÉ Straße"), "lodz ete strasse"));
test("a query is words", () => equal(words("  Patriot, licence! "), ["patriot", "licence"]));
test("every word must begin a word", () => {
  equal(find(hay, "licen"), [1, 0, 0, 0]);
  equal(find(hay, "patriot"), [1, 0, 0, 1]);
  equal(find(hay, "patriot licen"), [1, 0, 0, 0]);
});
test("words may stand in any order", () => equal(find(hay, "patriot japan"), [1, 0, 0, 0]));
test("the same word twice is still found", () => equal(find(hay, "japan japan"), [1, 0, 0, 0]));
test("found without accents", () => equal(find(hay, "lodz"), [0, 1, 0, 0]));
test("a line break within a text is no end", () => equal(find(hay, "broken"), [0, 0, 1, 0]));
test("no word is no search", () => equal(find(hay, " ,. "), null));
test("no text, no row", () => equal(find(haystack([]), "a"), []));
test("marks stand where the text has them", () => {
  equal(marks("Łódź licence, unlicensed", ["lic", "lodz"]), [[0, 4], [5, 8]]);
  equal(marks("Patriot patriots", ["patriot"]), [[0, 7], [8, 15]]);
});
test("marks do not overlap", () => equal(marks("licence", ["lic", "licen"]), [[0, 5]]));
test("a letter that folds to two is marked whole", () => equal(marks("die Straße", ["strass"]), [[4, 9]]));

export { run };

test("an apostrophe is one however it is written", () => {
  equal(fold("Ukraine’s “list”"), fold("Ukraine's \"list\""));
  equal(words("Ukraine’s"), words("Ukraine's"));
});
