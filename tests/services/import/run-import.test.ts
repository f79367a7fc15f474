import { describe, expect, it } from 'vitest';
import { listCodes } from '@/lib/services/codes/reads';
import type { Ctx } from '@/lib/services/context';
import { textSource } from '@/lib/services/import/csv-text';
import type { ImportKind } from '@/lib/services/import/kind-names';
import { type ImportSummary, runImport } from '@/lib/services/import/run-import';
import { listContacts } from '@/lib/services/people/reads';
import { csv } from '@/tests/factories/csv';
import { anOrganization, as } from '@/tests/factories/organization';
import { aDraftProgram, aProgram } from '@/tests/factories/program';
import { useDatabase } from '../../setup/database';

const database = useDatabase();

const run = (ctx: Ctx, kind: ImportKind, text: string, programId?: string) =>
  runImport(ctx, kind, textSource(text), { programId });
const counts = ({ created, updated, unchanged, failed }: ImportSummary) => [created, updated, unchanged, failed];

const COURSES = csv('external_id,name,price_minor,currency', 'A1,Spanish A1,40000,USD', 'B1,Spanish B1,60000,USD');
const CONTACTS = csv(
  'external_id,email,standing,status',
  'S1,s1@x.example,student,active',
  'S2,s2@x.example,lead,active',
);

/** A school with a programme, two people and a code, all imported. */
async function aSchool() {
  const ctx = await anOrganization();
  const program = await aProgram(ctx, { startsAt: '2023-01-01T00:00:00Z' });
  const code = `I-${crypto.randomUUID().slice(0, 8)}`.toUpperCase();
  await run(ctx, 'courses', COURSES);
  await run(ctx, 'contacts', CONTACTS);
  await run(ctx, 'codes', csv('code,contact_external_id', `${code},S1`), program.id);
  return { ctx, program, code };
}

const conversion = (id: string, referee: string, at: string, code = '') =>
  `${id},${referee},enrolled,A1,40000,0,USD,${at},${code}`;
const CONVERSIONS =
  'external_id,referee_external_id,milestone,course_external_id,value_minor,discount_minor,currency,occurred_at,code';
const REFUNDS = 'external_id,conversion_external_id,amount_minor,reason,occurred_at';

