/** What is read of React's tree. React's developer tools read the same, by the same hook. */
interface Fiber {
  tag: number;
  flags: number;
  type: unknown;
  child: Fiber | null;
  sibling: Fiber | null;
  alternate: Fiber | null;
}

/** Function components: plain, `forwardRef`, `memo`, and `memo` around a plain one. */
const COMPONENT_TAGS: readonly number[] = [0, 11, 14, 15];
/** React sets it where it called the component, and clears it where it took the last result over. */
const PERFORMED_WORK = 1;

export interface RenderCounts {
  commits: number;
  /**
   * Renders of components that were committed, by name. One that sets its own state while it renders is called again at
   * once, which counts as one.
   */
  renders: Map<string, number>;
}

/**
 * Counts commits and renders of function components in every root. Installed before react-dom is imported, and it changes
 * nothing in what is measured: the package runs as it is built, with React's production build.
 *
 * @param isCounted by the component's function or object
 */
export function installRenderCounter(isCounted: (type: unknown) => boolean) {
  let counts: RenderCounts = { commits: 0, renders: new Map() };
  let top: Fiber | null = null;

  const add = (map: Map<string, number>, fiber: Fiber) => {
    if (!COMPONENT_TAGS.includes(fiber.tag) || !isCounted(fiber.type)) return;
    const name = nameOf(fiber.type);
    map.set(name, (map.get(name) ?? 0) + 1);
  };

  const hook = {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberUnmount() {},
    onCommitFiberRoot(_renderer: number, root: { current: Fiber }) {
      top = root.current;
      counts.commits += 1;
      walkRendered(root.current, (fiber) => {
        if (fiber.flags & PERFORMED_WORK) add(counts.renders, fiber);
      });
    },
  };
  Object.assign(globalThis, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook });

  return {
    /** Counts since the last call. */
    take(): RenderCounts {
      const taken = counts;
      counts = { commits: 0, renders: new Map() };
      return taken;
    },
    commits: () => counts.commits,
    /** The components that are on the page now, by name. */
    mounted(): Map<string, number> {
      const found = new Map<string, number>();
      if (top) walkAll(top, (fiber) => add(found, fiber));
      return found;
    },
  };
}

/** Every fiber that this commit worked on: below the others the children are those of the last commit. */
function walkRendered(fiber: Fiber, visit: (fiber: Fiber) => void): void {
  visit(fiber);
  if (fiber.alternate !== null && fiber.child === fiber.alternate.child) return;
  for (let child = fiber.child; child; child = child.sibling) walkRendered(child, visit);
}

function walkAll(fiber: Fiber, visit: (fiber: Fiber) => void): void {
  visit(fiber);
  for (let child = fiber.child; child; child = child.sibling) walkAll(child, visit);
}

function nameOf(type: unknown): string {
  const { displayName, name, render, type: inner } = type as Record<string, unknown>;
  if (typeof displayName === 'string' && displayName) return displayName;
  if (typeof name === 'string' && name) return name;
  return render || inner ? nameOf(render ?? inner) : 'anonymous';
}

export function sumOf(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
