import type { Dump } from "../dump";
import type { SpeechContext } from "../rules/rule";
import type { Placement } from "../structure/structure";

/** What a speech rule sees of a speech. */
export function speechContext(dump: Dump, { line, speech }: Placement): SpeechContext {
  return { lines: dump.lines.slice(line, line + speech.endLine + 1), speech, numbering: dump.numbering };
}
