import { isUtf8 } from 'node:buffer';
import type { HonoRequest } from 'hono';
import { TooLargeError, UnsupportedCodingError, UnsupportedMediaTypeError, unreadable } from './errors';

export const MAX_BODY_BYTES = 1_048_576;

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/**
 * The body as text; empty when there is none.
 * @throws UnsupportedCodingError (415) when it is compressed
 * @throws TooLargeError (413) above 1 MiB, also when no length was announced
 * @throws InvalidInputError (400) when it is no UTF-8 or ended too early
 */
export async function readText(request: HonoRequest): Promise<string> {
  const coding = request.header('content-encoding');
  if (coding !== undefined && coding.trim().toLowerCase() !== 'identity') throw new UnsupportedCodingError();
  const announced = request.header('content-length');
  if (announced === undefined && request.header('transfer-encoding') === undefined && !request.raw.body) return '';
  if (Number(announced) > MAX_BODY_BYTES) throw new TooLargeError();
  const bytes = announced === undefined ? await collect(request.raw) : await whole(request.raw);
  if (!isUtf8(bytes)) throw unreadable('The body is not valid UTF-8.');
  return bytes.toString('utf8');
}

/**
 * The body as JSON, and the text it came in.
 * @throws UnsupportedMediaTypeError (415) when it is said to be something else
 * @throws InvalidInputError (400) when it is no JSON
 */
export async function readJson(request: HonoRequest): Promise<{ text: string; value: unknown }> {
  const type = request.header('content-type');
  if (type !== undefined && !JSON_TYPE.test(type)) throw new UnsupportedMediaTypeError('application/json');
  const text = await readText(request);
  if (text === '') return { text, value: {} };
  if (type === undefined) throw new UnsupportedMediaTypeError('application/json');
  try {
    // Some writers begin with a mark of the byte order, which a reader may pass over (RFC 8259, 8.1).
    return { text, value: JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) };
  } catch {
    throw unreadable('The body is not valid JSON.');
  }
}

async function whole(request: Request): Promise<Buffer> {
  try {
    const bytes = Buffer.from(await request.arrayBuffer());
    if (bytes.length > MAX_BODY_BYTES) throw new TooLargeError();
    return bytes;
  } catch (error) {
    throw error instanceof TooLargeError ? error : unreadable('The body ended before its announced length.');
  }
}

// Without a length somebody could send for ever: count while reading.
async function collect(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (!request.body) return Buffer.alloc(0);
  try {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      length += chunk.byteLength;
      if (length > MAX_BODY_BYTES) throw new TooLargeError();
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof TooLargeError ? error : unreadable('The body could not be read to its end.');
  }
  return Buffer.concat(chunks);
}
