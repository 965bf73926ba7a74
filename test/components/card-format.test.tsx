// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { fireEvent, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { CardForm } from '../../src/components/cards/card-form.tsx';
import { digitsOf, formatExpiry, grouped } from '../../src/components/cards/card-format.ts';
import { field } from './card-typing.ts';

const cardNumber = grouped([4, 4, 4, 4], ' ');

describe('the groups of a number', () => {
  it.each([
    ['', ''],
    ['94101', '9410 1'],
    ['9410-1234-5678-9010', '9410 1234 5678 9010'],
    [' 9410  1234 56789010 ', '9410 1234 5678 9010'],
    ['94101234567890109999', '9410 1234 5678 9010'],
    ['９４１０１', '9410 1'],
    ['abc', ''],
  ])('%j is written %j', (typed, written) => {
    expect(cardNumber(typed)).toBe(written);
  });

  it('keep every digit up to the sixteenth, in order, and change nothing when written again', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const written = cardNumber(text);
        expect(digitsOf(written)).toBe(digitsOf(text).slice(0, 16));
        expect(cardNumber(written)).toBe(written);
      }),
    );
  });
});

describe('the expiry', () => {
  it.each([
    ['0', '0'],
    ['8', '08'],
    ['08', '08'],
    ['08/', '08 / '],
    ['8/', '08 / '],
    ['082', '08 / 2'],
    ['0829', '08 / 29'],
    ['08/2029', '08 / 29'],
    ['08 / 202', '08 / 202'],
    ['2029-08', '08 / 29'],
    ['1229', '12 / 29'],
    ['829', '08 / 29'],
  ])('%j is written %j', (typed, written) => {
    expect(formatExpiry(typed)).toBe(written);
  });
});

describe('typing', () => {
  const user = userEvent.setup();
  beforeEach(() => {
    render(<CardForm onCard={() => {}} amount={64_900} />);
  });

  it('groups as one types, and takes a paste with dashes', async () => {
    await user.type(field('카드 번호'), '941012345');
    expect(field('카드 번호')).toHaveValue('9410 1234 5');
    await user.clear(field('카드 번호'));
    await user.click(field('카드 번호'));
    await user.paste('9410-1234-5678-9010');
    expect(field('카드 번호')).toHaveValue('9410 1234 5678 9010');
  });

  it('leaves the caret behind the digit that was typed in the middle', async () => {
    const input = field('카드 번호');
    await user.type(input, '94105678');
    await user.type(input, '1', { initialSelectionStart: 2, initialSelectionEnd: 2 });
    expect(input).toHaveValue('9411 0567 8');
    expect(input.selectionStart).toBe(3);
    await user.keyboard('23');
    expect(input).toHaveValue('9412 3105 678');
    expect(input.selectionStart).toBe(6);
  });

  it('comes past a gap with Backspace and with Delete', async () => {
    const input = field('카드 번호');
    await user.type(input, '94105678');
    await user.type(input, '{Backspace}{Backspace}', { initialSelectionStart: 5, initialSelectionEnd: 5 });
    expect(input).toHaveValue('9415 678');
    await user.type(input, '{Delete}{Delete}', { initialSelectionStart: 4, initialSelectionEnd: 4 });
    expect(input).toHaveValue('9415 78');
  });

  it('can be taken back to nothing', async () => {
    await user.type(field('유효기간'), '0829');
    await user.type(field('유효기간'), '{Backspace}{Backspace}{Backspace}{Backspace}');
    expect(field('유효기간')).toHaveValue('');
    await user.type(field('유효기간'), '8/29');
    expect(field('유효기간')).toHaveValue('08 / 29');
  });

  it('asks the browser for what it knows, and for digits', () => {
    expect(field('카드 번호')).toHaveAttribute('autocomplete', 'cc-number');
    expect(field('유효기간')).toHaveAttribute('autocomplete', 'cc-exp');
    for (const name of ['비밀번호 앞 두 자리', '생년월일 6자리'])
      expect(field(name)).toHaveAttribute('autocomplete', 'off');
    for (const input of document.querySelectorAll('input[type="text"]'))
      expect(input).toHaveAttribute('inputmode', 'numeric');
  });
});

describe('an input method', () => {
  it('composes without its text being rewritten, and is formatted when it is done', () => {
    render(<CardForm onCard={() => {}} amount={64_900} />);
    const input = field('카드 번호');
    input.focus();
    fireEvent.compositionStart(input);
    for (const text of ['９', '９４', '９４１０', '９４１０１']) {
      fireEvent.input(input, { target: { value: text }, isComposing: true });
      expect(input).toHaveValue(text);
    }
    fireEvent.compositionEnd(input, { data: '９４１０１' });
    expect(input).toHaveValue('9410 1');
  });
});
