import { z } from 'zod';
import { parseExpression } from './cel';
import { parseCron } from './cron';
import { dueAt } from './duration';
import { SERVE_URL, serveRequest } from './serve-request';

const triggerSchema = z.union([
  z.object({ cron: z.string(), jitter: z.unknown().optional() }),
  z.object({ event: z.string(), expression: z.string().optional() }),
]);

const concurrencySchema = z.object({
  limit: z.number().int().positive(),
  key: z.string().optional(),
  scope: z.enum(['fn', 'env', 'account']).optional(),
});

const functionSchema = z.object({
  id: z.string(),
  name: z.string(),
  triggers: z.array(triggerSchema),
  steps: z.object({ step: z.object({ retries: z.object({ attempts: z.number().int().min(0) }).optional() }) }),
  idempotency: z.string().optional(),
  concurrency: z.union([z.number().int(), concurrencySchema, z.array(concurrencySchema)]).optional(),
  cancel: z
    .array(z.object({ event: z.string(), if: z.string().optional(), timeout: z.string().optional() }))
    .optional(),
});

/** Declared by the SDK, enforced by the server: what this engine does not enforce it must refuse. */
const REFUSED = ['debounce', 'throttle', 'rateLimit', 'batchEvents', 'singleton', 'priority', 'timeouts'] as const;
const DEFAULT_RETRIES = 3;

export type ConcurrencyRule = z.infer<typeof concurrencySchema>;
export type CancelRule = NonNullable<z.infer<typeof functionSchema>['cancel']>[number];

export interface FunctionSpec {
  id: string;
  name: string;
  /** Tries of one step in all, the first included. */
  maxAttempts: number;
  events: { name: string; if?: string }[];
  crons: string[];
  cancels: CancelRule[];
  concurrency: ConcurrencyRule[];
  /** CEL expression; runs of an equal value within 24 hours are one run. */
  idempotency?: string;
}

export interface Registry {
  functions: ReadonlyMap<string, FunctionSpec>;
  triggeredBy(event: string): { spec: FunctionSpec; if?: string }[];
  cancelledBy(event: string): { spec: FunctionSpec; rule: CancelRule }[];
}

/**
 * Reads the functions through `serve`'s own in-band sync, as an Inngest server does.
 * @throws Error when a function declares what the engine cannot enforce, or an expression is not valid
 */
export async function readRegistry(serve: (request: Request) => Promise<Response>): Promise<Registry> {
  const request = serveRequest('PUT', {}, { url: SERVE_URL }, { 'x-inngest-sync-kind': 'in_band' });
  const response = await serve(request);
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`The functions could not be read: ${JSON.stringify(body)}`);
  const list = z.object({ functions: z.array(z.record(z.string(), z.unknown())) }).parse(body).functions;
  return makeRegistry(list.map(readFunction));
}

function readFunction(raw: Record<string, unknown>): FunctionSpec {
  const refused = REFUSED.filter((option) => raw[option] !== undefined && raw[option] !== null);
  if (refused.length > 0) {
    throw new Error(`The embedded engine does not support ${refused.join(', ')} (function "${String(raw.id)}")`);
  }
  const config = functionSchema.parse(raw);
  const spec: FunctionSpec = {
    id: config.id,
    name: config.name,
    maxAttempts: (config.steps.step.retries?.attempts ?? DEFAULT_RETRIES) + 1,
    events: config.triggers.flatMap((trigger) =>
      'event' in trigger ? [{ name: trigger.event, if: trigger.expression }] : [],
    ),
    crons: config.triggers.flatMap((trigger) => ('cron' in trigger ? [trigger.cron] : [])),
    cancels: config.cancel ?? [],
    concurrency: rulesOf(config.concurrency),
    idempotency: config.idempotency,
  };
  check(spec);
  return spec;
}

function rulesOf(declared: z.infer<typeof functionSchema>['concurrency']): ConcurrencyRule[] {
  if (declared === undefined || declared === 0) return [];
  if (typeof declared === 'number') return [{ limit: declared }];
  return Array.isArray(declared) ? declared : [declared];
}

/** A mistake in an expression must stop the start, not a run months later. */
function check(spec: FunctionSpec): void {
  try {
    for (const cron of spec.crons) parseCron(cron);
    for (const trigger of spec.events) if (trigger.if) parseExpression(trigger.if);
    for (const rule of spec.concurrency) checkConcurrency(rule);
    if (spec.idempotency) parseExpression(spec.idempotency);
    for (const rule of spec.cancels) {
      if (rule.if) parseExpression(rule.if);
      if (rule.timeout) dueAt(rule.timeout, new Date(0));
    }
  } catch (error) {
    throw new Error(`Function "${spec.id}": ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function checkConcurrency(rule: ConcurrencyRule): void {
  if (rule.key) parseExpression(rule.key);
  else if (rule.scope && rule.scope !== 'fn') throw new Error(`concurrency with scope "${rule.scope}" needs a key`);
}

function makeRegistry(specs: FunctionSpec[]): Registry {
  const triggers = Map.groupBy(
    specs.flatMap((spec) => spec.events.map((trigger) => ({ spec, name: trigger.name, if: trigger.if }))),
    (trigger) => trigger.name,
  );
  const cancels = Map.groupBy(
    specs.flatMap((spec) => spec.cancels.map((rule) => ({ spec, rule }))),
    ({ rule }) => rule.event,
  );
  return {
    functions: new Map(specs.map((spec) => [spec.id, spec])),
    triggeredBy: (event) => triggers.get(event) ?? [],
    cancelledBy: (event) => cancels.get(event) ?? [],
  };
}
