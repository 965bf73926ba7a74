import type { SandboxContext } from './sandbox-context.ts';

type Answer = Response | Promise<Response>;

/** @param path the segments that a `*` of the route's path stands for. */
export type Handler = (context: SandboxContext, request: Request, path: readonly string[]) => Answer;

/** Methods separated by spaces, and a path in which `*` stands for one segment. The first route that matches answers. */
export type Route = readonly [methods: string, path: string, handler: Handler];

/** The first route for this method and path, with the segments its `*` stand for; null when there is none. */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  path: readonly string[],
): { handler: Handler; segments: string[] } | null {
  for (const [methods, pattern, handler] of routes) {
    const expected = pattern === '' ? [] : pattern.split('/');
    if (!methods.split(' ').includes(method) || expected.length !== path.length) continue;
    if (!expected.every((segment, index) => segment === '*' || segment === path[index])) continue;
    return { handler, segments: path.filter((_segment, index) => expected[index] === '*') };
  }
  return null;
}
