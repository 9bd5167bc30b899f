import { duplicateSpeech } from "./collection/duplicate-speech";
import { noiseRules } from "./noise/noise";
import { backwards } from "./numbering/backwards";
import { duplicate } from "./numbering/duplicate";
import { firstNotOne } from "./numbering/first-not-one";
import { gap } from "./numbering/gap";
import { lostParent } from "./numbering/lost-parent";
import type { Rule } from "./rule";
import { truncated } from "./speech/truncated";
import { untitled } from "./speech/untitled";
import { controlCharacter } from "./text/control-character";
import { hardWrap } from "./text/hard-wrap";
import { mojibake } from "./text/mojibake";
import { ocrDamage } from "./text/ocr-damage";
import { pinyin } from "./text/pinyin";
import { punctuationWidth } from "./text/punctuation-width";
import { tornSentence } from "./text/torn-sentence";
import { unbalancedQuotes } from "./text/unbalanced-quotes";

/** All rules, in the order in which their problems are listed at one place. */
export const rules: readonly Rule[] = [
  duplicateSpeech,
  gap,
  duplicate,
  backwards,
  firstNotOne,
  lostParent,
  untitled,
  truncated,
  tornSentence,
  hardWrap,
  pinyin,
  mojibake,
  controlCharacter,
  punctuationWidth,
  unbalancedQuotes,
  ocrDamage,
  ...noiseRules,
];
