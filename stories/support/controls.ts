import type { ArgTypes } from '@storybook/react-vite';
import { FAKE_CARD_OUTCOMES, type FakeCardOutcome } from '../../src/testing.ts';
import { FAILURES, STATUSES } from './states.ts';

type Control = ArgTypes[string];

/** Parameters of a story that obeys these controls: it lists no others. */
export function only(controls: Partial<ArgTypes>): { controls: { include: string[] } } {
  return { controls: { include: Object.keys(controls) } };
}

/** Parameters of a story that obeys none. */
export const NO_CONTROLS = { controls: { disable: true } };

/** What an editor of objects gives for an emptied one. */
const NOTHING = { null: {} };

export const LABELS: Control = {
  control: 'object',
  mapping: NOTHING,
  description: 'Words by key, such as `payButton`: *Content guide* has all',
};

export const COLOR_SCHEME: Control = {
  control: { type: 'inline-radio', labels: { undefined: 'as the page' } },
  options: [undefined, 'light', 'dark'],
  description: 'Forces light or dark on this part alone',
};

/** Check boxes: an object editor would take what no shop can mean. */
export const CARD_QUOTA: Control = {
  control: 'inline-check',
  options: Array.from({ length: 11 }, (_, index) => index + 2),
  description: 'Months. Absent: 2 to 12; none: lump sum only; one: up to it; several: exactly those',
};

export const CARD_FIELDS: Control = {
  control: 'object',
  mapping: NOTHING,
  description: 'What the contract with Kiwoom Pay asks for: `birth`, `pwd2Digit`; both unless set to `false`',
};

export const ORDER_HREF: Control = {
  control: 'text',
  description: 'Where "view order" leads; without it there is no such button',
};

export const RETRY_HREF: Control = {
  control: 'text',
  description: 'Where "choose another method" leads, when the list is on another page',
};

export const STATUS: Control = { control: 'select', options: [...STATUSES], description: 'Where the payment is' };

export const FAILURE: Control = {
  control: 'select',
  options: [...FAILURES],
  description: 'Why it failed',
  if: { arg: 'status', eq: 'failed' },
};

const OUTCOMES: Record<FakeCardOutcome, string> = {
  approve: 'approve',
  decline: 'decline',
  'over-limit': 'over-limit: above the limit of the card',
  lost: 'lost: done, but the answer does not arrive',
  'server-down': 'server-down: no answer, and asking does not help',
  'never-answer': 'never-answer: nothing comes',
};

/** For the parts without a window; the toolbar's outcome is for those with one. */
export const CARD_OUTCOME: Control = {
  control: { type: 'select', labels: OUTCOMES },
  options: [...FAKE_CARD_OUTCOMES],
  description: 'What the pretended server answers; fill in the form and send it',
};
