import type postgres from 'postgres';
import type { Ctx } from '@/lib/services/context';
import { createEndpoint } from '@/lib/services/webhooks/create-endpoint';
import { aGrantedReward } from './granted-reward';

/** Things of each kind in a school, many of them alike in what they are sorted by, some without it. */
export async function manyThings(owner: postgres.Sql, ctx: Ctx, count: number) {
  const { organizationId } = ctx;
  const { conversionId, refereeId: person, referrerId, reward } = await aGrantedReward(owner, ctx);
  const endpoint = await createEndpoint(ctx, { url: 'https://hooks.example.org/kith' });
  const numbers = owner`generate_series(1, ${count}) n`;
  await owner`
    insert into conversions (organization_id, external_id, content_hash, referee_id, milestone, value_minor, discount_minor,
      refunded_minor, currency, attributed, recorded_by, occurred_at)
    select ${organizationId}, 'c-' || n, 'h', ${person}, 'enrolled', n % 40 * 1000, n % 3 * 500, n % 5 * 700, 'USD', false, 'system', now()
    from ${numbers}`;
  await owner`
    insert into referral_rewards (organization_id, referral_id, conversion_id, program_id, program_version_id, recipient_id, side, line,
      grant_sequence, kind, original_amount_minor, reward_amount_minor, currency, status, requires_approval, payable_at, receipt)
    select organization_id, referral_id, conversion_id, program_id, program_version_id, recipient_id, side, line, n + 1, kind,
      original_amount_minor, reward_amount_minor, currency, (array['pending', 'paid', 'approved', 'cancelled'])[n % 4 + 1], n % 2 = 0,
      payable_at + n % 30 * interval '1 day', receipt
    from referral_rewards, ${numbers} where id = ${reward.id}`;
  await owner`
    insert into attribution_questions (organization_id, contact_id, friend_name, shared_on, channel, created_at)
    select ${organizationId}, ${referrerId}, 'Sam ' || n, date '2026-01-01' + n % 25, 'link', now() from ${numbers}`;
  await owner`
    insert into redemptions (organization_id, contact_id, kind, amount_minor, currency, status, used_minor, code, code_key, expires_at, created_by)
    select ${organizationId}, ${person}, 'discount', n % 20 + 1, 'USD', case when n % 4 = 0 then 'used' else 'open' end,
      case when n % 4 = 0 then 1 end, 'SPEND-ME' || n, ${organizationId} || n, case when n % 7 > 0 then now() + n % 30 * interval '1 day' end, 'system'
    from ${numbers}`;
  await owner`
    insert into credit_transfers (organization_id, from_contact_id, to_contact_id, amount_minor, currency, created_by)
    select ${organizationId}, ${person}, ${referrerId}, n % 20 + 1, 'USD', 'system' from ${numbers}`;
  await owner`
    insert into deliveries (organization_id, channel, audience, to_address, template, subject, html, text, status, dedupe_key)
    select ${organizationId}, 'email', 'referrer', 'a@example.org', 'welcome', 'Hello ' || n, '', '',
      case n % 100 when 1 then 'failed' when 2 then 'queued' when 3 then 'bounced' else 'sent' end, 'd-' || n
    from ${numbers}`;
  await owner`
    insert into webhook_deliveries (organization_id, endpoint_id, event_type, payload, status)
    select ${organizationId}, ${endpoint.id}, 'reward.approved', '{}', case n % 50 when 1 then 'failed' when 2 then 'pending' else 'delivered' end
    from ${numbers}`;
  return { endpointId: endpoint.id, conversionId };
}
