import { type ReactNode, useEffect, useRef } from 'react';
import { NO_CONTROLS } from './controls.ts';
import { type Language, useLanguage } from './story-language.tsx';

/** One text in both languages, or a name of the code that is the same in both. */
export type Words = Readonly<Record<Language, string>> | string;

/** Parameters of a story that puts all states of a part side by side. */
export const SIDE_BY_SIDE = { canvas: { widest: 1120 }, ...NO_CONTROLS };

/** A part in several states, each under its name. */
export function States({ of }: { of: readonly (readonly [name: Words, part: ReactNode])[] }) {
  const language = useLanguage();
  return (
    <div className="story-grid">
      {of.map(([name, part]) =>
        typeof name === 'string' ? (
          <Case key={name} code={name}>
            {part}
          </Case>
        ) : (
          <Case key={name.en} name={name[language]}>
            {part}
          </Case>
        ),
      )}
    </div>
  );
}

interface CaseProps {
  name?: string | undefined;
  code?: string | undefined;
  children: ReactNode;
}

export function Case({ name, code, children }: CaseProps) {
  return (
    <section ref={useInPlace<HTMLElement>()} className="story-case">
      <h2>
        {name}
        {code ? <code>{code}</code> : null}
      </h2>
      {children}
    </section>
  );
}

/** On a page of its own the exit of a payment is above everything else; beside other parts it stays in its place. */
export function useInPlace<E extends HTMLElement = HTMLDivElement>() {
  const ref = useRef<E>(null);
  useEffect(() => {
    for (const element of ref.current?.querySelectorAll('[popover]') ?? []) element.removeAttribute('popover');
  }, []);
  return ref;
}
