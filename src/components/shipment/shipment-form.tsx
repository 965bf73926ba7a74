'use client';

import { type ComponentPropsWithRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { cardsKo } from '../../labels/cards-ko.ts';
import type { Label } from '../../labels/labels.ts';
import { type SaveTarget, type ShipmentState, useShipment } from '../../payment/hooks/use-shipment.ts';
import type { Shipment } from '../../schema/shipment.ts';
import type { DisplayProps } from '../context/display.ts';
import { displayed } from '../context/display-provider.tsx';
import { ErrorGuard } from '../context/error-guard.tsx';
import { FormFrame } from '../context/form-frame.tsx';
import { usePart } from '../context/use-part.ts';
import { RequestButton, RequestNotice, type RequestResult } from '../ui/request-result.tsx';
import { useOneAtATime } from '../ui/use-one-at-a-time.ts';
import { ShipmentFields } from './shipment-fields.tsx';
import { type ShipmentDraft, type ShipmentValues, toShipment, valuesOf } from './shipment-values.ts';

export type ShipmentFormProps = SaveTarget &
  Omit<ComponentPropsWithRef<'form'>, 'children' | 'method' | 'action'> &
  DisplayProps &
  OwnProps;

interface OwnProps {
  /** PortOne's number of the escrow payment. Another payment is another form: give it a `key`. */
  impUid: string;
  /** The shipment that is registered already, as the shop knows it: the initial values of the fields; saving updates it. */
  shipment?: ShipmentDraft | undefined;
  /** Initial values of the fields of a new shipment: the receiver and address of the order. */
  defaultShipment?: ShipmentDraft | undefined;
  onSaved?: ((shipment: Shipment) => void) | undefined;
}

/** Attributes of the form. */
export interface ShipmentFormState {
  /** @selector [data-status="saved"] */
  status: ShipmentState['status'];
}

/**
 * Registers the shipment of an escrow payment, or updates it; for the shop's back office. Kiwoom Pay does not settle an
 * escrow payment without a shipment. Times are in Korean time, whatever the time zone of the page. Renders a `<form>`.
 *
 * @throws {CheckoutError} `invalid-option` without `endpoint` and `save`.
 */
export const ShipmentForm = displayed(function ShipmentForm(props: ShipmentFormProps) {
  const { impUid, endpoint, save, shipment: known, defaultShipment, onSaved, ...rest } = props;
  const { label, cls } = usePart(cardsKo);
  const { form, state, isRegistered, submit } = useShipmentForm(props);
  const busy = state.status === 'saving';
  return (
    <FormFrame {...rest} slot="shipmentForm" data-status={state.status} onSend={submit}>
      <div className="kc-fields">
        <h2 className={cls('title')}>{label('shipmentTitle')}</h2>
        <ShipmentFields form={form} label={label} locked={busy} />
      </div>
      <div className={cls('status')}>
        <RequestNotice state={state} result={resultOf(state, label)} />
        <RequestButton busy={busy} busyLabel={label('shipmentButtonSaving')}>
          {label(isRegistered ? 'shipmentButtonUpdate' : 'shipmentButton')}
        </RequestButton>
      </div>
    </FormFrame>
  );
}, ErrorGuard);

/** The fields, and the request that saves them: the first one registers the shipment, later ones update it. */
function useShipmentForm(props: ShipmentFormProps) {
  const { shipment: known, defaultShipment, onSaved } = props;
  const form = useForm<ShipmentValues>({ defaultValues: valuesOf(known ?? defaultShipment) });
  const [isRegistered, setRegistered] = useState(known !== undefined);
  const { state, save } = useShipment({ ...props, update: isRegistered });
  const runOneAtATime = useOneAtATime();

  async function send(values: ShipmentValues) {
    const parsed = toShipment(values, known ?? defaultShipment);
    if (!parsed.ok) return;
    const next = await save(parsed.value);
    if (next.status !== 'saved') return;
    setRegistered(true);
    onSaved?.(next.shipment);
  }

  return { form, state, isRegistered, submit: () => runOneAtATime(form.handleSubmit(send)) };
}

function resultOf(state: ShipmentState, label: Label): RequestResult | null {
  switch (state.status) {
    case 'ready':
    case 'saving':
      return null;
    case 'saved':
      return { tone: 'positive', title: label('shipmentTitleSaved') };
    case 'failed':
      return {
        tone: 'negative',
        title: label('shipmentTitleFailed'),
        body: state.reason ? <p>{state.reason}</p> : null,
      };
    case 'unconfirmed':
      return {
        tone: 'caution',
        title: label('shipmentTitleUnconfirmed'),
        body: <p>{label('shipmentBodyUnconfirmed')}</p>,
      };
    default:
      return state satisfies never;
  }
}
