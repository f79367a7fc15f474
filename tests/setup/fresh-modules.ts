import { vi } from 'vitest';

// A worker goes on from file to file and reads its packages once. Kith's own modules are read anew for each file, so that nothing that
// one of them remembers, no setting and no pool of the whole process reaches the next file.
const BEFORE = Symbol.for('kith.tests.environment');
const shared = globalThis as { [BEFORE]?: NodeJS.ProcessEnv } & Record<symbol, unknown>;
shared[BEFORE] ??= { ...process.env };

vi.unstubAllEnvs();
for (const name of Object.keys(process.env)) if (!(name in shared[BEFORE])) delete process.env[name];
Object.assign(process.env, shared[BEFORE]);

for (const key of Object.getOwnPropertySymbols(shared)) {
  if (key !== BEFORE && Symbol.keyFor(key)?.startsWith('kith.')) delete shared[key];
}
vi.resetModules();
