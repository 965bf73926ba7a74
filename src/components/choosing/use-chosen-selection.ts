'use client';

import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Merchant } from '../../schema/merchant.ts';
import type { Order } from '../../schema/order.ts';
import type { CheckoutContextValue } from '../context/checkout-context.ts';
import { useIsomorphicLayoutEffect } from '../ui/use-isomorphic-layout-effect.ts';
import { selectionInForce } from './selection-in-force.ts';
import { createSelectionStore, type SelectionForm } from './selection-store.ts';
import { useAmountAnnouncement } from './use-amount-announcement.ts';

interface Limits {
  merchant: Merchant;
  order: Order | null;
}

/**
 * The selection of a form, for the context of the parts. What is in force is derived at each render from what was chosen
 * and what is allowed; the form then holds it as well, before anything else can read it.
 *
 * @param path name of a field of the selection in the form; always the same function.
 */
export function useChosenSelection(
  form: SelectionForm,
  path: (field: string) => string,
  { merchant, order }: Limits,
): Pick<CheckoutContextValue, 'selection' | 'bindField' | 'announcement' | 'couponChosen'> {
  const [store] = useState(() => createSelectionStore(form, path));
  const chosen = useSyncExternalStore(store.subscribe, store.read, store.read);
  const amount = order?.amount;
  useIsomorphicLayoutEffect(() => store.hold({ merchant, amount }), [store, merchant, amount]);
  const selection = useMemo(() => selectionInForce(chosen, { merchant, amount }), [chosen, merchant, amount]);
  const { announcement, couponChosen } = useAmountAnnouncement(chosen, { merchant, amount });
  // Once months are in force again, nothing announces those that were taken away.
  const isOver = announcement !== null && announcement.by !== 'summary' && Boolean(selection.installment);
  return { selection, bindField: store.bindField, announcement: isOver ? null : announcement, couponChosen };
}
