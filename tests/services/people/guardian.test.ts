import { describe, expect, it } from 'vitest';
import { issueCode } from '@/lib/services/codes/issue-code';
import type { Ctx } from '@/lib/services/context';
import { sendNotifications } from '@/lib/services/notifications/send';
import { runPayouts } from '@/lib/services/payouts/build';
import { getPayoutMethod } from '@/lib/services/payouts/method-reads';
import { askGuardian } from '@/lib/services/people/ask-guardian';
import { decideConsent } from '@/lib/services/people/decide-consent';
import { readGuardianLink, signGuardianLink } from '@/lib/services/people/guardian-link';
import { getGuardianQuestion } from '@/lib/services/people/guardian-question';
import { getGuardianView, listWards } from '@/lib/services/people/guardian-reads';
import { withdrawConsent } from '@/lib/services/people/withdraw-consent';
import { changeOwnProfile } from '@/lib/services/portal/change-profile';
import { aContact } from '@/tests/factories/contact';
import { aGrantedReward } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { aProgram } from '@/tests/factories/program';
import { until } from '@/tests/inngest/local/harness';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);

async function family(ctx: Ctx) {
  const parent = await aContact(ctx, { firstName: 'Mai Linh', standing: [{ kind: 'parent', status: 'active' }] });
  const birthDate = '2012-01-01';
  const child = await aContact(ctx, { firstName: 'Lily Rose', birthDate, guardianExternalId: parent.externalId });
  return { parent, child, lily: as(ctx, 'referrer', child.id), mai: as(ctx, 'referrer', parent.id) };
}

async function linkFor(ctx: Ctx, contactId: string): Promise<string> {
  const { consentId } = await askGuardian(ctx, contactId);
  return signGuardianLink({ organizationId: ctx.organizationId, consentId });
}

