'use client';

import { type ComponentPropsWithRef, useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { cardsKo } from '../../labels/cards-ko.ts';
import type { Label } from '../../labels/labels.ts';
import { type SaveTarget, type ShipmentState, useShipment } from '../../payment/hooks/use-shipment.ts';
import type { Shipment } from '../../schema/shipment.ts';
import type { DisplayProps } from '../context/display.ts';
import { Displayed } from '../context/display-provider.tsx';
import { usePart } from '../context/use-part.ts';
import { cx } from '../ui/class-names.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/status-notice.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { ShipmentFields } from './shipment-fields.tsx';
import { type ShipmentDraft, type ShipmentValues, toShipment, valuesOf } from './shipment-values.ts';

export type ShipmentFormProps = SaveTarget &
  Omit<ComponentPropsWithRef<'form'>, 'children' | 'method' | 'action'> &
  DisplayProps &
  OwnProps;

interface OwnProps {
  /** PortOne's number of the escrow payment. Another payment is another form: give it a `key`. */
  impUid: string;
  /** What is registered already, as far as the shop knows: the fields begin with it, and saving changes it. */
  shipment?: ShipmentDraft | undefined;
  /** What the fields of a new shipment begin with: the receiver and address of the order. */
  defaultShipment?: ShipmentDraft | undefined;
  onSaved?: ((shipment: Shipment) => void) | undefined;
}

/** Attributes of the form. */
export interface ShipmentFormState {
  /** @selector [data-status="saved"] */
  status: ShipmentState['status'];
}

/**
 * Registers the shipment of an escrow payment, or changes it; for the shop's back office. Without one Kiwoom Pay never
 * settles the payment. Times are Korean, wherever the page is. Renders a `<form>`.
 *
 * @throws {CheckoutError} `invalid-option` without `endpoint` and `save`.
 */
export function ShipmentForm(props: ShipmentFormProps) {
  return <Displayed as={Form} props={props} />;
}

function Form(props: ShipmentFormProps) {
  const { impUid, endpoint, save, shipment: known, defaultShipment, onSaved, ...view } = props;
  const { className, onSubmit, ...rest } = view;
  const { label, lang, colorScheme, cls } = usePart(cardsKo);
  const form = useForm<ShipmentValues>({ defaultValues: valuesOf(known ?? defaultShipment) });
  const [isRegistered, setRegistered] = useState(known !== undefined);
  const { state, save: send } = useShipment({ ...props, update: isRegistered });
  const busy = state.status === 'saving';
  const underWay = useRef(false);

  async function submit(values: ShipmentValues) {
    const parsed = toShipment(values, known ?? defaultShipment);
    if (!parsed.ok) return;
    const next = await send(parsed.value);
    if (next.status !== 'saved') return;
    setRegistered(true);
    onSaved?.(next.shipment);
  }

  return (
    <form
      {...rest}
      method="post"
      noValidate
      lang={rest.lang ?? lang}
      className={cx('kc', cls('shipmentForm'), className)}
      data-status={state.status}
      data-scheme={colorScheme}
      onSubmit={(event) => {
        onSubmit?.(event);
        if (event.defaultPrevented) return;
        event.preventDefault();
        // Two presses can come before the first is drawn.
        if (underWay.current) return;
        underWay.current = true;
        void form
          .handleSubmit(submit)()
          .finally(() => {
            underWay.current = false;
          });
      }}
    >
      <div className="kc-fields">
        <h2 className={cls('title')}>{label('shipmentTitle')}</h2>
        <ShipmentFields form={form} label={label} locked={busy} />
      </div>
      <div className={cls('status')}>
        <ResultNotice state={state} label={label} />
        <p role="status" className="kc-sr">
          {busy ? label('shipmentButtonSaving') : ''}
        </p>
        <SubmitButton busy={busy}>
          {label(busy ? 'shipmentButtonSaving' : isRegistered ? 'shipmentButtonUpdate' : 'shipmentButton')}
        </SubmitButton>
      </div>
    </form>
  );
}

function ResultNotice({ state, label }: { state: ShipmentState; label: Label }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (state.status !== 'ready') title.current?.focus();
  }, [state]);
  switch (state.status) {
    case 'ready':
    case 'saving':
      return null;
    case 'saved':
      return (
        <Notice tone="positive" icon={<Icon name="done" />} title={label('shipmentTitleSaved')} titleRef={title} />
      );
    case 'failed':
      return (
        <Notice tone="negative" icon={<Icon name="alert" />} title={label('shipmentTitleFailed')} titleRef={title}>
          {state.reason ? <p>{state.reason}</p> : null}
        </Notice>
      );
    case 'unconfirmed':
      return (
        <Notice
          tone="caution"
          icon={<Icon name="question" />}
          title={label('shipmentTitleUnconfirmed')}
          titleRef={title}
        >
          <p>{label('shipmentBodyUnconfirmed')}</p>
        </Notice>
      );
    default:
      return state satisfies never;
  }
}
