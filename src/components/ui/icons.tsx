'use client';

import { memo } from 'react';
import type { PayMethod } from '../../rules/pay-method-traits.ts';
import { ICONS, type IconName, METHOD_ICONS } from './icon-shapes.tsx';
import { useSlots } from './slots.tsx';

/** The shop's own icon of that name, or the kit's. */
export const Icon = memo(function Icon({ name }: { name: IconName | PayMethod }) {
  const { icons } = useSlots();
  const own = icons?.[name];
  if (own !== undefined) return own;
  return (name in ICONS ? ICONS[name as IconName] : METHOD_ICONS[name as PayMethod])();
});
