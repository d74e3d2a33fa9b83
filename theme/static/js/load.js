/** The value of a JSON file; rejects if it does not arrive. */
export async function load(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}
