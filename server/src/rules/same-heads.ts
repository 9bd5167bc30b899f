import type { Placement } from "../structure/structure";
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
  for (let i = 0; i < now.speeches.length; i++)
    if (now.speeches[i] !== old.speeches[i] && !isSameHead(before, old.speeches[i]!, after, now.speeches[i]!))
      return false;
  return true;
}

/** Whether the head of speech `old` in `before` and that of `now` in `after` are the same, and stand at the same lines. */
function isSameHead(before: DumpContext, old: Placement, after: DumpContext, now: Placement): boolean {
  const { line, speech, duplicateOf } = now;
  if (line !== old.line || duplicateOf !== old.duplicateOf || speech.title !== old.speech.title) return false;
  if (speech.marker !== old.speech.marker || speech.ordinal !== old.speech.ordinal) return false;
  const last = Math.min(speech.endLine, HEAD - 1);
  if (last !== Math.min(old.speech.endLine, HEAD - 1)) return false;
  for (let i = line; i <= line + last; i++) if (before.lines.at(i) !== after.lines.at(i)) return false;
  return true;
}
