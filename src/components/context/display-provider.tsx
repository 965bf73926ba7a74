'use client';

import { type ComponentType, type ReactNode, useMemo } from 'react';
import { labelsFrom } from '../../labels/labels-from.ts';
import { SlotsProvider } from '../ui/slots.tsx';
import { type Display, DisplayContext, type DisplayProps, useDisplay } from './display.ts';

/** Merges display props with those above. Renders no element. */
export function DisplayProvider({ children, ...props }: DisplayProps & { children: ReactNode }) {
  const { locale, labels, colorScheme, contactHref, ...slots } = props;
  const outer = useDisplay();
  const value = useMemo<Display>(() => {
    if (!locale && !labels && !colorScheme && contactHref === undefined) return outer;
    const display = {
      locale: locale ?? outer.locale,
      labels: labels ? { ...outer.labels, ...labels } : outer.labels,
      colorScheme: colorScheme ?? outer.colorScheme,
      contactHref: contactHref ?? outer.contactHref,
    };
    const label = locale || labels ? labelsFrom(display.locale, display.labels) : outer.label;
    return { ...display, label };
  }, [outer, locale, labels, colorScheme, contactHref]);
  return (
    <DisplayContext value={value}>
      <SlotsProvider {...slots}>{children}</SlotsProvider>
    </DisplayContext>
  );
}

interface DisplayedProps<Props> {
  /** The part without its display props. */
  as: ComponentType<Props>;
  props: Props;
}

/** A part inside the display props that it was given, so that they hold for everything in it. */
export function Displayed<Props extends DisplayProps>({ as: Part, props }: DisplayedProps<Props>) {
  const { locale, labels, colorScheme, contactHref, classNames, components, icons, ...rest } = props;
  return (
    <DisplayProvider {...{ locale, labels, colorScheme, contactHref, classNames, components, icons }}>
      {/* The removed props are optional; TypeScript cannot see that for a generic type. */}
      <Part {...(rest as unknown as Props)} />
    </DisplayProvider>
  );
}
