'use client';

import { useState } from 'react';

/**
 * The first of all values that read the same as JSON: an object written inline is a new one at each render,
 * and only its content should count. All functions count as the same one.
 */
export function useByContent<T>(value: T): T {
  const [kept, setKept] = useState(() => value);
  if (kept === value || contentOf(kept) === contentOf(value)) return kept;
  setKept(() => value);
  return value;
}

/** What JSON cannot say must not end the render: the checks of the order or the merchant name it afterwards. */
function contentOf(value: unknown): string | undefined {
  const above: unknown[] = [];
  try {
    return JSON.stringify(value, function (this: unknown, _key, part: unknown) {
      if (typeof part === 'bigint') return `${part}n`;
      while (above.length > 0 && above.at(-1) !== this) above.pop();
      if (above.includes(part)) return 'circle';
      if (typeof part === 'object' && part !== null) above.push(part);
      return part;
    });
  } catch {
    // A `toJSON` or a getter that throws: all such values count as the same one, or the render would never end.
    return undefined;
  }
}
