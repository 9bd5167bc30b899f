import { InputBoxValidationSeverity, l10n, type Memento, type QuickPickItem, window } from "vscode";
import type { FileNames, SplitOptions } from "../../protocol/fileRequests";

const TEMPLATE = "{ordinal:02}-{title}";
const PLACEHOLDERS = "{ordinal} {index} {title} {date} {speaker} {source} {sha8}";

/** Under what the last answers are remembered. */
const LAST = "speechCorpus.splitOptions";

/**
 * Asks what goes into the files of a split, then for their names, with an example of what a template gives. The last answers
 * are the defaults.
 * @param naming the names that a template gives
 * @param memory where the answers are remembered
 */
export async function pickOptions(
  naming: (template: string) => Promise<FileNames>,
  memory: Memento,
): Promise<SplitOptions | undefined> {
  const last = memory.get<SplitOptions>(LAST, {});
  const items: readonly (QuickPickItem & { readonly options: SplitOptions })[] = [
    {
      label: l10n.t("Front matter (YAML)"),
      detail: l10n.t("Title, speaker, date, source and lines before each speech"),
      options: { header: "yaml" },
    },
    {
      label: l10n.t("Lines of junk go to rest.txt"),
      detail: l10n.t("Instead of staying in the speech that they interrupt"),
      options: { junk: "rest" },
    },
    {
      label: l10n.t("Mend the text"),
      detail: l10n.t("Where that is safe: pinyin, punctuation width, wrapped lines, control characters"),
      options: { clean: ["text/*"] },
    },
    {
      label: l10n.t("Mend the numbering"),
      detail: l10n.t("Where that is safe"),
      options: { clean: ["numbering/*"] },
    },
  ];
  const picked = await window.showQuickPick(
    items.map((item) => ({ ...item, picked: includes(last, item.options) })),
    {
      canPickMany: true,
      title: l10n.t("Split Speeches into Files"),
      placeHolder: l10n.t("Nothing checked: each file holds the speech as it stands in the dump"),
    },
  );
  const template = picked && (await pickTemplate(naming, last.template ?? TEMPLATE));
  if (template === undefined) return undefined;
  const clean = picked!.flatMap(({ options }) => options.clean ?? []);
  const chosen = Object.assign({ template }, ...picked!.map(({ options }) => options), clean.length > 0 && { clean });
  await memory.update(LAST, chosen);
  return chosen;
}

/** Whether `chosen` asks for all that `options` ask for. */
function includes(chosen: SplitOptions, { header, junk, clean = [] }: SplitOptions): boolean {
  return (
    (header === undefined || header === chosen.header) &&
    (junk === undefined || junk === chosen.junk) &&
    clean.every((code) => chosen.clean?.includes(code))
  );
}

async function pickTemplate(
  naming: (template: string) => Promise<FileNames>,
  value: string,
): Promise<string | undefined> {
  const example = l10n.t("For instance {0}", (await naming(value)).names[0] ?? "");
  return window.showInputBox({
    title: l10n.t("Names of the Files"),
    prompt: `${example}. ${l10n.t("Placeholders: {0}; {1} pads with zeros", PLACEHOLDERS, "{ordinal:02}")}`,
    value,
    ignoreFocusOut: true,
    async validateInput(template) {
      const { unknown, names } = await naming(template);
      return unknown === null
        ? { message: l10n.t("For instance {0}", names[0] ?? ""), severity: InputBoxValidationSeverity.Info }
        : { message: l10n.t("{0} is no placeholder.", unknown), severity: InputBoxValidationSeverity.Error };
    },
  });
}
