import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { sandboxBank } from '@/lib/integrations/payouts/embedded';
import { chooseFaults } from './sandbox-bank/faults';
import { openJournal } from './sandbox-bank/journal';
import { serveBank } from './sandbox-bank/serve';

// The sandbox bank in a process of its own: node --import tsx scripts/sandbox-bank.ts --dir DIR [--port 4010] …
// Kith uses it when SANDBOX_BANK_URL names it. No money moves.
const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    port: { type: 'string', default: '0' },
    /** Milliseconds from accepted to settled. */
    settlement: { type: 'string', default: '2000' },
    /** Parts of all requests that go wrong, and of new transfers that never settle: 0 to 1. */
    faults: { type: 'string', default: '0' },
    failures: { type: 'string', default: '0' },
    /** How long a late answer takes, in milliseconds. */
    late: { type: 'string', default: '15000' },
    seed: { type: 'string', default: '1' },
  },
});

function numberOf(name: Exclude<keyof typeof values, 'dir'>, most: number): number {
  const value = Number(values[name]);
  if (Number.isFinite(value) && value >= 0 && value <= most) return value;
  process.stderr.write(`--${name} must be a number from 0 to ${most}\n`);
  process.exit(2);
}

if (!values.dir) {
  process.stderr.write('Usage: node --import tsx scripts/sandbox-bank.ts --dir DIR [--port 4010]\n');
  process.exit(2);
}
const DAY_MS = 86_400_000;
const [faults, failures] = [numberOf('faults', 1), numberOf('failures', 1)];
const journal = openJournal(values.dir);
// Started again, it must not make the same faults in the same order.
const seed = numberOf('seed', 2 ** 32) + journal.size();
const server = serveBank({
  bank: sandboxBank({ store: journal.store, clock: () => new Date(), settlementMs: numberOf('settlement', DAY_MS) }),
  faults: chooseFaults({ faults, failures, seed }),
  lateMs: numberOf('late', DAY_MS),
});
server.listen(numberOf('port', 65_535), '127.0.0.1');
await once(server, 'listening');
process.stdout.write(`${JSON.stringify({ ready: true, port: (server.address() as AddressInfo).port })}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.closeAllConnections();
    server.close(() => journal.close());
  });
}
