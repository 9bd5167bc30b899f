import { markersBackwards } from "./collection/backwards";
import { countMismatch } from "./collection/count-mismatch";
import { markerTwice } from "./collection/duplicate";
import { duplicateSpeech } from "./collection/duplicate-speech";
import { missingMarker } from "./collection/missing-marker";
import { tocMismatch } from "./collection/toc-mismatch";
import { noiseRules } from "./noise/noise";
import { backwards } from "./numbering/backwards";
import { bracketMismatch } from "./numbering/bracket-mismatch";
import { buriedHeading } from "./numbering/buried-heading";
import { claimedCount } from "./numbering/claimed-count";
import { duplicate } from "./numbering/duplicate";
import { firstNotOne } from "./numbering/first-not-one";
import { gap } from "./numbering/gap";
import { levelJump } from "./numbering/level-jump";
import { lostParent } from "./numbering/lost-parent";
import { separator } from "./numbering/separator";
import { styleMismatch } from "./numbering/style-mismatch";
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
  missingMarker,
  markersBackwards,
  markerTwice,
  countMismatch,
  tocMismatch,
  duplicateSpeech,
  gap,
  duplicate,
  backwards,
  firstNotOne,
  lostParent,
  styleMismatch,
  levelJump,
  bracketMismatch,
  separator,
  buriedHeading,
  claimedCount,
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
