const samples: object[] = [];

/**
 * Keeps the layout of the objects that `sample` is one of. V8 forgets a layout of which there is no object when it collects
 * the garbage of the whole heap, and with it all code that was compiled for it: for what is made for a line, or a speech,
 * and never kept.
 */
export function keepLayout(sample: object): void {
  samples.push(sample);
}
