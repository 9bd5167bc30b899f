import { type Disposable, FileDecoration, Uri, window } from "vscode";
import type { SpeechSummary } from "../../protocol/requests";
import { total } from "./speechNodes";
import { problemsText } from "./statusBar";

const SCHEME = "speech-corpus-badge";

/** What the editor knows a badge by: another count is another badge. */
export function badgeUri({ index, problems }: SpeechSummary): Uri {
  return Uri.from({ scheme: SCHEME, path: `/${index}`, query: String(total(problems)) });
}

/** How many problems a speech has, at the right of its row, where no long title pushes it out of sight. */
export function problemBadges(): Disposable {
  return window.registerFileDecorationProvider({
    provideFileDecoration({ scheme, query }) {
      const count = Number(query);
      if (scheme !== SCHEME || count === 0) return undefined;
      // A badge holds two characters.
      return new FileDecoration(count < 100 ? String(count) : "++", problemsText(count));
    },
  });
}
