'use client';

import { type ComponentPropsWithRef, useEffect, useId, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { CheckoutError } from '../errors/checkout-error.ts';
import type { Label, LabelKey, Labels, Locale } from '../labels/labels.ts';
import { type ShipmentState, useShipment } from '../payment/use-shipment.ts';
import { COURIERS, type Courier } from '../rules/couriers.ts';
import type { Shipment } from '../schema/shipment.ts';
import { cx } from './class-names.ts';
import { FieldError, Select } from './field-parts.tsx';
import { Icon } from './icons.tsx';
import { Notice } from './notice.tsx';
import { type KnownShipment, type ShipmentValues, shipmentProblems, toShipment, valuesOf } from './shipment-values.ts';
import { useClassNames } from './slots.tsx';
import { SubmitButton } from './submit-button.tsx';
import { TextField } from './text-field.tsx';
import { useWords } from './use-stage.ts';

export interface ShipmentFormProps extends Omit<ComponentPropsWithRef<'form'>, 'children' | 'method' | 'action'> {
  /** PortOne's number of the escrow payment. Another payment is another form: give it a `key`. */
  impUid: string;
  /** Base path of `createCheckoutHandlers`; the shipment goes to `POST` or `PUT {endpoint}/shipments/{impUid}`. */
  endpoint?: string | undefined;
  /** In place of `endpoint`. Reject when it could not be saved; the error's message is shown. */
  save?: ((shipment: Shipment, options: { impUid: string; update: boolean }) => Promise<unknown>) | undefined;
  /** What is registered already, as far as the shop knows: the fields begin with it, and saving changes it. */
  shipment?: KnownShipment | undefined;
  /** What the fields of a new shipment begin with: the receiver and address of the order. */
  defaultShipment?: KnownShipment | undefined;
  onSaved?: ((shipment: Shipment) => void) | undefined;
  /** @default the root's, or 'ko' */
  locale?: Locale | undefined;
  labels?: Partial<Labels> | undefined;
  /** @default the colour scheme of the page */
  scheme?: 'light' | 'dark' | undefined;
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
  const { impUid, endpoint, save, shipment: known, defaultShipment, onSaved, ...view } = props;
  const { locale: own, labels, scheme, className, onSubmit, ...rest } = view;
  if (endpoint === undefined && save === undefined) throw saveMissing();
  const { label, locale } = useWords({ locale: own, labels });
  const form = useForm<ShipmentValues>({ defaultValues: valuesOf(known ?? defaultShipment) });
  const [isRegistered, setRegistered] = useState(known !== undefined);
  const { state, save: send } = useShipment({ impUid, update: isRegistered, endpoint, save });
  const cls = useClassNames();
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
      lang={rest.lang ?? locale}
      className={cx('kc', cls('shipmentForm'), className)}
      data-status={state.status}
      data-scheme={scheme}
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
        <Fields form={form} label={label} locale={locale} locked={busy} />
      </div>
      <div className={cls('status')}>
        <ResultNotice state={state} label={label} />
        <p role="status" className="kc-sr">
          {busy ? label('shipmentBusy') : ''}
        </p>
        <SubmitButton busy={busy}>
          {label(busy ? 'shipmentBusy' : isRegistered ? 'shipmentUpdate' : 'shipmentButton')}
        </SubmitButton>
      </div>
    </form>
  );
}

interface FieldsProps {
  form: ReturnType<typeof useForm<ShipmentValues>>;
  label: Label;
  locale: Locale;
  locked: boolean;
}

function Fields({ form, label, locale, locked }: FieldsProps) {
  const id = useId();
  const field = (name: keyof ShipmentValues) => {
    const key = form.formState.errors[name]?.message as LabelKey | undefined;
    return {
      ...form.register(name, { validate: (_, values) => shipmentProblems(values)[name] ?? true }),
      id: `${id}-${name}`,
      error: key && label(key as 'errorInvoice'),
      readOnly: locked,
      autoComplete: 'off',
    };
  };
  return (
    <>
      <CourierSelect {...field('company')} label={label} locale={locale} />
      <TextField {...field('invoice')} label={label('shipmentInvoice')} inputMode="numeric" />
      <div className="kc-two">
        <TextField {...field('sentAt')} type="datetime-local" label={label('shipmentSentAt')} hint={label('kst')} />
        <TextField {...field('receivingAt')} type="date" label={label('shipmentReceivingAt')} />
      </div>
      <TextField {...field('receiver')} label={<Optional name={label('shipmentReceiver')} label={label} />} />
      <TextField {...field('address')} label={label('shipmentAddress')} />
      <TextField
        {...field('relationship')}
        label={label('shipmentRelationship')}
        placeholder={label('shipmentRelationshipPh')}
      />
    </>
  );
}

function Optional({ name, label }: { name: string; label: Label }) {
  return (
    <>
      {name} <span>{label('optional')}</span>
    </>
  );
}

interface CourierSelectProps extends ComponentPropsWithRef<'select'> {
  id: string;
  error: string | undefined;
  readOnly: boolean;
  label: Label;
  locale: Locale;
}

function CourierSelect({ id, error, readOnly, label, locale, ...select }: CourierSelectProps) {
  const cls = useClassNames();
  return (
    <div className={cls('field')}>
      <label className={cls('label')} htmlFor={id}>
        {label('shipmentCourier')}
      </label>
      <Select
        {...select}
        id={id}
        aria-disabled={readOnly ? true : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      >
        <option value="">{label('shipmentCourierNone')}</option>
        {(Object.keys(COURIERS) as Courier[]).map((code) => (
          <option key={code} value={code}>
            {COURIERS[code][locale]}
          </option>
        ))}
      </Select>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
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
      return <Notice tone="positive" icon={<Icon name="done" />} title={label('shipmentSaved')} titleRef={title} />;
    case 'failed':
      return (
        <Notice tone="negative" icon={<Icon name="alert" />} title={label('shipmentFailed')} titleRef={title}>
          {state.reason ? <p>{state.reason}</p> : null}
        </Notice>
      );
    case 'unconfirmed':
      return (
        <Notice tone="caution" icon={<Icon name="question" />} title={label('shipmentUnconfirmed')} titleRef={title}>
          <p>{label('shipmentUnconfirmedBody')}</p>
        </Notice>
      );
    default:
      return state satisfies never;
  }
}

function saveMissing(): CheckoutError {
  return new CheckoutError('invalid-option', {
    option: 'save of <ShipmentForm>',
    problem: 'there is neither save nor endpoint',
    fix: 'Give the address of the server handlers as endpoint, or your own function as save.',
  });
}
