import type { Meta, StoryObj } from '@storybook/react-vite';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { expect } from 'storybook/test';
import { classOf } from '../src/components/ui/slots.tsx';
import type { Slot } from '../src/index.ts';
import { ANATOMY, type Anatomy, type Branch, branchesOf, SLOT_WORDS } from './pages/anatomy.ts';
import { SCENES } from './pages/anatomy-scenes.tsx';
import { startStoryClock } from './support/clock.ts';
import { NO_CONTROLS } from './support/controls.ts';
import { type Language, languageOf, useLanguage } from './support/story-language.tsx';

const meta = {
  title: 'Anatomy',
  tags: ['!autodocs', 'tool'],
  parameters: { canvas: { widest: 1120 }, ...NO_CONTROLS },
  beforeEach: startStoryClock,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const WORDS = {
  ko: {
    title: '컴포넌트 구조',
    lead: '이름에 마우스를 올리거나 초점을 옮기면 미리보기에서 그 요소가 표시돼요. classNames에는 이 이름을 쓰고, 각 요소에는 옆에 적힌 클래스가 항상 있어요.',
    optional: '없을 때도 있음',
    elements: (part: string) => `${part}의 요소`,
    preview: (part: string) => `${part} 미리보기`,
  },
  en: {
    title: 'What each part is made of',
    lead: 'Point at a name, or focus it, to see the element in the preview. classNames takes the same names, and each element always has the class beside it.',
    optional: 'not always',
    elements: (part: string) => `Elements of ${part}`,
    preview: (part: string) => `Preview of ${part}`,
  },
} as const;

/** The elements of each part, by the names that `classNames` takes. */
export const EveryPart: Story = {
  name: 'Every part',
  render: function EveryPart() {
    const language = useLanguage();
    const words = WORDS[language];
    return (
      <>
        <h1 className="story-title" data-lead>
          {words.title}
        </h1>
        <p className="page-lead">{words.lead}</p>
        {ANATOMY.map((anatomy) => (
          <Part key={anatomy.part} anatomy={anatomy} language={language} />
        ))}
      </>
    );
  },
};

/** For the tests alone: a name shows its elements. */
export const Played: Story = {
  ...EveryPart,
  name: 'Played',
  tags: ['!dev'],
  play: async ({ canvas, userEvent, globals, canvasElement }) => {
    const list = canvas.getByRole('list', { name: WORDS[languageOf(globals)].elements('PayMethods') });
    const name = [...list.querySelectorAll('button')].find((button) => button.textContent?.startsWith('rowMark'));
    await expect(name).toBeDefined();
    if (name) await userEvent.hover(name);
    const marked = canvasElement.querySelectorAll('[data-marked]');
    await expect(marked.length).toBeGreaterThan(5);
    for (const element of marked) await expect(element).toHaveClass('kc-row-mark');
  },
};

function Part({ anatomy, language }: { anatomy: Anatomy; language: Language }) {
  const { part, about, usage, tree } = anatomy;
  const words = WORDS[language];
  const [marked, setMarked] = useState<readonly Slot[]>([]);
  const Scene = SCENES[part];
  return (
    <section className="page-part">
      <h2>
        <code>{part}</code>
      </h2>
      <p>{about[language]}</p>
      <div className="page-two">
        <div className="page-code">
          <pre>{usage}</pre>
          <ul className="page-tree" aria-label={words.elements(part)}>
            {branchesOf(tree).map((branch) => (
              <Line key={branch.slots.join()} {...{ branch, language, setMarked }} />
            ))}
          </ul>
        </div>
        <Marked slots={marked} label={words.preview(part)}>
          {Scene ? <Scene /> : null}
        </Marked>
      </div>
    </section>
  );
}

interface LineProps {
  branch: Branch;
  language: Language;
  setMarked: (slots: readonly Slot[]) => void;
}

function Line({ branch: { slots, attributes, depth, optional }, language, setMarked }: LineProps) {
  const show = () => setMarked(slots);
  const hide = () => setMarked([]);
  return (
    <li data-depth={depth}>
      <button type="button" onMouseEnter={show} onFocus={show} onMouseLeave={hide} onBlur={hide}>
        {slots.map((slot) => (
          <span key={slot}>
            <code>{slot}</code> <small>.{classOf(slot)}</small>
          </span>
        ))}
        <span>
          {slots[0] ? SLOT_WORDS[slots[0]][language] : null}
          {optional ? ` · ${WORDS[language].optional}` : null}
        </span>
        {attributes.map((name) => (
          <small key={name}>[{name}]</small>
        ))}
      </button>
    </li>
  );
}

/** A preview in which the elements of some names are highlighted. */
function Marked({ slots, label, children }: { slots: readonly Slot[]; label: string; children: ReactNode }) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    if (slots.length === 0) return;
    const found = [...(ref.current?.querySelectorAll(slots.map((slot) => `.${classOf(slot)}`).join('')) ?? [])];
    for (const element of found) element.setAttribute('data-marked', '');
    return () => {
      for (const element of found) element.removeAttribute('data-marked');
    };
  }, [slots]);
  return (
    <section ref={ref} className="page-preview" aria-label={label}>
      {children}
    </section>
  );
}
