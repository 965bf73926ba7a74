import { openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** What a process did, noted outside the database: a line is there, or the process was dead before it. */
export interface Line {
  /**
   * `started`, `delivered`: the begin and the end of `onPaid`. `recorded`: the ledger has it as done. `told`: `onError`
   * was told of a further payment.
   */
  what: 'started' | 'delivered' | 'recorded' | 'told';
  orderId: string;
  merchantUid: string;
  impUid: string;
}

export interface NotedLine extends Line {
  process: number;
}

/** A file of this process, only appended to. Nothing is ever looked up in it or left out. */
export function openJournal(folder: string): (line: Line) => void {
  const file = openSync(join(folder, `${process.pid}.jsonl`), 'a');
  return (line) => void writeSync(file, `${JSON.stringify(line)}\n`);
}

/** The lines of every process; in order within each. */
export function readJournals(folder: string): NotedLine[] {
  return readdirSync(folder).flatMap((name) => {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean);
    return lines.map((line): NotedLine => ({ ...JSON.parse(line), process: Number.parseInt(name, 10) }));
  });
}
