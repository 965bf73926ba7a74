// @vitest-environment jsdom
import * as locales from '../../src/locales/en.ts';
import '@testing-library/jest-dom/vitest';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CardForm } from '../../src/components/cards/card-form.tsx';
import { cardsEn } from '../../src/labels/cards-en.ts';
import { cardsKo } from '../../src/labels/cards-ko.ts';
import { checkoutEn } from '../../src/labels/checkout-en.ts';
import { checkoutKo } from '../../src/labels/checkout-ko.ts';
import { field, NUMBER, TRACES, typeCard } from './card-typing.ts';

const ko = { ...checkoutKo, ...cardsKo };
const en = { ...checkoutEn, ...cardsEn };

const CARD = { number: '9410-1234-5678-9010', expiry: '2029-08', birth: '900215', pwd2Digit: '73' };
const NAMES = ['카드 번호', '유효기간', '비밀번호 앞 두 자리', '생년월일 6자리'];
const user = userEvent.setup();

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-12-01T00:00:00Z'), toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('CardForm', () => {
  it('hands over a card as PortOne takes it, with the months', async () => {
    const onCard = vi.fn();
    render(<CardForm onCard={onCard} amount={64_900} cardQuota={[2, 3]} />);
    await typeCard(user);
    await user.selectOptions(screen.getByLabelText('할부'), '3');
    await user.click(screen.getByRole('button', { name: '64,900원 결제하기' }));
    await waitFor(() => expect(onCard).toHaveBeenCalledWith({ card: CARD, cardQuota: 3 }));
  });

  it('asks a business card for its number, and starts that field anew', async () => {
    const onCard = vi.fn();
    render(<CardForm onCard={onCard} />);
    await typeCard(user);
    await user.click(screen.getByLabelText('법인'));
    expect(field('사업자등록번호 10자리')).toHaveValue('');
    await user.type(field('사업자등록번호 10자리'), '123-45-67890{Enter}');
    await waitFor(() => expect(onCard).toHaveBeenCalledWith({ card: { ...CARD, birth: '1234567890' }, cardQuota: 0 }));
  });

  it('asks for no more than the contract does', async () => {
    const onCard = vi.fn();
    render(<CardForm onCard={onCard} fields={{ birth: false, pwd2Digit: false }} />);
    expect(document.querySelectorAll('input')).toHaveLength(2);
    await user.type(field('카드 번호'), NUMBER);
    await user.type(field('유효기간'), '0829{Enter}');
    const { number, expiry } = CARD;
    await waitFor(() => expect(onCard).toHaveBeenCalledWith({ card: { number, expiry }, cardQuota: 0 }));
  });

  it.each([
    ['cardFormNumber', '', 'errorNumber'],
    ['cardFormNumber', '94101234567890', 'errorNumber'],
    ['cardFormNumber', '9410123456789011', 'errorBadCheckDigit'],
    ['cardFormExpiry', '', 'errorExpiry'],
    ['cardFormExpiry', '1329', 'errorExpiry'],
    ['cardFormExpiry', '1126', 'errorCardExpired'],
    ['cardFormPwd2Digit', '7', 'errorPwd2Digit'],
    ['cardFormBirth', '9002', 'errorBirth'],
  ] as const)('%s with %j says %s in both languages, at the field, and keeps the rest', async (name, value, key) => {
    const onCard = vi.fn();
    for (const [locale, words] of [
      [undefined, ko],
      [locales.en, en],
    ] as const) {
      const view = render(<CardForm onCard={onCard} locale={locale} />);
      for (const [other, good] of GOOD) {
        const typed = other === name ? value : good;
        if (typed) await user.type(field(words[other]), typed);
      }
      await user.click(screen.getByRole('button'));
      await waitFor(() => expect(field(words[name])).toHaveAccessibleDescription(expect.stringContaining(words[key])));
      expect(field(words[name])).toBeInvalid();
      expect(field(words[name])).toHaveFocus();
      expect(document.querySelectorAll('[aria-invalid]')).toHaveLength(1);
      view.unmount();
    }
    expect(onCard).not.toHaveBeenCalled();
  });

  it('is good until the end of the month in Korea', async () => {
    const onCard = vi.fn();
    render(<CardForm onCard={onCard} fields={{ birth: false, pwd2Digit: false }} />);
    await user.type(field('카드 번호'), NUMBER);
    await user.type(field('유효기간'), '1226{Enter}');
    await waitFor(() => expect(onCard).toHaveBeenCalled());
  });

  it('is empty before the card is handed over, and complains about nothing while the next one is typed', async () => {
    const seen: string[] = [];
    const onCard = () => {
      seen.push(...NAMES.map((name) => field(name).value));
    };
    render(
      <StrictMode>
        <CardForm onCard={onCard} />
      </StrictMode>,
    );
    await typeCard(user);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(seen).toEqual(['', '', '', '']));
    await user.type(field('카드 번호'), '94');
    expect(document.querySelector('[aria-invalid]')).toBeNull();
  });

  it('hands one card over for two presses in one tick, and none while the first is worked on', async () => {
    let finish = () => {};
    const onCard = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    render(<CardForm onCard={onCard} />);
    await typeCard(user);
    const form = document.querySelector('form');
    form?.requestSubmit();
    form?.requestSubmit();
    await waitFor(() => expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'true'));
    form?.requestSubmit();
    finish();
    await waitFor(() => expect(screen.getByRole('button')).not.toHaveAttribute('aria-disabled'));
    expect(onCard).toHaveBeenCalledOnce();
    expect(document.querySelector('[aria-invalid]')).toBeNull();
  });

  it('wipes its fields when it leaves the page', async () => {
    const view = render(<CardForm onCard={() => {}} />);
    await typeCard(user);
    const inputs = NAMES.map((name) => field(name));
    view.unmount();
    expect(inputs.map(({ value }) => value)).toEqual(['', '', '', '']);
  });

  it('writes nothing of the card into the page, the storage, the address or the console', async () => {
    const said = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name));
    render(<CardForm onCard={() => {}} amount={64_900} />);
    await typeCard(user);
    // One that is refused: errors know no values.
    await user.type(field('생년월일 6자리'), '{Backspace}');
    await user.click(screen.getByRole('button'));
    await waitFor(() => expect(field('생년월일 6자리')).toBeInvalid());
    const placeholders = /placeholder="[^"]*"|예: 900215/g;
    const places = [
      document.documentElement.outerHTML.replace(placeholders, ''),
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      location.href,
      document.cookie,
      JSON.stringify(said.flatMap((spy) => spy.mock.calls)),
      new URLSearchParams(formEntries()).toString(),
    ];
    for (const trace of TRACES) for (const place of places) expect(place).not.toMatch(trace);
    expect(field('카드 번호').value).toMatch(TRACES[0] as RegExp);
  });

  it('can never be sent in an address', () => {
    render(<CardForm onCard={() => {}} />);
    expect(document.querySelector('form')).toHaveAttribute('method', 'post');
    for (const input of document.querySelectorAll('input[type="text"]')) expect(input).not.toHaveAttribute('name');
  });
});

const GOOD = [
  ['cardFormNumber', NUMBER],
  ['cardFormExpiry', '0829'],
  ['cardFormPwd2Digit', '73'],
  ['cardFormBirth', '900215'],
] as const;

function formEntries(): [string, string][] {
  const form = document.querySelector('form');
  return form ? [...new FormData(form)].map(([name, value]) => [name, String(value)]) : [];
}
