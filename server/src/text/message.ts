/**
 * A sentence for the user that is not yet in the user's language: `template` is English, is the key of the
 * translation, and holds `{name}` where `args.name` goes. The faces render it; the engine never does.
 */
export interface Message {
  readonly template: string;
  readonly args: Readonly<Record<string, string | number>>;
}

export function message(template: string, args: Message["args"] = {}): Message {
  return { template, args };
}

/** The message in the words of `translate` (template → template), English where it knows none. */
export function renderMessage({ template, args }: Message, translate: (template: string) => string = (t) => t): string {
  return translate(template).replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));
}
