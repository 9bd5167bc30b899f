import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import * as vscode from "vscode";
import { itShows } from "./page";
import { show, until, untilSpeeches } from "./workbench";

const DUMP = `第一篇：在春耕会上的讲话
同志们：
水要蓄，渠要修，人要到位。
同志们、朋友们！
三分靠种，七分靠管。
谢谢大家！
本文来源于网络，仅供参考。
第二篇：在夏收会上的讲话
同志们：
麦子黄了不等人，镰刀要磨快。
谢谢大家！
`;

/** The themes, and the class that the window has in each. */
const THEMES = [
  ["Default Light Modern", "vs"],
  ["Default Dark Modern", "vs-dark"],
  ["Default High Contrast", "hc-black"],
  ["Default High Contrast Light", "hc-light"],
] as const;
/** The contrast of text to what is behind it (WCAG 2, AA). */
const READABLE = 4.5;

interface Look {
  readonly text: string;
  /** To the background of the editor. */
  readonly contrast: number;
  /** How it looks to someone who sees no colours. */
  readonly shape: string;
  /** VS Code itself fades what is not needed. */
  readonly faded: boolean;
}

describe("themes", () => {
  const theme = (name: string | undefined) =>
    vscode.workspace.getConfiguration("workbench").update("colorTheme", name, vscode.ConfigurationTarget.Global);
  after(() => theme(undefined));
  for (const [name, kind] of THEMES)
    itShows(`${name}: what things are can be read, and told apart without colours`, async (page) => {
      await theme(name);
      await until("the theme", () => page.locator(`.monaco-workbench.${kind}`).isVisible());
      const { document } = await show("themes.speechdump", DUMP);
      await untilSpeeches(document, [0, 7]);
      const shape = async (text: string) => (await looks(page)).find((look) => look.text.startsWith(text))?.shape;
      await until("italics for rhetoric", async () => (await shape("同志们、朋友们"))?.includes("italic"));
      for (const { text, contrast, faded } of await looks(page))
        assert.ok(faded || contrast >= READABLE, `${text} has a contrast of ${contrast.toFixed(1)}`);
      const body = await shape("水要蓄");
      assert.notEqual(await shape("在春耕会"), body);
      assert.notEqual(await shape("同志们、朋友们"), await shape("同志们："));
      // In high contrast what is not needed has a line below, else it is faded.
      const isMarked = (await shape("本文来源")) !== body || (await page.locator(".cdr.squiggly-unnecessary").count());
      assert.ok(isMarked, "junk looks like text");
    });
});

/** How each piece of the text looks. */
function looks(page: Page): Promise<Look[]> {
  return page.evaluate(() => {
    type Colour = readonly [number, number, number, number];
    const parse = (colour: string): Colour => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = colour.match(/[\d.]+/g)!.map(Number);
      return [red, green, blue, alpha];
    };
    const luminance = ([red, green, blue]: Colour) => {
      const [r, g, b] = [red, green, blue].map((part) =>
        part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
    };
    const ground = parse(getComputedStyle(document.querySelector(".monaco-editor-background")!).backgroundColor);
    const spans = [...document.querySelectorAll(".editor-instance .view-line span span")];
    return spans.map((span) => {
      const { color, opacity, fontWeight, fontStyle, textDecorationLine, borderBottomStyle } = getComputedStyle(span);
      const [red, green, blue, alpha] = parse(color);
      const strength = alpha * Number(opacity);
      const mixed = [red, green, blue].map((part, i) => part * strength + ground[i]! * (1 - strength));
      const [light, dark] = [luminance(mixed as unknown as Colour), luminance(ground)].sort((a, b) => b - a);
      return {
        text: span.textContent ?? "",
        contrast: (light! + 0.05) / (dark! + 0.05),
        faded: Number(opacity) < 1,
        shape: [fontWeight, fontStyle, textDecorationLine, borderBottomStyle, opacity].join(" "),
      };
    });
  });
}
