'use client';

import type { ComponentPropsWithRef } from 'react';
import { cx, present } from './class-names.ts';
import { Icon } from './icons.tsx';
import { type ActionKind, type LinkProps, type Slot, useClassNames, useSlots } from './slots.tsx';
import { withRef } from './with-ref.ts';

const SLOTS: Readonly<Record<ActionKind, readonly Slot[]>> = {
  pay: ['button', 'payButton'],
  next: ['button'],
  second: ['button'],
  copy: ['button', 'copy'],
  text: ['textButton'],
};

interface ActionButtonProps extends ComponentPropsWithRef<'button'> {
  kind: ActionKind;
  /** Pending: it shows a spinner, keeps the focus and ignores presses. */
  busy?: boolean | undefined;
}

/** Every button of the kit, or the shop's component in its place. */
export const ActionButton = withRef(function ActionButton({
  kind,
  busy = false,
  className,
  children,
  ...rest
}: ActionButtonProps) {
  const cls = useClassNames();
  const { components } = useSlots();
  const props: ComponentPropsWithRef<'button'> = {
    type: 'button',
    ...rest,
    className: cx(cls(...SLOTS[kind]), className),
    'aria-disabled': busy || rest['aria-disabled'] ? true : undefined,
    children: (
      <>
        {busy ? <Icon name="spinner" /> : null}
        {children}
      </>
    ),
    ...{ 'data-kind': kind, 'data-busy': present(busy) },
  };
  return <>{components?.button ? components.button(props, { kind, busy }) : <button {...props} />}</>;
});

interface ActionLinkProps extends Pick<LinkProps, 'href' | 'children' | 'target' | 'rel'> {
  kind: ActionKind;
}

/** Every link of the kit, or the shop's component in its place. */
export function ActionLink({ kind, ...rest }: ActionLinkProps) {
  const cls = useClassNames();
  const { components } = useSlots();
  const props: LinkProps = { ...rest, className: cls(...SLOTS[kind]), 'data-kind': kind };
  return components?.link ? components.link(props, { kind, busy: false }) : <a {...props} />;
}
