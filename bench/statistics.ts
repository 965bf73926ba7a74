/** A median with its spread: half of the distance from the lower to the upper quartile, as a share of the median. */
export interface Summary {
  value: number;
  spread: number;
}

export function summarize(samples: readonly number[]): Summary {
  if (samples.length === 0) throw new Error('There are no samples.');
  const sorted = [...samples].sort((a, b) => a - b);
  const value = quantile(sorted, 0.5);
  return { value, spread: value === 0 ? 0 : (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 2 / value };
}

/** Between the two samples that are nearest. */
function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const [below, above] = [Math.floor(position), Math.ceil(position)];
  const low = sorted[below] ?? 0;
  return low + ((sorted[above] ?? low) - low) * (position - below);
}
