'use client';

import { useEffect, useLayoutEffect } from 'react';

/** `useLayoutEffect`, about which React 18 warns on a server, where no effect runs. */
export const useIsomorphicLayoutEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect;
