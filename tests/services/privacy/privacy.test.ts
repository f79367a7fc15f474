import { describe, expect, it } from 'vitest';
import { createApiClient } from '@/lib/services/api-clients/create-api-client';
import { verifyAttribution } from '@/lib/services/attribution/verify-attribution';
import { appendAudit } from '@/lib/services/audit/append';
import { sealAudit } from '@/lib/services/audit/seal';
import { verifyAudit } from '@/lib/services/audit/verify-audit';
import { getBoard, listModeration } from '@/lib/services/community/board-reads';
import type { Ctx } from '@/lib/services/context';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { mergeContacts } from '@/lib/services/people/merge-contacts';
import { listOpenMerges } from '@/lib/services/people/merge-reads';
import { unmergeContact } from '@/lib/services/people/unmerge-contact';
import { eraseContact } from '@/lib/services/privacy/erase-contact';
import { exportContact } from '@/lib/services/privacy/export-contact';
import { openExport } from '@/lib/services/privacy/export-organization';
import { dropOldMonths } from '@/lib/services/retention/drop-old-months';
import { runRetention } from '@/lib/services/retention/run-retention';
import { transact } from '@/lib/services/transact';
import { createEndpoint } from '@/lib/services/webhooks/create-endpoint';
import { aContact } from '@/tests/factories/contact';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as } from '@/tests/factories/organization';
import { leaveTraces } from '@/tests/factories/traces';
import { useDatabase } from '../../setup/database';

const database = useDatabase();

const EMAIL = 'ana.secret@example.org';
const PHONE = '+12125550123';

/** Transactions of other databases of the cluster hold sealing up too, so it may take more than one go. */
async function sealAll(ctx: Ctx): Promise<void> {
  do await sealAudit(ctx);
  while ((await verifyAudit(ctx)).unsealed > 0);
}

/** Ana, who earned something, did something in her portal, and was written to. */
async function ana() {
  const ctx = await anOrganization({ now: new Date() });
  const { referrerId } = await aGrantedReward(database.owner, ctx, {
    email: EMAIL,
    rewards: onlyReferrer('credit', 5000),
    holdDays: 0,
  });
  await database.owner`
    update contacts set first_name = 'Ana', last_name = 'Geheim', phone = ${PHONE}, birth_date = '2001-02-03' where id = ${referrerId}`;
  const herself: Ctx = {
    ...as(ctx, 'referrer', referrerId),
    actor: { type: 'referrer', id: referrerId, name: 'Ana Geheim' },
  };
  await transact(ctx, (tx) =>
    appendAudit(tx, herself, [{ action: 'test.done', subjectType: 'contact', subjectId: referrerId, data: {} }]),
  );
  const { id: otherId } = await aContact(ctx, { email: 'ben@example.org', firstName: 'Ben' });
  await leaveTraces(database.owner, ctx, { id: referrerId, otherId, email: EMAIL, phone: PHONE, name: 'Geheim' });
  await sealAll(ctx);
  return { ctx, id: referrerId };
}

/** Where `leaveTraces` leaves something. */
const PLACES_OF_TRACES = [
  'portalProfile',
  'portalMessages',
  'boardPosts',
  'questions',
  'answers',
  'guardianConsents',
  'portalBrowsers',
  'messageAttempts',
  'digests',
  'messageChoices',
  'messageSettings',
  'missingReferrals',
  'fraudCases',
  'fraudDecisions',
] as const;

