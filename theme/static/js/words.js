// Every phrase that the script says, in one place, ready for translation.

export const WORDS = {
  and: ", ",
  to: " to ",
  events: (count) => `${count.toLocaleString("en")} event${count === 1 ? "" : "s"}`,
  eventsOf: (count, total) => `${count.toLocaleString("en")} of ${WORDS.events(total)}`,
  sources: (count) => `${count} source${count === 1 ? "" : "s"}`,
  active: (count) => (count ? ` (${count})` : ""),
  show: (count) => (count ? WORDS.events(count) : "no event"),
  noMonth: (year) => `${year}, month not known`,
  monthsFrom: (from, to) => (from === to ? from : `${from} to ${to}`),
  from: "From",
  until: "Until",
  earliest: "the first event",
  latest: "the last event",
  remove: (chip) => `Remove the filter ${chip}`,
  page: (name) => `About ${name}`,
  more: (count) => `${count} more`,
  oldest: ", oldest first",
  failed: "The filters cannot work: the list of events did not arrive. The newest events are below, all others on the pages of their years.",
  textsFailed: "The texts of older events did not arrive. Search and the rows below are incomplete; the pages of the years have them all.",
};

/** What a filter is called on its chip. */
export const FILTERS = {
  kind: (name) => name,
  from: (name) => `Supplier: ${name}`,
  to: (name) => `Recipient: ${name}`,
  actor: (name) => `Involved: ${name}`,
  system: (name) => name,
  rule: (name) => name,
  programme: (name) => name,
  status: (name) => `Step: ${name}`,
  certainty: (name) => name,
  publisher: (name) => `Source: ${name}`,
  happened: (name) => `Happened by ${name}`,
  known: (name) => `Known by ${name}`,
  q: (name) => `“${name}”`,
};
