import { Inngest } from 'inngest';
import { localClientOptions } from '@/inngest/local/client-options';
import { createEngine, type Engine, type EngineOptions } from '@/inngest/local/engine';
import type { EndedRun, Harness } from './harness';

export const silent = { debug() {}, info() {}, warn() {}, error() {} };

export function localClient(id = 'test'): Inngest {
  return new Inngest({ id, ...localClientOptions(), logger: silent });
}

/** An engine that looks often, and is quiet about the failures that tests make on purpose. */
export function testEngine(options: Omit<EngineOptions, 'logger' | 'pollIntervalMs'>): Engine {
  return createEngine({ pollIntervalMs: 50, logger: silent, ...options });
}

export function localHarness(engine: Engine, appId = 'test'): Harness {
  return {
    send: (events) => engine.send(events),
    async runs(functionId, eventId) {
      const runs = await engine.runsOf({ functionId: `${appId}-${functionId}`, eventId });
      return runs.map(({ id, status, output, error }): EndedRun | null =>
        status === 'running' ? null : { id, status, output, error: error?.message ?? null },
      );
    },
  };
}
