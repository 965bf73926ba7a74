'use client';

import { type ComponentPropsWithRef, memo, type ReactNode } from 'react';
import { formatWon } from '../../labels/format-won.ts';
import type { Label } from '../../labels/labels.ts';
import type { Order } from '../../schema/order.ts';
import { type CheckoutContextValue, useCheckout } from '../context/checkout-context.ts';
import { cx, present } from '../ui/class-names.ts';
import { Icon } from '../ui/icons.tsx';
import { useClassNames, useSlots } from '../ui/slots.tsx';
import { withRef } from '../ui/with-ref.ts';

export interface OrderSummaryProps extends ComponentPropsWithRef<'section'> {
  /** Between the items and the amounts: `CouponSelect`, for example. */
  children?: ReactNode;
}

export interface OrderSummaryState {
  /** The order is not there yet. @selector [data-loading] */
  loading: boolean;
}

const NONE: readonly never[] = [];

/** More items than this fold away on a narrow screen. */
const UNFOLDED = 2;

/** What is bought and what it costs; the total is between a single and a double rule. Renders a `<section>`. */
export const OrderSummary = withRef(function OrderSummary({ children, className, ...rest }: OrderSummaryProps) {
  const cls = useClassNames();
  const checkout = useCheckout('OrderSummary');
  const { order, label } = checkout;
  const items = order?.items ?? NONE;
  const lines = order?.lines ?? NONE;
  return (
    <section {...rest} className={cx('kc', cls('orderSummary'), className)} data-loading={present(order === null)}>
      <h2 className={cls('title')}>{label('orderSummaryTitle')}</h2>
      <Items items={items} label={label} />
      {children ? <div className="kc-slot">{children}</div> : null}
      {lines.length > 0 ? (
        <dl className={cls('lines')}>
          {items.length > 0 ? <Line name={label('orderSummaryItems')} amount={sum(items)} label={label} /> : null}
          {keyed(lines, (line) => line.label).map(([key, { label: name, amount }]) => (
            <Line key={key} name={name} amount={amount} free={label('orderSummaryFree')} label={label} />
          ))}
        </dl>
      ) : null}
      <p className={cls('total')}>
        <span>{label('orderSummaryTotal')}</span>
        <strong className="kc-num">{order ? formatWon(order.amount, label) : '–'}</strong>
      </p>
      <AmountAnnouncement checkout={checkout} />
    </section>
  );
});

type Item = NonNullable<Order['items']>[number];

// A choice changes the context of the summary, and nothing in it but the announcement.
const Items = memo(function Items({ items, label }: { items: readonly Item[]; label: Label }) {
  const cls = useClassNames();
  if (items.length === 0) return null;
  const list = (
    <ul className={cls('items')}>
      {keyed(items, ({ name, option = '' }) => `${name} ${option}`).map(([key, item]) => (
        <ItemRow key={key} item={item} label={label} />
      ))}
    </ul>
  );
  if (items.length <= UNFOLDED) return <div className="kc-items-block">{list}</div>;
  return (
    <details className="kc-items-block kc-fold">
      <summary className="kc-fold-head">
        {label('orderSummaryMore', { n: items.length })}
        <Icon name="chevron" />
      </summary>
      {list}
    </details>
  );
});

function ItemRow({ item, label }: { item: Item; label: Label }) {
  const cls = useClassNames();
  const { name, option, quantity, amount, image } = item;
  // A narrow screen breaks behind the dot, and not before it.
  const detail = [option, quantity && label('orderSummaryQuantity', { n: quantity })].filter(Boolean).join('\u00a0· ');
  return (
    <li className={cls('item')}>
      <span className={cls('itemPicture')}>{image ? <Picture src={image} /> : <Icon name="bag" />}</span>
      <span className="kc-item-text">
        {name}
        {detail ? <span className={cls('itemOption')}>{detail}</span> : null}
      </span>
      <span className="kc-num">{formatWon(amount, label)}</span>
    </li>
  );
}

function Picture({ src }: { src: string }) {
  const { components } = useSlots();
  // The name is beside it.
  const props = { src, alt: '', width: 56, height: 56 };
  return components?.image ? components.image(props) : <img {...props} alt="" />;
}

interface LineProps {
  name: string;
  amount: number;
  free?: string;
  label: Label;
}

const Line = memo(function Line({ name, amount, free, label }: LineProps) {
  const cls = useClassNames();
  return (
    <div className={cls('line')}>
      <dt>{name}</dt>
      <dd className="kc-num">{amount === 0 && free ? free : formatWon(amount, label)}</dd>
    </div>
  );
});

/** The same thing may be bought in two rows; the second one's key says that it is the second. */
function keyed<T>(entries: readonly T[], nameOf: (entry: T) => string): [key: string, entry: T][] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const name = nameOf(entry);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return [`${name} ${count}`, entry];
  });
}

function sum(items: readonly Item[]): number {
  return items.reduce((total, { amount }) => total + amount, 0);
}

/** Announces a new total, unless another part announces what it did to the installments: that names the total already. */
function AmountAnnouncement({ checkout: { announcement, label } }: { checkout: CheckoutContextValue }) {
  return (
    <p role="status" className="kc-sr">
      {announcement?.by === 'summary' ? label('announceAmount', { amount: formatWon(announcement.amount, label) }) : ''}
    </p>
  );
}
