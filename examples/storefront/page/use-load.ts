import { useCallback, useEffect, useRef, useState } from 'react';
import { ShopError } from './shop-api.ts';

export type Loaded<T> =
  | { status: 'loading' }
  | { status: 'missing' }
  | { status: 'failed'; retry: () => void }
  /** `reload` keeps the old value in sight until the new one is there. */
  | { status: 'there'; value: T; reload: () => void };

/** Loads once for each `key`. */
export function useLoad<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const latest = useRef(load);
  latest.current = load;
  const shown = useRef<string | null>(null);
  const [turn, setTurn] = useState(0);
  const [loaded, setLoaded] = useState<Loaded<T>>({ status: 'loading' });
  const again = useCallback(() => setTurn((n) => n + 1), []);

  useEffect(() => {
    let current = true;
    const tell = (next: Loaded<T>) => {
      if (!current) return;
      shown.current = next.status === 'there' ? key : null;
      setLoaded(next);
    };
    if (shown.current !== key) tell({ status: 'loading' });
    latest.current().then(
      (value) => tell({ status: 'there', value, reload: again }),
      (error: unknown) => {
        const missing = error instanceof ShopError && error.status === 404;
        tell(missing ? { status: 'missing' } : { status: 'failed', retry: again });
      },
    );
    return () => {
      current = false;
    };
  }, [key, turn, again]);
  return loaded;
}
