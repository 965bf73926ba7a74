import { useCallback, useEffect, useRef, useState } from 'react';
import { ShopError } from './shop-api.ts';

export type Loaded<T> =
  | { status: 'loading' }
  | { status: 'missing' }
  | { status: 'failed'; retry: () => void }
  /** After `reload` the old value stays until the new one has arrived. */
  | { status: 'loaded'; value: T; reload: () => void };

/** Loads once for each `key`. */
export function useLoad<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  const shown = useRef<string | null>(null);
  const [run, setRun] = useState(0);
  const [loaded, setLoaded] = useState<Loaded<T>>({ status: 'loading' });
  const reload = useCallback(() => setRun((count) => count + 1), []);

  useEffect(() => {
    let current = true;
    const show = (next: Loaded<T>) => {
      if (!current) return;
      shown.current = next.status === 'loaded' ? key : null;
      setLoaded(next);
    };
    if (shown.current !== key) show({ status: 'loading' });
    latest.current().then(
      (value) => show({ status: 'loaded', value, reload }),
      (error: unknown) => {
        const missing = error instanceof ShopError && error.status === 404;
        show(missing ? { status: 'missing' } : { status: 'failed', retry: reload });
      },
    );
    return () => {
      current = false;
    };
  }, [key, run, reload]);
  return loaded;
}
