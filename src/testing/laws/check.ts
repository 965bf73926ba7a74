/** @throws Error with the sentence, and both values, when they differ. Fields that are undefined count as absent. */
export function expectSame(actual: unknown, expected: unknown, sentence: string): void {
  if (isSame(actual, expected)) return;
  throw new Error(`${sentence} Expected ${shown(expected)}, got ${shown(actual)}.`);
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [presentFields(one), presentFields(other)];
  return left.size === right.size && [...left].every(([key, value]) => right.has(key) && isSame(value, right.get(key)));
}

function presentFields(value: object): Map<string, unknown> {
  return new Map(Object.entries(value).filter(([, field]) => field !== undefined));
}
