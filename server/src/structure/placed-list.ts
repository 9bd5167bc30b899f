/**
 * Items at ascending places, rows or lines. An edit moves most of them: that costs a number each, for the items stay the same
 * objects.
 */
export class PlacedList<T> {
  /** Both have the same length. */
  constructor(
    readonly places: readonly number[] = [],
    readonly items: readonly T[] = [],
  ) {}

  get length(): number {
    return this.items.length;
  }

  /** The index of the first item at or behind `place`; the length where there is none. */
  firstFrom(place: number): number {
    let low = 0;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.places[middle]! < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** What `make` makes of each item, its place and its index. */
  map<Made>(make: (item: T, place: number, index: number) => Made): Made[] {
    const made: Made[] = [];
    for (let i = 0; i < this.items.length; i++) made.push(make(this.items[i]!, this.places[i]!, i));
    return made;
  }

  /** The items from index `from` to before `to`. */
  slice(from: number, to: number): PlacedList<T> {
    return new PlacedList(this.places.slice(from, to), this.items.slice(from, to));
  }

  /** The list with `fresh` in place of the items from index `from` to before `to`; what stands behind them is moved `by` so much. */
  splice(from: number, to: number, fresh: PlacedList<T>, by: number): PlacedList<T> {
    const places = this.places.slice(0, from).concat(fresh.places, this.places.slice(to));
    if (by !== 0) for (let i = from + fresh.length; i < places.length; i++) places[i]! += by;
    return new PlacedList(places, this.items.slice(0, from).concat(fresh.items, this.items.slice(to)));
  }
}
