import { type Message, message } from "../text/message";
import type { Speech } from "./structure";

/** From here on a boundary counts as good as certain. */
const VERY_LIKELY = 0.95;
/** Below this confidence a boundary is worth a look. */
export const UNCERTAIN = 0.7;

/** How sure it is that a speech starts where it does. Never all of a hundred percent: it is inferred, unless the user has said so. */
export function likelihood({ confidence, evidence }: Pick<Speech, "confidence" | "evidence">): Message {
  if (evidence.some(({ name }) => name === "decision")) return message("decided by you");
  const percent = Math.min(99, Math.round(confidence * 100));
  if (confidence < UNCERTAIN) return message("uncertain ({percent} %)", { percent });
  return confidence < VERY_LIKELY
    ? message("likely ({percent} %)", { percent })
    : message("very likely ({percent} %)", { percent });
}
