/** The finals that Mandarin puts after each initial. */
const FINALS: Readonly<Record<string, string>> = {
  "": "a o e ai ei ao ou an en ang eng er ê",
  b: "a o ai ei ao an en ang eng i ie iao ian in ing u",
  p: "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
  m: "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
  f: "a o ei ou an en ang eng u",
  d: "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un",
  t: "a e ai ei ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
  n: "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe",
  l: "a o e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe",
  g: "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
  k: "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
  h: "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
  j: "i ia ie iao iu ian in iang ing iong u ue uan un",
  q: "i ia ie iao iu ian in iang ing iong u ue uan un",
  x: "i ia ie iao iu ian in iang ing iong u ue uan un",
  zh: "a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
  ch: "a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
  sh: "a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang",
  r: "e i ao ou an en ang eng ong u ua uo ui uan un",
  z: "a e i ai ei ao ou an en ang eng ong u uo ui uan un",
  c: "a e i ai ao ou an en ang eng ong u uo ui uan un",
  s: "a e i ai ao ou an en ang eng ong u uo ui uan un",
  y: "a o e ai ao ou an ang i in ing ong u ue uan un",
  w: "a o ai ei an en ang eng u",
};
/** Syllables without a vowel: 嗯 呒 噷. */
const NASALS = ["n", "ng", "m", "hm", "hng"];

const TONE_MARKS = "\u0304\u0301\u030c\u0300";
/** What sites type for the third tone. */
const BREVE = "\u0306";
/** Letters that sites type for the proper ones. */
const VARIANTS = [
  ["ɡ", "g"],
  ["ɑ", "a"],
] as const;

const LETTERS = "abcdefghijklmnopqrstuvwxyzüê";
const numberOf = (letter: string) => LETTERS.indexOf(letter) + 1;
/** The number of a letter takes so many bits, of which none is that of a tone mark. */
const LETTER_BITS = 5;
const LETTER = (1 << LETTER_BITS) - 1;
const TONED = 1 << LETTER_BITS;
/** Marks of their own, as decomposed text has them; what they are is what they do to the letter before them. */
const [TONE, DIAERESIS, CIRCUMFLEX] = [64, 65, 66];

/** UTF-16 unit → its number as a letter or mark of pinyin, 0 for anything else. */
const UNITS = new Uint8Array(0x2000);
for (const letter of LETTERS) UNITS[letter.charCodeAt(0)] = numberOf(letter);
for (const [typed, meant] of VARIANTS) UNITS[typed.charCodeAt(0)] = numberOf(meant);
for (const mark of TONE_MARKS + BREVE) {
  UNITS[mark.charCodeAt(0)] = TONE;
  for (const letter of LETTERS) {
    const toned = (letter + mark).normalize("NFC");
    if (toned.length === 1) UNITS[toned.charCodeAt(0)] = numberOf(letter) + TONED;
  }
}
UNITS[0x308] = DIAERESIS;
UNITS[0x302] = CIRCUMFLEX;

/** The most letters of a syllable: zhuāng */
const LONGEST = 6;
const U = numberOf("u");
const E = numberOf("e");

/**
 * Reads the letters and marks of pinyin in `text` from `from` on, composed or decomposed (NFC or NFD). Returns the index
 * behind them; -1 where they are not one legal Mandarin syllable with a tone mark, in lower case.
 */
export function tonedSyllableEnd(text: string, from: number): number {
  let spelling = 0;
  let letters = 0;
  let toned = -1;
  let end = from;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    const unit = code < UNITS.length ? UNITS[code]! : 0;
    if (unit === 0) break;
    if (unit < TONE) {
      spelling = (spelling << LETTER_BITS) | (unit & LETTER);
      letters++;
      if (unit < TONED) continue;
    } else if (unit !== TONE) {
      const last = toned === letters - 1 ? 0 : spelling & LETTER;
      if (unit === DIAERESIS && last === U) spelling += numberOf("ü") - U;
      else if (unit === CIRCUMFLEX && last === E) spelling += numberOf("ê") - E;
      else return -1;
      continue;
    }
    if (toned >= 0 || letters === 0) return -1;
    toned = letters - 1;
  }
  if (toned < 0 || letters > LONGEST) return -1;
  places ??= tonePlaces();
  return places.get(spelling) === toned ? end : -1;
}

/** The letters of each legal syllable, as one number → which of them carries the mark. */
function tonePlaces(): ReadonlyMap<number, number> {
  const syllables = Object.entries(FINALS).flatMap(([initial, finals]) => spell(initial, finals.split(" ")));
  return new Map(
    [...syllables, ...NASALS].map((syllable) => {
      let spelling = 0;
      for (const letter of syllable) spelling = (spelling << LETTER_BITS) | numberOf(letter);
      return [spelling, tonePlace(syllable)];
    }),
  );
}
/** Made when they are first asked for: most dumps hold no pinyin. */
let places: ReadonlyMap<number, number> | undefined;

/** The spellings of one initial; ü is also typed v after n and l, u in nue and lue, and kept after j, q, x and y. */
function spell(initial: string, finals: readonly string[]): string[] {
  return finals.flatMap((final) => {
    const syllable = initial + final;
    if (final.startsWith("ü")) return [syllable, initial + final.replace("ü", "v"), initial + final.replace("ü", "u")];
    if ("jqxy".includes(initial) && final.startsWith("u")) return [syllable, initial + final.replace("u", "ü")];
    return [syllable];
  });
}

/** The mark goes on a or e, on the o of ou, otherwise on the last vowel; without vowels on the nasal. */
function tonePlace(syllable: string): number {
  const at = /[aeê]|o(?=u)/.exec(syllable)?.index ?? Math.max(...Array.from("iouüv", (v) => syllable.lastIndexOf(v)));
  return at >= 0 ? at : /[nm]/.exec(syllable)!.index;
}
