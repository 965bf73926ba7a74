import { type ReactNode, useLayoutEffect } from 'react';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';

export interface Timed {
  since: number;
  /** Until React committed it, and the browser computed the layout. */
  ms: number;
  root: Root;
  container: HTMLElement;
  close(): void;
}

/** Renders into a new container, or hydrates the HTML in it, and measures until the commit. */
export async function timeRoot(element: ReactNode, html?: string): Promise<Timed> {
  const container = document.body.appendChild(document.createElement('div'));
  if (html !== undefined) container.innerHTML = html;
  void container.offsetHeight;
  // A turn of its own: what was scheduled before is not part of it.
  await nextTurn();
  return new Promise((resolve, reject) => {
    const since = performance.now();
    const committed = () => {
      void container.offsetHeight;
      const ms = performance.now() - since;
      void nextTurn().then(() => resolve({ since, ms, root, container, close }));
    };
    const onError = { onUncaughtError: reject, onRecoverableError: reject };
    const timed = <Committed onCommit={committed}>{element}</Committed>;
    const root = html === undefined ? createRoot(container, onError) : hydrateRoot(container, timed, onError);
    if (html === undefined) root.render(timed);
    function close() {
      root.unmount();
      container.remove();
      sessionStorage.clear();
      localStorage.clear();
    }
  });
}

/** A task of its own, without the delay of a timer. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function Committed({ children, onCommit }: { children: ReactNode; onCommit: () => void }) {
  // Only the first commit counts.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is to run once
  useLayoutEffect(onCommit, []);
  return children;
}
