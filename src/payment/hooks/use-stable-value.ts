'use client';

import { useState } from 'react';

/**
 * The first of all values that read the same as JSON: an object written inline is a new one at each render, and only
 * its content should count. All functions count as the same one.
 */
export function useStableValue<T>(value: T): T {
  const [stable, setStable] = useState(() => value);
  if (stable === value || contentOf(stable) === contentOf(value)) return stable;
  setStable(() => value);
  return value;
}

/** What JSON cannot express must not break the render: the checks of the order or the merchant name it afterwards. */
function contentOf(value: unknown): string | undefined {
  const ancestors: unknown[] = [];
  try {
    return JSON.stringify(value, function (this: unknown, _key, part: unknown) {
      if (typeof part === 'bigint') return `${part}n`;
      while (ancestors.length > 0 && ancestors.at(-1) !== this) ancestors.pop();
      if (ancestors.includes(part)) return 'circle';
      if (typeof part === 'object' && part !== null) ancestors.push(part);
      return part;
    });
  } catch {
    // A `toJSON` or a getter that throws: all such values count as the same one, or the render would never end.
    return undefined;
  }
}
