// The timeline: one view state, in the address; everything on the page follows from it.

import { Address } from "./address.js";
import { announcer } from "./announce.js";
import { ChipsView } from "./chips-view.js";
import { columns, needsMore, select } from "./columns.js";
import { FacetsView } from "./facets-view.js";
import { Library } from "./library.js";
import { ListView } from "./list-view.js";
import { load } from "./load.js";
import { reveal, tell } from "./notice.js";
import { rowMaker } from "./row-view.js";
import { place, Resting, restore } from "./scroll.js";
import { Sheet } from "./sheet.js";
import { change, choose, cleared, FACETS, filters, format, parse, unread, without } from "./state.js";
import { lastYear } from "./strip.js";
import { StripView } from "./strip-view.js";
import {} from "./theme-switch.js";
import { WORDS } from "./words.js";

const PAUSE = 120;
const BAR = 64; // pixels that a bar at the top of the window may take
const FILTERING = "a[data-facet], a[data-span], a[data-lanes-of]";

class Timeline {
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.at = root.dataset.at;
    this.state = parse(location.search);
    this.address = new Address(history, () => performance.now());
    this.say = announcer(this.part("status"));
    this.library = new Library(root.dataset.texts, data, {
      arrived: (texts) => this.#arrived(texts),
      failed: () => tell(root, WORDS.textsFailed),
    });
    this.#build();
    this.#listen();
  }

  part(name) {
    return this.root.querySelector(`[data-${name}]`);
  }

  async start() {
    const before = history.state?.place;
    if (location.search || before) await this.#begin(before);
    else idle(() => this.view ?? this.#render()); // the document says all of it already
    reveal();
    this.root.dataset.ready = "";
  }

  /** The view that the address asks for, or the place to come back to. */
  async #begin(before) {
    if (needsMore(this.data, this.state)) await this.library.fetch();
    this.#render();
    this.#tellUnread();
    await this.drawing;
    reveal(); // what is not laid out has no place to come back to
    await this.#return(before);
  }

  /** What the address asks for and is not there, such as a day that is none or a name that no event bears, is said. */
  #tellUnread() {
    const { facets } = this.data;
    const nowhere = FACETS.flatMap((name) => (this.state.chosen[name] ?? []).filter((term) => facets.get(name)?.index.has(term) === false));
    const texts = [...unread(location.search), ...nowhere];
    if (!texts.length) return;
    tell(this.root, WORDS.unread(texts));
    this.say(WORDS.unread(texts));
    this.forget = () => (this.part("notice").hidden = true);
  }

  #build() {
    const { data, at } = this;
    this.list = new ListView(this.part("list"), {
      data,
      at,
      makeRow: rowMaker(this.part("template-row"), data, at),
      needTexts: () => requestAnimationFrame(() => this.library.fetch()), // when what is there has been painted
      monthTemplate: this.part("template-month"),
      yearTemplate: this.part("template-year"),
    });
    this.resting = new Resting(this.part("list"));
    this.strip = new StripView(this.part("strip"), { data, choose: (values, moving) => this.#slide(values, moving) });
    this.form = this.part("filters");
    this.facets = new FacetsView(this.form, {
      data,
      choose: (facet, term, on) => this.#set(choose(this.state, facet, term, on)),
      needMore: () => this.library.fetch(),
    });
    this.chips = new ChipsView(
      { box: this.part("chips-box"), list: this.part("chips"), pages: this.part("pages") },
      { at, label: (facet, term) => this.#label(facet, term), remove: (filter) => this.#set(without(this.state, filter)) },
    );
    new Sheet({ opener: this.part("sheet-open"), closer: this.part("sheet-close"), sheet: this.form });
  }

  #label(facet, term) {
    const column = this.data.facets.get(facet);
    return column?.labels[column.index.get(term)] ?? term;
  }

  #listen() {
    const { q, sort } = this.form.elements;
    q.addEventListener("focus", () => this.library.fetch().then(() => this.library.prepare()));
    q.addEventListener("input", () => this.#set(change(this.state, { q: q.value.trim() }), "search"));
    q.addEventListener("blur", () => this.address.rest());
    this.part("strip").addEventListener("pointerup", () => this.address.rest());
    this.part("as-of-box").addEventListener("toggle", () => this.#asOf());
    sort.addEventListener("change", () => this.#set(change(this.state, { sort: sort.value })));
    for (const button of this.root.querySelectorAll("[data-clear]")) {
      button.addEventListener("click", () => this.#clear());
    }
    this.part("share")?.addEventListener("toggle", ({ target }) => target.open && this.#share(target));
    this.root.addEventListener("click", (event) => this.#follow(event));
    for (const pointed of ["pointerover", "focusin"]) {
      this.root.addEventListener(pointed, ({ target }) => this.#point(target));
      this.form.addEventListener(pointed, () => this.library.fetch(), { once: true });
    }
    window.addEventListener("popstate", ({ state }) => this.#back(state));
    window.addEventListener("beforeprint", () => this.#forPaper());
    this.part("print").addEventListener("click", ({ target }) => this.#print(target));
    window.addEventListener("pagehide", () => this.#keepPlace());
    history.scrollRestoration = "manual";
    const noted = { rootMargin: `-${BAR}px 0px 0px`, threshold: [0, 1] };
    // Where it is, is noted: to ask at a choice would lay the page out twice.
    new IntersectionObserver((seen) => (this.isBelow = seen.at(-1).boundingClientRect.top < BAR), noted).observe(this.part("results-head"));
  }

  #viewOf({ dataset: { facet, term, span, lanesOf } }) {
    if (facet) return choose(this.state, facet, term);
    if (lanesOf !== undefined) return change(this.state, { lanes: lanesOf });
    if (span === "last") return change(this.state, lastYear(this.data.anchor[0]));
    const [since, until] = span.split("/");
    return change(this.state, { since, until });
  }

  /** A link that filters says so in its address as soon as it is pointed at. */
  #point(target) {
    const link = target.closest(FILTERING);
    if (link) link.href = (this.at || "./") + format(this.#viewOf(link));
  }

  #follow(event) {
    const link = event.target.closest("a");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!link.matches(FILTERING)) return this.#keepPlace();
    event.preventDefault();
    this.#set(this.#viewOf(link));
  }

  #slide(values, isMoving) {
    this.isMoving = isMoving;
    this.#set(change(this.state, values), "strip");
    if (isMoving) return;
    this.address.flush();
    this.#renderSoon();
  }

  #clear() {
    this.#focusResults(); // while nothing has changed: to move the focus lays the page out
    this.#set(cleared(this.state));
  }

  /** Take a new view. gesture: a name while a hand drags or types, so that "back" undoes all of it at once. */
  #set(state, gesture = null) {
    const search = format(state);
    if (search === format(this.state)) return;
    this.state = state;
    this.isNew = this.isAsked = true;
    this.forget?.();
    this.part("share")?.removeAttribute("open");
    this.address.go(location.pathname + search, gesture, () => this.resting.now());
    this.#renderSoon();
  }

  #renderSoon() {
    if (this.isDue) return;
    this.isDue = true;
    requestAnimationFrame(() => this.#draw());
    if (needsMore(this.data, this.state)) this.library.fetch();
  }

  /**
   * In a frame: what the reader looks at; in the next one what lies around it. While a hand drags, picture and number
   * follow at once, list and facets when it pauses.
   */
  #draw() {
    const view = this.#select();
    if (this.isMoving) {
      this.#tell(view);
      this.#picture(view);
      this.later = setTimeout(() => this.#render(), PAUSE);
    } else {
      this.#list(view);
      this.resting.moved();
      requestAnimationFrame(() => view === this.view && this.#around(view));
    }
    if (this.isNew && this.isBelow) this.part("results").scrollIntoView({ behavior: "instant" });
    this.isNew = false;
  }

  #select() {
    this.isDue = false;
    clearTimeout(this.later);
    this.view = select(this.data, this.state, this.library.find(this.state.q));
    return this.view;
  }

  #render() {
    const view = this.#select();
    this.#list(view);
    this.#around(view);
  }

  #around(view) {
    this.list.finish();
    this.#picture(view);
    this.facets.update(this.state, view.counts);
  }

  #picture({ inAnySpan }) {
    this.strip.update(this.state, inAnySpan);
    this.#lanes(inAnySpan);
    this.#asOf();
  }

  /** The lanes and their data come when they are first asked for. */
  async #lanes(mask) {
    const { state, root } = this;
    const box = this.part("lanes");
    box.hidden = !state.lanes;
    if (!state.lanes) return;
    void this.library.fetch();
    this.lanes ??= lanesView(this, box);
    this.drawing = this.lanes.then((view) => view.update(state, mask, this.isMoving), () => tell(root, WORDS.lanesFailed));
  }

  /** The sliders of happened and known come when they are opened, or when the address has a day. */
  #asOf() {
    const { happened, known } = this.state;
    const box = this.part("as-of-box");
    if (!this.sliders && !box.open && !happened && !known) return;
    if (!this.sliders) box.open = true;
    this.sliders ??= import("./as-of.js").then(
      ({ AsOf }) => new AsOf(box, { stops: this.strip.stops(), choose: (days, moving) => this.#slide(days, moving) }),
    );
    void this.sliders.then((sliders) => sliders.update(this.state));
  }

  /** What the view can be taken along as; it is made when it is asked for, and closes when the view changes. */
  async #share(box) {
    await this.library.fetch();
    const { data, at, state, library } = this;
    const { shareBox } = await import("./share.js");
    const { origin, pathname } = location;
    const { rows } = select(data, state, library.find(state.q));
    shareBox(box, {
      data,
      rows,
      texts: library.texts,
      name: document.title,
      site: new URL(at || "./", location.href).href,
      address: origin + pathname,
      search: format(state),
      filters: [...this.part("chips").querySelectorAll("button")].map((chip) => chip.textContent),
      count: WORDS.events(rows.length),
    });
  }

  /** Bring a row into view in the list, and its link into focus. */
  async show(row) {
    await this.library.fetch();
    const item = this.list.bring(row);
    item?.scrollIntoView({ block: "center", behavior: "instant" });
    item?.querySelector(".row-title a").focus({ preventScroll: true });
  }

  /** A hand on the strip or the lanes chooses another span. */
  slide(values, isMoving) {
    this.#slide(values, isMoving);
  }

  #list(view) {
    const { state } = this;
    const focused = document.activeElement;
    this.#tell(view);
    const isFocusKept = this.chips.update(state);
    this.part("list").dataset.sort = state.sort;
    this.list.show(state.sort === "oldest" ? view.rows.toReversed() : view.rows, state.q);
    const isLost = !isFocusKept || (!focused.isConnected && document.activeElement === document.body);
    if (isLost) this.#focusResults();
  }

  #tell({ rows: { length: count } }) {
    const { data, state } = this;
    const active = filters(state).length;
    const text = active ? WORDS.eventsOf(count, data.count) : WORDS.events(data.count);
    for (const part of this.root.querySelectorAll("[data-total]")) part.textContent = part.closest(".filters") ? WORDS.events(count) : text;
    this.part("active").textContent = WORDS.active(FACETS.reduce((sum, name) => sum + (state.chosen[name]?.length ?? 0), 0));
    this.part("nothing").hidden = count > 0;
    const { q, sort } = this.form.elements;
    if (q.value.trim() !== state.q) q.value = state.q;
    sort.value = state.sort;
    for (const link of this.root.querySelectorAll(".strip-spans a")) this.#current(link);
    for (const link of this.root.querySelectorAll("[data-lanes-of]")) setCurrent(link, link.dataset.lanesOf === state.lanes);
    if (this.isAsked) this.say(text + (state.sort ? WORDS.oldest : ""));
  }

  #current(link) {
    const { since, until } = this.#viewOf(link);
    setCurrent(link, since === this.state.since && until === this.state.until);
  }

  #arrived(texts) {
    this.list.setTexts(texts);
    this.lanes?.then((view) => view.renew(), () => {});
    this.#renderSoon();
  }

  #focusResults() {
    this.root.querySelector("#events").focus({ preventScroll: true });
  }

  #forPaper() {
    this.list.fillAll();
    this.part("address").textContent = location.href;
  }

  async #print({ dataset }) {
    const { printAll } = await import("./print-view.js");
    const { library, list } = this;
    await printAll(this.part("results"), { address: dataset.print, library, list }).catch(() => tell(this.root, WORDS.textsFailed));
  }

  #keepPlace() {
    this.address.keep(place(this.part("list")));
  }

  #back(state) {
    this.address.rest();
    this.state = parse(location.search);
    this.isAsked = true;
    this.#render();
    this.#return(state?.place);
  }

  async #return(at) {
    const bring = (row) => this.list.bring(row);
    if (!at || (await restore(at, bring))) return;
    await this.library.fetch();
    await restore(at, bring);
  }
}

async function lanesView(timeline, box) {
  const { data, at, library, strip } = timeline;
  const [{ LanesView }, json] = await Promise.all([import("./lanes-view.js"), load(box.dataset.lanes)]);
  return new LanesView(box, json, {
    data,
    at,
    scale: strip.scale,
    texts: () => library.texts,
    say: timeline.say,
    choose: (values, moving) => timeline.slide(values, moving),
    show: (row) => timeline.show(row),
  });
}

function idle(act) {
  if (window.requestIdleCallback) requestIdleCallback(act, { timeout: 2000 });
  else setTimeout(act, 200); // Safari has no other way
}

function setCurrent(link, isCurrent) {
  if (isCurrent) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
}

async function begin(root) {
  try {
    const timeline = new Timeline(root, columns(await load(root.dataset.columns)));
    await timeline.start();
  } catch (error) {
    tell(root, WORDS.failed);
    document.documentElement.classList.remove("js");
    reveal();
    console.error(error);
  }
}

const root = document.querySelector("[data-timeline]");
if (root) begin(root);
