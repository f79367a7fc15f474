import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { httpSandboxBank } from '@/lib/integrations/payouts/sandbox-http';
import { ProviderUnavailableError } from '@/lib/integrations/payouts/unavailable-error';
import { until } from '@/tests/inngest/local/harness';

let root: string;
let dir: string;
let running: ChildProcess[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kith-bank-'));
  dir = join(root, 'bank');
});
afterEach(async () => {
  await Promise.all(running.map(kill));
  running = [];
  rmSync(root, { recursive: true, force: true });
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** The bank's own program, and the adapter that talks to it. */
async function aBank(args: string[] = [], timeoutMs = 5_000) {
  const command = ['--import', 'tsx', 'scripts/sandbox-bank.ts', '--dir', dir, ...args];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const baseUrl = `http://127.0.0.1:${(JSON.parse(line) as { port: number }).port}`;
  return { child, baseUrl, bank: httpSandboxBank({ baseUrl, timeoutMs }) };
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
const reference = 'SANDBOX-80000000000000AB';
const journal = () => readFileSync(join(dir, 'journal.jsonl'), 'utf8');
const lines = () =>
  journal()
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('the sandbox bank over HTTP', () => {
  it('accepts at once, settles later, and lists what it took', async () => {
    const { bank } = await aBank(['--settlement', '300']);
    expect(await bank.lookup('org', key)).toEqual({ status: 'unknown' });
    expect(await bank.send(transfer)).toEqual({ status: 'accepted', reference });
    expect(await bank.lookup('org', key)).toEqual({ status: 'pending', reference });
    expect(await bank.lookup('another', key)).toEqual({ status: 'unknown' });
    const settled = await until('the settlement', async () => {
      const answer = await bank.lookup('org', key);
      return answer.status === 'settled' ? answer : undefined;
    });
    expect(settled).toEqual({ status: 'settled', reference });
    const entry = { idempotencyKey: key, reference, amountMinor: 5000, currency: 'USD', status: 'settled' };
    expect(await bank.list('org', new Date(0))).toEqual([{ ...entry, createdAt: expect.any(Date) }]);
    expect(await bank.list('org', new Date(Date.now() + 1000))).toEqual([]);
    expect(await bank.list('another', new Date(0))).toEqual([]);
  });

  it('knows after SIGKILL what it took, moves nothing twice, and does without a torn last line', async () => {
    const first = await aBank();
    await first.bank.send(transfer);
    await kill(first.child);
    appendFileSync(join(dir, 'journal.jsonl'), '{"organizationId":"org","idempotencyK');
    const { bank } = await aBank(['--settlement', '0']);
    expect(await bank.lookup('org', key)).toMatchObject({ status: expect.stringMatching(/pending|settled/) });
    expect(await bank.send(transfer)).toEqual({ status: 'accepted', reference });
    expect(await bank.send({ ...transfer, amountMinor: 1 })).toMatchObject({ status: 'refused' });
    await bank.send({ ...transfer, idempotencyKey: 'second' });
    expect(lines().map(({ idempotencyKey }) => idempotencyKey)).toEqual([key, 'second']);
  });

  it('does not open books that were tampered with', async () => {
    mkdirSync(dir);
    writeFileSync(join(dir, 'journal.jsonl'), 'no transfer\n');
    const command = ['--import', 'tsx', 'scripts/sandbox-bank.ts', '--dir', dir];
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'pipe'] });
    running.push(child);
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    const [code] = await once(child, 'close');
    expect([code, said]).toEqual([1, expect.stringContaining('Line 1 of')]);
  });

  it('answers late, drops the connection and fails before or after it has done it, on demand and once', async () => {
    const { bank } = await aBank(['--late', '3000'], 1_000);
    const asked: Record<string, number> = {
      '+late': 1,
      '+drop': 1,
      '+error-after': 1,
      '+timeout': 1,
      '+error-before': 0,
    };
    for (const [word, taken] of Object.entries(asked)) {
      const one = { ...transfer, idempotencyKey: `key${word}`, destination: `ana${word}@example.org` };
      const before = word === '+late' ? 0 : lines().length;
      await expect(bank.send(one), word).rejects.toThrow(ProviderUnavailableError);
      expect((await bank.lookup('org', one.idempotencyKey)).status, word).toBe(taken ? 'pending' : 'unknown');
      expect(lines().length - before, word).toBe(taken);
      expect(await bank.send(one), word).toMatchObject({ status: 'accepted' });
      expect(lines().length - before, word).toBe(1);
    }
  });

  it('refuses for good, and fails to settle, on demand', async () => {
    const { bank } = await aBank(['--settlement', '0']);
    const refused = { ...transfer, destination: 'ana+refuse@example.org' };
    expect(await bank.send(refused)).toEqual({ status: 'refused', reason: expect.stringContaining('does not pay') });
    expect(await bank.lookup('org', key)).toEqual({ status: 'unknown' });
    await bank.send({ ...transfer, recipientName: 'Ana +fail' });
    expect(await bank.lookup('org', key)).toMatchObject({ status: 'failed', reference, reason: expect.any(String) });
  });

  it('makes the same faults for the same seed, and each transfer at most once whatever goes wrong', async () => {
    const outcomes: boolean[][] = [];
    for (const name of ['one', 'other']) {
      dir = join(root, name);
      const { bank } = await aBank(['--faults', '0.5', '--failures', '0.3', '--seed', '7', '--late', '900'], 600);
      const answered: boolean[] = [];
      for (let count = 0; count < 12; count++) {
        const one = { ...transfer, idempotencyKey: `key-${count}` };
        answered.push(
          await bank.send(one).then(
            () => true,
            () => false,
          ),
        );
      }
      outcomes.push(answered);
      expect(new Set(lines().map(({ idempotencyKey }) => idempotencyKey)).size).toBe(lines().length);
      expect(lines().some(({ outcome }) => outcome === 'failed')).toBe(true);
    }
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(new Set(outcomes[0])).toEqual(new Set([true, false]));
  });

  it('leaves nothing half done after a request that cannot be understood', async () => {
    const { baseUrl } = await aBank();
    const post = (body: string, headers: Record<string, string> = { 'idempotency-key': 'k' }) =>
      fetch(`${baseUrl}/transfers`, { method: 'POST', headers, body }).then(({ status }) => status);
    const { idempotencyKey: _, ...body } = transfer;
    expect(await post(JSON.stringify(body), {})).toBe(400);
    expect(await post('{')).toBe(400);
    for (const amountMinor of [0, -1, 1.5, '5']) expect(await post(JSON.stringify({ ...body, amountMinor }))).toBe(400);
    expect(await fetch(`${baseUrl}/transfers?organizationId=org`).then(({ status }) => status)).toBe(400);
    expect(await fetch(`${baseUrl}/`).then(({ status }) => status)).toBe(400);
    expect(journal()).toBe('');
  });
});

describe('the adapter', () => {
  async function answering(status: number, body: string): Promise<string> {
    const server = createServer((_, response) => response.writeHead(status).end(body));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    server.unref();
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  it('does not take for an answer what is none', async () => {
    for (const [status, body] of [
      [404, '{}'],
      [500, '{"reason":"no"}'],
      [502, '<html>'],
      [200, '{"status":"paid"}'],
      [200, '[]'],
      [422, '{}'],
    ] as const) {
      const bank = httpSandboxBank({ baseUrl: await answering(status, body) });
      await expect(bank.send(transfer), `${status} ${body}`).rejects.toThrow(ProviderUnavailableError);
      await expect(bank.lookup('org', key), `${status} ${body}`).rejects.toThrow(ProviderUnavailableError);
      await expect(bank.list('org', new Date()), `${status} ${body}`).rejects.toThrow(ProviderUnavailableError);
    }
  });

  it('says that nobody answers when nobody does', async () => {
    const { child, baseUrl } = await aBank();
    await kill(child);
    await expect(httpSandboxBank({ baseUrl }).send(transfer)).rejects.toThrow(/did not answer.*ECONNREFUSED/);
  });
});
