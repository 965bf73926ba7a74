import { useState } from 'react';
import { Field, Pick, Tick } from './fields.tsx';
import { COLOUR_INPUTS, type ColourInput, cssOf, FONTS, isChanged, type ThemeValues } from './theme-values.ts';
import type { ThemeWords } from './theme-words.ts';

interface PartProps {
  values: ThemeValues;
  words: ThemeWords;
}

type EditProps = PartProps & { onChange: (values: ThemeValues) => void };

/** A light and a dark value for each colour. */
export function Colours({ values, words, onChange }: EditProps) {
  function set(name: ColourInput, mode: 'light' | 'dark', value: string) {
    onChange({ ...values, colours: { ...values.colours, [name]: { ...values.colours[name], [mode]: value } } });
  }
  const names = (Object.keys(COLOUR_INPUTS) as ColourInput[]).filter(
    (name) => name !== 'on-accent' || values.ownOnAccent,
  );
  return (
    <section>
      <h2>{words.colours}</h2>
      <div className="page-colours">
        <span />
        <span aria-hidden="true">{words.light}</span>
        <span aria-hidden="true">{words.dark}</span>
        {names.flatMap((name) => [
          <div key={name} aria-hidden="true">
            {words.names[name]}
          </div>,
          ...(['light', 'dark'] as const).map((mode) => (
            <input
              key={`${name} ${mode}`}
              type="color"
              aria-label={`${words.names[name]}, ${words[mode]}`}
              value={values.colours[name][mode]}
              onChange={(event) => set(name, mode, event.target.value)}
            />
          )),
        ])}
      </div>
      <Tick
        label={words.ownOnAccent}
        value={values.ownOnAccent}
        onTick={(ownOnAccent) => onChange({ ...values, ownOnAccent })}
      />
      {values.ownOnAccent ? null : <p className="page-hint">{words.byAccent}</p>}
    </section>
  );
}

/** Everything except colours. */
export function Shape({ values, words, onChange }: EditProps) {
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

/** What to copy. */
export function Code({ values, words }: PartProps) {
  const [announcement, setAnnouncement] = useState('');
  const changed = isChanged(values);
  async function copy() {
    try {
      await navigator.clipboard.writeText(cssOf(values));
      setAnnouncement(words.copied);
    } catch {
      setAnnouncement(words.notCopied);
    }
  }
  return (
    <section className="page-code">
      <h2>{words.css}</h2>
      {changed ? <pre data-testid="css">{cssOf(values)}</pre> : <p>{words.same}</p>}
      {changed ? (
        <button type="button" className="story-button" onClick={copy}>
          {words.copy}
        </button>
      ) : null}
      <p role="status">{announcement}</p>
    </section>
  );
}
