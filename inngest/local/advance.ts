import { inTransaction, patiently } from './database';
import { endThread } from './end-thread';
import { endJob, holdLease, type Lease } from './jobs';
import { callFunction } from './protocol';
import { slotsOf, takeSlots } from './slots';
import { loadState, type RunState } from './state';
import { storeMain } from './store-main';
import { storeStep } from './store-step';
import { collectEvents, type Outgoing } from './transport';
import type { Core, Thread, Tx } from './types';

// For runs of a function that this version of the program no longer has: they fail after the usual number of tries.
const DEFAULT_MAX_ATTEMPTS = 4;

/** Works a thread's job off: runs the function again and again until it waits for something, ends or fails. */
export async function advance(core: Core, thread: Thread, lease: Lease): Promise<void> {
  for (let first = true; ; first = false) {
    const state = await patiently(() => loadState(core.pool, thread));
    if (state?.status !== 'running') return dropJob(core, thread, lease);
    if (first && !(await mayRun(core, thread, lease, state))) return;
    const maxAttempts = core.registry.functions.get(state.functionId)?.maxAttempts ?? DEFAULT_MAX_ATTEMPTS;
    const outgoing: Outgoing = { events: [] };
    const answer = await collectEvents(outgoing, () => callFunction(core, state, thread, maxAttempts));
    const stored = { state, answer, events: outgoing.events, maxAttempts };
    const { stepId } = thread;
    const store = (tx: Tx) =>
      stepId ? storeStep(tx, core, lease, stepId, stored) : storeMain(tx, core, lease, stored);
    if ((await inTransaction(core.pool, store)) === 'stop') return;
  }
}

/** @returns false when the thread has to wait for a slot; its job is then gone until one is free */
async function mayRun(core: Core, thread: Thread, lease: Lease, state: RunState): Promise<boolean> {
  const slots = slotsOf(core.registry.functions.get(state.functionId), state.event);
  if (slots.length === 0) return true;
  return inTransaction(core.pool, async (tx) => {
    await holdLease(tx, lease);
    const taken = await takeSlots(tx, thread, slots);
    if (!taken) await endJob(tx, lease);
    return taken;
  });
}

async function dropJob(core: Core, thread: Thread, lease: Lease): Promise<void> {
  await inTransaction(core.pool, async (tx) => {
    await holdLease(tx, lease);
    await endThread(tx, lease, thread);
  });
}