async function everything(organizationId: string, but: readonly string[] = []): Promise<string> {
  const tables = await database.owner<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`;
  const texts = await Promise.all(
    tables
      .filter(({ name }) => !but.includes(name))
      .map(
        ({ name }) =>
          database.owner`select t::text as text from ${database.owner(name)} t where organization_id = ${organizationId}`,
      ),
  );
  return JSON.stringify(texts);
}

async function read(pieces: AsyncIterable<string>): Promise<{ table: string; row: Record<string, unknown> }[]> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('erasing a person', () => {
  it('takes away who it was, everywhere, and keeps money and the chain', async () => {
    const { ctx, id } = await ana();
    const before = await contactBalance(ctx, id);
    expect(await everything(ctx.organizationId)).toContain('Geheim');
    expect(await eraseContact(ctx, id, { confirm: 'Ana Geheim' })).toEqual({ id, erased: true });
    const left = await everything(ctx.organizationId);
    for (const trace of ['Geheim', EMAIL, '2125550123', '2001-02-03']) expect(left).not.toContain(trace);
    expect(await contactBalance(ctx, id)).toEqual(before);
    expect((await verifyLedger(ctx)).ok).toBe(true);
    await sealAll(ctx);
    expect(await verifyAudit(ctx)).toMatchObject({ ok: true, redacted: 1, problems: [] });
    const codes = await database.owner`select code, is_active from referral_codes where referrer_id = ${id}`;
    expect(codes).toEqual([{ code: expect.stringMatching(/^ERASED-[0-9A-F]{12}$/), is_active: false }]);
    const [contact] = await database.owner`select erased_at, email from contacts where id = ${id}`;
    expect(contact).toEqual({ erased_at: expect.any(Date), email: null });
    expect(await eraseContact(ctx, id, { confirm: id })).toEqual({ id, erased: true });
  });

  it('leaves what others wrote, what was agreed to, and whom nobody may write to', async () => {
    const { ctx, id } = await ana();
    const org = ctx.organizationId;
    await database.owner`
      insert into deliveries (organization_id, channel, audience, to_address, template, subject, html, text, dedupe_key)
      values (${org}, 'email', 'referrer', ${EMAIL.toUpperCase()}, 'sign-in', 'Geheim', '', '', 'before he was known')`;
    await eraseContact(ctx, id, { confirm: id });
    expect(await everything(org)).not.toMatch(/Geheim|ANA\.SECRET/);
    await database.owner`
      insert into portal_settings (organization_id, board_enabled, ranking_enabled, questions_enabled, consent_age)
      values (${org}, true, false, true, 16)`;
    const { posts } = await getBoard(ctx);
    expect(posts).toMatchObject([{ body: '', author: null, replies: [{ body: 'Well said' }] }]);
    expect(await listModeration(ctx)).toEqual([]);
    const consents = await database.owner`select status from guardian_consents where contact_id = ${id}`;
    expect(consents).toEqual([{ status: 'granted' }]);
    const blocked = await database.owner`
      select masked from message_suppressions where organization_id = ${org} and lifted_at is null`;
    expect(blocked).toEqual([{ masked: '(erased)' }, { masked: '(erased)' }]);
    const change = database.owner`update delivery_attempts set outcome = 'delivered' where organization_id = ${org}`;
    await expect(change).rejects.toMatchObject({ code: '23001' });
  });

  it('needs the right name, and somebody who is nobody else', async () => {
    const { ctx, id } = await ana();
    const wrong = eraseContact(ctx, id, { confirm: 'Ana' });
    await expect(wrong).rejects.toMatchObject({ status: 422, errors: [{ path: 'confirm' }] });
    const other = await aContact(ctx, { email: 'ana.zwei@example.org', firstName: 'Ana', lastName: 'Zwei' });
    await mergeContacts(ctx, other.id, { intoId: id });
    await expect(eraseContact(ctx, other.id, { confirm: other.id })).rejects.toMatchObject({ code: 'merged' });
    expect(await listOpenMerges(ctx, id)).toHaveLength(1);
    await eraseContact(ctx, id, { confirm: id });
    expect(await everything(ctx.organizationId)).not.toMatch(/Zwei|zwei@/);
    expect(await listOpenMerges(ctx, id)).toEqual([]);
    await expect(unmergeContact(ctx, other.id)).rejects.toMatchObject({ status: 409, code: 'erased' });
  });

  it('takes the code, which may be made of the name, out of all receipts, which go on replaying', async () => {
    const { ctx, id } = await ana();
    const [code] = await database.owner`select code from referral_codes where referrer_id = ${id}`;
    expect(await everything(ctx.organizationId)).toContain(code?.code);
    const { decisions } = await verifyAttribution(ctx);
    expect(decisions).toBeGreaterThan(0);
    await eraseContact(ctx, id, { confirm: id });
    expect(await everything(ctx.organizationId)).not.toContain(code?.code);
    expect(await verifyAttribution(ctx)).toEqual({ ok: true, decisions, redacted: 1, faults: [] });
    const [row] = await database.owner`
      select receipt, evidence_hash as old, redacted_hash as now from attribution_decisions where organization_id = ${ctx.organizationId}`;
    expect(row?.receipt.winner.code).toMatch(/^ERASED-/);
    expect(row?.now).not.toBe(row?.old);
  });

  it('changes nothing in a receipt but the codes', async () => {
    const { ctx } = await ana();
    const org = ctx.organizationId;
    const changes = [
      database.owner`update attribution_decisions set receipt = jsonb_set(receipt, '{attributed}', 'false') where organization_id = ${org}`,
      database.owner`update attribution_decisions set model = 'first' where organization_id = ${org}`,
      database.owner`update attribution_decisions set evidence_hash = 'x' where organization_id = ${org}`,
      database.owner`delete from attribution_decisions where organization_id = ${org}`,
    ];
    for (const change of changes) await expect(change).rejects.toMatchObject({ code: '23001' });
  });

  it('waits for a payout that is under way', async () => {
    const { ctx, id } = await ana();
    await database.owner`
      insert into payouts (organization_id, recipient_id, provider, amount_minor, currency, status, requested_by)
      values (${ctx.organizationId}, ${id}, 'sandbox', 1, 'USD', 'processing', 'test')`;
    await expect(eraseContact(ctx, id, { confirm: id })).rejects.toMatchObject({ code: 'payout-under-way' });
  });

  it('is for those who may change people, of their own school', async () => {
    const { ctx, id } = await ana();
    await expect(eraseContact(as(ctx, 'finance'), id, { confirm: id })).rejects.toMatchObject({ status: 403 });
    await expect(eraseContact(await anOrganization(), id, { confirm: id })).rejects.toMatchObject({ status: 404 });
    await expect(eraseContact(ctx, 'x', { confirm: 'x' })).rejects.toMatchObject({ status: 404 });
  });

  it('is the only way in which an entry of the trail ever changes', async () => {
    const { id } = await ana();
    const change = database.owner`update audit_events set actor_name = '(erased)' where actor_id = ${id}`;
    await expect(change).rejects.toMatchObject({ code: '23001' });
  });
});

describe('what is kept of a person', () => {
  it('is handed over whole, and nobody else’s', async () => {
    const { ctx, id } = await ana();
    const { data } = await exportContact(ctx, id);
    expect(data.contacts).toMatchObject([{ id, first_name: 'Ana', email: EMAIL }]);
    expect(data.rewards).toMatchObject([{ recipient_id: id }]);
    expect(data.codes).toHaveLength(1);
    expect(data.ledger.length).toBeGreaterThan(0);
    expect(data.messages).toMatchObject([{ subject: 'Ana Geheim' }]);
    for (const place of PLACES_OF_TRACES) expect(data[place].length, place).toBeGreaterThan(0);
    expect(data.boardPosts.map(({ body }) => body)).toEqual(['Geheim', 'Geheim']);
    expect(data.suppressions).toMatchObject([{ channel: 'email' }, { channel: 'sms' }]);
    expect(JSON.stringify(data)).not.toMatch(/ben@example|Well said|_encrypted/);
    expect(data.trail.map(({ action }) => action)).toContain('test.done');
    await expect(exportContact(await anOrganization(), id)).rejects.toMatchObject({ status: 404 });
    await expect(exportContact(as(ctx, 'viewer'), id)).rejects.toMatchObject({ status: 403 });
    const audits =
      await database.owner`select from audit_events where subject_id = ${id} and action = 'contact.exported'`;
    expect(audits).toHaveLength(1);
  });
});

describe('what is kept of a school', () => {
  it('comes as a line for each row, without a secret, without another school', async () => {
    const { ctx, id } = await ana();
    const stranger = await ana();
    const client = await createApiClient(ctx, { name: 'CRM', scopes: ['people:read'] });
    await createEndpoint(ctx, { url: 'https://hooks.example.com' });
    for (let count = 0; count < 3; count++) await aContact(ctx, { email: `c${count}@example.org` });
    const lines = await read(await openExport(ctx));
    const rows = await database.owner`select id from contacts where organization_id = ${ctx.organizationId}`;
    expect(lines.filter(({ table }) => table === 'contacts')).toHaveLength(rows.length);
    expect(lines[0]).toMatchObject({ table: 'organizations', row: { id: ctx.organizationId } });
    expect(new Set(lines.map(({ table }) => table)).size).toBeGreaterThan(12);
    const text = JSON.stringify(lines);
    expect(text).toContain(id);
    expect(text).toContain(client.clientId);
    expect(text).not.toContain(stranger.ctx.organizationId);
    expect(text).not.toMatch(/secret_hash|_encrypted|password_hash|token_hash/);
    await expect(openExport(as(ctx, 'manager'))).rejects.toMatchObject({ status: 403 });
  });
});

describe('retention', () => {
  const monthsAgo = (months: number) => {
    const date = new Date();
    return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 10));
  };

  it('drops months that ended five years ago, and the chain still runs through them', async () => {
    const ctx = await anOrganization({ now: monthsAgo(70) });
    const entry = { action: 'test.old', subjectType: 'test', subjectId: 'x', data: {} };
    await transact(ctx, (tx) => appendAudit(tx, ctx, [entry]));
    await sealAll(ctx);
    const now = { ...ctx, now: new Date() };
    await transact(now, (tx) => appendAudit(tx, now, [{ ...entry, action: 'test.new' }]));
    await sealAll(now);
    const dropped = await dropOldMonths(now.now);
    expect(dropped).toContain(`audit_events_${monthsAgo(70).toISOString().slice(0, 7).replace('-', '')}`);
    expect(dropped.some((name) => name.startsWith('ledger_'))).toBe(false);
    const report = await verifyAudit(now);
    expect(report).toMatchObject({ ok: true, problems: [] });
    expect(report.pruned).toBeGreaterThanOrEqual(1);
    expect(await dropOldMonths(now.now)).toEqual([]);
    await expect(dropOldMonths(new Date(Date.now() + 400 * 86_400_000))).rejects.toMatchObject({ code: '22008' });
  });

  it('removes what one school keeps for a shorter time, and nothing of another', async () => {
    const { ctx } = await ana();
    const other = await ana();
    const old = monthsAgo(20);
    for (const one of [ctx, other.ctx]) {
      await database.owner`update deliveries set created_at = ${old}, status = 'sent' where organization_id = ${one.organizationId}`;
      await database.owner`
        insert into referrals (organization_id, program_id, program_version_id, code_id, referrer_id, referee_id, status, channel, shared_at, expires_at, referred_at, created_at)
        select organization_id, program_id, program_version_id, code_id, referrer_id, referee_id, 'expired', channel, ${old}, ${old}, ${old}, ${old}
        from referrals where organization_id = ${one.organizationId} limit 1`;
    }
    expect(await runRetention(ctx)).toMatchObject({ deliveries: 0, referrals: 0 });
    await updateSettings(ctx, { retentionMonths: 18 });
    expect(await runRetention(ctx)).toMatchObject({ deliveries: 1, referrals: 1, before: expect.any(Date) });
    expect(await runRetention(ctx)).toMatchObject({ deliveries: 0, referrals: 0 });
    const left = await database.owner`select from deliveries where organization_id = ${other.ctx.organizationId}`;
    expect(left).toHaveLength(1);
    expect((await verifyLedger(ctx)).ok).toBe(true);
    const audits = await database.owner`
      select data from audit_events where organization_id = ${ctx.organizationId} and action = 'retention.run'`;
    expect(audits).toMatchObject([{ data: { deliveries: 1, referrals: 1 } }]);
    await expect(updateSettings(ctx, { retentionMonths: 61 })).rejects.toMatchObject({
      errors: [{ path: 'retentionMonths' }],
    });
    await expect(runRetention(as(ctx, 'manager'))).rejects.toMatchObject({ status: 403 });
  });
});
