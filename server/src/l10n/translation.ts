import { existsSync } from "node:fs";
import { join } from "node:path";
import * as l10n from "@vscode/l10n";
import type { Message } from "../text/message";

/** The bundles stand beside `dist`, where the extension host reads them too. */
const FOLDER = join(__dirname, "..", "l10n");

/** Makes `say` speak the language of `locale` (zh-CN, zh-TW, zh-Hant-HK …); English where there is no bundle for it. */
export function speak(locale: string | undefined): void {
  const bundle = join(FOLDER, `bundle.l10n.${bundleOf(locale?.toLowerCase() ?? "en")}.json`);
  if (existsSync(bundle)) l10n.config({ fsPath: bundle });
}

/** `message` in the user's language. */
export function say(message: Message): string {
  return l10n.t(message.template, message.args);
}

function bundleOf(locale: string): string {
  if (!locale.startsWith("zh")) return locale;
  return /hant|tw|hk|mo/.test(locale) ? "zh-tw" : "zh-cn";
}
