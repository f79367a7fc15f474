import { AppError } from '../errors';

/** 409: the first request with this key has not been answered yet. */
export class InProgressError extends AppError {
  readonly retryAfterSeconds = 1;
  constructor() {
    super(409, 'idempotency-in-progress', 'A request with this Idempotency-Key is being worked on. Ask again shortly.');
  }
}

/** 422: the key belongs to another request. */
export class IdempotencyMismatchError extends AppError {
  constructor() {
    super(
      422,
      'idempotency-mismatch',
      'This Idempotency-Key was used with another request. Send the same request again, or take a new key.',
    );
  }
}
