import { message } from "../../text/message";
import { inLine } from "../../text/position";
import type { SpeechRule } from "../rule";

export const untitled: SpeechRule = {
  code: "speech/untitled",
  scope: "speech",
  severity: "information",
  summary: message("A speech has no title"),
  check({ lines, speech }) {
    if (speech.title !== null) return [];
    return [
      {
        code: untitled.code,
        severity: untitled.severity,
        range: inLine(0, 0, lines[0]!.text.length),
        message: message("The speech that starts here has no title"),
        related: [],
        fixable: false,
      },
    ];
  },
};
