/** One figure of the table. Times are in milliseconds, sizes in bytes. */
export interface Row {
  /** Unique within its part; `budgets.ts` refers to it as `part/measure`. */
  measure: string;
  value: number;
  unit: Unit;
  /** Half of the distance from the lower to the upper quartile of the repeated runs, as a share of the median. */
  spread?: number | undefined;
  /** What the value is compared with, measured in the same run. */
  floor?: Floor | undefined;
  /** What is worth knowing of this figure: a query plan, a version. */
  note?: string | undefined;
}

export interface Floor {
  name: string;
  value: number;
}

export type Unit = 'bytes' | 'count' | 'ms' | 'µs' | 'per second' | 'score';

/** What a part measured, and what it could not measure. */
export interface PartResult {
  rows: Row[];
  /** Reasons, one for each measurement that was left out. */
  skipped: string[];
  /** Tables of their own, in Markdown: renders by component, query plans. */
  details: string[];
}

export interface PartOptions {
  /** Bytes and counts only, without anything that is timed, downloaded or started. */
  quick: boolean;
  /** A million rows as well. */
  large: boolean;
}

/** What a module of a part exports. */
export type RunPart = (options: PartOptions) => Promise<PartResult>;

export function ratioOf({ value, floor }: Row): number | undefined {
  return floor === undefined || floor.value === 0 ? undefined : value / floor.value;
}
