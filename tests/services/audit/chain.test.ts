import type postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { appendAudit } from '@/lib/services/audit/append';
import { listAuditEvents } from '@/lib/services/audit/reads';
import { sealAudit } from '@/lib/services/audit/seal';
import { verifyAudit } from '@/lib/services/audit/verify-audit';
import type { Ctx } from '@/lib/services/context';
import { transact } from '@/lib/services/transact';
import { anOrganization, as } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

function entry(number: number) {
  return {
    action: 'thing.done',
    subjectType: 'thing',
    subjectId: String(number),
    data: { number, deep: { b: 1.5, a: ['ü', null] } },
  };
}

const write = (ctx: Ctx, ...numbers: number[]) => transact(ctx, (tx) => appendAudit(tx, ctx, numbers.map(entry)));

/** Transactions of other databases of the cluster hold sealing up too, so it may take more than one go. */
async function sealAll(ctx: Ctx): Promise<void> {
  do await sealAudit(ctx);
  while ((await verifyAudit(ctx)).unsealed > 0);
}

/** What only the owner of the database can do, and leaves no trace in it. */
async function behindTheTriggers(work: (sql: postgres.TransactionSql) => Promise<unknown>, table = 'audit_events') {
  await database.owner.begin(async (sql) => {
    await sql`alter table ${sql(table)} disable trigger append_only`;
    await work(sql);
    await sql`alter table ${sql(table)} enable trigger append_only`;
  });
}

async function aChain() {
  const ctx = await anOrganization();
  for (let i = 0; i < 5; i++) await write(ctx, i * 2, i * 2 + 1);
  await sealAll(ctx);
  const rows = await database.owner<{ id: string; sequence: number }[]>`
    select audit_event_id as id, sequence from audit_chain where organization_id = ${ctx.organizationId} order by sequence`;
  return { ctx, rows };
}

describe('sealing', () => {
  it('chains every finished entry once, also when several seal at the same time', async () => {
    const ctx = await anOrganization();
    const work = Array.from({ length: 12 }, (_, i) => write(ctx, i));
    const sealers = Array.from({ length: 6 }, () => sealAudit(ctx));
    await Promise.all([...work, ...sealers]);
    await sealAll(ctx);
    expect(await sealAudit(ctx)).toEqual({ sealed: 0 });
    const [{ total } = { total: 0 }] = await database.owner`
      select count(*)::int as total from audit_events where organization_id = ${ctx.organizationId}`;
    const report = await verifyAudit(ctx);
    expect(report).toMatchObject({ ok: true, sealed: total, unsealed: 0, problems: [] });
    expect(report.head).toMatch(/^[0-9a-f]{64}$/);
  });

  it('leaves entries behind a running transaction for later, and then seals them in order', async () => {
    const ctx = await anOrganization();
    await sealAll(ctx);
    let finish = () => {};
    const open = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let started = () => {};
    const wrote = new Promise<void>((resolve) => {
      started = resolve;
    });
    const slow = transact(ctx, async (tx) => {
      await appendAudit(tx, ctx, [entry(1)]);
      started();
      await open;
    });
    await wrote;
    await write(ctx, 2);
    const early = await sealAudit(ctx);
    const report = await verifyAudit(ctx);
    finish();
    await slow;
    expect(early).toEqual({ sealed: 0 });
    expect(report).toMatchObject({ ok: true, unsealed: 1 });
    await sealAll(ctx);
    expect(await verifyAudit(ctx)).toMatchObject({ ok: true, unsealed: 0, sealed: report.sealed + 2 });
  });

  it('orders transactions by number, also where the number gains a digit', async () => {
    const ctx = await anOrganization();
    await write(ctx, 9);
    await write(ctx, 10);
    await behindTheTriggers(async (sql) => {
      const mine = sql`organization_id = ${ctx.organizationId}`;
      await sql`update audit_events set txid = '8' where ${mine} and action <> 'thing.done'`;
      await sql`update audit_events set txid = subject_id::xid8 where ${mine} and action = 'thing.done'`;
    });
    await sealAll(ctx);
    const chain = await database.owner`
      select txid::text as number from audit_chain where organization_id = ${ctx.organizationId} order by sequence`;
    expect(chain.map(({ number }) => number)).toEqual(['8', '9', '10']);
  });

  it('keeps one chain for each organisation', async () => {
    const [a, b] = [await aChain(), await aChain()];
    expect((await verifyAudit(a.ctx)).sealed).toBe(a.rows.length);
    expect((await verifyAudit(b.ctx)).head).not.toBe((await verifyAudit(a.ctx)).head);
  });
});

