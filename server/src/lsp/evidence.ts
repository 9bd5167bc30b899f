import type { EvidenceName } from "../structure/evidence";
import type { Evidence } from "../structure/structure";
import { type Message, message } from "../text/message";

const WORDS: Readonly<Record<EvidenceName, Message>> = {
  prior: message("most lines start no speech"),
  marker: message("a marker numbers it"),
  spokenTitle: message("a title such as speeches have"),
  writtenTitle: message("a title such as reports have"),
  numberedTitle: message("a title with a number before it"),
  countedOn: message("it has the next number after such a title"),
  plainTitle: message("a short line that may be a title"),
  byline: message("a line under the title that names the speaker"),
  salutation: message("a salutation on its own line"),
  call: message("a call to the audience, as in mid-speech too"),
  runInSalutation: message("a salutation with text behind it"),
  greeting: message("a greeting"),
  convening: message("the first paragraph convenes"),
  opening: message("the first paragraph names the occasion"),
  announcement: message("the first paragraph announces its points"),
  thanks: message("thanks to the audience just before"),
  dated: message("a date just before"),
  conclusion: message("a concluding paragraph just before"),
  peroration: message("perhaps a concluding paragraph before"),
  pageEnd: message("the end of a web page just before"),
  afterFront: message("a table of contents or the head of the page before"),
  interruption: message("parts of a web page just before"),
  rule: message("a drawn line just before"),
  wideGap: message("a wider gap than elsewhere before"),
  restart: message("the numbering starts again"),
  renumbered: message("the numbering does not go on"),
  continued: message("the numbering goes on as if nothing started"),
  newTopic: message("the paragraphs before and after share few words"),
  midSeries: message("numbered two or higher"),
  connective: message("it opens with a word that goes on"),
  beginning: message("nothing stands before"),
  unfinished: message("the line before is unfinished"),
  claim: message("the title of the page, not of a speech"),
  frontMatter: message("little text before the next head"),
  decision: message("your decision"),
  tooShort: message("hardly any text since the boundary before"),
  stillOpening: message("the speech before has only just begun"),
};

/** What a piece of evidence is, in words. */
export function evidenceWords({ name }: Evidence): Message {
  return WORDS[name as EvidenceName];
}
