'use client';

import { useId } from 'react';
import type { Label } from '../../labels/labels.ts';
import { useClassNames } from '../ui/slots.tsx';
import { TextField } from '../ui/text-field.tsx';
import { formatExpiry, grouped } from './card-format.ts';
import type { CardFieldOptions, CardKind } from './card-values.ts';
import type { CardEntry } from './use-card-entry.ts';

interface CardFieldsProps {
  entry: CardEntry;
  asked: CardFieldOptions;
  label: Label;
  /** A payment is under way: the fields are empty and stay so. */
  locked: boolean;
}

const NUMBER = grouped([4, 4, 4, 4], ' ');
const TWO_DIGITS = grouped([2], '');
const SIX_DIGITS = grouped([6], '');
const BUSINESS = grouped([3, 2, 5], '-');

/** Number, expiry, password digits, and whose card it is: as much as the contract asks for. */
export function CardFields({ entry, asked, label, locked }: CardFieldsProps) {
  const id = useId();
  const digits = {
    type: 'text',
    inputMode: 'numeric',
    readOnly: locked,
    spellCheck: false,
    autoCorrect: 'off',
  } as const;
  const error = (field: Parameters<CardEntry['problem']>[0]) => {
    const key = entry.problem(field);
    return key && label(key as 'errorNumber');
  };
  return (
    <>
      <TextField
        {...digits}
        {...entry.input('number', NUMBER)}
        id={`${id}-number`}
        label={label('cardFormNumber')}
        autoComplete="cc-number"
        placeholder={label('cardFormNumberPlaceholder')}
        error={error('number')}
      />
      <div className="kc-two">
        <TextField
          {...digits}
          {...entry.input('expiry', formatExpiry)}
          id={`${id}-expiry`}
          label={label('cardFormExpiry')}
          autoComplete="cc-exp"
          placeholder={label('cardFormExpiryPlaceholder')}
          error={error('expiry')}
        />
        {asked.pwd2Digit === false ? null : (
          // Not type=password: browsers would offer to save it, with the card's number as the name that belongs to it.
          <TextField
            {...digits}
            {...entry.input('pwd2Digit', TWO_DIGITS)}
            id={`${id}-pin`}
            className="kc-pin"
            label={label('cardFormPwd2Digit')}
            autoComplete="off"
            hint={label('cardFormPwd2DigitHint')}
            error={error('pwd2Digit')}
          >
            <span className="kc-pin-rest" aria-hidden="true">
              – –
            </span>
          </TextField>
        )}
      </div>
      {asked.birth === false ? null : (
        <>
          <KindChoice entry={entry} label={label} locked={locked} />
          <TextField
            {...digits}
            {...entry.input('birth', entry.kind === 'business' ? BUSINESS : SIX_DIGITS)}
            id={`${id}-birth`}
            label={label(entry.kind === 'business' ? 'cardFormBirthBusiness' : 'cardFormBirth')}
            autoComplete="off"
            placeholder={label(
              entry.kind === 'business' ? 'cardFormBirthPlaceholderBusiness' : 'cardFormBirthPlaceholder',
            )}
            error={error('birth')}
          />
        </>
      )}
    </>
  );
}

const KINDS = { personal: 'cardFormKindPersonal', business: 'cardFormKindBusiness' } as const;

function KindChoice({ entry, label, locked }: Pick<CardFieldsProps, 'entry' | 'label' | 'locked'>) {
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
