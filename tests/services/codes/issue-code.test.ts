import { describe, expect, it } from 'vitest';
import { deactivateCode } from '@/lib/services/codes/deactivate-code';
import { issueAsked } from '@/lib/services/codes/issue-asked';
import { issueCode } from '@/lib/services/codes/issue-code';
import { issueCodes } from '@/lib/services/codes/issue-codes';
import { getCode, listCodes } from '@/lib/services/codes/reads';
import type { AppError } from '@/lib/services/errors';
import { newId } from '@/lib/services/ids';
import { endProgram } from '@/lib/services/programs/end-program';
import { pauseProgram } from '@/lib/services/programs/pause-program';
import { aContact } from '@/tests/factories/contact';
import { anOrganization, as, at } from '@/tests/factories/organization';
import { aDraftProgram, aProgram } from '@/tests/factories/program';
import { useDatabase } from '../../setup/database';

const database = useDatabase();
const own = () => `MINE-${Math.random().toString(36).slice(2, 10)}`.toUpperCase();

describe('issueCode', () => {
  it('issues the code that is asked for, with its address, and enrols the contact', async () => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx, { endsAt: '2027-01-01T00:00:00Z' });
    const { id: contactId } = await aContact(ctx);
    const code = own();
    const issued = await issueCode(ctx, program.id, { contactId, code: ` ${code.toLowerCase()} ` });
    expect(issued).toMatchObject({
      created: true,
      code,
      url: `http://127.0.0.1:3000/r/${code}`,
      expiresAt: new Date('2027-01-01T00:00:00Z'),
      isActive: true,
      programId: program.id,
      referrerId: contactId,
    });
    expect(await issueCode(ctx, program.id, { contactId, code })).toMatchObject({ created: false, id: issued.id });
    const participants =
      await database.owner`select contact_id as id from program_participants where program_id = ${program.id}`;
    expect(participants).toEqual([{ id: contactId }]);
    const audits = await database.owner`select action from audit_events where subject_id = ${issued.id}`;
    expect(audits).toEqual([{ action: 'code.issued' }]);
    const jobs = await database.owner`select payload from graphile_worker._private_jobs`;
    expect(JSON.stringify(jobs)).toContain(issued.id);
  });

  it('generates one, and answers the same one the next time', async () => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx);
    const { id: contactId } = await aContact(ctx, { firstName: 'Zoë' });
    const first = await issueCode(ctx, program.id, { contactId });
    expect(first.code).toMatch(/^ZOE-[A-Z0-9]{4}$/);
    expect(await issueCode(ctx, program.id, { contactId })).toMatchObject({ created: false, code: first.code });
    await deactivateCode(ctx, first.id);
    expect(await issueCode(ctx, program.id, { contactId })).toMatchObject({ created: true });
  });

  it('answers each of a batch for itself: new, again, wanted by two, refused, unknown', async () => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx);
    const [ana, ben] = [await aContact(ctx), await aContact(ctx)];
    const lead = await aContact(ctx, { standing: [{ kind: 'lead', status: 'active' }] });
    const code = own();
    const asked = [
      { contactId: ana.id },
      { contactId: lead.id },
      { contactId: ana.id },
      { contactId: ben.id, code },
      { contactId: newId() },
      { contactId: ana.id, code },
      { contactId: ben.id, code },
      { contactId: ben.id },
    ];
    const answers = await issueAsked(ctx, program.id, asked);
    const told = answers.map((one) =>
      one.status === 'fulfilled' ? [one.value.referrerId, one.value.created] : (one.reason as AppError).code,
    );
    expect(told).toEqual([
      [ana.id, true],
      'referrer-not-eligible',
      [ana.id, false],
      [ben.id, true],
      'not-found',
      'code-taken',
      [ben.id, false],
      [ben.id, false],
    ]);
    const [counted] = await database.owner`
      select count(*)::int as codes, (select count(*)::int from audit_events where action = 'code.issued'
        and organization_id = ${ctx.organizationId}) as audits from referral_codes where program_id = ${program.id}`;
    expect(counted).toEqual({ codes: 2, audits: 2 });
  });

  it('refuses a batch whole when its programme is not there or has ended, in one transaction', async () => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx);
    const asked = [{ contactId: (await aContact(ctx)).id }, { contactId: newId() }];
    await endProgram(ctx, program.id);
    const later = at(ctx, new Date(ctx.now.getTime() + 1000).toISOString());
    const codes = async (programId: string) =>
      (await issueAsked(later, programId, asked)).map(
        (one) => one.status === 'rejected' && (one.reason as AppError).code,
      );
    expect(await codes(program.id)).toEqual(['program-not-active', 'program-not-active']);
    expect(await codes(newId())).toEqual(['not-found', 'not-found']);
  });

  it('gives one code to ten requests at once', async () => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx);
    const { id: contactId } = await aContact(ctx);
    const issued = await Promise.all(Array.from({ length: 10 }, () => issueCode(ctx, program.id, { contactId })));
    expect(new Set(issued.map(({ code }) => code)).size).toBe(1);
  });

  it('gives a wanted code to one of ten contacts, also of different schools', async () => {
    const schools = await Promise.all([anOrganization(), anOrganization()]);
    const code = own();
    const wanting = await Promise.all(
      schools.map(async (ctx) => {
        const program = await aProgram(ctx);
        const contacts = [];
        for (let n = 0; n < 5; n++) contacts.push((await aContact(ctx)).id);
        return contacts.map((contactId) => ({ ctx, programId: program.id, contactId }));
      }),
    );
    const results = await Promise.allSettled(
      wanting.flat().map(({ ctx, programId, contactId }) => issueCode(ctx, programId, { contactId, code })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ status: 422, code: 'code-taken' });
    }
  });

  it('refuses who may not refer', async () => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx);
    const lead = await aContact(ctx, { standing: [{ kind: 'lead', status: 'active' }] });
    const former = await aContact(ctx, { standing: [{ kind: 'student', status: 'inactive' }] });
    for (const { id: contactId } of [lead, former]) {
      const refused = issueCode(ctx, program.id, { contactId });
      await expect(refused).rejects.toMatchObject({ status: 422, code: 'referrer-not-eligible' });
    }
    const alumnus = await aContact(ctx, { standing: [{ kind: 'alumnus', status: 'inactive' }] });
    expect(await issueCode(ctx, program.id, { contactId: alumnus.id })).toMatchObject({ created: true });
  });

  it('asks the children of a parent', async () => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx, { programType: 'parent' });
    const parent = await aContact(ctx, { standing: [{ kind: 'parent', status: 'active' }] });
    const refused = issueCode(ctx, program.id, { contactId: parent.id });
    await expect(refused).rejects.toMatchObject({ code: 'referrer-not-eligible' });
    await aContact(ctx, { guardianExternalId: parent.externalId });
    expect(await issueCode(ctx, program.id, { contactId: parent.id })).toMatchObject({ created: true });
  });

  it('refuses programmes that are not active', async () => {
    const ctx = await anOrganization();
    const { id: contactId } = await aContact(ctx);
    const rule = { status: 422, code: 'program-not-active' };
    const draft = await aDraftProgram(ctx);
    await expect(issueCode(ctx, draft.id, { contactId })).rejects.toMatchObject(rule);
    const paused = await aProgram(ctx);
    await pauseProgram(ctx, paused.id);
    await expect(issueCode(ctx, paused.id, { contactId })).rejects.toMatchObject(rule);
    const over = await aProgram(ctx, { endsAt: '2026-09-20T00:00:00Z' });
    await expect(issueCode(at(ctx, '2026-09-21T00:00:00Z'), over.id, { contactId })).rejects.toMatchObject(rule);
  });

  it.each([
    [{ code: 'abc' }, 'code'],
    [{ code: 'with space' }, 'code'],
    [{ code: 'ÄPFEL-1' }, 'code'],
    [{ code: 'A'.repeat(25) }, 'code'],
    [{ contactId: 'x' }, 'contactId'],
  ])('refuses %j', async (input, path) => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx);
    const { id: contactId } = await aContact(ctx);
    await expect(issueCode(ctx, program.id, { contactId, ...input })).rejects.toMatchObject({
      status: 422,
      errors: [{ path }],
    });
  });

  it('knows neither programmes nor contacts of another school', async () => {
    const [ctx, other] = [await anOrganization(), await anOrganization()];
    const program = await aProgram(ctx);
    const { id: contactId } = await aContact(ctx);
    const stranger = await aContact(other);
    await expect(issueCode(other, program.id, { contactId: stranger.id })).rejects.toMatchObject({ status: 404 });
    await expect(issueCode(ctx, program.id, { contactId: stranger.id })).rejects.toMatchObject({ status: 404 });
    const { id, code } = await issueCode(ctx, program.id, { contactId });
    await expect(getCode(other, code)).rejects.toMatchObject({ status: 404 });
    await expect(deactivateCode(other, id)).rejects.toMatchObject({ status: 404 });
    expect((await listCodes(other)).data).toEqual([]);
  });

  it('lets a referrer ask for himself only', async () => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx);
    const [me, friend] = [await aContact(ctx), await aContact(ctx)];
    const self = as(ctx, 'referrer', me.id);
    const { code } = await issueCode(self, program.id, { contactId: me.id });
    await expect(issueCode(self, program.id, { contactId: friend.id })).rejects.toMatchObject({ status: 403 });
    await issueCode(ctx, program.id, { contactId: friend.id });
    expect((await listCodes(self, { referrerId: friend.id })).data.map((row) => row.code)).toEqual([code]);
    await expect(issueCode(as(ctx, 'viewer'), program.id, { contactId: me.id })).rejects.toMatchObject({ status: 403 });
  });
});

