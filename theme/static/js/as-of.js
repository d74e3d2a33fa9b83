// Two sliders, "happened by" and "known by", with a date beside each, and a button that lets the first run. What stands
// on a day is not their matter: they say which days are chosen.

import { say } from "./arrange.js";
import { dayText, period, spokenDay } from "./dates.js";

const BEAT = 450; // milliseconds at least from day to day while it plays
const LONGEST = 1600; // where the days are few there is time to read what stood on each
const WHOLE = 12_000;
const BEATS = 60;
const SAID = {
  today: "without a limit",
  stands: "Today",
  happened: (day) => `Happened by ${day}`,
  known: (day) => `Known by ${day}`,
  both: (happened, known) => `Happened by ${happened}, known by ${known}`,
};

export class AsOf {
  /** stops: {happened, known}: days (ordinals, in order) that the sliders stop at; their right end is no limit. */
  constructor(box, { stops, choose }) {
    Object.assign(this, { box, stops, choose });
    this.sliders = named(box, "by");
    this.fields = named(box, "day");
    this.tied = box.querySelector("[data-tied]");
    this.said = box.querySelector("[data-said]");
    this.button = box.querySelector("[data-play]");
    this.names = [this.button.textContent, this.button.dataset.pause];
    this.now = { happened: "", known: "" };
    for (const [name, slider] of Object.entries(this.sliders)) {
      slider.max = stops[name].length;
      slider.addEventListener("input", () => this.#slid(name, true));
      slider.addEventListener("change", () => this.#slid(name, false));
      this.fields[name].addEventListener("change", ({ target }) => this.#take({ [name]: target.value }, false));
    }
    this.tied.addEventListener("change", () => this.#take({ known: this.tied.checked ? this.now.happened : "" }, false));
    this.button.addEventListener("click", () => (this.timer ? this.#pause() : this.#play()));
    box.querySelector("[data-now]").addEventListener("click", () => this.#clear());
    box.querySelector(".as-of-rows").inert = false;
  }

  /**
   * Show these days: texts as in the address, "" for no limit. since, until: a span that is chosen, in which it plays.
   * found: a sentence of what stands on the days, to be said.
   */
  update({ happened, known, since = "", until = "" }, found = "") {
    this.now = { happened, known };
    this.span = { first: period(since)?.first ?? -Infinity, last: period(until)?.last ?? Infinity };
    this.#tie();
    for (const [name, slider] of Object.entries(this.sliders)) {
      slider.value = place(this.stops[name], this.now[name]);
      slider.setAttribute("aria-valuetext", spoken(this.now[name]));
      if (this.fields[name].value !== fieldValue(this.now[name])) this.fields[name].value = fieldValue(this.now[name]);
    }
    this.sliders.known.disabled = this.fields.known.disabled = this.tied.checked;
    this.#tell(sentence(this.now) || (found && SAID.stands), found);
  }

  /** Two days that are one in an address are tied; not two that a hand has moved together: its slider would be taken away. */
  #tie() {
    const { now: { happened, known }, taken } = this;
    if (taken?.happened === happened && taken.known === known) return;
    this.taken = null;
    if (happened) this.tied.checked = known === happened;
  }

  /** The days for all; what was found stands below and is here for who listens. */
  #tell(days, found) {
    const heard = found && `: ${found}`;
    if (this.said.textContent === days + heard) return;
    const unseen = Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: heard });
    this.said.replaceChildren(days, unseen);
  }

  #slid(name, moving) {
    this.#pause();
    this.#take({ [name]: this.#at(name, Number(this.sliders[name].value)) }, moving);
  }

  #at(name, stop) {
    const day = this.stops[name][stop];
    return day === undefined ? "" : dayText(day);
  }

  #take(days, moving) {
    const next = { ...this.now, ...days };
    if (this.tied.checked) next.known = next.happened;
    this.taken = next;
    this.choose(next, moving);
  }

  #clear() {
    this.#pause();
    this.tied.checked = false;
    this.choose({ happened: "", known: "" }, false);
  }

  #play() {
    const { happened } = this.stops;
    const { first, last } = this.span;
    const [from, end] = [first, last].map((bound) => happened.filter((day) => day < bound).length);
    const step = Math.max(1, Math.ceil((end - from) / BEATS));
    let stop = Number(this.sliders.happened.value);
    if (stop >= end || stop < from) stop = from - step;
    const next = () => {
      stop = Math.min(stop + step, end);
      const isEnd = stop === end;
      this.#take({ happened: isEnd ? "" : this.#at("happened", stop) }, !isEnd);
      if (isEnd) this.#pause();
    };
    say(this.button, this.names[1]);
    this.said.setAttribute("aria-live", "off");
    this.timer = setInterval(next, Math.max(BEAT, Math.min(LONGEST, (WHOLE * step) / (end - from))));
    next();
  }

  #pause() {
    if (!this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
    say(this.button, this.names[0]);
    this.said.removeAttribute("aria-live");
    this.choose(this.taken ?? this.now, false); // what was chosen last may not be shown yet
  }
}

function named(box, kind) {
  return Object.fromEntries([...box.querySelectorAll(`[data-${kind}]`)].map((element) => [element.dataset[kind], element]));
}

/** The last stop at or before a day; the right end for no limit. */
function place(stops, text) {
  const day = period(text)?.last;
  return day === undefined ? stops.length : Math.max(0, stops.filter((stop) => stop <= day).length - 1);
}

function fieldValue(text) {
  const days = period(text);
  return days ? dayText(days.last) : "";
}

function sentence({ happened, known }) {
  if (happened && known) return SAID.both(spoken(happened), spoken(known));
  if (happened) return SAID.happened(spoken(happened));
  return known ? SAID.known(spoken(known)) : "";
}

function spoken(text) {
  const days = period(text);
  return days ? spokenDay(days.last) : SAID.today;
}
