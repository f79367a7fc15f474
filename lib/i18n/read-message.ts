const ARGUMENT = /\{(\w+)\}/g;

/** An English text of a catalogue as the sentences it stands for. */
export type Pattern = { key: string; names: string[]; is: RegExp; fixed: number };

/** The English catalogue holds the core's own words, so it tells which of them a message is, and what stands in it. */
export function patternsOf(texts: Readonly<Record<string, string>>): Pattern[] {
  const patterns = Object.entries(texts).map(([key, text]) => {
    const parts = text
      .split(ARGUMENT)
      .map((part, at) => (at % 2 ? '(.+)' : unquote(part).replace(/[.*+?^${}()[\]\\|/]/g, '\\$&')));
    const names = [...text.matchAll(ARGUMENT)].map(([, name = '']) => name);
    const fixed = text.replace(ARGUMENT, '').length;
    return { key, names, is: new RegExp(`^${parts.join('')}$`), fixed };
  });
  // What says most by itself goes first: a gap takes whatever it is given.
  return patterns.sort((one, other) => other.fixed - one.fixed);
}

/** A brace that is meant as one is quoted in a catalogue. */
const unquote = (part: string) => part.replace(/'([{}])'/g, '$1');

/** Which text a message is, and what its arguments were; undefined when no text says so. */
export function readMessage(patterns: readonly Pattern[], message: string) {
  for (const { key, names, is } of patterns) {
    const found = is.exec(message);
    if (found) return { key, given: Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? ''])) };
  }
  return undefined;
}
