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

const TONES = ["\u0304", "\u0301", "\u030c", "\u0300"];
/** Letters that sites type for the proper ones. */
const VARIANTS: Readonly<Record<string, string>> = { ɡ: "g", ɑ: "a", "\u0306": "\u030c" };
const VARIANT = /[ɡɑ\u0306]/g;

/** Every legal syllable with its tone mark where the rules of pinyin put it, composed and decomposed (NFC and NFD). */
const allToned = (): ReadonlySet<string> =>
  new Set(
    [...Object.entries(FINALS).flatMap(([initial, finals]) => spell(initial, finals.split(" "))), ...NASALS].flatMap(
      (syllable) => TONES.map((tone) => withTone(syllable, tone)).flatMap((toned) => [toned, toned.normalize("NFC")]),
    ),
  );
/** Made when it is first asked for: most dumps hold no pinyin. */
let toned: ReadonlySet<string> | undefined;

/** The spellings of one initial; ü is also typed v after n and l, u in nue and lue, and kept after j, q, x and y. */
function spell(initial: string, finals: readonly string[]): string[] {
  return finals.flatMap((final) => {
    const syllable = (initial + final).normalize("NFD");
    if (final.startsWith("ü")) return [syllable, initial + final.replace("ü", "v"), initial + final.replace("ü", "u")];
    if ("jqxy".includes(initial) && final.startsWith("u")) return [syllable, initial + final.replace("u", "u\u0308")];
    return [syllable];
  });
}

/** The mark goes on a or e, on the o of ou, otherwise on the last vowel; without vowels on the nasal. */
function withTone(syllable: string, tone: string): string {
  const at = /[ae]|o(?=u)/.exec(syllable)?.index ?? Math.max(...Array.from("iouv", (v) => syllable.lastIndexOf(v)));
  const to = at >= 0 ? at + 1 : /[nm]/.exec(syllable)!.index + 1;
  const diaeresis = /[\u0308\u0302]/.test(syllable.charAt(to)) ? to + 1 : to;
  return syllable.slice(0, diaeresis) + tone + syllable.slice(diaeresis);
}

/** Whether `text` is one legal Mandarin syllable with a tone mark, in lower case. */
export function isTonedSyllable(text: string): boolean {
  const standard = () => text.normalize("NFD").replace(VARIANT, (letter) => VARIANTS[letter]!);
  toned ??= allToned();
  return toned.has(text) || (!/^[a-z]*$/.test(text) && toned.has(standard()));
}
