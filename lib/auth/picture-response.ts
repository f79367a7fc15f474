import { errorResponse } from './error-response';

interface Picture {
  contentType: string;
  content: Uint8Array;
  version: string;
}

/**
 * A stored picture as an answer: by its own type and nothing else, kept by the browser for a day and for good under the address
 * that names its version. 304 for who has it, and the words of an expected error.
 */
export async function pictureResponse(request: Request, read: () => Promise<Picture>): Promise<Response> {
  try {
    const { contentType, content, version } = await read();
    const isNamed = new URL(request.url).searchParams.get('v') === version;
    const headers = {
      etag: `"${version}"`,
      'cache-control': isNamed ? 'private, max-age=31536000, immutable' : 'private, max-age=86400',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    };
    if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
    const body = new Uint8Array(content);
    return new Response(body, { headers: { ...headers, 'content-type': contentType } });
  } catch (error) {
    return errorResponse(error);
  }
}
