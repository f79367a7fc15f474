import { describe, expect, it } from 'vitest';
import { createApiClient } from '@/lib/services/api-clients/create-api-client';
import { openApiClientsCsv } from '@/lib/services/api-clients/export-clients';
import { openDecisionsCsv } from '@/lib/services/attribution/export-decisions';
import { openQuestionsCsv } from '@/lib/services/attribution/export-questions';
import { openAuditCsv } from '@/lib/services/audit/export-audit';
import { listAuditEvents } from '@/lib/services/audit/reads';
import { openCodesCsv } from '@/lib/services/codes/export-codes';
import { openChallengesCsv } from '@/lib/services/community/export-challenges';
import type { Ctx } from '@/lib/services/context';
import { openConversionsCsv } from '@/lib/services/conversions/export-conversions';
import { openFraudCasesCsv } from '@/lib/services/fraud/export-cases';
import { openOutboxCsv } from '@/lib/services/notifications/export-outbox';
import { openSuppressionsCsv } from '@/lib/services/notifications/export-suppressions';
import { countSuppressions } from '@/lib/services/notifications/suppressions';
import { createStaff } from '@/lib/services/organizations/create-staff';
import { openStaffCsv } from '@/lib/services/organizations/export-staff';
import { openPayoutsCsv } from '@/lib/services/payouts/export-payouts';
import { countPayouts } from '@/lib/services/payouts/reads';
import { openCatalogueCsv } from '@/lib/services/redemptions/export-catalogue';
import { openRedemptionsCsv } from '@/lib/services/redemptions/export-redemptions';
import { openTransfersCsv } from '@/lib/services/redemptions/export-transfers';
import { createItem } from '@/lib/services/redemptions/save-item';
import { openReferralsCsv } from '@/lib/services/referrals/export-referrals';
import { countMatchingReferrals, listReferrals } from '@/lib/services/referrals/reads';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { openRewardsCsv } from '@/lib/services/rewards/export-rewards';
import { openDeliveriesCsv } from '@/lib/services/webhooks/export-deliveries';
import { aGrantedReward } from '@/tests/factories/granted-reward';
import { manyThings } from '@/tests/factories/many-things';
import { anOrganization, as } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

async function linesOf(pieces: Promise<AsyncIterable<string>>): Promise<string[]> {
  let text = '';
  for await (const piece of await pieces) text += piece;
  return text.split('\r\n').slice(0, -1);
}

