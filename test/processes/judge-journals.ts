import type { NotedLine } from './journal.ts';

export function idsOf({ merchantUid, impUid }: NotedLine): string {
  return `${merchantUid} ${impUid}`;
}

/** Runs that another process repeated, although theirs was neither killed nor kept from recording what it did. */
export function unexplained(lines: NotedLine[], killed: ReadonlySet<number>): NotedLine[] {
  const runs = lines.filter(({ what }) => what === 'started');
  const isRecorded = (run: NotedLine) => lines.some((line) => line.what === 'recorded' && isSameRun(line, run));
  const isEnded = (run: NotedLine) => !killed.has(run.process) || isRecorded(run);
  // One run of each order ended well. Any other was cut off by the end of its process.
  const ended = runs.filter(isEnded);
  return ended.filter(({ orderId }, index) => ended.findIndex((run) => run.orderId === orderId) !== index);
}

/** Effects that were started and never came to their end. */
export function diedInside(lines: NotedLine[]): NotedLine[] {
  const isDelivered = (run: NotedLine) => lines.some((line) => line.what === 'delivered' && isSameRun(line, run));
  return lines.filter((line) => line.what === 'started' && !isDelivered(line));
}

function isSameRun(a: NotedLine, b: NotedLine): boolean {
  return a.process === b.process && idsOf(a) === idsOf(b);
}
