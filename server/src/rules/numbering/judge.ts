/**
 * What one number of a run of siblings is. `expected` is the number that should stand there.
 * `wrong`: the numbers after it go on from `expected`, so that this one alone is mistaken.
 */
export interface Verdict {
  readonly kind: "right" | "first" | "gap" | "wrong" | "extra" | "swapped";
  readonly expected: number;
  /** A new series starts here. */
  readonly opens: boolean;
}

/** What it costs to hold that numbering starts again at item `i`; 0 to 0.1 where something introduces a new list. */
export type RestartCost = (i: number) => number;

/** How far an explanation has come: what it says of the last number, what it took that for, and what it expects next. */
interface State {
  readonly expected: number;
  readonly cost: number;
  readonly kind: Verdict["kind"];
  readonly right: number;
  readonly opens: boolean;
  readonly before: State | null;
}

const COST = {
  /** Something is missing before this number. */
  gap: 1,
  /** The same, where nothing was there before: a list that lost its head. */
  headless: 1,
  /** A misprint, the numbers go on as if it were right. */
  wrong: 1.05,
  /** The number before it once more. */
  duplicate: 0.95,
  /** A number that belongs elsewhere. */
  extra: 1.1,
  swapped: 1.2,
  /** A second list that lost its head, with nothing to introduce it. */
  drop: 0.2,
};
/** Explanations that are kept for each item; more never changed an answer. */
const BEAM = 10;

/**
 * The cheapest explanation of `values`, the numbers of siblings in order, as one or several series, the first of
 * which starts at `start`. Linear in their number.
 */
export function judge(values: readonly number[], start: number, restartCost: RestartCost): readonly Verdict[] {
  if (values.length === 0) return [];
  const reached: State[][] = values.map(() => []);
  const reach = (i: number, state: State) => reached[i]?.push(state);
  explain(values, 0, { expected: start, cost: 0 }, true, reach);
  for (let i = 0; i < values.length - 1; i++) {
    const best = prune(reached[i]!);
    for (const state of best) explain(values, i + 1, state, false, reach);
    const least = best[0];
    if (least) restart(values, i + 1, least, restartCost, reach);
  }
  const verdicts: Verdict[] = [];
  for (let state: State | null = prune(reached.at(-1)!)[0]!; state; state = state.before)
    verdicts.push({ kind: state.kind, expected: state.right, opens: state.opens });
  return verdicts.reverse();
}

/** The cheapest state for each expectation, cheapest first. */
function prune(states: State[]): State[] {
  const best = new Map<number, State>();
  for (const state of states) {
    const other = best.get(state.expected);
    if (!other || state.cost < other.cost) best.set(state.expected, state);
  }
  return [...best.values()].sort((a, b) => a.cost - b.cost).slice(0, BEAM);
}

type Reach = (i: number, state: State) => void;
/** Where the items so far lead to; at the very start there is no verdict yet. */
type Origin = Pick<State, "expected" | "cost"> & Partial<State>;

/** All ways in which item `i` follows `from`. */
function explain(values: readonly number[], i: number, from: Origin, opens: boolean, reach: Reach): void {
  const value = values[i]!;
  const { expected } = from;
  const before = isState(from) ? from : null;
  const step = (kind: Verdict["kind"], cost: number, next: number) =>
    reach(i, { expected: next, cost: from.cost + cost, kind, right: expected, opens, before });
  if (value === expected) step("right", 0, value + 1);
  if (opens && value !== expected) step("first", COST.headless, value + 1);
  if (!opens && value > expected) step("gap", COST.gap, value + 1);
  if (value !== expected) step("wrong", COST.wrong, expected + 1);
  if (value < expected && !opens) step("extra", value === expected - 1 ? COST.duplicate : COST.extra, expected);
  if (value === expected + 1 && values[i + 1] === expected) {
    const first: State = { expected, cost: from.cost, kind: "right", right: expected, opens, before };
    const cost = from.cost + COST.swapped;
    reach(i + 1, { expected: expected + 2, cost, kind: "swapped", right: expected + 1, opens: false, before: first });
  }
}

/** Item `i` as the head of a new series after `from`. */
function restart(values: readonly number[], i: number, from: State, restartCost: RestartCost, reach: Reach): void {
  const value = values[i]!;
  if (value >= from.expected) return;
  const cost = restartCost(i);
  const drop = value === 1 ? cost : Math.min(cost, COST.drop);
  explain(values, i, { ...from, expected: 1, cost: from.cost + drop }, true, reach);
}

function isState(origin: Origin): origin is State {
  return origin.kind !== undefined;
}
