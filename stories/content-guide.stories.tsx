import type { Meta, StoryObj } from '@storybook/react-vite';
import { useId, useState } from 'react';
import { expect } from 'storybook/test';
import type { LabelKey, Locale } from '../src/index.ts';
import { en } from '../src/locales/en.ts';
import { ko } from '../src/locales/ko.ts';
import { NO_CONTROLS } from './support/controls.ts';
import { languageOf, useLanguage } from './support/story-language.tsx';

const meta = {
  title: 'Content guide',
  tags: ['!autodocs', 'tool'],
  parameters: { canvas: { widest: 1040 }, ...NO_CONTROLS },
} satisfies Meta;

export default meta;

const KEYS = Object.keys(ko.labels) as LabelKey[];

/** A label as one text: its plural forms side by side. */
function textOf({ labels }: Locale, key: LabelKey): string {
  const text = labels[key];
  return typeof text === 'string' ? text : [text.one, text.other].filter(Boolean).join(' / ');
}

const WORDS = {
  ko: {
    title: '화면의 모든 문구',
    intro: 'labels로 하나씩 바꿀 수 있어요. {중괄호}에는 값이 들어가요.',
    search: '키나 문구로 찾기',
    key: '키',
    count: (n: number) => `${n}개`,
    none: '찾는 문구가 없어요.',
  },
  en: {
    title: 'Every word on the screen',
    intro: 'Each can be replaced by labels. Values go into the {braces}.',
    search: 'Search by key or words',
    key: 'Key',
    count: (n: number) => (n === 1 ? '1 label' : `${n} labels`),
    none: 'No label has these words.',
  },
} as const;

/** Every label in both languages, with the key it is replaced by. */
export const EveryLabel: StoryObj<typeof meta> = {
  name: 'Every label',
  render: () => <Guide />,
};

/** For the tests only: opened by a reader, the page shows its initial state. */
export const Played: StoryObj<typeof meta> = {
  ...EveryLabel,
  name: 'Played',
  tags: ['!dev'],
  play: async ({ canvas, userEvent, globals }) => {
    const words = WORDS[languageOf(globals)];
    const search = canvas.getByRole('searchbox', { name: words.search });
    await userEvent.type(search, 'unconfirmedtitle');
    await expect(canvas.getAllByRole('rowheader')).toHaveLength(1);
    await expect(canvas.getByRole('status')).toHaveTextContent(words.count(1));
    await userEvent.clear(search);
    await expect(canvas.getAllByRole('rowheader')).toHaveLength(KEYS.length);
  },
};

function Guide() {
  const words = WORDS[useLanguage()];
  const [search, setSearch] = useState('');
  const id = useId();
  const needle = search.trim().toLowerCase();
  const found = KEYS.filter((key) =>
    [key, textOf(ko, key), textOf(en, key)].some((text) => text.toLowerCase().includes(needle)),
  );
  return (
    <main>
      <h1 className="story-title" data-lead>
        {words.title}
      </h1>
      <p className="page-lead">{words.intro}</p>
      <div className="page-search">
        <label className="story-field" htmlFor={id}>
          {words.search}
          <input id={id} type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
        </label>
        <p role="status">{words.count(found.length)}</p>
      </div>
      {found.length === 0 ? <p>{words.none}</p> : <LabelTable keys={found} heading={words.key} />}
    </main>
  );
}

function LabelTable({ keys, heading }: { keys: readonly LabelKey[]; heading: string }) {
  return (
    <table className="page-labels">
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col" lang="ko">
            한국어
          </th>
          <th scope="col" lang="en">
            English
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key}>
            <th scope="row">
              <code>{key}</code>
            </th>
            <td lang="ko">{textOf(ko, key)}</td>
            <td lang="en">{textOf(en, key)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
