// Events on a line: those that lie nearer to each other than a mark is wide are one mark. Pure.

/**
 * places: pixels of each event from left to right. Gives {from, to, x} for each mark: the events from `from` up to and
 * without `to`. Marks stand `least` pixels apart or more, so that each can be pressed.
 */
export function clusters(places, least) {
  const found = [];
  for (let from = 0, to = 0; from < places.length; from = to) {
    let sum = 0;
    while (to < places.length && places[to] < places[from] + least) sum += places[to++];
    found.push({ from, to, x: sum / (to - from) });
  }
  for (let number = found.length - 2; number >= 0; number -= 1) {
    const mark = found[number];
    mark.x = Math.max(places[mark.from], Math.min(mark.x, found[number + 1].x - least));
  }
  return found;
}

/** Parts of a ring, largest first, as a CSS gradient. shares: [[colour, number]]. */
export function ring(shares) {
  const total = shares.reduce((sum, [, number]) => sum + number, 0);
  let at = 0;
  const stops = shares.map(([colour, number]) => {
    const from = at;
    at += (100 * number) / total;
    return `${colour} ${from.toFixed(1)}% ${at.toFixed(1)}%`;
  });
  return `conic-gradient(${stops.join(",")})`;
}

/** An SVG path from one point to another: a bow on one line, an S between two. */
export function arc([x1, y1], [x2, y2]) {
  const [a, b, c, d] = [x1, y1, x2, y2].map((value) => Math.round(value * 10) / 10);
  if (b === d) {
    const height = Math.min(26, 8 + Math.abs(c - a) / 6);
    return `M${a} ${b}C${a} ${b - height} ${c} ${b - height} ${c} ${d}`;
  }
  const middle = (b + d) / 2;
  return `M${a} ${b}C${a} ${middle} ${c} ${middle} ${c} ${d}`;
}
