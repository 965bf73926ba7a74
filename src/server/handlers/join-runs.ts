/** Runs `work` for a key. @returns the result of a run that began after the call */
export type JoinRuns<Result> = (key: string, work: () => Promise<Result>) => Promise<Result>;

interface Runs<Result> {
  current: Promise<Result>;
  next: Promise<Result> | null;
}

/**
 * Calls for one key at a time: one runs, and those that come meanwhile share the run after it. They do not share the one that
 * is running, because what it reads may be older than what they report.
 */
export function createJoinRuns<Result>(): JoinRuns<Result> {
  const runs = new Map<string, Runs<Result>>();

  function start(key: string, work: () => Promise<Result>): Promise<Result> {
    const current = work().finally(() => {
      const mine = runs.get(key);
      if (mine?.current === current && mine.next === null) runs.delete(key);
    });
    runs.set(key, { current, next: null });
    return current;
  }

  return (key, work) => {
    const running = runs.get(key);
    if (running === undefined) return start(key, work);
    running.next ??= running.current.then(
      () => start(key, work),
      () => start(key, work),
    );
    return running.next;
  };
}
