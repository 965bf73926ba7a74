'use client';

import { type ComponentType, Fragment, type ReactNode, useMemo } from 'react';
import { labelsFrom } from '../../labels/labels-from.ts';
import { SlotsProvider } from '../ui/slots.tsx';
import { type Part, withRef } from '../ui/with-ref.ts';
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
    <DisplayContext.Provider value={value}>
      <SlotsProvider {...slots}>{children}</SlotsProvider>
    </DisplayContext.Provider>
  );
}

/**
 * A part inside the display props that it is given, so that they hold for everything in it.
 *
 * @param Around between those and the part: `ErrorGuard`, for a part that can be alone on a page
 */
export function displayed<Props extends DisplayProps>(
  render: Part<Props>,
  Around: ComponentType<{ children: ReactNode }> = Fragment,
): Part<Props> {
  const Inner = withRef(render);
  const Displayed = ({ locale, labels, colorScheme, contactHref, classNames, components, icons, ...rest }: Props) => (
    <DisplayProvider {...{ locale, labels, colorScheme, contactHref, classNames, components, icons }}>
      <Around>
        {/* The removed props are optional; TypeScript cannot see that for a generic type. */}
        <Inner {...(rest as unknown as Props)} />
      </Around>
    </DisplayProvider>
  );
  return Object.assign(withRef(Displayed), { displayName: render.name });
}
