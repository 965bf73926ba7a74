import { readImports, resolve, type SourceFile } from './imports.ts';
import { SUB_ROOMS } from './rooms.ts';

/** Every import of a later sub-room, and every file outside the sub-rooms of its room, one sentence each. */
export function findSubRoomViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const place = placeOf(file.path);
    if (!place) return [];
    if (place.rank === undefined) return [`${file.path}: is in no sub-room of ${place.room}/`];
    return localImports(file).flatMap((target) => {
      const other = placeOf(target);
      const isLater = other?.room === place.room && (other.rank ?? -1) > (place.rank ?? -1);
      return isLater ? [`${file.path}: imports ${target}, a later sub-room`] : [];
    });
  });
}

/** Where a file stands in the order of its room; `null` for a room without sub-rooms. */
function placeOf(path: string): { room: string; rank: number | undefined } | null {
  const [room = '', subRoom = '', ...rest] = path.split('/');
  const rule = SUB_ROOMS[room];
  if (!rule || subRoom === '') return null;
  if (rest.length === 0) return { room, rank: rule.root ? rule.order.length : undefined };
  const index = rule.order.indexOf(subRoom);
  return { room, rank: index === -1 ? undefined : index };
}

/** Files that import each other in a circle, type-only imports included; one sentence for each circle. */
export function findCircles(files: readonly SourceFile[]): string[] {
  const graph = new Map(files.map((file) => [file.path, localImports(file)]));
  const reach = new Map([...graph.keys()].map((path) => [path, reachable(graph, path)]));
  const circles = [...graph.keys()].map((path) =>
    [...(reach.get(path) ?? [])].filter((other) => reach.get(other)?.has(path)).sort(),
  );
  return [...new Set(circles.filter(({ length }) => length > 0).map((members) => `circle: ${members.join(', ')}`))];
}

/** Every file that can be reached by imports; the file itself only when it lies on a circle. */
function reachable(graph: ReadonlyMap<string, readonly string[]>, start: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const pending = [...(graph.get(start) ?? [])];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    pending.push(...(graph.get(path) ?? []));
  }
  return seen;
}

/** Files of rooms whose names differ only in folder or extension. Entries and locales are named for what they publish. */
export function findSharedStems(paths: readonly string[]): string[] {
  const byStem = new Map<string, string[]>();
  for (const path of paths) {
    if (!path.includes('/') || path.startsWith('locales/')) continue;
    const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\..*$/, '');
    byStem.set(stem, [...(byStem.get(stem) ?? []), path]);
  }
  return [...byStem.values()]
    .filter(({ length }) => length > 1)
    .map((same) => `shared stem: ${[...same].sort().join(', ')}`);
}

function localImports({ path, text }: SourceFile): string[] {
  return readImports(text)
    .filter(({ from }) => from.startsWith('.'))
    .map(({ from }) => resolve(path, from));
}
