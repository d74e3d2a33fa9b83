import { csv, forms } from "/theme/static/js/share.js";
import { equal, run, test } from "./harness.js";

test("cells are quoted where they must be, and a spreadsheet runs none", () => {
  equal(csv([["a", 'b "c", d'], ["=1+1", "two\nlines"]]), `a,"b ""c"", d"\r\n'=1+1,"two\nlines"\r\n`);
});
test("a view as link, frame and line", () => {
  const view = { name: 'A "site"', site: "https://example.org/", address: "https://example.org/", search: "?from=jp&to=us" };
  const made = forms({ ...view, filters: ["Supplier: Japan"], count: "2 events" });
  equal(made.link, "https://example.org/?from=jp&to=us");
  equal(made.embed.includes('src="https://example.org/embed/?from=jp&amp;to=us"'), true);
  equal(made.embed.includes('title="A &quot;site&quot;: Supplier: Japan"'), true);
  equal(made.citation, 'A "site": Supplier: Japan (2 events). https://example.org/?from=jp&to=us');
});
test("without filters a view is the whole", () => {
  const made = forms({ name: "S", site: "/", address: "/", search: "", filters: [], count: "5 events" });
  equal(made.citation, "S (5 events). /");
});

export { run };
