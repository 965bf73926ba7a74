'use client';

import { type ComponentPropsWithRef, createContext, type ReactNode, useContext, useMemo } from 'react';
import type { PayMethod } from '../../rules/pay-method-traits.ts';
import { cx } from './class-names.ts';
import type { IconName } from './icon-shapes.tsx';

/**
 * The elements that a shop may give classes of its own. Each carries the class of its name already: `rowHead` is
 * `.kc-row-head`. What is not named here may change with any version.
 */
export type Slot =
  // The parts
  | 'checkout'
  | 'checkoutFields'
  | 'layout'
  | 'side'
  | 'payMethods'
  | 'cardIssuers'
  | 'installments'
  | 'cashReceipt'
  | 'escrow'
  | 'couponSelect'
  | 'orderSummary'
  | 'choiceLine'
  | 'status'
  | 'paid'
  | 'virtualAccount'
  | 'cardForm'
  | 'shipmentForm'
  // Text
  | 'title'
  | 'label'
  | 'hint'
  | 'error'
  | 'announcement'
  | 'note'
  // Controls
  | 'field'
  | 'select'
  | 'input'
  | 'radio'
  | 'check'
  | 'checkbox'
  | 'checkNote'
  | 'pair'
  | 'cell'
  | 'button'
  | 'payButton'
  | 'copy'
  | 'textButton'
  // The list of pay methods
  | 'list'
  | 'row'
  | 'rowHead'
  | 'rowName'
  | 'rowHint'
  | 'rowMark'
  | 'details'
  // The order
  | 'items'
  | 'item'
  | 'itemPicture'
  | 'itemOption'
  | 'lines'
  | 'line'
  | 'total'
  // Results
  | 'payBar'
  | 'notice'
  | 'actions'
  | 'account'
  | 'accountTo'
  | 'accountBank'
  | 'accountNumber'
  | 'accountRows'
  | 'savedCard'
  | 'removeCard';

/** Classes of the shop's own, by element; they come after the kit's. */
export type ClassNames = Partial<Record<Slot, string>>;

/** Which button or link it is: `pay` and `next` are filled, `second` and `copy` are framed, `text` is underlined. */
export type ActionKind = 'pay' | 'next' | 'second' | 'copy' | 'text';

export interface ActionState {
  kind: ActionKind;
  /** Pending: it stays focusable (`aria-disabled`), shows a spinner, and ignores presses. */
  busy: boolean;
}

/**
 * The shop's own components in place of the kit's elements. Spread all of `props`: they carry what makes the element
 * work (`type`, `onClick`, `ref`, `aria-*`), and the kit's classes, which may be left out.
 */
export interface Components {
  /** Every button. */
  button?: ((props: ComponentPropsWithRef<'button'>, state: ActionState) => ReactNode) | undefined;
  /** Every link: for the router of the shop. One with `target="_blank"` leads away from it. */
  link?: ((props: LinkProps, state: ActionState) => ReactNode) | undefined;
  /** The picture of an item in `OrderSummary`, 56 by 56 pixels. */
  image?: ((props: { src: string; alt: string; width: number; height: number }) => ReactNode) | undefined;
}

/** Exactly what a link of the kit has. With every attribute of `<a>` in its type, next/link refused it. */
export interface LinkProps {
  href: string;
  className: string;
  children: ReactNode;
  target?: '_blank';
  rel?: string;
  'data-kind': ActionKind;
}

/** Replacements for the kit's icons: marks of pay methods, for shops with a licence, and the other icons by name. */
export type Icons = Partial<Record<PayMethod | IconName, ReactNode>>;

/** Classes, components and icons of the shop's own. */
export interface SlotOptions {
  /** Classes by element; they come after the kit's. */
  classNames?: ClassNames | undefined;
  /** Components in place of the kit's elements. */
  components?: Components | undefined;
  icons?: Icons | undefined;
}

const SlotsContext = createContext<SlotOptions>({});

/** The classes, components and icons that apply here. */
export function useSlots(): SlotOptions {
  return useContext(SlotsContext);
}

export type ClassNamesOf = (...slots: Slot[]) => string;

/** Gives the classes of an element: the kit's, then the shop's. */
export function useClassNames(): ClassNamesOf {
  const { classNames } = useSlots();
  return (...slots) => cx(...slots.map(classOf), ...slots.map((slot) => classNames?.[slot]));
}

const CLASSES = new Map<Slot, string>();

/** The class an element of that name always has: `rowHead` → `kc-row-head`. */
export function classOf(slot: Slot): string {
  const known = CLASSES.get(slot);
  if (known !== undefined) return known;
  const name = `kc-${slot.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  CLASSES.set(slot, name);
  return name;
}

/** Merges with the slots around; the nearer wins. */
export function SlotsProvider({ classNames, components, icons, children }: SlotOptions & { children: ReactNode }) {
  const outer = useSlots();
  const value = useMemo<SlotOptions>(() => {
    if (!classNames && !components && !icons) return outer;
    return {
      classNames: { ...outer.classNames, ...classNames },
      components: { ...outer.components, ...components },
      icons: { ...outer.icons, ...icons },
    };
  }, [outer, classNames, components, icons]);
  return <SlotsContext.Provider value={value}>{children}</SlotsContext.Provider>;
}
