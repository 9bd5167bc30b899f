import { keepLayout } from "../../runtime/keep-layout";

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
 * Nor can one that costs so much more than the cheapest: whatever it expects after a number that it takes as it is, the
 * cheapest one can expect, too, for a gap or a new list.
 */
const HOPELESS = 1.5;

/**
 * The cheapest explanation of `values`, the numbers of siblings in order, as one or several series, the first of
 * which starts at `start`. Linear in their number.
 */
export function judge(values: readonly number[], start: number, restartCost: RestartCost): readonly Verdict[] {
  if (values.length === 0) return [];
  let [last, here, next] = [new Front(), new Front(), new Front()];
  explain({ value: values[0]!, following: values[1], here, next }, null, start, 0, true);
  for (let i = 1; i < values.length; i++) {
    [last, here, next] = [here.pruned(), next, last.cleared()];
    const item = { value: values[i]!, following: values[i + 1], here, next };
    for (let k = 0; k < last.size; k++) {
      const state = last.states[k]!;
      explain(item, state, state.expected, state.cost, false);
    }
    const least = last.states[0]!;
    if (item.value < least.expected) restart(item, least, restartCost(i));
  }
  const verdicts: Verdict[] = [];
  for (let state: State | null = here.pruned().states[0]!; state; state = state.before)
    verdicts.push({ kind: state.kind, expected: state.right, opens: state.opens });
  return verdicts.reverse();
}

/** Explanations of the numbers up to one item, the cheapest for each expectation. Used again and again, as they are many. */
class Front {
  readonly states: State[] = [];
  size = 0;

  /** Adds a state, unless one that expects the same is as cheap. */
  add(
    expected: number,
    cost: number,
    kind: Verdict["kind"],
    right: number,
    opens: boolean,
    before: State | null,
  ): void {
    let i = 0;
    while (i < this.size && this.states[i]!.expected !== expected) i++;
    if (i < this.size && this.states[i]!.cost <= cost) return;
    this.states[i] = { expected, cost, kind, right, opens, before };
    if (i === this.size) this.size++;
  }

  /** Sorts the states, cheapest first, and leaves out what never wins. */
  pruned(): this {
    const { states } = this;
    for (let i = 1; i < this.size; i++) {
      const state = states[i]!;
      let k = i;
      for (; k > 0 && states[k - 1]!.cost > state.cost; k--) states[k] = states[k - 1]!;
      states[k] = state;
    }
    this.size = Math.min(this.size, BEAM);
    while (this.size > 1 && states[this.size - 1]!.cost > states[0]!.cost + HOPELESS) this.size--;
    return this;
  }

  cleared(): this {
    this.size = 0;
    return this;
  }
}

keepLayout(new Front());

/** A number and the one that follows it, with the explanations up to each of them. */
interface Item {
  readonly value: number;
  readonly following: number | undefined;
  readonly here: Front;
  readonly next: Front;
}

/** All ways in which an item follows `before`, where `expected` is expected at `cost`; at the very start there is nothing before. */
function explain(
  { value, following, here, next }: Item,
  before: State | null,
  expected: number,
  cost: number,
  opens: boolean,
): void {
  if (value === expected) here.add(value + 1, cost, "right", expected, opens, before);
  if (opens && value !== expected) here.add(value + 1, cost + COST.headless, "first", expected, opens, before);
  if (!opens && value > expected) here.add(value + 1, cost + COST.gap, "gap", expected, opens, before);
  if (value !== expected) here.add(expected + 1, cost + COST.wrong, "wrong", expected, opens, before);
  if (value < expected && !opens)
    here.add(expected, cost + (value === expected - 1 ? COST.duplicate : COST.extra), "extra", expected, opens, before);
  if (value === expected + 1 && following === expected) {
    const first: State = { expected, cost, kind: "right", right: expected, opens, before };
    next.add(expected + 2, cost + COST.swapped, "swapped", expected + 1, false, first);
  }
}

/** An item as the head of a new series after `least`. */
function restart(item: Item, least: State, cost: number): void {
  const drop = item.value === 1 ? cost : Math.min(cost, COST.drop);
  explain(item, least, 1, least.cost + drop, true);
}
