import type { Rule } from "./rule";
import { pinyin } from "./text/pinyin";

/** All rules, in the order in which their problems are listed at one place. */
export const rules: readonly Rule[] = [pinyin];
