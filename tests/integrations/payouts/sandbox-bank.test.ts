import { describe, expect, it } from 'vitest';
import { type SandboxTransfer, sandboxBank } from '@/lib/integrations/payouts/embedded';
import { ProviderUnavailableError } from '@/lib/integrations/payouts/unavailable-error';

function aBank(settlementMs?: number) {
  const rows = new Map<string, SandboxTransfer>();
  let now = new Date('2026-09-15T12:00:00Z');
  const store = {
    find: async (_: string, key: string) => rows.get(key) ?? null,
    put: async (row: SandboxTransfer) => {
      const before = rows.get(row.idempotencyKey);
      const stored = before ? { ...before, attempts: before.attempts + 1 } : row;
      rows.set(row.idempotencyKey, stored);
      return stored;
    },
    list: async (_: string, since: Date) => [...rows.values()].filter(({ createdAt }) => createdAt >= since),
  };
  const bank = sandboxBank({ store, clock: () => now, settlementMs });
  const wait = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  return { bank, rows, wait };
}

const transfer = {
  idempotencyKey: '01990000-0000-7000-8000-0000000000ab',
  organizationId: 'org',
  amountMinor: 5000,
  currency: 'USD',
  destination: 'ana@example.org',
  recipientName: 'Ana Ng',
  description: 'Thank you',
};
const key = transfer.idempotencyKey;

describe('the sandbox bank', () => {
  it('accepts at once and settles later', async () => {
    const { bank, wait } = aBank();
    expect(await bank.lookup('org', key)).toEqual({ status: 'unknown' });
    const { reference } = (await bank.send(transfer)) as { reference: string };
    expect(reference).toBe('SANDBOX-80000000000000AB');
    wait(1999);
    expect(await bank.lookup('org', key)).toEqual({ status: 'pending', reference });
    wait(1);
    expect(await bank.lookup('org', key)).toEqual({ status: 'settled', reference });
  });

  it('moves nothing a second time under one key, and refuses another amount under it', async () => {
    const { bank, rows } = aBank();
    await bank.send(transfer);
    expect(await bank.send(transfer)).toMatchObject({ status: 'accepted' });
    expect(rows.size).toBe(1);
    expect(rows.get(key)?.attempts).toBe(2);
    expect(await bank.send({ ...transfer, amountMinor: 1 })).toMatchObject({ status: 'refused' });
    expect(await bank.send({ ...transfer, currency: 'EUR' })).toMatchObject({ status: 'refused' });
  });

  it('fails, refuses, loses and waits on demand, by destination or by name', async () => {
    const failing = aBank(10);
    await failing.bank.send({ ...transfer, recipientName: 'Ana Ng +FAIL' });
    failing.wait(10);
    expect(await failing.bank.lookup('org', key)).toMatchObject({ status: 'failed', reason: expect.any(String) });
    const refusing = aBank();
    expect(await refusing.bank.send({ ...transfer, destination: 'ana+refuse@x.org' })).toMatchObject({
      status: 'refused',
    });
    expect(refusing.rows.size).toBe(0);
    const losing = aBank();
    const lost = { ...transfer, destination: 'ana+lost@x.org' };
    await expect(losing.bank.send(lost)).rejects.toThrow(ProviderUnavailableError);
    expect(losing.rows.size).toBe(0);
    expect(await losing.bank.send(lost)).toMatchObject({ status: 'accepted' });
    const deaf = aBank();
    const timeout = { ...transfer, destination: 'ana+timeout@x.org' };
    await expect(deaf.bank.send(timeout)).rejects.toThrow(ProviderUnavailableError);
    expect(deaf.rows.size).toBe(1);
    expect(await deaf.bank.send(timeout)).toMatchObject({ status: 'accepted' });
    const slow = aBank();
    await slow.bank.send({ ...transfer, recipientName: 'Eva +slow' });
    slow.wait(59_999);
    expect(await slow.bank.lookup('org', key)).toMatchObject({ status: 'pending' });
    slow.wait(1);
    expect(await slow.bank.lookup('org', key)).toMatchObject({ status: 'settled' });
  });

  it('lists what it took since an instant, with what became of it', async () => {
    const { bank, wait } = aBank(1000);
    await bank.send({ ...transfer, recipientName: 'Ana +fail' });
    wait(1000);
    await bank.send({ ...transfer, idempotencyKey: 'second' });
    const start = new Date('2026-09-15T12:00:00Z');
    const all = await bank.list('org', start);
    expect(all.map(({ idempotencyKey, status }) => [idempotencyKey, status])).toEqual([
      [key, 'failed'],
      ['second', 'pending'],
    ]);
    wait(1000);
    expect(await bank.list('org', new Date(start.getTime() + 1))).toEqual([
      {
        idempotencyKey: 'second',
        reference: 'SANDBOX-SECOND',
        amountMinor: 5000,
        currency: 'USD',
        status: 'settled',
        createdAt: new Date(start.getTime() + 1000),
      },
    ]);
  });
});
