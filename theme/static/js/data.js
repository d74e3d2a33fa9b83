// The two data files, each fetched once and only when needed.

/** The value of a JSON file; rejects with a sentence if it does not arrive. */
export async function load(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}

/** A function that starts `begin` at its first call and gives the same promise from then on. */
export function once(begin) {
  let promise;
  return () => (promise ??= begin());
}
