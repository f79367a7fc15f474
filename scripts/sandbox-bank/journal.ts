import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxBankStore, SandboxTransfer } from '@/lib/integrations/payouts/embedded';

const FILE = 'journal.jsonl';

export interface Journal {
  store: SandboxBankStore;
  /** Transfers in the books. */
  size(): number;
  close(): void;
}

/**
 * The bank's books: a file with a line for each transfer, on the disk before the bank answers, never rewritten. A last line
 * that a killed bank did not finish was never answered, and goes.
 * @throws Error when a line before the last cannot be read
 */
export function openJournal(dir: string): Journal {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, FILE);
  const transfers = new Map(readJournal(dir).map((transfer) => [nameOf(transfer), transfer]));
  if (existsSync(file)) truncateSync(file, wholeLines(readFileSync(file)));
  const fd = openSync(file, 'a', 0o600);

  async function put(transfer: SandboxTransfer): Promise<SandboxTransfer> {
    const known = transfers.get(nameOf(transfer));
    // How often it was asked for again is no movement of money: it need not outlive the process.
    const stored = known ? { ...known, attempts: known.attempts + 1 } : transfer;
    if (!known) {
      writeSync(fd, `${JSON.stringify(transfer)}\n`);
      fsyncSync(fd);
    }
    transfers.set(nameOf(transfer), stored);
    return stored;
  }

  const store: SandboxBankStore = {
    put,
    find: async (organizationId, idempotencyKey) => transfers.get(nameOf({ organizationId, idempotencyKey })) ?? null,
    list: async (organizationId, since) =>
      [...transfers.values()].filter((one) => one.organizationId === organizationId && one.createdAt >= since),
  };
  return { store, size: () => transfers.size, close: () => closeSync(fd) };
}

/** Every line of the books as it stands, a torn last one left out. */
export function readJournal(dir: string): SandboxTransfer[] {
  const file = join(dir, FILE);
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  const lines = bytes.toString('utf8', 0, wholeLines(bytes)).split('\n').slice(0, -1);
  return lines.map((line, index) => {
    try {
      const row = JSON.parse(line) as SandboxTransfer;
      return { ...row, settlesAt: new Date(row.settlesAt), createdAt: new Date(row.createdAt) };
    } catch {
      throw new Error(`Line ${index + 1} of ${file} cannot be read`);
    }
  });
}

const wholeLines = (bytes: Buffer) => bytes.lastIndexOf('\n') + 1;

const nameOf = ({ organizationId, idempotencyKey }: { organizationId: string; idempotencyKey: string }) =>
  `${organizationId} ${idempotencyKey}`;
