import type { ReactNode } from 'react';
import type { PayMethod } from '../../rules/pay-method-traits.ts';

/** Line icons: 24 by 24, stroke 1.5, round. They only repeat what text says, so they are hidden from readers. */
function line(children: ReactNode, className = 'kc-icon') {
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false" className={className}>
      {children}
    </svg>
  );
}

function strokes(d: string) {
  return line(<path d={d} />);
}

function ringed(d: string) {
  return line(
    <>
      <circle cx="12" cy="12" r="8.75" />
      <path d={d} />
    </>,
  );
}

function initial(d: string) {
  return line(
    <>
      <rect x="3.25" y="3.25" width="17.5" height="17.5" rx="5" />
      <path d={d} />
    </>,
  );
}

/** Icons by name; each is beside text with the same meaning. */
export const ICONS = {
  check: () => strokes('m5.5 12.5 4.25 4.25L18.5 7.5'),
  chevron: () => strokes('m6.5 9.5 5.5 5.5 5.5-5.5'),
  return: () => strokes('M8.5 5 4.25 9.25 8.5 13.5M4.5 9.25h9.25a5 5 0 0 1 0 10H11'),
  refresh: () => strokes('M19.25 12a7.25 7.25 0 1 1-2.3-5.3M17.5 3.25v3.9h-3.9'),
  spinner: () => line(<path d="M12 4.25A7.75 7.75 0 1 1 4.25 12" />, 'kc-icon kc-spinner'),
  copy: () =>
    strokes(
      'M10.5 8.75h8a1 1 0 0 1 1 1v8.5a1 1 0 0 1-1 1h-8a1 1 0 0 1-1-1v-8.5a1 1 0 0 1 1-1ZM5.75 15.25h-.25a1 1 0 0 1-1-1v-8.5a1 1 0 0 1 1-1h8a1 1 0 0 1 1 1V6',
    ),
  bag: () =>
    strokes(
      'M6.25 8.25h11.5l.9 10.4a1 1 0 0 1-1 1.1H6.35a1 1 0 0 1-1-1.1l.9-10.4ZM8.75 10.75V7.5a3.25 3.25 0 0 1 6.5 0v3.25',
    ),
  done: () => ringed('m8 12.25 2.75 2.75L16 9.5'),
  clock: () => ringed('M12 7v5.25l3.25 2'),
  alert: () => ringed('M12 7.5v5.25M12 16v.01'),
  question: () => ringed('M9.6 9.75a2.4 2.4 0 1 1 3.6 2.1c-.75.45-1.2.9-1.2 1.65M12 16.25v.01'),
  lock: () =>
    strokes(
      'M6.75 10.75h10.5a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H6.75a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1ZM8.5 10.75V8a3.5 3.5 0 0 1 7 0v2.75',
    ),
  info: () => ringed('M12 11.25v5M12 8v.01'),
} as const;

export type IconName = keyof typeof ICONS;

const voucher = () =>
  strokes('M4 7.25h16v3a1.75 1.75 0 0 0 0 3.5v3H4v-3a1.75 1.75 0 0 0 0-3.5v-3ZM14 9v1m0 1.5v1m0 1.5v1');

/** The icon of a pay method for which the shop gives none: an initial, not a company's logo. */
export const METHOD_ICONS: Readonly<Record<PayMethod, () => ReactNode>> = {
  card: () =>
    strokes('M5 5.75h14a2 2 0 0 1 2 2v8.5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-8.5a2 2 0 0 1 2-2ZM3 10h18M6.5 14.5h3.5'),
  trans: () => strokes('M12 3.5 3.75 8.75h16.5L12 3.5ZM6.25 11.5v5M10 11.5v5M14 11.5v5M17.75 11.5v5M3.75 19.75h16.5'),
  vbank: () =>
    strokes(
      'M6.5 3.75h11a1.5 1.5 0 0 1 1.5 1.5v13.5a1.5 1.5 0 0 1-1.5 1.5h-11a1.5 1.5 0 0 1-1.5-1.5V5.25a1.5 1.5 0 0 1 1.5-1.5ZM8.75 3.75v16.5M12 8.25h4M12 11.5h4',
    ),
  kakaopay: () => initial('M9.75 8v8M14.75 8l-5 5M11.6 11.3l3.4 4.7'),
  naverpay: () => initial('M9.25 16V8l5.5 8V8'),
  payco: () => initial('M10 16V8h2.6a2.4 2.4 0 0 1 0 4.8H10'),
  samsung: () =>
    initial(
      'M14.5 9.4c-.3-.9-1.25-1.4-2.5-1.4-1.45 0-2.5.7-2.5 1.9 0 2.75 5.1 1.45 5.1 4.15 0 1.2-1.1 1.95-2.6 1.95-1.3 0-2.35-.55-2.65-1.5',
    ),
  applepay: () => initial('M9 16l3-8 3 8M10 13.4h4'),
  phone: () =>
    strokes(
      'M8.5 3.25h7A1.5 1.5 0 0 1 17 4.75v14.5a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 7 19.25V4.75a1.5 1.5 0 0 1 1.5-1.5ZM11 17.75h2',
    ),
  cultureland: voucher,
  smartculture: voucher,
  booknlife: () =>
    strokes('M12 6.75c-1.5-1.4-3.75-2-7.5-2v13c3.75 0 6 .6 7.5 2 1.5-1.4 3.75-2 7.5-2v-13c-3.75 0-6 .6-7.5 2Zm0 0v13'),
};
