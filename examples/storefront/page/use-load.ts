import { useEffect, useRef, useState } from 'react';
import { ShopError } from './shop-api.ts';

export type Loaded<T> =
  | { status: 'loading' }
  | { status: 'missing' }
  | { status: 'failed'; retry: () => void }
  | { status: 'there'; value: T };

/** Loads once for each `key`. */
export function useLoad<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const latest = useRef(load);
  latest.current = load;
  const [turn, setTurn] = useState(0);
  const [loaded, setLoaded] = useState<Loaded<T>>({ status: 'loading' });
  useEffect(() => {
    let current = true;
    const tell = (next: Loaded<T>) => {
      if (current) setLoaded(next);
    };
    tell({ status: 'loading' });
    latest.current().then(
      (value) => tell({ status: 'there', value }),
      (error: unknown) => {
        const missing = error instanceof ShopError && error.status === 404;
        tell(missing ? { status: 'missing' } : { status: 'failed', retry: () => setTurn((n) => n + 1) });
      },
    );
    return () => {
      current = false;
    };
  }, [key, turn]);
  return loaded;
}
