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

const PIECES = /\p{L}+|\p{N}+|[^\p{L}\p{N}]+/gu;
const JOINS = /^[-\u2010-\u2013.]$/;

/** The words of a query, folded. One of parts has a hyphen between them: F-16, f16 and F.16 are "f-16". */
export function words(query) {
  const found = [];
  let joined = false;
  for (const piece of fold(query).replace(/(\p{N}),(?=\p{N})/gu, "$1.").match(PIECES) ?? []) {
    const isWord = /[\p{L}\p{N}]/u.test(piece);
    if (isWord) found.push(joined && found.length ? `${found.pop()}-${piece}` : piece);
    joined = isWord || JOINS.test(piece);
  }
  return found;
}

/** A function: where in a text, from a place on, the word next begins a word, and where it ends; null if nowhere. */
function finder(word) {
  return word.includes("-") ? ofParts(word) : (text, from) => {
    for (let at = text.indexOf(word, from); at !== -1; at = text.indexOf(word, at + 1)) {
      if (begins(text, at)) return [at, at + word.length];
    }
    return null;
  };
}

/** The same for a word of parts, between which a text may have any one sign, or none. */
function ofParts(word) {
  const form = new RegExp(word.replaceAll("-", "[^\\p{L}\\p{N}\\n]?"), "gu");
  return (text, from) => {
    form.lastIndex = from;
    for (let found = form.exec(text); found; found = form.exec(text)) {
      if (begins(text, found.index)) return [found.index, form.lastIndex];
      form.lastIndex = found.index + 1;
    }
    return null;
  };
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
  const next = finder(word);
  let row = 0;
  for (let place = next(text, 0); place; place = next(text, starts[row + 1])) {
    while (starts[row + 1] <= place[0]) row += 1;
    missing[row] -= 1;
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
    const next = finder(word);
    for (let place = next(folded, 0); place; place = next(folded, place[0] + 1)) {
      found.push(origin ? place.map((at) => origin[at]) : place);
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
