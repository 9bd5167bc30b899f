/** One figure of the benchmark, a ratio unless it has a unit. */
export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit?: string;
  /** The figure should be no more than `most`, or no less than `least`. */
  readonly most?: number;
  readonly least?: number;
  /** The measured quantities that it comes from. */
  readonly from: string;
}

/** What is measured in one run. */
export interface Plan {
  /** Samples of each task. */
  readonly runs: number;
  /** Megabytes of the dumps for the full analysis. */
  readonly sizes: readonly number[];
  /** Folder for the dumps, gone after the run. */
  readonly folder: string;
}

export function isMet({ value, most, least }: Result): boolean {
  return (most === undefined || value <= most) && (least === undefined || value >= least);
}

export function milliseconds(value: number): string {
  return value < 10 ? `${value.toFixed(2)} ms` : `${Math.round(value)} ms`;
}
