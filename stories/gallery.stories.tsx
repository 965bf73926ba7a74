import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactNode } from 'react';
import { Combinations, STATUS_NAMES, Themes } from './pages/matrix.tsx';
import { startStoryClock } from './support/clock.ts';
import { NO_CONTROLS } from './support/controls.ts';
import { Case } from './support/grid.tsx';
import { Standing } from './support/shop.tsx';
import { awaitingIn, FAILURES, failedIn, paidIn, STATUSES, stateIn } from './support/states.ts';
import { type Language, useLanguage } from './support/story-language.tsx';

const meta = {
  title: 'Gallery',
  tags: ['!autodocs', 'tool'],
  parameters: { canvas: { widest: 1120 }, ...NO_CONTROLS },
  beforeEach: startStoryClock,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** The foot of the checkout in each of the nine statuses. Progress changes the button; a result adds one notice. */
export const EveryStatus: Story = {
  name: 'Every status',
  render: function EveryStatus() {
    const language = useLanguage();
    return (
      <Page title={{ ko: '결제 버튼과 상태', en: 'The pay button and its statuses' }} language={language}>
        {STATUSES.map((status) => (
          <Case key={status} name={STATUS_NAMES[status][language]} code={status}>
            <Standing state={stateIn(status, language)} />
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
    const language = useLanguage();
    return (
      <Page title={{ ko: '결제하지 못한 이유', en: 'Why a payment failed' }} language={language}>
        {FAILURES.map((code) => (
          <Case key={code} code={code}>
            <Standing state={failedIn(code, language)} />
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
    const language = useLanguage();
    const ko = language === 'ko';
    const bank = { bankName: ko ? '국민은행' : 'KB Kookmin Bank' };
    return (
      <Page title={{ ko: '가상계좌', en: 'Virtual account' }} language={language}>
        <Case name={ko ? '입금 대기' : 'Waiting'}>
          <Standing state={awaitingIn(language)} />
        </Case>
        <Case name={ko ? '한 시간 미만' : 'Under one hour'}>
          <Standing state={awaitingIn(language, 41 * 60)} />
        </Case>
        <Case name={ko ? '기한 지남' : 'Expired'}>
          <Standing state={awaitingIn(language, -60)} />
        </Case>
        <Case name={ko ? '입금 확인' : 'Deposited'}>
          <Standing state={paidIn(language, { payMethod: 'vbank', ...bank })} />
        </Case>
      </Page>
    );
  },
};

/** Every status in both languages, light and dark, in each theme: the switch above the cells chooses it. */
export const EveryCombination: Story = {
  name: 'Every status, language and scheme',
  parameters: { canvas: { widest: 1640 } },
  globals: { theme: 'default' },
  render: () => <Combinations />,
};

/** Every status in the kit's own look and the three example themes, light and dark. */
export const EveryTheme: Story = {
  name: 'Every status and theme',
  parameters: { canvas: { widest: 1640 } },
  globals: { theme: 'default' },
  render: () => <Themes />,
};

function Page({
  title,
  language,
  children,
}: {
  title: Record<Language, string>;
  language: Language;
  children: ReactNode;
}) {
  return (
    <>
      <h1 className="story-title">{title[language]}</h1>
      <div className="story-grid">{children}</div>
    </>
  );
}
