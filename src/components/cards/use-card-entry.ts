'use client';

import { type ChangeEvent, type ComponentPropsWithRef, useEffect, useRef, useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import type { LabelKey } from '../../labels/labels.ts';
import type { Card } from '../../schema/card.ts';
import { useOneAtATime } from '../ui/use-one-at-a-time.ts';
import { type Format, reformat } from './card-format.ts';
import {
  CARD_FIELDS,
  type CardFieldOptions,
  type CardKind,
  type CardValues,
  cardProblem,
  NO_CARD,
  toCard,
} from './card-values.ts';

export interface CardEntry {
  kind: CardKind;
  choose(kind: CardKind): void;
  /** Props of the `<input>` of a field. It has no `name`: card data must never get into a URL. */
  input(field: keyof CardValues, format: Format): ComponentPropsWithRef<'input'>;
  problem(field: keyof CardValues): LabelKey | undefined;
  /** Validates, clears the fields, and only then passes the card on. A call while one is pending does nothing. */
  submit(onCard: (card: Card) => unknown): void;
}

/**
 * The fields of a card. They are uncontrolled, so that no digit is in a React state or an attribute; the values that
 * react-hook-form stores are cleared at each submit and on unmount.
 */
export function useCardEntry(fields: CardFieldOptions): CardEntry {
  const form = useForm<CardValues>({ defaultValues: NO_CARD });
  const [kind, setKind] = useState<CardKind>('personal');
  const { input, clear, clearBirth } = useCardInputs(form, kind);
  const runOneAtATime = useOneAtATime();

  async function send(onCard: (card: Card) => unknown) {
    let card: Card | null = null;
    await form.handleSubmit((values) => {
      card = toCard(values, fields, Date.now());
      clear();
    })();
    if (!card) return;
    // After handleSubmit, which marks the form as submitted: it would show errors while the next card is typed.
    form.reset(NO_CARD);
    await onCard(card);
  }

  const { errors } = form.formState;
  return {
    kind,
    choose(next) {
      setKind(next);
      clearBirth();
    },
    input,
    problem: (field) => errors[field]?.message as LabelKey | undefined,
    submit: (onCard) => runOneAtATime(() => send(onCard)),
  };
}

/** The `<input>` elements of the fields, bound to the form. They are cleared on unmount. */
function useCardInputs(form: UseFormReturn<CardValues>, kind: CardKind) {
  const inputs = useRef(new Map<keyof CardValues, HTMLInputElement>());
  const clear = useRef(() => {
    for (const field of CARD_FIELDS) form.setValue(field, '');
    for (const input of inputs.current.values()) input.value = '';
  });
  useEffect(() => {
    const { current } = clear;
    return current;
  }, []);

  function input(field: keyof CardValues, format: Format): ComponentPropsWithRef<'input'> {
    const validate = (value: string) => cardProblem(field, value, kind, Date.now()) ?? true;
    const { ref, onChange } = form.register(field, { validate });
    const store = (value: string) => void onChange({ target: { name: field, value }, type: 'change' });
    return {
      ref: (element) => {
        // An unmounted element stays in the map: its text is cleared after React has detached it.
        if (element) inputs.current.set(field, element);
        ref(element);
      },
      ...formatting(format, store),
    };
  }

  function clearBirth() {
    form.resetField('birth', { defaultValue: '' });
    const birth = inputs.current.get('birth');
    if (birth) birth.value = '';
  }

  return { input, clear: () => clear.current(), clearBirth };
}

/** Formats a field while it is typed into. */
function formatting(
  format: Format,
  store: (value: string) => void,
): Pick<ComponentPropsWithRef<'input'>, 'onChange' | 'onCompositionEnd'> {
  return {
    onChange(event) {
      // An input method would enter its text once more into a value that was rewritten under it.
      if (!isComposing(event)) reformat(event.target, format, isBackspace(event));
      store(event.target.value);
    },
    onCompositionEnd({ currentTarget }) {
      reformat(currentTarget, format, false);
      store(currentTarget.value);
    },
  };
}

function isComposing({ nativeEvent }: ChangeEvent): boolean {
  return 'isComposing' in nativeEvent && nativeEvent.isComposing === true;
}

function isBackspace({ nativeEvent }: ChangeEvent): boolean {
  return 'inputType' in nativeEvent && nativeEvent.inputType === 'deleteContentBackward';
}
