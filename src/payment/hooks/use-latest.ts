'use client';

import { type RefObject, useInsertionEffect, useRef } from 'react';

/** A ref that always holds the newest value, so that inline callbacks do not restart anything. */
export function useLatest<T>(value: T): RefObject<T> {
  const ref = useRef(value);
  useInsertionEffect(() => {
    ref.current = value;
  });
  return ref;
}