describe('getCode', () => {
  it('tells what a code is worth now', async () => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx);
    const { id: contactId } = await aContact(ctx);
    const issued = await issueCode(ctx, program.id, { contactId });
    expect(await getCode(ctx, issued.code.toLowerCase())).toMatchObject({
      id: issued.id,
      status: 'active',
      offer: { referrer: { amountMinor: 5000 }, referee: { rateBps: 1000, capMinor: 5000 } },
    });
    await endProgram(ctx, program.id);
    expect(await getCode(at(ctx, '2026-09-16T00:00:00Z'), issued.code)).toMatchObject({ status: 'program-ended' });
    await deactivateCode(ctx, issued.id);
    await deactivateCode(ctx, issued.id);
    expect(await getCode(ctx, issued.code)).toMatchObject({ status: 'inactive', isActive: false });
    for (const nonsense of ['NOBODY', '', '\u0000', "'; drop", 'x'.repeat(5000)]) {
      await expect(getCode(ctx, nonsense)).rejects.toMatchObject({ status: 404 });
    }
  });
});

describe('issueCodes', () => {
  it('takes good rows, refuses the others with their reason, and changes nothing the second time', async () => {
    const ctx = await anOrganization();
    const program = await aProgram(ctx);
    const [one, two] = [await aContact(ctx), await aContact(ctx)];
    const lead = await aContact(ctx, { standing: [{ kind: 'lead', status: 'active' }] });
    const [a, b] = [own(), own()];
    const rows = [
      { code: a, contactExternalId: one.externalId ?? '' },
      { code: b, contactExternalId: two.externalId ?? '' },
      { code: a, contactExternalId: two.externalId ?? '' },
      { code: a, contactExternalId: one.externalId ?? '' },
      { code: own(), contactExternalId: lead.externalId ?? '' },
      { code: own(), contactExternalId: 'NOBODY' },
    ];
    const summary = (results: Awaited<ReturnType<typeof issueCodes>>) =>
      results.map((result) => (result.status === 'fulfilled' ? result.value.created : result.reason.code));
    const rest = ['code-taken', false, 'referrer-not-eligible', 'invalid-input'];
    expect(summary(await issueCodes(ctx, program.id, rows))).toEqual([true, true, ...rest]);
    expect(summary(await issueCodes(ctx, program.id, rows))).toEqual([false, false, ...rest]);
    const { data } = await listCodes(ctx, { programId: program.id });
    expect(data.map((row) => row.code).toSorted()).toEqual([a, b].toSorted());
    expect(data[0]).toMatchObject({ touches: 0, referrals: 0, programName: 'Bring a friend', referrerName: 'Ana' });
  });

  it('needs a published programme', async () => {
    const ctx = await anOrganization();
    const { id } = await aDraftProgram(ctx);
    await expect(issueCodes(ctx, id, [])).rejects.toMatchObject({ code: 'program-not-active' });
  });
});
