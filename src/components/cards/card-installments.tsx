'use client';

import { useId, useState } from 'react';
import { errorKey } from '../../labels/label-keys.ts';
import type { Label } from '../../labels/labels.ts';
import {
  allowedInstallment,
  type InstallmentTerms,
  installmentOptions,
  installmentsClosedBecause,
} from '../../rules/installment-rules.ts';
import { optionText } from '../choosing/installments.tsx';
import { present } from '../ui/class-names.ts';
import { Select } from '../ui/field-parts.tsx';
import { useClassNames } from '../ui/slots.tsx';

/** Months by the shared rules; months that the amount no longer allows become a lump sum. */
export function useMonths(terms: InstallmentTerms | null): [months: number, choose: (months: number) => void] {
  const [chosen, choose] = useState(0);
  return [terms ? allowedInstallment({ ...terms, months: chosen }) : 0, choose];
}

interface CardInstallmentsProps {
  terms: InstallmentTerms;
  months: number;
  onChange: (months: number) => void;
  label: Label;
  locked: boolean;
}

/** A native select of months, for a card that is typed in or saved. */
export function CardInstallments({ terms, months, onChange, label, locked }: CardInstallmentsProps) {
  const id = useId();
  const cls = useClassNames();
  const closed = installmentsClosedBecause(terms);
  const hint = closed ? label(errorKey(`installment-${closed}`)) : months === 0 ? null : label('installmentNote');
  return (
    <div className={cls('field', 'installments')} data-closed={present(closed !== null)}>
      <label className={cls('label')} htmlFor={id}>
        {label('installmentLabel')}
      </label>
      <Select
        id={id}
        value={months}
        closed={closed !== null}
        disabled={locked || closed !== null}
        onChange={(event) => onChange(Number(event.target.value))}
        aria-describedby={hint ? `${id}-hint` : undefined}
      >
        {installmentOptions(terms).map((option) => (
          <option key={option.months} value={option.months}>
            {optionText(option, label)}
          </option>
        ))}
      </Select>
      {hint ? (
        <p id={`${id}-hint`} className={cls('hint')}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
