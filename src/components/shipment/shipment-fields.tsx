'use client';

import { type ComponentPropsWithRef, useId } from 'react';
import type { useForm } from 'react-hook-form';
import type { Label, LabelKey } from '../../labels/labels.ts';
import { COURIERS } from '../../rules/couriers.ts';
import { FieldError, Select } from '../ui/field-parts.tsx';
import { useClassNames } from '../ui/slots.tsx';
import { TextField } from '../ui/text-field.tsx';
import { withRef } from '../ui/with-ref.ts';
import { type ShipmentValues, shipmentProblems } from './shipment-values.ts';

interface ShipmentFieldsProps {
  form: ReturnType<typeof useForm<ShipmentValues>>;
  label: Label;
  locked: boolean;
}

/** The fields of a shipment that Kiwoom Pay requires. */
export function ShipmentFields({ form, label, locked }: ShipmentFieldsProps) {
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
      <CourierSelect {...field('company')} label={label} />
      <TextField {...field('invoice')} label={label('shipmentInvoice')} inputMode="numeric" />
      <div className="kc-two">
        <TextField
          {...field('sentAt')}
          type="datetime-local"
          label={label('shipmentSentAt')}
          hint={label('shipmentTimeZone')}
        />
        <TextField {...field('receivingAt')} type="date" label={label('shipmentReceivingAt')} />
      </div>
      <TextField {...field('receiver')} optional label={<Optional name={label('shipmentReceiver')} label={label} />} />
      <TextField {...field('address')} label={label('shipmentAddress')} />
      <TextField
        {...field('relationship')}
        label={label('shipmentRelationship')}
        placeholder={label('shipmentRelationshipPlaceholder')}
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
}

const CourierSelect = withRef(function CourierSelect({ id, error, readOnly, label, ...select }: CourierSelectProps) {
  const cls = useClassNames();
  return (
    <div className={cls('field')}>
      <label className={cls('label')} htmlFor={id}>
        {label('shipmentCourier')}
      </label>
      <Select
        {...select}
        id={id}
        aria-required={true}
        aria-disabled={readOnly ? true : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      >
        <option value="">{label('shipmentCourierOptionNone')}</option>
        {COURIERS.map((code) => (
          <option key={code} value={code}>
            {label(`courier${code}`)}
          </option>
        ))}
      </Select>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
});
