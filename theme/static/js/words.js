// Every phrase that the script says, in one place, ready for translation.

/** A whole number with its thousands apart. Not toLocaleString: its first call alone costs a frame. */
export function digits(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

export const WORDS = {
  and: ", ",
  to: " to ",
  events: (count) => `${digits(count)} event${count === 1 ? "" : "s"}`,
  eventsOf: (count, total) => `${digits(count)} of ${WORDS.events(total)}`,
  sources: (count) => `${count} publisher${count === 1 ? "" : "s"}`,
  active: (count) => (count ? ` (${count})` : ""),
  noMonth: (year) => `${year}, month not known`,
  monthsFrom: (from, to) => (from === to ? from : `${from} to ${to}`),
  since: (month) => `From ${month}`,
  until: (month) => `Until ${month}`,
  earliest: "the first event",
  latest: "the last event",
  remove: (chip) => `Remove the filter ${chip}`,
  page: (name) => `About ${name}`,
  more: (count) => `${count} more`,
  shownOf: (shown, count) => (shown < count ? `${shown} of ${digits(count)}, those with the most events` : count ? `${count} found` : "No name has that"),
  findIn: (name) => `Find in: ${name}`,
  oldest: ", oldest first",
  unread: (texts) => `The address asks for ${texts.map((text) => `“${text}”`).join(", ")}, which is nothing that this page knows.`,
  failed: "The filters cannot work: their data did not arrive. The newest events are below, all others on the pages of their years.",
  lanesFailed: "The lanes cannot be drawn: their data did not arrive.",
  textsFailed: "The texts of older events did not arrive: search and list are incomplete. The pages of the years have them all.",
};

/** What a filter is called on its chip, where its name alone does not say it. */
export const FILTERS = {
  from: (name) => `Supplier: ${name}`,
  to: (name) => `Recipient: ${name}`,
  actor: (name) => `Involved: ${name}`,
  status: (name) => `Step: ${name}`,
  publisher: (name) => `Source: ${name}`,
  happened: (name) => `Happened by ${name}`,
  known: (name) => `Known by ${name}`,
  q: (name) => `“${name}”`,
};
