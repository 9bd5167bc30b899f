import { type DumpContext, HEAD } from "./rule";

/**
 * Whether the rules of the whole dump find the same in two versions of it: the title of the collection, its table of
 * contents, and the head of each speech are the same, and where they were.
 */
export function hasSameHeads(before: DumpContext, after: DumpContext): boolean {
  const [old, now] = [before.structure, after.structure];
  if (old.speeches.length !== now.speeches.length || old.kind !== now.kind || old.toc !== now.toc) return false;
  if (old.titleLine !== now.titleLine || old.claimedCount !== now.claimedCount) return false;
  if (now.titleLine !== null && before.lines.at(now.titleLine) !== after.lines.at(now.titleLine)) return false;
  return now.speeches.every((placement, i) => {
    const other = old.speeches[i]!;
    if (placement === other) return true;
    const { line, speech, duplicateOf } = placement;
    if (line !== other.line || duplicateOf !== other.duplicateOf || speech.title !== other.speech.title) return false;
    if (speech.marker !== other.speech.marker || speech.ordinal !== other.speech.ordinal) return false;
    const last = Math.min(speech.endLine, HEAD - 1);
    if (last !== Math.min(other.speech.endLine, HEAD - 1)) return false;
    for (let i = line; i <= line + last; i++) if (before.lines.at(i) !== after.lines.at(i)) return false;
    return true;
  });
}
