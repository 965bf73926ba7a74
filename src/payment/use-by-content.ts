'use client';

import { useState } from 'react';

/**
 * The first of all values that read the same as JSON: an object written inline is a new one at each render,
 * and only its content should count. All functions count as the same one.
 */
export function useByContent<T>(value: T): T {
  const [kept, setKept] = useState(() => value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(() => value);
  return value;
}
