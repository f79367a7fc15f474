import { serveRequest } from './serve-request';
import type { RunState } from './state';
import type { Core, SerializedError, StepOp, Thread } from './types';

/** What a function answered: it returned, it reported steps, or it threw. */
export type Answer =
  | { kind: 'returned'; data: unknown }
  | { kind: 'steps'; ops: StepOp[]; retryAfter: string | null }
  | { kind: 'threw'; error: SerializedError; retriable: boolean; retryAfter: string | null };

/** Runs a function's code from where its run stands, through the SDK's own `serve` handler in this process. */
export async function callFunction(core: Core, state: RunState, thread: Thread, maxAttempts: number): Promise<Answer> {
  const params = { fnId: state.functionId, stepId: thread.stepId ?? 'step' };
  const body = requestBody(state, thread, maxAttempts);
  const response = await core.serve(serveRequest('POST', params, body, { 'x-run-id': state.runId }));
  return readAnswer(response);
}

function requestBody(state: RunState, thread: Thread, maxAttempts: number): object {
  const stack = state.finished.map((step) => step.id);
  const steps = state.finished.map((step) => [
    step.id,
    step.status === 'error' ? { type: 'error', error: step.value } : { type: 'data', data: step.value },
  ]);
  return {
    version: 2,
    event: state.event,
    events: [state.event],
    steps: Object.fromEntries(steps),
    ctx: {
      run_id: state.runId,
      attempt: state.attempt,
      max_attempts: maxAttempts,
      // While other steps are under way every new one gets a job of its own: two entries must never run the same step.
      disable_immediate_execution: thread.stepId !== undefined || state.pending > 0,
      use_api: false,
      stack: { stack, current: stack.length },
    },
  };
}

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  const retryAfter = response.headers.get('retry-after');
  if (response.status === 200) return { kind: 'returned', data: body };
  if (response.status === 206 && Array.isArray(body)) return { kind: 'steps', ops: body as StepOp[], retryAfter };
  const retriable = response.headers.get('x-inngest-no-retry') !== 'true';
  return { kind: 'threw', error: asError(body, response.status), retriable, retryAfter };
}

/** Any thrown thing as the plain error that is stored and shown. */
export function asError(thrown: unknown, status?: number): SerializedError {
  const given = (typeof thrown === 'object' && thrown !== null ? thrown : { message: thrown }) as Record<
    string,
    unknown
  >;
  const message = given.message ?? given.error ?? `The function answered with status ${status}`;
  return {
    ...given,
    name: typeof given.name === 'string' ? given.name : 'Error',
    message: typeof message === 'string' ? message : JSON.stringify(message),
    stack: typeof given.stack === 'string' ? given.stack : undefined,
  };
}
