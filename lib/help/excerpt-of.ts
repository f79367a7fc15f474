const LENGTH = 180;
const BEFORE = 60;

/** The piece of a text around the first word that has one of `terms` in it, cut between words. `fold` says how words are compared. */
export function excerptOf(text: string, terms: readonly string[], fold: (word: string) => string): string {
  const words = text.split(' ');
  const at = words.findIndex((word) => terms.some((term) => fold(word).includes(term)));
  let from = Math.max(at, 0);
  for (let room = BEFORE; from > 0; from--) {
    room -= (words[from - 1] as string).length + 1;
    if (room < 0) break;
  }
  let to = from;
  for (let room = LENGTH; to < words.length; to++) {
    room -= (words[to] as string).length + 1;
    if (room < 0) break;
  }
  return `${from > 0 ? '… ' : ''}${words.slice(from, to).join(' ')}${to < words.length ? ' …' : ''}`;
}
