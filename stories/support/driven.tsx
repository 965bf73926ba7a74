import { type ReactNode, useEffect, useRef } from 'react';
import type { Label } from '../../src/core.ts';
import { labelsIn, useLanguage } from './story-language.tsx';
import { type Hands, typeCard } from './typing.ts';

/** What can be done to a part without a test library. */
export interface Driver extends Hands {
  label: Label;
  root: HTMLElement;
  /** Sends its form, once the part is ready for it. */
  send(): Promise<void>;
  /** Presses the button of this name. */
  press(name: string): void;
  /** Fills in a good card. */
  card(): Promise<void>;
}

interface DrivenProps {
  by: (driver: Driver) => Promise<void> | void;
  children: ReactNode;
}

/**
 * A part in a state that only typing and pressing bring, which happens by itself: a docs page runs no `play`. It is
 * inert, so that one state of many takes neither the focus nor another turn.
 */
export function Driven({ by, children }: DrivenProps) {
  const ref = useRef<HTMLDivElement>(null);
  const label = labelsIn(useLanguage());
  const once = useRef(() => {
    if (ref.current) void by(driverOf(ref.current, label));
  });
  useEffect(() => once.current(), []);
  return (
    <div ref={ref} inert>
      {children}
    </div>
  );
}

function driverOf(root: HTMLElement, label: Label): Driver {
  const driver: Driver = {
    label,
    root,
    getByLabelText: (text) => fieldOf(root, text),
    // The setter of React would make it overlook the change.
    async type(element, text) {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(element, text);
      element.dispatchEvent(new Event('input', { bubbles: true }));
    },
    async send() {
      const form = root.querySelector('form');
      await until(() => !form?.isConnected || form.dataset['status'] !== 'preparing');
      form?.requestSubmit();
    },
    press(name) {
      [...root.querySelectorAll('button')].find((button) => button.textContent === name)?.click();
    },
    card: () => typeCard(driver, driver, label),
  };
  return driver;
}

function fieldOf(root: HTMLElement, text: string): HTMLElement {
  const label = [...root.querySelectorAll('label')].find(({ textContent }) => textContent?.includes(text));
  if (!label?.control) throw new Error(`There is no field "${text}".`);
  return label.control;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => requestAnimationFrame(resolve));
}
