import { FORBIDDEN } from '@/lib/domain/common/digests';
import type { RuleCode } from '@/lib/domain/rule-codes';
import type { RefusalCode } from './refusal-codes';

export interface FieldError {
  /** Dotted path of the field, as in the body: `rewards.tiers.0.fromCount`. */
  path: string;
  message: string;
}

/** An expected error: its words reach the user and say what to do next. Everything else is logged and answered as 500. */
export class AppError extends Error {
  constructor(
    readonly status: number,
    readonly code: RefusalCode,
    message: string,
    readonly errors: FieldError[] = [],
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** 422 `invalid-input` by default; 400 when the body could not be read at all. */
export class InvalidInputError extends AppError {
  constructor(errors: FieldError[], message = 'Some fields need another value.', status: 400 | 422 = 422) {
    super(status, status === 400 ? 'unreadable' : 'invalid-input', message, errors);
  }
}

export class UnauthorizedError extends AppError {
  constructor(message = 'Sign in, or send a valid access token.') {
    super(401, 'unauthorized', message);
  }
}

export class ForbiddenError extends AppError {
  readonly digest = FORBIDDEN;

  constructor(scope: string) {
    super(403, 'forbidden', `This needs the right "${scope}".`);
  }
}

/** Also for a row of another organisation: whether it exists is nobody's business. */
export class NotFoundError extends AppError {
  constructor(what: string) {
    super(404, 'not-found', `There is no such ${what} here.`);
  }
}

export class ConflictError extends AppError {
  constructor(message: string, code: RefusalCode = 'conflict', errors: FieldError[] = []) {
    super(409, code, message, errors);
  }
}

/** 422: a business rule says no, with its code. */
export class RuleError extends AppError {
  constructor(
    readonly rule: RuleCode,
    message: string,
    errors: FieldError[] = [],
  ) {
    super(422, rule, message, errors);
  }
}

export class TooManyRequestsError extends AppError {
  constructor(
    readonly retryAfterSeconds: number,
    message = `Too many requests. Try again in ${retryAfterSeconds} seconds.`,
  ) {
    super(429, 'too-many-requests', message);
  }
}

/** 429 of what a person may do so many times a day: nobody counts seconds then. */
export class TooManyTodayError extends TooManyRequestsError {
  constructor(retryAfterSeconds: number) {
    super(retryAfterSeconds, 'That was a lot for one day. Try again tomorrow.');
  }
}
