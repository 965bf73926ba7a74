'use client';

import { useId } from 'react';
import type { Label } from '../../labels/labels.ts';
import { useClassNames } from '../ui/slots.tsx';
import { TextField } from '../ui/text-field.tsx';
import { type Format, formatExpiry, grouped } from './card-format.ts';
import type { CardFieldOptions, CardKind } from './card-values.ts';
import type { CardEntry } from './use-card-entry.ts';

interface CardFieldsProps {
  entry: CardEntry;
  fields: CardFieldOptions;
  label: Label;
  /** A payment is pending: the fields are empty and read-only. */
  locked: boolean;
}

const NUMBER = grouped([4, 4, 4, 4], ' ');
const TWO_DIGITS = grouped([2], '');
const SIX_DIGITS = grouped([6], '');
const BUSINESS = grouped([3, 2, 5], '-');

/** Number, expiry, password digits and holder of a card, as far as the contract requires them. */
export function CardFields({ fields, ...rest }: CardFieldsProps) {
  const { label } = rest;
  const props = { ...rest, id: useId() };
  return (
    <>
      <TextField
        {...digitField(props, 'number', NUMBER)}
        id={`${props.id}-number`}
        label={label('cardFormNumber')}
        autoComplete="cc-number"
        placeholder={label('cardFormNumberPlaceholder')}
      />
      <div className="kc-two">
        <TextField
          {...digitField(props, 'expiry', formatExpiry)}
          id={`${props.id}-expiry`}
          label={label('cardFormExpiry')}
          autoComplete="cc-exp"
          placeholder={label('cardFormExpiryPlaceholder')}
        />
        {fields.pwd2Digit === false ? null : <PasswordField {...props} />}
      </div>
      {fields.birth === false ? null : <HolderFields {...props} />}
    </>
  );
}

interface FieldProps extends Omit<CardFieldsProps, 'fields'> {
  /** Start of the ids of the fields. */
  id: string;
}

/** Props of a field that takes digits. */
function digitField({ entry, label, locked }: FieldProps, field: Parameters<CardEntry['problem']>[0], format: Format) {
  const problem = entry.problem(field);
  return {
    type: 'text',
    inputMode: 'numeric',
    readOnly: locked,
    spellCheck: false,
    autoCorrect: 'off',
    ...entry.input(field, format),
    error: problem && label(problem as 'errorNumber'),
  } as const;
}

function PasswordField(props: FieldProps) {
  const { id, label } = props;
  return (
    // Not type=password: browsers would offer to save it, with the card number as the user name.
    <TextField
      {...digitField(props, 'pwd2Digit', TWO_DIGITS)}
      id={`${id}-pin`}
      className="kc-pin"
      label={label('cardFormPwd2Digit')}
      autoComplete="off"
      hint={label('cardFormPwd2DigitHint')}
    >
      <span className="kc-pin-rest" aria-hidden="true">
        – –
      </span>
    </TextField>
  );
}

/** A personal card with a birth date, or a business card with a business number. */
function HolderFields(props: FieldProps) {
  const { id, entry, label, locked } = props;
  const isBusiness = entry.kind === 'business';
  return (
    <>
      <KindChoice entry={entry} label={label} locked={locked} />
      <TextField
        {...digitField(props, 'birth', isBusiness ? BUSINESS : SIX_DIGITS)}
        id={`${id}-birth`}
        label={label(isBusiness ? 'cardFormBirthBusiness' : 'cardFormBirth')}
        autoComplete="off"
        placeholder={label(isBusiness ? 'cardFormBirthPlaceholderBusiness' : 'cardFormBirthPlaceholder')}
      />
    </>
  );
}

const KINDS = { personal: 'cardFormKindPersonal', business: 'cardFormKindBusiness' } as const;

function KindChoice({ entry, label, locked }: Omit<FieldProps, 'id'>) {
  const name = useId();
  const cls = useClassNames();
  return (
    <fieldset className={cls('field')}>
      <legend className={cls('label')}>{label('cardFormKind')}</legend>
      <div className={cls('pair')}>
        {(Object.keys(KINDS) as CardKind[]).map((kind) => (
          <label key={kind} className={cls('cell')}>
            <input
              type="radio"
              className={cls('radio')}
              name={name}
              value={kind}
              checked={entry.kind === kind}
              disabled={locked}
              onChange={() => entry.choose(kind)}
            />
            <span>{label(KINDS[kind])}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
