import type { Meta, StoryObj } from '@storybook/react-vite';
import { type ReactNode, useState } from 'react';
import { expect, waitFor } from 'storybook/test';
import { optionText } from '../src/components/choosing/installments.tsx';
import {
  canUseEscrow,
  type Issue,
  installmentOptions,
  installmentsClosedBecause,
  issueLabel,
  issueMessage,
  type Label,
  traitsOf,
} from '../src/core.ts';
import { errorKey } from '../src/labels/label-keys.ts';
import { type Choice, FIRST_CHOICE, judge, merchantOf, quotaOf } from './pages/rules-choice.ts';
import { RulesControls } from './pages/rules-controls.tsx';
import { RULES_WORDS, type RulesWords } from './pages/rules-words.ts';
import { NO_CONTROLS } from './support/controls.ts';
import { orderIn } from './support/goods.ts';
import { type Language, labelsIn, languageOf, useLanguage } from './support/story-language.tsx';

const meta = {
  title: 'Rules explorer',
  tags: ['!autodocs', 'tool'],
  parameters: { canvas: { widest: 1040 }, ...NO_CONTROLS },
} satisfies Meta;

export default meta;

/** The rules of Kiwoom Pay on PortOne, and what comes of them. Nothing is written down here: it is all worked out. */
export const Explorer: StoryObj<typeof meta> = {
  render: () => <RulesExplorer />,
};

/** For the tests only: opened by a reader, the page shows its initial state. */
export const Played: StoryObj<typeof meta> = {
  ...Explorer,
  tags: ['!dev'],
  play: async ({ canvas, userEvent, globals }) => {
    const words = RULES_WORDS[languageOf(globals)];
    const sent = () => canvas.getByTestId('sent');
    await expect(sent()).toHaveTextContent('"quota": 3');
    // As the parts write it, "about" and all.
    const third = globals['locale'] === 'en' ? '3 months · about ₩21,633/mo' : '3개월 · 월 약 21,633원';
    await expect(canvas.getByText(third)).toBeVisible();
    const months = canvas.getByRole('textbox', { name: words.months });
    await userEvent.clear(months);
    await userEvent.type(months, '2, 6');
    await expect(canvas.getByRole('status')).toHaveTextContent('selection.installment');
    await expect(sent()).toHaveTextContent(words.nothing);
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: words.installment }), '6');
    await waitFor(() => expect(sent()).toHaveTextContent('"quota": 6'));
  },
};

function RulesExplorer() {
  const language = useLanguage();
  const words = RULES_WORDS[language];
  const [choice, setChoice] = useState(FIRST_CHOICE);
  const order = orderIn(language, { amount: choice.amount, items: [], lines: [] });
  const verdict = judge(choice, order);
  return (
    <main>
      <h1 className="story-title" data-lead>
        {words.title}
      </h1>
      <p className="page-lead">{words.lead}</p>
      <div className="page-two">
        <RulesControls
          {...{ choice, words, language }}
          onChange={(change) => setChoice((before) => ({ ...before, ...change }))}
        />
        <div className="page-results">
          <Result title={words.offered}>
            <Offered {...{ choice, words, language }} />
          </Result>
          <Result title={words.issues}>
            <div role="status">
              {'issues' in verdict ? (
                <Issues issues={verdict.issues} {...{ words, language }} />
              ) : (
                <p>{words.noIssues}</p>
              )}
            </div>
          </Result>
          <Result title={words.sent}>
            <pre data-testid="sent">
              {'request' in verdict ? JSON.stringify(verdict.request, null, 2) : words.nothing}
            </pre>
          </Result>
        </div>
      </div>
    </main>
  );
}

function Result({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="page-result">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface OfferedProps {
  choice: Choice;
  words: RulesWords;
  language: Language;
}

/** In the labels of the kit: exactly what the parts show. */
function Offered({ choice, words, language }: OfferedProps) {
  const label = labelsIn(language);
  const traits = traitsOf(choice.payMethod);
  return (
    <dl className="page-facts">
      <div>
        <dt>{label('installmentLabel')}</dt>
        <dd>{traits.cardOptions ? <Months {...{ choice, language }} /> : words.not}</dd>
      </div>
      <div>
        <dt>{label('cashReceiptLabel')}</dt>
        <dd>{traits.cashReceipt ? `${label('cashReceiptOptionYes')} / ${label('cashReceiptOptionNo')}` : words.not}</dd>
      </div>
      <div>
        <dt>{words.escrowName}</dt>
        <dd>{escrowWords(choice, words, label)}</dd>
      </div>
    </dl>
  );
}

function escrowWords(choice: Choice, words: RulesWords, label: Label): string {
  if (!traitsOf(choice.payMethod).escrow) return words.not;
  if (!canUseEscrow(choice.payMethod, merchantOf(choice))) return words.policies.off;
  return choice.policy === 'always' ? `${label('escrowLabel')} (${words.always})` : label('escrowLabel');
}

function Months({ choice, language }: Omit<OfferedProps, 'words'>) {
  const label = labelsIn(language);
  const terms = { amount: choice.amount, cardQuota: quotaOf(choice) };
  const closed = installmentsClosedBecause(terms);
  return (
    <>
      <ul>
        {installmentOptions(terms).map((option) => (
          <li key={option.months}>{optionText(option, label)}</li>
        ))}
      </ul>
      {closed ? label(errorKey(`installment-${closed}`)) : null}
    </>
  );
}

interface IssuesProps {
  issues: readonly Issue[];
  words: RulesWords;
  language: Language;
}

/** What is wrong: who is notified, and how. */
function Issues({ issues, words, language }: IssuesProps) {
  const label = labelsIn(language);
  return (
    <ul className="page-issues">
      {issues.map((issue) => {
        const toShopper = issueLabel(issue, label);
        return (
          <li key={`${issue.field} ${issue.code}`}>
            <code>
              {issue.field} · {issue.code}
            </code>
            {toShopper ? (
              <p>
                <b>{words.shopper}</b> {toShopper}
              </p>
            ) : null}
            <p>
              <b>{words.developer}</b> {issueMessage(issue, language)}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