describe('a list as CSV', () => {
  it('has every row once, over all its pages, and counts what the list says', async () => {
    const ctx = await anOrganization();
    const { code } = await aCode(database.owner, ctx);
    for (let count = 0; count < 103; count++)
      await submitLead(ctx, { code, referee: { email: `${crypto.randomUUID()}@example.org`, firstName: '=1+1' } });
    const [head, ...rows] = await linesOf(openReferralsCsv(as(ctx, 'viewer')));
    expect(head).toMatch(/^id,status,program,code,/);
    expect(new Set(rows.map((row) => row.split(',')[0])).size).toBe(103);
    expect(rows[0]).toContain("'=1+1");
    expect(await countMatchingReferrals(ctx)).toBe(103);
    expect(await countMatchingReferrals(ctx, { status: 'rewarded' })).toBe(0);
    const [first] = (await listReferrals(ctx, { limit: 1 })).data;
    expect(await countMatchingReferrals(ctx, { referrerId: first?.referrerId })).toBe(103);
    expect(await linesOf(openReferralsCsv(ctx, { status: 'rewarded' }))).toHaveLength(1);
  });

  it('of rewards says amounts as figures and why it waits; a school reads its own, and only who may', async () => {
    const [ctx, stranger] = [await anOrganization(), await anOrganization()];
    await aGrantedReward(database.owner, ctx);
    const [, reward] = await linesOf(openRewardsCsv(as(ctx, 'finance'), { status: 'pending' }));
    expect(reward).toMatch(/,\d+\.\d\d,\d+\.\d\d,USD,/);
    expect(await linesOf(openRewardsCsv(as(stranger, 'owner')))).toHaveLength(1);
    expect(await linesOf(openReferralsCsv(as(stranger, 'owner')))).toHaveLength(1);
    const [, enrolment] = await linesOf(openConversionsCsv(as(ctx, 'viewer'), { attributed: true }));
    expect(enrolment).toMatch(/,enrolled,.*,800\.00,USD,/);
    expect(await linesOf(openConversionsCsv(as(ctx, 'viewer'), { attributed: false }))).toHaveLength(1);
    expect(await linesOf(openConversionsCsv(as(stranger, 'owner')))).toHaveLength(1);
    await expect(openConversionsCsv(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
    expect(await linesOf(openPayoutsCsv(as(ctx, 'finance'), { status: 'paid' }))).toHaveLength(1);
    expect(await countPayouts(as(ctx, 'finance'))).toBe(0);
    for (const open of [openRewardsCsv, openReferralsCsv, openPayoutsCsv]) {
      await expect(open(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
      await expect(open(ctx, { status: 'nonsense' })).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });

  it('is there of every list that grows: all its rows, filtered as the list is, of the own school, for who may read it', async () => {
    const [ctx, stranger] = [await anOrganization(), await anOrganization()];
    const { endpointId } = await manyThings(database.owner, ctx, 120);
    const codes = await linesOf(openCodesCsv(ctx));
    expect(codes).toHaveLength(2);
    const lists = [
      { open: openRedemptionsCsv, rows: 120, filter: { status: 'used' }, left: 30, head: /^id,kind,status,contactId,/ },
      { open: (c: Ctx) => openTransfersCsv(c), rows: 120, head: /^id,fromContactId,/ },
      {
        open: openQuestionsCsv,
        rows: 120,
        filter: { status: 'granted' },
        left: 0,
        head: /^id,status,contactId,referrer,/,
      },
      { open: openDecisionsCsv, rows: 1, filter: { overrides: true }, left: 0, head: /^id,conversionId,conversion,/ },
      { open: openOutboxCsv, rows: 120, filter: { status: 'queued' }, left: 2, head: /^id,createdAt,channel,/ },
      { open: openCodesCsv, rows: 1, filter: { search: 'nobody' }, left: 0, head: /^id,code,url,program,/ },
      { open: openFraudCasesCsv, rows: 0, filter: { status: 'open' }, left: 0, head: /^id,status,verdict,score,/ },
    ];
    for (const { open, rows, filter, left, head } of lists) {
      const lines = await linesOf(open(as(ctx, 'owner')));
      expect(lines[0]).toMatch(head);
      expect(new Set(lines.slice(1).map((line) => line.split(',')[0])).size).toBe(rows);
      if (filter) expect(await linesOf(open(as(ctx, 'owner'), filter))).toHaveLength(1 + (left ?? 0));
      if (filter) await expect(open(ctx, { nonsense: true })).rejects.toMatchObject({ code: 'invalid-input' });
      expect(await linesOf(open(as(stranger, 'owner')))).toHaveLength(1);
    }
    for (const open of [
      openRedemptionsCsv,
      openTransfersCsv,
      openQuestionsCsv,
      openDecisionsCsv,
      openOutboxCsv,
      openAuditCsv,
    ]) {
      await expect(open(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
    }
    for (const open of [openFraudCasesCsv, (c: Ctx) => openDeliveriesCsv(c, endpointId)]) {
      await expect(open(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
    }
    const messages = await linesOf(openDeliveriesCsv(as(ctx, 'owner'), endpointId, { status: 'delivered' }));
    expect(messages).toHaveLength(1 + 114);
    await expect(linesOf(openDeliveriesCsv(as(stranger, 'owner'), endpointId))).rejects.toMatchObject({ status: 404 });
  });

  it('of the trail has what the chain is checked by, and of redemptions never a code that can be spent', async () => {
    const [ctx, stranger] = [await anOrganization(), await anOrganization()];
    await manyThings(database.owner, ctx, 3);
    const entries = (await listAuditEvents(ctx, { limit: 100 })).data;
    const lines = await linesOf(openAuditCsv(as(ctx, 'owner')));
    expect(lines).toHaveLength(1 + entries.length);
    for (const { contentHash, requestId } of entries) {
      expect(lines.find((line) => line.includes(contentHash))).toContain(requestId);
    }
    const [first] = entries;
    const some = await linesOf(openAuditCsv(as(ctx, 'owner'), { action: first?.action }));
    expect(some).toHaveLength(1 + entries.filter(({ action }) => action === first?.action).length);
    const theirs = await linesOf(openAuditCsv(as(stranger, 'owner')));
    for (const { id } of entries) expect(theirs.join()).not.toContain(id);
    const redeemed = await linesOf(openRedemptionsCsv(as(ctx, 'owner')));
    expect(redeemed).toHaveLength(4);
    for (const line of redeemed.slice(1)) expect(line).not.toContain('SPEND-ME');
  });

  it('is there of short lists too, without what is secret', async () => {
    const [ctx, stranger] = [await anOrganization(), await anOrganization()];
    const owner = as(ctx, 'owner');
    const password = 'a-long-password-1';
    await createStaff(ctx, { email: 'mia@school.example', name: 'Mia Ray', role: 'finance', password });
    await createApiClient(owner, { name: 'Site', scopes: ['referrals:read'] });
    await createItem(owner, { name: 'Mug', valueMinor: 1250 });
    await database.owner`
      insert into message_suppressions (id, organization_id, channel, address_hash, masked, reason, created_at)
      values (uuidv7(), ${ctx.organizationId}, 'email', 'h', 's…@example.org', 'bounced', now())`;
    expect((await linesOf(openStaffCsv(owner)))[1]).toMatch(/,Mia Ray,mia@school\.example,finance,password,/);
    expect((await linesOf(openApiClientsCsv(owner)))[1]).toMatch(/,Site,.*,referrals:read,/);
    expect((await linesOf(openCatalogueCsv(owner)))[1]).toMatch(/,Mug,,12\.50,USD,,yes,/);
    const [, address] = await linesOf(openSuppressionsCsv(owner));
    expect(address).toMatch(/,email,s…@example\.org,bounced,/);
    expect(await countSuppressions(owner)).toBe(1);
    const all = [openStaffCsv, openApiClientsCsv, openCatalogueCsv, openChallengesCsv, openSuppressionsCsv];
    for (const open of all) {
      expect(await linesOf(open(as(stranger, 'owner')))).toHaveLength(1);
      await expect(open(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
    }
  });
});
