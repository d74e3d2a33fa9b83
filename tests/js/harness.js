// A test is a name and a function that throws. `run` gives a line for each that did.

const tests = [];

export function test(name, check) {
  tests.push({ name, check });
}

export function equal(found, wanted) {
  const [a, b] = [JSON.stringify(plain(found)), JSON.stringify(plain(wanted))];
  if (a !== b) throw new Error(`found ${a}, wanted ${b}`);
}

function plain(value) {
  if (ArrayBuffer.isView(value)) return [...value];
  if (value instanceof Map) return [...value];
  return value;
}

/** {count, failures}. */
export async function run() {
  const failures = [];
  for (const { name, check } of tests) {
    try {
      await check();
    } catch (error) {
      failures.push(`${name}: ${error.message}`);
    }
  }
  return { count: tests.length, failures };
}
