import type { Meta, StoryObj } from '@storybook/react-vite';
import { type CSSProperties, useState } from 'react';
import { expect, fireEvent } from 'storybook/test';
import { KiwoomCheckout } from '../src/index.ts';
import { sampleMerchant } from '../src/testing.ts';
import { Field, Pick } from './pages/fields.tsx';
import {
  COLOUR_INPUTS,
  type ColourInput,
  cssOf,
  FIRST_THEME,
  FONTS,
  propertiesOf,
  type ThemeValues,
} from './pages/theme-values.ts';
import { THEME_WORDS, type ThemeWords } from './pages/theme-words.ts';
import { orderIn } from './support/goods.ts';
import { KB_3 } from './support/shop.tsx';
import { localeOf, useStoryLocale } from './support/story-locale.ts';

const meta = {
  title: 'Theme editor',
  tags: ['!autodocs'],
  parameters: { canvas: { widest: 1180 } },
  // It begins with the kit's own look, whatever the toolbar shows elsewhere.
  globals: { theme: 'default' },
} satisfies Meta;

export default meta;

/** The seven values a shop is meant to set. Only what differs from the kit's own is written. */
export const Editor: StoryObj<typeof meta> = {
  render: () => <ThemeEditor />,
};

/** For the tests alone: opened by a person, the page stands as it begins. */
export const Played: StoryObj<typeof meta> = {
  ...Editor,
  tags: ['!dev'],
  play: async ({ canvas, globals, userEvent }) => {
    const words = THEME_WORDS[localeOf(globals)];
    await expect(canvas.getByText(words.same)).toBeVisible();
    fireEvent.change(canvas.getByRole('slider', { name: words.radius(8) }), { target: { value: '2' } });
    fireEvent.change(canvas.getByLabelText(`${words.names.accent}, ${words.light}`), { target: { value: '#3b2f8f' } });
    const css = canvas.getByTestId('css');
    await expect(css).toHaveTextContent('--kc-accent: light-dark(#3b2f8f, #8dd4cd);');
    await expect(css).toHaveTextContent('--kc-radius: 2px;');
    await expect(css).not.toHaveTextContent('--kc-ink');
    const button = canvas.getByTestId('preview').querySelector('.kc-pay-button');
    await expect(getComputedStyle(button as Element).borderTopLeftRadius).toBe('2px');
    await userEvent.click(canvas.getByRole('button', { name: words.reset }));
    await expect(canvas.getByText(words.same)).toBeVisible();
  },
};

function ThemeEditor() {
  const locale = useStoryLocale();
  const words = THEME_WORDS[locale];
  const [values, setValues] = useState(FIRST_THEME);
  return (
    <main>
      <h1 className="story-title" data-lead>
        {words.title}
      </h1>
      <p className="page-lead">{words.lead}</p>
      <div className="page-editor">
        <form className="page-controls" aria-label={words.inputs} onSubmit={(event) => event.preventDefault()}>
          <Colours {...{ values, words }} onChange={setValues} />
          <Shape {...{ values, words }} onChange={setValues} />
          <Code {...{ values, words }} />
          <button type="button" className="story-button" onClick={() => setValues(FIRST_THEME)}>
            {words.reset}
          </button>
        </form>
        <section
          aria-label={words.preview}
          data-testid="preview"
          className="page-preview"
          style={propertiesOf(values) as CSSProperties}
        >
          <KiwoomCheckout
            merchant={sampleMerchant()}
            order={orderIn(locale)}
            endpoint="/api/payments"
            locale={locale}
            defaultSelection={KB_3}
          />
        </section>
      </div>
    </main>
  );
}

interface PartProps {
  values: ThemeValues;
  words: ThemeWords;
}

type EditProps = PartProps & { onChange: (values: ThemeValues) => void };

function Colours({ values, words, onChange }: EditProps) {
  function set(name: ColourInput, scheme: 'light' | 'dark', value: string) {
    onChange({ ...values, colours: { ...values.colours, [name]: { ...values.colours[name], [scheme]: value } } });
  }
  return (
    <section>
      <h2>{words.colours}</h2>
      <div className="page-colours">
        <span />
        <span aria-hidden="true">{words.light}</span>
        <span aria-hidden="true">{words.dark}</span>
        {(Object.keys(COLOUR_INPUTS) as ColourInput[]).flatMap((name) => [
          <div key={name} aria-hidden="true">
            {words.names[name]}
          </div>,
          ...(['light', 'dark'] as const).map((scheme) => (
            <input
              key={`${name} ${scheme}`}
              type="color"
              aria-label={`${words.names[name]}, ${words[scheme]}`}
              value={values.colours[name][scheme]}
              onChange={(event) => set(name, scheme, event.target.value)}
            />
          )),
        ])}
      </div>
    </section>
  );
}

function Shape({ values, words, onChange }: EditProps) {
  const { radius, density, font } = values;
  return (
    <section className="page-controls">
      <h2>{words.shape}</h2>
      <Slider
        label={words.radius(radius)}
        value={radius}
        range={[0, 24, 1]}
        onSlide={(next) => onChange({ ...values, radius: next })}
      />
      <Slider
        label={words.density(density)}
        value={density}
        range={[0.85, 1.15, 0.05]}
        onSlide={(next) => onChange({ ...values, density: next })}
      />
      <Pick
        label={words.font}
        value={font}
        options={(Object.keys(FONTS) as (keyof typeof FONTS)[]).map((value) => ({ value, name: words.fonts[value] }))}
        onPick={(next) => onChange({ ...values, font: next })}
      />
    </section>
  );
}

interface SliderProps {
  label: string;
  value: number;
  range: readonly [least: number, most: number, step: number];
  onSlide: (value: number) => void;
}

function Slider({ label, value, range: [min, max, step], onSlide }: SliderProps) {
  return (
    <Field label={label}>
      {(ids) => (
        <input
          {...ids}
          {...{ min, max, step, value }}
          type="range"
          onChange={(event) => onSlide(Number(event.target.value))}
        />
      )}
    </Field>
  );
}

function Code({ values, words }: PartProps) {
  const [said, setSaid] = useState('');
  const isChanged = Object.keys(propertiesOf(values)).length > 0;
  async function copy() {
    try {
      await navigator.clipboard.writeText(cssOf(values));
      setSaid(words.copied);
    } catch {
      setSaid(words.notCopied);
    }
  }
  return (
    <section className="page-code">
      <h2>{words.css}</h2>
      {isChanged ? <pre data-testid="css">{cssOf(values)}</pre> : <p>{words.same}</p>}
      {isChanged ? (
        <button type="button" className="story-button" onClick={copy}>
          {words.copy}
        </button>
      ) : null}
      <p role="status">{said}</p>
    </section>
  );
}