describe('runImport', () => {
  it('imports six files, and a second time changes nothing', async () => {
    const { ctx, program, code } = await aSchool();
    const touches = csv(
      'code,channel,visitor_id,referee_external_id,occurred_at',
      `${code},whatsapp,v-1,S2,2023-04-01T00:00:00Z`,
    );
    const conversions = csv(CONVERSIONS, conversion('C1', 'S2', '2023-04-10T00:00:00Z'));
    const refunds = csv(REFUNDS, 'R1,C1,10000,refund,2023-04-20T00:00:00Z');
    const files: [ImportKind, string][] = [
      ['courses', COURSES],
      ['contacts', CONTACTS],
      ['codes', csv('code,contact_external_id', `${code},S1`)],
      ['touches', touches],
      ['conversions', conversions],
      ['refunds', refunds],
    ];
    for (const [kind, text] of files) expect((await run(ctx, kind, text, program.id)).failed).toBe(0);
    const state = () => database.owner`
      select (select jsonb_agg(to_jsonb(c) order by id) from conversions c where organization_id = ${ctx.organizationId}) as conversions,
        (select jsonb_agg(to_jsonb(r) order by id) from referral_rewards r where organization_id = ${ctx.organizationId}) as rewards,
        (select jsonb_agg(to_jsonb(r) order by id) from referrals r where organization_id = ${ctx.organizationId}) as referrals,
        (select jsonb_agg(to_jsonb(c) order by id) from contacts c where organization_id = ${ctx.organizationId}) as contacts,
        (select count(*) from touches where organization_id = ${ctx.organizationId}) as touches,
        (select count(*) from ledger_postings where organization_id = ${ctx.organizationId}) as postings`;
    const before = await state();
    expect(before[0]?.rewards).toHaveLength(2);
    expect(before[0]?.conversions[0]).toMatchObject({ refunded_minor: 10_000, attributed: true });
    for (const [kind, text] of files) {
      const again = await run(ctx, kind, text, program.id);
      expect([kind, again.created, again.updated, again.failed]).toEqual([kind, 0, 0, 0]);
      expect(again.unchanged).toBe(again.rows);
    }
    expect(await state()).toEqual(before);
  });

  it('tells nobody', async () => {
    const { ctx, code } = await aSchool();
    await run(ctx, 'conversions', csv(CONVERSIONS, conversion('C1', 'S2', '2023-04-10T00:00:00Z', code)));
    const jobs = await database.owner`select payload from graphile_worker._private_jobs`;
    const mine = JSON.stringify(jobs.filter(({ payload }) => JSON.stringify(payload).includes(ctx.organizationId)));
    for (const event of ['code/issued', 'reward/granted', 'conversion/recorded']) expect(mine).not.toContain(event);
  });

  it('takes history in the order of its instants, whatever the order of the file', async () => {
    const rows = [
      conversion('C2', 'F1', '2023-05-01T00:00:00Z'),
      conversion('C3', 'F2', '2023-03-01T00:00:00Z'),
      conversion('C1', 'F1', '2023-04-01T00:00:00Z'),
    ];
    const outcomes = [];
    for (const order of [rows, rows.toReversed()]) {
      const { ctx, code } = await aSchool();
      await run(ctx, 'conversions', csv(CONVERSIONS, ...order.map((row) => row + code)));
      const rewarded = await database.owner`
        select c.external_id as id from referral_rewards r join conversions c on c.id = r.conversion_id
        where r.organization_id = ${ctx.organizationId} and r.side = 'referrer' order by 1`;
      outcomes.push(rewarded.map(({ id }) => id));
    }
    expect(outcomes).toEqual([
      ['C1', 'C3'],
      ['C1', 'C3'],
    ]);
  });

  it('writes the good rows and names the others by row and column', async () => {
    const { ctx, code } = await aSchool();
    const text = csv(
      CONVERSIONS,
      conversion('C1', 'S2', '2023-04-01T00:00:00Z', code),
      'C2,S2,married,A1,1,0,USD,2023-04-02T00:00:00Z,',
      'C3,S2,enrolled,A1,12.50,0,USD,2023-04-03T00:00:00Z,',
      '',
      'C4,S2,enrolled,NOPE,1,0,USD,2023-04-04T00:00:00Z,',
      ',S2,enrolled,A1,1,0,USD,2023-04-05T00:00:00Z,',
      'C6,,enrolled,A1,1,0,USD,2023-04-06T00:00:00Z,',
      'C7,S2,enrolled,A1,1,0,USD,yesterday,',
      'C8,S2,enrolled,A1,1,0,USD,2099-04-06T00:00:00Z,',
      'C9,S2,enrolled,A1,1,0,USD,2023-04-09T00:00:00Z,,too,many',
      'C1,S2,enrolled,A1,2,0,USD,2023-04-10T00:00:00Z,',
    );
    const summary = await run(ctx, 'conversions', text);
    expect(counts(summary)).toEqual([1, 0, 0, 9]);
    expect(summary.errors.map(({ row, column }) => [row, column])).toEqual([
      [3, 'milestone'],
      [4, 'value_minor'],
      [6, 'course_external_id'],
      [7, 'external_id'],
      [8, 'referee'],
      [9, 'occurred_at'],
      [10, 'occurred_at'],
      [11, ''],
      [12, 'external_id'],
    ]);
    expect(summary.errors[3]?.message).toBe('Is missing.');
  });

  it('names wrong contacts, codes, touches and refunds too', async () => {
    const { ctx, program, code } = await aSchool();
    const contacts = await run(
      ctx,
      'contacts',
      csv('external_id,standing,email,guardian_external_id', 'S1,king,,', 'S3,student,nobody,', 'S4,student,,NOPE'),
    );
    expect(contacts.errors.map(({ row, column }) => [row, column])).toEqual([
      [2, 'standing'],
      [3, 'email'],
      [4, 'guardian_external_id'],
    ]);
    const codes = await run(
      ctx,
      'codes',
      csv('code,contact_external_id', 'X,S1', 'GOOD-1,NOPE', 'GOOD-2,S2', `${code},S2`),
      program.id,
    );
    expect(codes.errors.map(({ row, column }) => [row, column])).toEqual([
      [2, 'code'],
      [3, 'contact_external_id'],
      [4, ''],
      [5, ''],
    ]);
    const touches = await run(
      ctx,
      'touches',
      csv(
        'code,referee_external_id,occurred_at,channel',
        'NOPE-1,S2,2023-04-01T00:00:00Z,',
        `${code},NOPE,2023-04-01T00:00:00Z,`,
        `${code},S2,2023-04-01T00:00:00Z,pigeon`,
      ),
    );
    expect(touches.errors.map(({ row, column }) => [row, column])).toEqual([
      [2, 'code'],
      [3, 'referee_external_id'],
      [4, 'channel'],
    ]);
    const refunds = await run(
      ctx,
      'refunds',
      csv(REFUNDS, 'R1,NOPE,1,refund,2023-04-01T00:00:00Z', 'R2,C1,-1,refund,2023-04-01T00:00:00Z'),
    );
    expect(refunds.errors.map(({ row, column }) => [row, column])).toEqual([
      [2, 'conversion_external_id'],
      [3, 'amount_minor'],
    ]);
  });

  it('adds a standing and keeps the others; formulas are data', async () => {
    const { ctx } = await aSchool();
    const text = csv('External ID;first_name;standing;phone', "S1;'=1+1;alumnus;'+12125550123");
    expect(counts(await run(ctx, 'contacts', text))).toEqual([0, 1, 0, 0]);
    const [contact] = (await listContacts(ctx, { search: 's1@' })).data;
    expect(contact).toMatchObject({ firstName: '=1+1', phone: '+12125550123' });
    expect(contact?.standing.map(({ kind }) => kind)).toEqual(['alumnus', 'student']);
  });

  it('refuses a course with other content', async () => {
    const { ctx } = await aSchool();
    const summary = await run(
      ctx,
      'courses',
      csv('external_id,name,price_minor,currency', 'A1,Spanish A1,1,USD', 'A1,Spanish A1,40000,USD'),
    );
    expect(counts(summary)).toEqual([0, 0, 1, 1]);
    expect(summary.errors).toMatchObject([{ row: 2, column: 'external_id' }]);
  });

  it('goes through a file of several thousands in parts', async () => {
    const ctx = await anOrganization();
    const lines = Array.from({ length: 2500 }, (_, n) => `S${n},s${n}@x.example,student,active`);
    const seen: number[] = [];
    const source = textSource(csv('external_id,email,standing,status', ...lines));
    const summary = await runImport(ctx, 'contacts', source, { onProgress: ({ rows }) => seen.push(rows) });
    expect(counts(summary)).toEqual([2500, 0, 0, 0]);
    expect(seen).toEqual([1000, 2000, 2500]);
  });

  it.each([
    ['', 'external_id'],
    ['\n\n', 'external_id'],
    ['external_id,name\nA,B', 'price_minor, currency'],
  ])('refuses a file without its columns: %j', async (text, missing) => {
    const ctx = await anOrganization();
    await expect(run(ctx, 'courses', text)).rejects.toThrow(missing);
  });

  it('needs the right, and a published programme of this school for codes', async () => {
    const { ctx, program } = await aSchool();
    const text = csv('code,contact_external_id', 'GOOD-1,S1');
    await expect(run(as(ctx, 'viewer'), 'contacts', CONTACTS)).rejects.toMatchObject({ status: 403 });
    await expect(run(ctx, 'codes', text)).rejects.toMatchObject({ errors: [{ path: 'programId' }] });
    const draft = await aDraftProgram(ctx);
    await expect(run(ctx, 'codes', text, draft.id)).rejects.toMatchObject({ code: 'program-not-active' });
    await expect(run(await anOrganization(), 'codes', text, program.id)).rejects.toMatchObject({ status: 404 });
    expect((await listCodes(ctx)).data).toHaveLength(1);
  });
});
