import { describe, expect, it } from 'vitest';
import { issueCode } from '@/lib/services/codes/issue-code';
import { listCodes } from '@/lib/services/codes/reads';
import type { Ctx } from '@/lib/services/context';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { trialBalance } from '@/lib/services/ledger/reads';
import { mergeContacts } from '@/lib/services/people/merge-contacts';
import { getContact, listContacts } from '@/lib/services/people/reads';
import { upsertContact } from '@/lib/services/people/upsert-contact';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { importTouches } from '@/lib/services/tracking/import-touches';
import { aContact } from '@/tests/factories/contact';
import { anOrganization, as } from '@/tests/factories/organization';
import { aProgram } from '@/tests/factories/program';
import { useDatabase } from '../../setup/database';

const database = useDatabase();

async function aReferrer(ctx: Ctx) {
  const program = await aProgram(ctx);
  const { id: contactId, externalId } = await aContact(ctx);
  const { code } = await issueCode(ctx, program.id, { contactId });
  return { contactId, externalId, code, program };
}

let count = 0;
function convert(ctx: Ctx, referee: Record<string, string>, code?: string) {
  const input = { externalId: `c-${count++}`, milestone: 'enrolled', valueMinor: 40_000, currency: 'USD' };
  return recordConversion(ctx, { ...input, referee, occurredAt: ctx.now.toISOString(), code });
}

