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
test("a word of parts is found however its parts are joined", () => {
  equal(words("F-16, f16 F.16 155mm M1A1 3.2 1,000 Japan,Patriot"), ["f-16", "f-16", "f-16", "155-mm", "m-1-a-1", "3-2", "1-000", "japan", "patriot"]);
  const texts = haystack(["Dutch F-16s for Ukraine", "The F16 flies", "for 16 howitzers", "an F 16", "HF-16", "F\n16", "of 155 mm"]);
  equal(find(texts, "f-16"), [1, 1, 0, 1, 0, 1, 0]);
  equal(find(texts, "F16"), find(texts, "f-16"));
  equal(find(texts, "155mm"), [0, 0, 0, 0, 0, 0, 1]);
  equal(marks("Dutch F-16s for Łódź, F16s", words("f16")), [[6, 10], [22, 25]]);
});
test("parts do not join two texts", () => equal(find(haystack(["an F", "16 of them"]), "f-16"), [0, 0]));
test("what is still being typed is found", () => equal(words("f- iris- -t."), ["f", "iris", "t"]));
test("a letter that folds to two is marked whole", () => equal(marks("die Straße", ["strass"]), [[4, 9]]));

export { run };

test("an apostrophe is one however it is written", () => {
  equal(fold("Ukraine’s “list”"), fold("Ukraine's \"list\""));
  equal(words("Ukraine’s"), words("Ukraine's"));
});
