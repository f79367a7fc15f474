import { Environment, EvaluationError } from '@marcbachmann/cel-js';
import { LRUCache } from 'lru-cache';
import type { EngineEvent } from './types';

/** What an expression may name: the run's (or the incoming) event, and the one that arrives while a run waits. */
export interface Facts {
  event: EngineEvent;
  async?: EngineEvent;
}

const environment = new Environment({ homogeneousAggregateLiterals: false })
  .registerVariable('event', 'dyn')
  .registerVariable('async', 'dyn');
const parsed = new LRUCache<string, ReturnType<typeof environment.parse>>({ max: 1_000 });

/** @throws Error when the expression is not CEL */
export function parseExpression(expression: string): ReturnType<typeof environment.parse> {
  const known = parsed.get(expression);
  if (known) return known;
  const program = environment.parse(expression);
  parsed.set(expression, program);
  return program;
}

/** True when the expression holds; one that cannot be evaluated on these facts does not hold. */
export function holds(expression: string | null | undefined, facts: Facts): boolean {
  if (!expression) return true;
  try {
    return evaluate(expression, facts) === true;
  } catch (error) {
    if (error instanceof EvaluationError) return false;
    throw error;
  }
}

/** The value of a key expression as text, e.g. for idempotency; an absent field counts as null. */
export function keyOf(expression: string, facts: Facts): string {
  try {
    const value = evaluate(expression, facts);
    return typeof value === 'string' ? value : JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? String(v) : v));
  } catch (error) {
    if (error instanceof EvaluationError) return 'null';
    throw error;
  }
}

// Inngest reads an absent field as null where CEL fails. Only then is it evaluated so, because has() must stay right.
function evaluate(expression: string, facts: Facts): unknown {
  const program = parseExpression(expression);
  const context = { event: facts.event, async: facts.async ?? null };
  try {
    return program(context);
  } catch (error) {
    if (!(error instanceof EvaluationError) || error.code !== 'no_such_key') throw error;
    return program({ event: nullable(context.event), async: nullable(context.async) });
  }
}

function nullable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nullable);
  if (value === null || typeof value !== 'object') return value;
  return new Proxy(value as Record<string | symbol, unknown>, {
    get: (target, key) => (key in target ? nullable(target[key]) : typeof key === 'symbol' ? undefined : null),
    getOwnPropertyDescriptor: (target, key) =>
      Object.getOwnPropertyDescriptor(target, key) ?? { configurable: true, enumerable: true, value: null },
  });
}