describe('mergeContacts', () => {
  it('moves identities and standings, fills gaps, and leads old names to the one that stays', async () => {
    const ctx = await anOrganization();
    const from = await aContact(ctx, {
      externalId: 'OLD',
      email: 'old@b.example',
      lastName: 'Lee',
      phone: '+12125550123',
    });
    const into = await aContact(ctx, {
      externalId: 'NEW',
      email: 'new@b.example',
      standing: [{ kind: 'student', status: 'inactive' }],
    });
    const merged = await mergeContacts(ctx, from.id, { intoId: into.id });
    expect(merged).toMatchObject({
      id: into.id,
      externalId: 'NEW',
      email: 'new@b.example',
      phone: '+12125550123',
      lastName: 'Lee',
      standing: [{ kind: 'student', status: 'active' }],
    });
    expect(await mergeContacts(ctx, from.id, { intoId: into.id })).toMatchObject({ id: into.id });
    for (const name of [{ externalId: 'OLD' }, { email: 'Old@b.example' }, { phone: '+1 212 555 0123' }]) {
      expect((await upsertContact(ctx, { ...name, standing: [] })).contact.id).toBe(into.id);
    }
    expect((await getContact(ctx, from.id)).mergedIntoId).toBe(into.id);
    expect((await listContacts(ctx)).data.map(({ id }) => id)).toEqual([into.id]);
    const audits = await database.owner`
      select subject_id as id, data from audit_events where action = 'contact.merged' and organization_id = ${ctx.organizationId} order by id`;
    expect(audits).toHaveLength(2);
  });

  it('gives the external id away when the other has none, and follows chains', async () => {
    const ctx = await anOrganization();
    const [a, b, c] = [
      await aContact(ctx, { externalId: 'A' }),
      (await upsertContact(ctx, { email: 'b@b.example', standing: [] })).contact,
      await aContact(ctx, { externalId: 'C' }),
    ];
    expect(await mergeContacts(ctx, a.id, { intoId: b.id })).toMatchObject({ externalId: 'A' });
    expect(await mergeContacts(ctx, b.id, { intoId: c.id })).toMatchObject({ externalId: 'C' });
    expect((await getContact(ctx, a.id)).mergedIntoId).toBe(c.id);
    expect((await upsertContact(ctx, { externalId: 'A', standing: [] })).contact.id).toBe(c.id);
  });

  it('refuses cycles, strangers and a contact into itself', async () => {
    const ctx = await anOrganization();
    const [a, b, c] = [await aContact(ctx), await aContact(ctx), await aContact(ctx)];
    await mergeContacts(ctx, a.id, { intoId: b.id });
    await expect(mergeContacts(ctx, b.id, { intoId: a.id })).rejects.toMatchObject({
      status: 409,
      code: 'merge-cycle',
    });
    await expect(mergeContacts(ctx, a.id, { intoId: c.id })).rejects.toMatchObject({
      status: 409,
      code: 'already-merged',
    });
    await expect(mergeContacts(ctx, c.id, { intoId: a.id })).rejects.toMatchObject({ status: 409 });
    await expect(mergeContacts(ctx, c.id, { intoId: c.id })).rejects.toMatchObject({ errors: [{ path: 'intoId' }] });
    await expect(mergeContacts(ctx, 'x', { intoId: c.id })).rejects.toMatchObject({ status: 404 });
    const other = await anOrganization();
    const stranger = await aContact(other);
    await expect(mergeContacts(ctx, c.id, { intoId: stranger.id })).rejects.toMatchObject({ status: 404 });
    await expect(mergeContacts(other, c.id, { intoId: stranger.id })).rejects.toMatchObject({ status: 404 });
    await expect(mergeContacts(as(ctx, 'viewer'), c.id, { intoId: b.id })).rejects.toMatchObject({ status: 403 });
  });

  it('keeps one of two merges that cross', async () => {
    const ctx = await anOrganization();
    const [a, b] = [await aContact(ctx), await aContact(ctx)];
    const results = await Promise.allSettled([
      mergeContacts(ctx, a.id, { intoId: b.id }),
      mergeContacts(ctx, b.id, { intoId: a.id }),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it.each(['the rewarded into the new', 'the new into the rewarded'])(
    'never yields a second reward: %s',
    async (direction) => {
      const ctx = await anOrganization();
      const { code } = await aReferrer(ctx);
      const first = await convert(ctx, { email: 'friend@one.example' }, code);
      expect(first.rewards).toHaveLength(2);
      const second = await aContact(ctx, { standing: [], email: 'friend@two.example' });
      const [fromId, intoId] =
        direction === 'the rewarded into the new' ? [first.refereeId, second.id] : [second.id, first.refereeId];
      await mergeContacts(ctx, fromId, { intoId });
      for (const email of ['friend@one.example', 'friend@two.example']) {
        expect(await convert(ctx, { email }, code)).toMatchObject({
          refereeId: intoId,
          rewards: [],
          reason: 'already-rewarded',
        });
      }
    },
  );

  it('lets both stand when both were rewarded before, and pays no third time', async () => {
    const ctx = await anOrganization();
    const { code } = await aReferrer(ctx);
    const one = await convert(ctx, { email: 'friend@one.example' }, code);
    const two = await convert(ctx, { email: 'friend@two.example' }, code);
    expect(two.rewards).toHaveLength(2);
    await mergeContacts(ctx, one.refereeId, { intoId: two.refereeId });
    expect((await convert(ctx, { email: 'friend@one.example' }, code)).rewards).toEqual([]);
  });

  it('makes one of two pending referrals by the same code', async () => {
    const ctx = await anOrganization();
    const { code } = await aReferrer(ctx);
    const [a, b] = [await aContact(ctx, { standing: [] }), await aContact(ctx, { standing: [] })];
    for (const { email } of [a, b]) await submitLead(ctx, { code, referee: { email } });
    await mergeContacts(ctx, a.id, { intoId: b.id });
    const referrals = await database.owner`
      select status, reason, referee_id as referee from referrals where organization_id = ${ctx.organizationId} order by status`;
    expect(referrals).toEqual([
      { status: 'pending', reason: null, referee: b.id },
      { status: 'rejected', reason: 'already-referred', referee: b.id },
    ]);
  });

  it('moves codes, counts and money of a referrer to the cent', async () => {
    const ctx = await anOrganization();
    const { code, contactId, program } = await aReferrer(ctx);
    const other = await aContact(ctx);
    const own = await issueCode(ctx, program.id, { contactId: other.id });
    await convert(ctx, { email: 'friend@one.example' }, code);
    await convert(ctx, { email: 'friend@two.example' }, own.code);
    await mergeContacts(ctx, contactId, { intoId: other.id });
    expect((await contactBalance(ctx, other.id)).cash).toMatchObject({ pendingMinor: 10_000 });
    expect((await contactBalance(ctx, contactId)).cash).toMatchObject({ pendingMinor: 0, payableMinor: 0 });
    expect((await trialBalance(ctx)).currencies.map(({ sumMinor }) => sumMinor)).toEqual([0]);
    expect((await listCodes(ctx, { referrerId: other.id })).data).toHaveLength(2);
    const third = await convert(ctx, { email: 'friend@three.example' }, code);
    expect(third).toMatchObject({ referrerId: other.id });
    const [participant] = await database.owner`
      select rewarded_count as count from program_participants where contact_id = ${other.id}`;
    expect(participant).toEqual({ count: 3 });
  });

  it('counts a touch of the old contact for the one that stays', async () => {
    const ctx = await anOrganization();
    const { code } = await aReferrer(ctx);
    const [a, b] = [await aContact(ctx, { externalId: 'A', standing: [] }), await aContact(ctx, { standing: [] })];
    await importTouches(ctx, [{ code, occurredAt: '2026-09-01T00:00:00Z', refereeExternalId: 'A' }]);
    await mergeContacts(ctx, a.id, { intoId: b.id });
    expect(await convert(ctx, { email: b.email ?? '' })).toMatchObject({ attributed: true, refereeId: b.id });
  });

  it('waits for a payout that is under way', async () => {
    const ctx = await anOrganization();
    const [a, b] = [await aContact(ctx), await aContact(ctx)];
    await database.owner`
      insert into payouts (organization_id, recipient_id, provider, amount_minor, currency, requested_by)
      values (${ctx.organizationId}, ${a.id}, 'sandbox', 100, 'USD', 'test')`;
    await expect(mergeContacts(ctx, a.id, { intoId: b.id })).rejects.toMatchObject({
      status: 409,
      code: 'payout-under-way',
    });
  });
});
