import type { Rule } from "./rule";

/** All rules, in the order in which their problems are listed at one place. */
export const rules: readonly Rule[] = [];
