'use client';

import { type ComponentPropsWithRef, type FormEvent, useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { LabelKey } from '../../labels/labels.ts';
import type { Card } from '../../schema/card.ts';
import { type Format, rewrite } from './card-format.ts';
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
  /** Props of the `<input>` of a field. It has no `name`: nothing of it may ever be in an address. */
  input(field: keyof CardValues, format: Format): ComponentPropsWithRef<'input'>;
  problem(field: keyof CardValues): LabelKey | undefined;
  /** Checks, clears the fields, and only then hands the card over. A press while one is under way does nothing. */
  submit(event: FormEvent, onCard: (card: Card) => unknown): void;
}

/**
 * The fields of a card. They are not controlled, so that no digit is in a React state or in an attribute; what
 * react-hook-form holds of them is wiped at each submit and on leaving.
 */
export function useCardEntry(asked: CardFieldOptions): CardEntry {
  const form = useForm<CardValues>({ defaultValues: NO_CARD });
  const { errors } = form.formState;
  const [kind, setKind] = useState<CardKind>('personal');
  const underWay = useRef(false);
  const inputs = useRef(new Map<keyof CardValues, HTMLInputElement>());

  const wipe = useRef(() => {
    for (const field of CARD_FIELDS) form.setValue(field, '');
    for (const input of inputs.current.values()) input.value = '';
  });
  useEffect(() => {
    const { current } = wipe;
    return current;
  }, []);

  async function send(onCard: (card: Card) => unknown) {
    let card: Card | null = null;
    await form.handleSubmit((values) => {
      card = toCard(values, asked, Date.now());
      wipe.current();
    })();
    if (!card) return;
    // After handleSubmit, which would note that this form was submitted and complain while the next card is typed.
    form.reset(NO_CARD);
    await onCard(card);
  }

  return {
    kind,
    choose(next) {
      setKind(next);
      form.resetField('birth', { defaultValue: '' });
      const birth = inputs.current.get('birth');
      if (birth) birth.value = '';
    },
    input(field, format) {
      const validate = (value: string) => cardProblem(field, value, kind, Date.now()) ?? true;
      const { ref, onChange } = form.register(field, { validate });
      return {
        ref: (element) => {
          // Kept when it goes: on leaving, its text is wiped after React has let go of it.
          if (element) inputs.current.set(field, element);
          ref(element);
        },
        onChange: ({ target, nativeEvent }) => {
          rewrite(target, format, 'inputType' in nativeEvent && nativeEvent.inputType === 'deleteContentBackward');
          void onChange({ target: { name: field, value: target.value }, type: 'change' });
        },
      };
    },
    problem: (field) => errors[field]?.message as LabelKey | undefined,
    submit(event, onCard) {
      event.preventDefault();
      if (underWay.current) return;
      underWay.current = true;
      void send(onCard).finally(() => {
        underWay.current = false;
      });
    },
  };
}
