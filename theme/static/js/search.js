// Words in texts: which rows have them all, and where in a text they stand. Pure.

const SPECIAL = { ß: "ss", ł: "l", Ł: "l", ø: "o", Ø: "o", đ: "d", Đ: "d", æ: "ae", Æ: "ae", œ: "oe", "’": "'", "‘": "'", "“": '"', "”": '"' };

/** Text without case and accents, so that "Łódź" is found by "lodz". */
export function fold(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßłŁøØđĐæÆœ’‘“”]/g, (letter) => SPECIAL[letter])
    .toLowerCase();
}

/** The words of a query, folded. */
export function words(query) {
  return fold(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** One long text of all the rows, and where each begins. */
export function haystack(texts) {
  const text = fold(`${texts.map((part) => part.replaceAll("\n", " ")).join("\n")}\n`);
  const starts = new Uint32Array(texts.length + 1);
  for (let row = 0, at = 0; row < texts.length; row += 1) {
    at = text.indexOf("\n", at) + 1;
    starts[row + 1] = at;
  }
  return { text, starts };
}

/** 1 on each row where every word begins a word of the text. No word: null, which is every row. */
export function find({ text, starts }, query) {
  const wanted = words(query);
  if (!wanted.length) return null;
  const missing = new Uint8Array(starts.length - 1).fill(wanted.length);
  for (const word of wanted) strike(text, starts, word, missing);
  return missing.map((left) => (left === 0 ? 1 : 0));
}

function strike(text, starts, word, missing) {
  let row = 0;
  let at = text.indexOf(word);
  while (at !== -1) {
    if (begins(text, at)) {
      while (starts[row + 1] <= at) row += 1;
      missing[row] -= 1;
      at = starts[row + 1] - 1;
    }
    at = text.indexOf(word, at + 1);
  }
}

function begins(text, at) {
  const before = at === 0 ? " " : text[at - 1];
  return before === " " || before === "\n" || !/[\p{L}\p{N}]/u.test(before);
}

/** [from, to] of each place in a text, as written, where a word of the query begins a word; in order, apart. */
export function marks(text, wanted) {
  const { folded, origin } = traced(text);
  const found = [];
  for (const word of wanted) {
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + 1)) {
      if (begins(folded, at)) found.push(origin ? [origin[at], origin[at + word.length]] : [at, at + word.length]);
    }
  }
  return apart(found);
}

const PLAIN = /^[\x20-\x7e]*$/;

function traced(text) {
  if (PLAIN.test(text)) return { folded: text.toLowerCase(), origin: null };
  const origin = [];
  let folded = "";
  let at = 0;
  for (const letter of text) {
    const part = fold(letter);
    folded += part;
    for (let number = 0; number < part.length; number += 1) origin.push(at);
    at += letter.length;
  }
  origin.push(text.length);
  return { folded, origin };
}

function apart(found) {
  const joined = [];
  for (const [from, to] of found.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
