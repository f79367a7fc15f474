import { InvalidInputError } from '../errors';

/** A file's bytes or text, from its beginning each time it is called: a file out of order is read twice. */
export type CsvSource = () => AsyncIterable<Uint8Array | string>;

/** Text that is in memory already. */
export function textSource(text: string): CsvSource {
  return async function* () {
    yield text;
  };
}

/**
 * Decodes UTF-8, and UTF-16 as Excel's "Unicode text" writes it; a byte order mark is dropped.
 * @throws InvalidInputError for bytes that are neither: a name would be stored garbled
 */
export async function* decodeCsv(source: CsvSource): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of source()) {
      if (typeof chunk === 'string') {
        yield decoder ? chunk : chunk.replace(/^\ufeff/, '');
        decoder ??= new TextDecoder('utf-8', { fatal: true });
        continue;
      }
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder?.decode() ?? '';
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const message = 'Must be UTF-8 text. In Excel choose "CSV UTF-8" when you save.';
    throw new InvalidInputError([{ path: 'file', message }], 'This file cannot be read.', 400);
  }
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
