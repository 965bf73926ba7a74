import { CARD_ISSUERS, PAY_METHODS, traitsOf } from '../../src/core.ts';
import type { CardIssuer, PayMethod } from '../../src/index.ts';
import { issuerKey, methodKey } from '../../src/labels/label-keys.ts';
import { type Language, labelsIn } from '../support/story-language.tsx';
import { Field, Pick, Tick } from './fields.tsx';
import type { Choice } from './rules-choice.ts';
import type { RulesWords } from './rules-words.ts';

interface ControlsProps {
  choice: Choice;
  onChange: (change: Partial<Choice>) => void;
  words: RulesWords;
  language: Language;
}

/** The left side of the rules explorer. */
export function RulesControls({ choice, onChange, words, language }: ControlsProps) {
  const label = labelsIn(language);
  const traits = traitsOf(choice.payMethod);
  return (
    <form className="page-controls" aria-label={words.settings} onSubmit={(event) => event.preventDefault()}>
      <Amount {...{ choice, onChange, words }} />
      <Pick
        label={label('payMethodsTitle')}
        value={choice.payMethod}
        options={(Object.keys(PAY_METHODS) as PayMethod[]).map((value) => ({
          value,
          name: label(methodKey(value)),
        }))}
        onPick={(payMethod) => onChange({ payMethod })}
      />
      {traits.cardOptions ? <CardControls {...{ choice, onChange, words, language }} /> : null}
      {traits.cashReceipt ? (
        <Pick
          label={label('cashReceiptLabel')}
          value={choice.cashReceipt}
          options={[
            { value: '', name: words.receiptOpen },
            { value: 'yes', name: label('cashReceiptOptionYes') },
            { value: 'no', name: label('cashReceiptOptionNo') },
          ]}
          onPick={(cashReceipt) => onChange({ cashReceipt })}
        />
      ) : null}
      {traits.escrow ? (
        <>
          <Pick
            label={words.policy}
            value={choice.policy}
            options={(['offer', 'always', 'off'] as const).map((value) => ({ value, name: words.policies[value] }))}
            onPick={(policy) => onChange({ policy })}
          />
          <Tick label={words.escrow} value={choice.escrow} onTick={(escrow) => onChange({ escrow })} />
        </>
      ) : null}
      <Tick label={words.digital} value={choice.digital} onTick={(digital) => onChange({ digital })} />
      <Tick label={words.mobile} value={choice.mobile} onTick={(mobile) => onChange({ mobile })} />
    </form>
  );
}

type PartProps = Omit<ControlsProps, 'language'>;

/** A slider for rough amounts, a field for exact amounts and for invalid ones. */
function Amount({ choice, onChange, words }: PartProps) {
  const set = (text: string) => onChange({ amount: Number(text) });
  return (
    <>
      <Field label={words.amount}>
        {(ids) => (
          <input
            {...ids}
            type="number"
            step={100}
            value={choice.amount}
            onChange={(event) => set(event.target.value)}
          />
        )}
      </Field>
      <input
        className="page-slider"
        type="range"
        aria-label={words.slider}
        min={1_000}
        max={300_000}
        step={1_000}
        value={choice.amount}
        onChange={(event) => set(event.target.value)}
      />
    </>
  );
}

function CardControls({ choice, onChange, words, language }: ControlsProps) {
  const label = labelsIn(language);
  const issuers = Object.keys(CARD_ISSUERS) as CardIssuer[];
  const months = Array.from({ length: 23 }, (_, index) => index + 2);
  return (
    <>
      <Pick
        label={words.quota}
        value={choice.quota}
        options={[
          { value: 'absent', name: words.quotaAbsent },
          { value: 'none', name: words.quotaNone },
          { value: 'list', name: words.quotaList },
        ]}
        onPick={(quota) => onChange({ quota })}
      />
      {choice.quota === 'list' ? (
        <Field label={words.months} hint={words.monthsHint}>
          {(ids) => (
            <input {...ids} value={choice.months} onChange={(event) => onChange({ months: event.target.value })} />
          )}
        </Field>
      ) : null}
      <Pick
        label={label('cardIssuerLabel')}
        value={choice.cardIssuer}
        options={[
          { value: '' as const, name: label('cardIssuerOptionAny') },
          ...issuers.map((value) => ({ value, name: label(issuerKey(value)) })),
        ]}
        onPick={(cardIssuer) => onChange({ cardIssuer })}
      />
      <Field label={words.installment} hint={words.installmentHint}>
        {(ids) => (
          <select
            {...ids}
            value={choice.installment}
            onChange={(event) => onChange({ installment: event.target.value })}
          >
            <option value="open">{words.open}</option>
            <option value="0">{label('installmentOptionLump')}</option>
            {months.map((month) => (
              <option key={month} value={month}>
                {label('installmentMonths', { n: month })}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
