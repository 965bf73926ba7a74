'use client';

import { type RefObject, useInsertionEffect, useRef } from 'react';

/** A ref to the newest committed value, so that inline callbacks do not restart effects. */
export function useLatest<T>(value: T): RefObject<T> {
  const ref = useRef(value);
  useInsertionEffect(() => {
    ref.current = value;
  });
  return ref;
}
