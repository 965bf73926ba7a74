'use client';

import { useEffect, useReducer, useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { Selection } from '../../schema/selection.ts';

interface ControlledSelection {
  selection: Selection | undefined;
  onSelectionChange: ((selection: Selection) => void) | undefined;
}

/**
 * Makes the form follow a `selection` from outside, and reports changes made inside. Call it before
 * `useChosenSelection`, so that of two changes in one event the later one is reported last.
 */
export function useControlledSelection(
  form: UseFormReturn<Selection>,
  { selection, onSelectionChange }: ControlledSelection,
): void {
  const given = useRef({ selection, onSelectionChange });
  const writing = useRef(false);
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    given.current = { selection, onSelectionChange };
  });

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: () => {
          if (writing.current) return;
          given.current.onSelectionChange?.({ ...form.getValues() });
          // In one batch with what the shop did just now; the effect below then compares.
          if (given.current.selection) renderAgain();
        },
      }),
    [form],
  );

  // After every render: a choice that the shop did not take over goes back, as with any controlled field.
  useEffect(() => {
    if (!selection) return;
    writing.current = true;
    for (const key of FIELDS) {
      if (form.getValues(key) !== selection[key]) form.setValue(key, selection[key]);
    }
    writing.current = false;
  });
}

const FIELDS = ['payMethod', 'cardIssuer', 'installment', 'cashReceipt', 'escrow', 'phoneNumber'] as const;