describe('a minor', () => {
  it('gets no code before the guardian has agreed by the link of the mail, which works once', async () => {
    const ctx = await anOrganization();
    const { parent, child, lily, mai } = await family(ctx);
    const { id: programId } = await aProgram(ctx);
    const ask = () => issueCode(lily, programId, { contactId: child.id });
    await expect(ask()).rejects.toMatchObject({ code: 'guardian-consent-needed' });
    await expect(changeOwnProfile(lily, { ranked: true })).rejects.toMatchObject({ code: 'guardian-consent-needed' });
    expect(await getGuardianView(lily, child.id)).toMatchObject({
      state: 'not-asked',
      guardianFirstName: 'Mai',
      guardianEmailMasked: 'S•••@school.example',
    });
    const token = await linkFor(lily, child.id);
    await expect(askGuardian(lily, child.id)).rejects.toMatchObject({ code: 'guardian-asked' });
    await expect(ask()).rejects.toMatchObject({ status: 409 });
    expect(await getGuardianQuestion(token, NOW)).toMatchObject({ childFirstName: 'Lily', status: 'asked' });
    const answers = await Promise.allSettled(
      ['granted', 'granted'].map((decision) => decideConsent({ token, decision }, days(1))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(decideConsent({ token, decision: 'declined' }, days(1))).rejects.toMatchObject({
      code: 'consent-decided',
    });
    expect(await ask()).toMatchObject({ created: true });
    expect(await getGuardianView(lily, child.id)).toMatchObject({ state: 'granted', decidedAt: days(1) });
    expect(await listWards(mai, parent.id)).toEqual([{ contactId: child.id, firstName: 'Lily', state: 'granted' }]);
    const [row] = await database.owner`select text_version, status from guardian_consents`;
    expect(row).toEqual({ text_version: '2026-11', status: 'granted' });
    const trail =
      await database.owner`select action, actor_id from audit_events where action like 'guardian.%' order by id`;
    expect(trail.map((entry) => [entry.action, entry.actor_id])).toEqual([
      ['guardian.asked', child.id],
      ['guardian.granted', parent.id],
    ]);
  });

  it('hears at once, on an open page, what the guardian answers and takes back', async () => {
    const ctx = await anOrganization();
    const { child, lily, mai } = await family(ctx);
    const heard: string[] = [];
    const { unlisten } = await database.owner.listen('live', (payload) => heard.push(payload));
    await decideConsent({ token: await linkFor(lily, child.id), decision: 'granted' }, days(1));
    const signal = `${ctx.organizationId} notices ${child.id}`;
    await until('the answer to be told', async () => heard.filter((one) => one === signal).length === 1);
    await withdrawConsent(mai, child.id);
    await until('the withdrawal to be told', async () => heard.filter((one) => one === signal).length === 2);
    await unlisten();
  });

  it('is never paid himself: his cash waits, then goes to the guardian', async () => {
    const ctx = at(await anOrganization(), NOW);
    const { parent, child } = await family(ctx);
    const granted = await aGrantedReward(database.owner, ctx);
    await database.owner`update contacts set birth_date = '2012-01-01', guardian_id = ${parent.id} where id = ${granted.referrerId}`;
    const later = at(ctx, days(20));
    const { payouts, waiting } = await runPayouts(later);
    expect(payouts).toEqual([]);
    expect(waiting).toMatchObject([{ recipientId: granted.referrerId, reason: 'guardian-needed' }]);
    expect(await getPayoutMethod(later, granted.referrerId)).toMatchObject({ problem: 'guardian-needed' });
    const token = await linkFor(later, granted.referrerId);
    await decideConsent({ token, decision: 'granted' }, days(21));
    const paid = await runPayouts(later);
    expect(paid).toMatchObject({ payouts: [{ recipientId: granted.referrerId }], waiting: [] });
    const [entry] = await database.owner`
      select data from audit_events where action = 'payout.requested' and subject_id = ${paid.payouts[0]?.id ?? ''}`;
    expect(entry?.data).toMatchObject({ payeeId: parent.id });
    expect(child.id).not.toBe(parent.id);
  });
});

describe('the link', () => {
  it('is Kith’s own, ends after 30 days, and gives way to a newer one', async () => {
    const ctx = await anOrganization();
    const { child, lily } = await family(ctx);
    const token = await linkFor(lily, child.id);
    const forged = Buffer.from(token, 'base64url');
    forged[0] = (forged[0] ?? 0) ^ 1;
    for (const bad of [forged.toString('base64url'), '', 'nonsense', token.slice(0, -2)]) {
      expect(readGuardianLink(bad)).toBeNull();
      expect(await getGuardianQuestion(bad, NOW)).toBeNull();
      await expect(decideConsent({ token: bad, decision: 'granted' }, NOW)).rejects.toMatchObject({ status: 404 });
    }
    const elsewhere = signGuardianLink({ organizationId: ctx.organizationId, consentId: crypto.randomUUID() });
    expect(await getGuardianQuestion(elsewhere, NOW)).toBeNull();
    await expect(decideConsent({ token: elsewhere, decision: 'granted' }, NOW)).rejects.toMatchObject({ status: 404 });
    expect(await getGuardianQuestion(token, days(30))).toMatchObject({ status: 'asked' });
    expect(await getGuardianQuestion(token, days(31))).toMatchObject({ status: 'over' });
    await expect(decideConsent({ token, decision: 'granted' }, days(31))).rejects.toMatchObject({
      code: 'consent-over',
    });
    const newer = await linkFor(at(lily, days(2)), child.id);
    await expect(decideConsent({ token, decision: 'granted' }, days(2))).rejects.toMatchObject({
      code: 'consent-over',
    });
    expect(await decideConsent({ token: newer, decision: 'declined' }, days(2))).toEqual({ status: 'declined' });
    expect(await getGuardianView(at(lily, days(2)), child.id)).toMatchObject({ state: 'declined' });
    await linkFor(at(lily, days(3)), child.id);
  });

  it('is sent to the guardian by mail, once', async () => {
    const ctx = await anOrganization();
    const { parent, child, lily } = await family(ctx);
    const { consentId } = await askGuardian(lily, child.id);
    const event = {
      name: 'guardian/consent.requested' as const,
      data: { organizationId: ctx.organizationId, consentId, contactId: child.id },
    };
    const seen: unknown[] = [];
    const render = async (mail: unknown) => {
      seen.push(mail);
      return { subject: 's', html: 'h', text: 't', sms: null };
    };
    for (let i = 0; i < 2; i++) await sendNotifications(ctx, event, render);
    expect(seen[0]).toMatchObject({ template: 'guardian-consent', child: 'Lily', firstName: 'Mai' });
    const rows =
      await database.owner`select to_address, contact_id from deliveries where template = 'guardian-consent'`;
    expect(rows).toEqual([{ to_address: parent.email, contact_id: parent.id }]);
    await decideConsent(
      { token: signGuardianLink({ organizationId: ctx.organizationId, consentId }), decision: 'granted' },
      NOW,
    );
    seen.length = 0;
    await sendNotifications(ctx, event, render);
    expect(seen).toEqual([]);
  });

  it('is not sent for who needs none, without an address, or by others', async () => {
    const ctx = await anOrganization();
    const adult = await aContact(ctx, { birthDate: '1990-01-01' });
    await expect(askGuardian(ctx, adult.id)).rejects.toMatchObject({ code: 'guardian-not-needed' });
    const alone = await aContact(ctx, { birthDate: '2014-01-01' });
    await expect(askGuardian(ctx, alone.id)).rejects.toMatchObject({ code: 'guardian-unknown' });
    expect(await getGuardianView(ctx, alone.id)).toMatchObject({ state: 'no-guardian', guardianEmailMasked: null });
    const { child, mai } = await family(ctx);
    await expect(askGuardian(mai, child.id)).rejects.toMatchObject({ status: 404 });
    await expect(askGuardian(as(ctx, 'viewer'), child.id)).rejects.toMatchObject({ status: 403 });
    await expect(askGuardian(ctx, 'nonsense')).rejects.toMatchObject({ status: 404 });
    await expect(askGuardian(ctx, crypto.randomUUID())).rejects.toMatchObject({ status: 404 });
  });
});

describe('a consent', () => {
  it('is taken back by the guardian or the school, and by nobody else', async () => {
    const ctx = await anOrganization();
    const { child, lily, mai } = await family(ctx);
    await expect(withdrawConsent(mai, child.id)).rejects.toMatchObject({ status: 404 });
    const token = await linkFor(lily, child.id);
    await decideConsent({ token, decision: 'granted' }, NOW);
    await expect(withdrawConsent(lily, child.id)).rejects.toMatchObject({ status: 404 });
    await withdrawConsent(mai, child.id);
    expect(await getGuardianView(ctx, child.id)).toMatchObject({ state: 'withdrawn' });
    await expect(withdrawConsent(as(ctx, 'manager'), child.id)).rejects.toMatchObject({ code: 'no-consent' });
    await expect(withdrawConsent(ctx, 'nonsense')).rejects.toMatchObject({ status: 404 });
    expect(await getGuardianQuestion(token, NOW)).toMatchObject({ status: 'withdrawn' });
  });
});
