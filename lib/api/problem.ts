import { STATUS_CODES } from 'node:http';
import type { AppError, FieldError } from '@/lib/services/errors';
import { publicUrl } from '@/lib/services/public-url';
import type { Reply } from './reply';

export interface Problem {
  status: number;
  code: string;
  detail: string;
  errors?: readonly FieldError[];
  headers?: Record<string, string>;
}

/** An error as every route answers it: a problem document (RFC 9457) whose `type` is where its code is explained. */
export function problem({ status, code, detail, errors = [], headers }: Problem): Reply {
  const type = publicUrl(`/help/api#${code}`);
  const body = JSON.stringify({ type, title: STATUS_CODES[status] ?? 'Error', status, detail, code, errors });
  return { status, headers: { 'content-type': 'application/problem+json', ...headers }, body };
}

/** What an expected error says to the caller. */
export function problemOf(error: AppError): Reply {
  const headers: Record<string, string> = {};
  if (error.status === 401) headers['www-authenticate'] = 'Bearer realm="Kith"';
  if ('retryAfterSeconds' in error) headers['retry-after'] = String(error.retryAfterSeconds);
  return problem({ status: error.status, code: error.code, detail: error.message, errors: error.errors, headers });
}
