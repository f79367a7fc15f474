/** Letters whose parts Unicode does not tell apart, and the two alphabets of SEPA that are not Latin (EPC217-08). */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'TH',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  ħ: 'h',
  Ħ: 'H',
  ŋ: 'n',
  Ŋ: 'N',
  '&': '+',
  '–': '-',
  '—': '-',
  '’': "'",
  '‘': "'",
  ...pairs('αβγδεζηθικλμνξοπρσςτυφχψω', 'a v g d e z i th i k l m n x o p r s s t y f ch ps o'),
  ...pairs(
    'абвгдежзийклмнопрстуфхцчшщъьюяієїґёыэ',
    'a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya i ie i g e y e',
  ),
};

const ALLOWED = /[A-Za-z0-9/\-?:().,'+ ]/;

/**
 * A text in the characters that every SEPA bank takes (EPC217-08): accents go, other alphabets are spelt in Latin, what has no
 * letter becomes a full stop. No slash at its ends and none doubled; cut to `most` characters. May be empty.
 */
export function sepaText(text: string, most: number): string {
  const latin = [...text.normalize('NFC')].map(spelt).join('');
  return latin
    .replace(/\/{2,}/g, '/')
    .replace(/\s+/g, ' ')
    .slice(0, most)
    .replace(/^[\s/]+|[\s/]+$/g, '');
}

function spelt(character: string): string {
  if (ALLOWED.test(character)) return character;
  if (/\s/.test(character)) return ' ';
  const known = LETTERS[character];
  if (known) return known;
  const lower = LETTERS[character.toLowerCase()];
  if (lower) return lower.charAt(0).toUpperCase() + lower.slice(1);
  const bare = character.normalize('NFD').replace(/\p{M}/gu, '');
  if (!bare) return '';
  if (bare === character) return '.';
  return [...bare].map(spelt).join('');
}

function pairs(letters: string, latin: string): Record<string, string> {
  const words = latin.split(' ');
  return Object.fromEntries([...letters].map((letter, index) => [letter, words[index] ?? '.']));
}
