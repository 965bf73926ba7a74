import type { Meta, StoryObj } from '@storybook/react-vite';
import { type CSSProperties, useState } from 'react';
import { expect, fireEvent } from 'storybook/test';
import { KiwoomCheckout } from '../src/index.ts';
import { sampleMerchant } from '../src/testing.ts';
import { Code, Colours, Shape } from './pages/theme-controls.tsx';
import { FIRST_THEME, isChanged, propertiesOf } from './pages/theme-values.ts';
import { THEME_WORDS } from './pages/theme-words.ts';
import { NO_CONTROLS } from './support/controls.ts';
import { orderIn } from './support/goods.ts';
import { KB_3 } from './support/shop.tsx';
import { languageOf, useLanguage } from './support/story-language.tsx';

const meta = {
  title: 'Theme editor',
  tags: ['!autodocs', 'tool'],
  parameters: { canvas: { widest: 1180 }, ...NO_CONTROLS },
  // It begins with the kit's own look, whatever the toolbar shows elsewhere.
  globals: { theme: 'default' },
} satisfies Meta;

export default meta;

/** The eleven values a shop is meant to set. Only what differs from the kit's own is written. */
export const Editor: StoryObj<typeof meta> = {
  render: () => <ThemeEditor />,
};

/** For the tests only: opened by a reader, the page shows its initial state. */
export const Played: StoryObj<typeof meta> = {
  ...Editor,
  tags: ['!dev'],
  play: async ({ canvas, globals, userEvent }) => {
    const words = THEME_WORDS[languageOf(globals)];
    await expect(canvas.getByText(words.same)).toBeVisible();
    await expect(canvas.queryByRole('button', { name: words.reset })).toBeNull();
    fireEvent.change(canvas.getByRole('slider', { name: words.radius(8) }), { target: { value: '2' } });
    fireEvent.change(canvas.getByLabelText(`${words.names.accent}, ${words.light}`), { target: { value: '#3b2f8f' } });
    const css = canvas.getByTestId('css');
    await expect(css).toHaveTextContent('--kc-accent: light-dark(#3b2f8f, #8dd4cd);');
    await expect(css).toHaveTextContent('--kc-radius: 2px;');
    await expect(css).not.toHaveTextContent('--kc-ink');
    const button = canvas.getByTestId('preview').querySelector('.kc-pay-button');
    await expect(getComputedStyle(button as Element).borderTopLeftRadius).toBe('2px');
    await expect(css).not.toHaveTextContent('--kc-on-accent');
    await userEvent.click(canvas.getByRole('checkbox', { name: words.ownOnAccent }));
    fireEvent.change(canvas.getByLabelText(`${words.names.negative}, ${words.light}`), {
      target: { value: '#b00020' },
    });
    await expect(css).toHaveTextContent('--kc-on-accent: light-dark(#ffffff, #001110);');
    await expect(css).toHaveTextContent('--kc-negative: light-dark(#b00020,');
    await userEvent.click(canvas.getByRole('button', { name: words.reset }));
    await expect(canvas.getByText(words.same)).toBeVisible();
    await expect(canvas.queryByRole('button', { name: words.reset })).toBeNull();
  },
};

function ThemeEditor() {
  const language = useLanguage();
  const words = THEME_WORDS[language];
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
          {isChanged(values) ? (
            <button type="button" className="story-button" onClick={() => setValues(FIRST_THEME)}>
              {words.reset}
            </button>
          ) : null}
        </form>
        <section
          aria-label={words.preview}
          data-testid="preview"
          className="page-preview"
          style={propertiesOf(values) as CSSProperties}
        >
          <KiwoomCheckout
            merchant={sampleMerchant()}
            order={orderIn(language)}
            endpoint="/api/payments"
            defaultSelection={KB_3}
          />
        </section>
      </div>
    </main>
  );
}
