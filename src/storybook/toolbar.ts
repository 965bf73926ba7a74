import { FAKE_OUTCOMES, type FakeOutcome } from '../testing/fake-outcomes.ts';

/** Names of the outcomes in the toolbar. */
const NAMES: Record<FakeOutcome, string> = {
  approve: 'Approve',
  decline: 'Decline',
  'over-limit': 'Over the limit',
  'insufficient-balance': 'Balance too low',
  cancel: 'Shopper cancels',
  'never-answer': 'Window never answers',
  'block-popup': 'Pop-up blocked',
  'issue-account': 'Virtual account, unpaid',
  deposit: 'Virtual account, paid later',
  'success-flag-lies': 'Paid, though the window says no',
  'notify-late': 'PortOne hears of it late',
  'server-down': 'Server cannot be reached',
  'amount-mismatch': 'Another amount was paid',
};

/**
 * Entries for `globalTypes`: the outcome of payments (`kiwoomOutcome`), and `locale` and `scheme`, which a Storybook with
 * globals of those names may leave out.
 *
 * @example globalTypes: { ...kiwoomGlobalTypes, ...ourGlobalTypes }
 */
export const kiwoomGlobalTypes = {
  kiwoomOutcome: {
    description: 'How a payment goes',
    toolbar: {
      title: 'Outcome',
      icon: 'credit' as const,
      dynamicTitle: true,
      items: FAKE_OUTCOMES.map((value) => ({ value, title: NAMES[value] })),
    },
  },
  locale: {
    description: 'Language of the checkout',
    toolbar: {
      title: 'Language',
      icon: 'globe' as const,
      dynamicTitle: true,
      items: [
        { value: 'ko', title: '한국어' },
        { value: 'en', title: 'English' },
      ],
    },
  },
  scheme: {
    description: 'Colour scheme of the page',
    toolbar: {
      title: 'Scheme',
      icon: 'contrast' as const,
      dynamicTitle: true,
      items: [
        { value: 'light', title: 'Light', icon: 'sun' as const },
        { value: 'dark', title: 'Dark', icon: 'moon' as const },
        { value: 'system', title: 'System', icon: 'browser' as const },
      ],
    },
  },
};

/** Initial values of the toolbar. A story overrides them by its own `globals`. */
export const kiwoomInitialGlobals: { kiwoomOutcome: FakeOutcome; locale: string; scheme: string } = {
  kiwoomOutcome: 'approve',
  locale: 'ko',
  scheme: 'light',
};
