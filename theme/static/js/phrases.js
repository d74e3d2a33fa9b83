// Every phrase that the scripts of the search and the compare page say, in one place, ready for translation.

import { WORDS, digits } from "./words.js";

export const PHRASES = {
  searchFailed: "The search cannot work: its data did not arrive. Everything is below, by name.",
  found: (names, events) =>
    names || events ? `${digits(names)} name${names === 1 ? "" : "s"}, ${WORDS.events(events)}` : "Nothing fits. Below is everything by name.",
  newest: (shown, all) => `the newest ${shown} of ${all}`,
  events: "Events",
  onTimeline: "All of these on the timeline",
  unknown: (name) => `There is no page called “${name}”. Choose one from the list.`,
  choose: "Choose two.",
  compared: (a, b) => `${a} and ${b}, side by side.`,
  pageFailed: "One of the pages did not arrive.",
  none: "None on record",
  earlier: (count, year) => `, ${WORDS.events(count)} before ${year}`,
  axis: (name, count) => `${name}: ${WORDS.events(count)} in time`,
  doubt: "Dashed: the day is not known",
};
