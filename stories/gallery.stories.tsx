import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactNode } from 'react';
import type { Locale } from '../src/index.ts';
import { startStoryClock } from './support/clock.ts';
import { Case, useInPlace } from './support/grid.tsx';
import { Standing } from './support/shop.tsx';
import { awaitingIn, FAILURES, failedIn, paidIn, STATUSES, stateIn } from './support/states.ts';
import { StoryLocale, useStoryLocale } from './support/story-locale.ts';

const meta = {
  title: 'Gallery',
  tags: ['!autodocs'],
  parameters: { canvas: { widest: 1120 } },
  beforeEach: startStoryClock,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const NAMES = {
  preparing: { ko: '준비 중', en: 'Getting ready' },
  ready: { ko: '결제 가능', en: 'Ready' },
  paying: { ko: '결제창 진행 중', en: 'In the window' },
  verifying: { ko: '확인 중', en: 'Checking' },
  paid: { ko: '완료', en: 'Paid' },
  'awaiting-deposit': { ko: '입금 대기', en: 'Waiting for a deposit' },
  cancelled: { ko: '취소', en: 'Cancelled' },
  failed: { ko: '실패', en: 'Failed' },
  unconfirmed: { ko: '결과 미확인', en: 'Not known yet' },
} as const;

/** The foot of the checkout in each of the nine statuses. Progress changes the button; a result adds one notice. */
export const EveryStatus: Story = {
  name: 'Every status',
  render: function EveryStatus() {
    const locale = useStoryLocale();
    return (
      <Page title={{ ko: '결제 버튼과 상태', en: 'The pay button and its statuses' }} locale={locale}>
        {STATUSES.map((status) => (
          <Case key={status} name={NAMES[status][locale]} code={status}>
            <Standing state={stateIn(status, locale)} />
          </Case>
        ))}
      </Page>
    );
  },
};

/** What the shopper reads for each reason, and whether there is a second try. */
export const EveryFailure: Story = {
  name: 'Every failure',
  render: function EveryFailure() {
    const locale = useStoryLocale();
    return (
      <Page title={{ ko: '결제하지 못한 까닭', en: 'Why a payment failed' }} locale={locale}>
        {FAILURES.map((code) => (
          <Case key={code} code={code}>
            <Standing state={failedIn(code, locale)} />
          </Case>
        ))}
      </Page>
    );
  },
};

/** A virtual account from its first minute to the deposit. */
export const EveryDeposit: Story = {
  name: 'Every deposit',
  render: function EveryDeposit() {
    const locale = useStoryLocale();
    const ko = locale === 'ko';
    const bank = { bankName: ko ? '국민은행' : 'KB Kookmin Bank' };
    return (
      <Page title={{ ko: '가상계좌', en: 'Virtual account' }} locale={locale}>
        <Case name={ko ? '입금 대기' : 'Waiting'}>
          <Standing state={awaitingIn(locale)} />
        </Case>
        <Case name={ko ? '한 시간 미만' : 'Under one hour'}>
          <Standing state={awaitingIn(locale, 41 * 60)} />
        </Case>
        <Case name={ko ? '기한 지남' : 'Expired'}>
          <Standing state={awaitingIn(locale, -60)} />
        </Case>
        <Case name={ko ? '입금 확인' : 'Deposited'}>
          <Standing state={paidIn(locale, { payMethod: 'vbank', ...bank })} />
        </Case>
      </Page>
    );
  },
};

/** Every status in both languages, by day and by night. The theme of the toolbar holds for all of them. */
export const EveryCombination: Story = {
  name: 'Every status, language and scheme',
  parameters: { canvas: { widest: 1480 } },
  render: function EveryCombination() {
    const locale = useStoryLocale();
    const title = { ko: '모든 상태, 두 언어, 밝은 화면과 어두운 화면', en: 'Every status, language and scheme' };
    return (
      <>
        <h1 className="story-title">{title[locale]}</h1>
        <div className="page-matrix">
          {STATUSES.map((status) => (
            <section key={status}>
              <h2>
                {NAMES[status][locale]} <code>{status}</code>
              </h2>
              <div className="page-row">
                {COMBINATIONS.map(([language, scheme]) => (
                  <Cell key={`${language} ${scheme}`} {...{ status, language, scheme }} />
                ))}
              </div>
            </section>
          ))}
        </div>
      </>
    );
  },
};

const COMBINATIONS = [
  ['ko', 'light'],
  ['ko', 'dark'],
  ['en', 'light'],
  ['en', 'dark'],
] as const;

interface CellProps {
  status: (typeof STATUSES)[number];
  language: Locale;
  scheme: 'light' | 'dark';
}

function Cell({ status, language, scheme }: CellProps) {
  return (
    <div ref={useInPlace()} className="page-cell" lang={language} data-scheme={scheme}>
      <p lang="en">
        {language} · {scheme}
      </p>
      <StoryLocale value={language}>
        <Standing state={stateIn(status, language)} />
      </StoryLocale>
    </div>
  );
}

function Page({ title, locale, children }: { title: Record<Locale, string>; locale: Locale; children: ReactNode }) {
  return (
    <>
      <h1 className="story-title">{title[locale]}</h1>
      <div className="story-grid">{children}</div>
    </>
  );
}
