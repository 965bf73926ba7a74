import fc from 'fast-check';

/** Names that every object inherits, each beside one as long that none does. */
export const INHERITED: ReadonlyMap<string, string> = new Map([
  ['constructor', 'konstruktor'],
  ['toString', 'toStrinq'],
  ['__proto__', '__prato__'],
  ['valueOf', 'walueOf'],
  ['hasOwnProperty', 'hasOwnPropertj'],
  ['__defineGetter__', '__definaGetter__'],
]);

export const MARKUP = '<img src=x onerror=alert(1)>';

/** Text that strangers send: long, broken, half-encoded, or meant for another parser. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...INHERITED.keys()),
  fc.constantFrom(
    '',
    ' ',
    'null',
    'undefined',
    'NaN',
    '-0',
    '0x10',
    '1e400',
    '%',
    '%E0%A4%A',
    '\0',
    '\uD800',
    '\u202e',
    MARKUP,
    'javascript:alert(1)',
    '"};{"',
    '🧨',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .tuple(fc.constantFrom(' ', '\t\n', '/', '(', '9', '가', '-', '{', 'a'), fc.integer({ min: 1, max: 3_000 }))
    .map(([unit, times]) => unit.repeat(times)),
);

const leaf = fc.oneof(
  hostileText,
  fc.double(),
  fc.integer(),
  fc.constantFrom(null, true, false, -0, 1e308, Number.MAX_SAFE_INTEGER, 64_900),
);

/** What `JSON.parse` can give. */
export const hostileJson: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(hostileText, tie('value')), { maxLength: 4 }).map(objectOf),
  ),
})).value;

/** With own properties also under the names that others inherit, as `JSON.parse` makes them. */
function objectOf(entries: readonly (readonly [string, unknown])[]): object {
  const made = {};
  for (const [name, value] of entries) {
    Object.defineProperty(made, name, { value, enumerable: true, writable: true, configurable: true });
  }
  return made;
}

/** A good example with some of its values, at any depth, replaced, removed or added to. */
export function spoiled(sample: unknown): fc.Arbitrary<unknown> {
  const places = placesOf(sample);
  const change = fc.tuple(
    fc.constantFrom(...places),
    fc.constantFrom('replace', 'remove', 'add'),
    hostileText,
    hostileJson,
  );
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    let value = structuredClone(sample);
    for (const [place, how, name, next] of changes) value = changed(value, place, { how, name, next });
    return value;
  });
}

interface Change {
  how: string;
  name: string;
  next: unknown;
}

function changed(value: unknown, [step, ...rest]: readonly string[], change: Change): unknown {
  if (step === undefined) {
    if (change.how !== 'add' || typeof value !== 'object' || value === null) return change.next;
    return objectOf([...Object.entries(value), [change.name, change.next]]);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    if (name !== step) return [[name, inner]];
    return rest.length === 0 && change.how === 'remove' ? [] : [[name, changed(inner, rest, change)]];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : objectOf(entries);
}

function placesOf(value: unknown, at: readonly string[] = []): string[][] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [[...at], ...inner.flatMap(([name, next]) => placesOf(next, [...at, name]))];
}

/** The same with each inherited name, as text or as a key, replaced by one that is not. */
export function withoutInherited<Value>(value: Value): Value {
  return replaced(value) as Value;
}

function replaced(value: unknown): unknown {
  if (typeof value === 'string') return inText(value);
  if (Array.isArray(value)) return value.map(replaced);
  if (typeof value !== 'object' || value === null) return value;
  return objectOf(Object.entries(value).map(([name, inner]) => [inText(name), replaced(inner)]));
}

function inText(text: string): string {
  return [...INHERITED].reduce((clean, [name, other]) => clean.replaceAll(name, other), text);
}
