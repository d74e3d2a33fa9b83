// Days are ordinals of the proleptic Gregorian calendar: 1 is 1 January of the year 1. No clock, no zone.
// Months are counted as year * 12 + (month - 1).

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];

/** The ordinal of a day; month and day count from 1. */
export function ordinal(year, month, day) {
  const isEarly = month < 3; // a year that begins in March has its leap day at the end
  const y = isEarly ? year - 1 : year;
  const before = 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return before + Math.floor((153 * (month + (isEarly ? 9 : -3)) + 2) / 5) + day - 306;
}

export function civil(day) {
  let year = Math.floor(day / 365.2425) + 1;
  while (ordinal(year, 1, 1) > day) year -= 1;
  while (ordinal(year + 1, 1, 1) <= day) year += 1;
  let month = 12;
  while (ordinal(year, month, 1) > day) month -= 1;
  return { year, month, day: day - ordinal(year, month, 1) + 1 };
}

export function monthOf(day) {
  const { year, month } = civil(day);
  return year * 12 + month - 1;
}

export function startOf(month) {
  return ordinal(Math.floor(month / 12), (month % 12) + 1, 1);
}

/** "March 2023" */
export function spokenMonth(month) {
  return `${MONTHS[month % 12]} ${Math.floor(month / 12)}`;
}

/** "22 December 2023" */
export function spokenDay(day) {
  const { year, month, day: ofMonth } = civil(day);
  return `${ofMonth} ${MONTHS[month - 1]} ${year}`;
}

/** "2023-03" */
export function monthText(month) {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** "2023-03-05" */
export function dayText(day) {
  const { year, month, day: ofMonth } = civil(day);
  return `${monthText(year * 12 + month - 1)}-${String(ofMonth).padStart(2, "0")}`;
}

/** {first, last}: the days that "2023", "2023-03" or "2023-03-05" covers; null if the text is none of these. */
export function period(text) {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year < 1 || month < 1 || month > 12) return null;
  if (month === undefined) return { first: ordinal(year, 1, 1), last: ordinal(year, 12, 31) };
  const index = year * 12 + month - 1;
  if (day === undefined) return { first: startOf(index), last: startOf(index + 1) - 1 };
  const only = ordinal(year, month, day);
  return monthOf(only) === index ? { first: only, last: only } : null;
}

/** "2023", "March 2023" or "5 March 2023" of a text that `period` reads; the text itself otherwise. */
export function spokenPeriod(text) {
  const days = period(text);
  if (!days) return text;
  if (text.length === 4) return String(Number(text));
  return text.length === 7 ? spokenMonth(monthOf(days.first)) : spokenDay(days.first);
}