describe('verification', () => {
  it('names an edited entry', async () => {
    const { ctx, rows } = await aChain();
    const row = rows[3];
    await behindTheTriggers(
      (sql) => sql`update audit_events set actor_name = 'Somebody else' where id = ${row?.id ?? ''}`,
    );
    expect((await verifyAudit(ctx)).problems).toEqual([
      { kind: 'edited', auditEventId: row?.id, sequence: row?.sequence },
    ]);
  });

  it('names an entry whose own hash was forged with it', async () => {
    const { ctx, rows } = await aChain();
    const row = rows[3];
    await behindTheTriggers(
      (sql) => sql`update audit_events set content_hash = repeat('a', 64) where id = ${row?.id ?? ''}`,
    );
    const { ok, problems } = await verifyAudit(ctx);
    expect(ok).toBe(false);
    expect(problems).toEqual([{ kind: 'edited', auditEventId: row?.id, sequence: row?.sequence }]);
  });

  it('names a missing entry, and one put in afterwards', async () => {
    const { ctx, rows } = await aChain();
    const [, second] = rows;
    await behindTheTriggers(async (sql) => {
      const [copy] = await sql`delete from audit_events where id = ${second?.id ?? ''} returning *`;
      await sql`insert into audit_events ${sql({ ...copy, id: crypto.randomUUID() })}`;
    });
    const { problems } = await verifyAudit(ctx);
    expect(problems).toContainEqual({ kind: 'missing', auditEventId: second?.id, sequence: second?.sequence });
    expect(problems.filter(({ kind }) => kind === 'inserted')).toHaveLength(1);
  });

  it('names the place where the chain itself was changed', async () => {
    const { ctx, rows } = await aChain();
    const row = rows[4];
    await behindTheTriggers(
      (sql) => sql`delete from audit_chain where audit_event_id = ${row?.id ?? ''}`,
      'audit_chain',
    );
    const { problems } = await verifyAudit(ctx);
    expect(problems[0]).toMatchObject({ kind: 'broken-chain', sequence: (row?.sequence ?? 0) + 1 });
    expect(problems).toContainEqual({ kind: 'inserted', auditEventId: row?.id, sequence: null });
  });

  it('looks at entries that wait for the sealer too', async () => {
    const { ctx } = await aChain();
    await write(ctx, 99);
    await behindTheTriggers(
      (sql) =>
        sql`update audit_events set action = 'x' where organization_id = ${ctx.organizationId} and subject_id = '99'`,
    );
    expect(await verifyAudit(ctx)).toMatchObject({
      ok: false,
      unsealed: 1,
      problems: [{ kind: 'edited', sequence: null }],
    });
  });
});

describe('the list', () => {
  it('is newest first with both hashes, filtered and paged, for those with the right', async () => {
    const { ctx } = await aChain();
    const page = await listAuditEvents(ctx, { limit: 3, action: 'thing.done' });
    expect(page.data).toHaveLength(3);
    for (const row of page.data) expect(row).toMatchObject({ hash: /./, previousHash: /./, action: 'thing.done' });
    const next = await listAuditEvents(ctx, { limit: 100, action: 'thing.done', cursor: page.nextCursor });
    expect(next.data).toHaveLength(7);
    expect(next.nextCursor).toBeNull();
    await write(ctx, 50);
    const [fresh] = (await listAuditEvents(ctx, { subjectId: '50' })).data;
    expect(fresh).toMatchObject({
      hash: null,
      previousHash: null,
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    await expect(listAuditEvents(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
    await expect(listAuditEvents(ctx, { cursor: 'x' })).rejects.toMatchObject({ status: 422 });
  });
});
