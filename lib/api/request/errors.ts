import { AppError, InvalidInputError } from '@/lib/services/errors';

/** 400: what came is no JSON in UTF-8. */
export function unreadable(detail: string): InvalidInputError {
  return new InvalidInputError([], detail, 400);
}

/** 413: more than this server reads. */
export class TooLargeError extends AppError {
  constructor() {
    super(413, 'too-large', 'The body has more than 1 MiB. Send less at a time.');
  }
}

/** 415: a body in another format. */
export class UnsupportedMediaTypeError extends AppError {
  constructor(wanted: string) {
    super(415, 'unsupported-media-type', `Send the body as ${wanted}, with that Content-Type.`);
  }
}

/** 415: a compressed body (RFC 9110, 15.5.16). */
export class UnsupportedCodingError extends AppError {
  constructor() {
    super(415, 'unsupported-media-type', 'Send the body as it is, without a Content-Encoding such as gzip.');
  }
}
