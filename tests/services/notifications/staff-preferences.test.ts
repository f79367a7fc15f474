import { describe, expect, it } from 'vitest';
import { renderMail } from '@/emails/render-mail';
import { staffMessagesOf } from '@/lib/domain/notifications/staff-preferences';
import type { StaffRole } from '@/lib/domain/organizations/roles';
import type { Ctx } from '@/lib/services/context';
import { chooseOwnLanguage, getOwnPreferences, saveOwnPreferences } from '@/lib/services/notifications/own-preferences';
import { getOutboxMail, listOutbox } from '@/lib/services/notifications/reads';
import { type NotificationEvent, sendNotifications } from '@/lib/services/notifications/send';
import { sendStaffWaiting } from '@/lib/services/notifications/send-staff-waiting';
import { suppress } from '@/lib/services/notifications/suppress';
import { createStaff } from '@/lib/services/organizations/create-staff';
import { transact } from '@/lib/services/transact';
import { anOrganization, as, at } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

async function aMember(ctx: Ctx, role: StaffRole): Promise<Ctx & { email: string }> {
  const email = `${crypto.randomUUID().slice(0, 8)}@school.example`;
  const { id } = await createStaff(ctx, { email, name: 'Kim Lee', role });
  return { ...as(ctx, role, id), email };
}

/** A question about a missing referral, as an event: owners and managers hear of it. */
async function aQuestion(ctx: Ctx): Promise<NotificationEvent> {
  const { referrerId } = await aCode(database.owner, ctx);
  const [row] = await database.owner`
    insert into attribution_questions (organization_id, contact_id, friend_name, shared_on, channel, created_at)
    values (${ctx.organizationId}, ${referrerId}, 'Ben', '2026-09-01', 'whatsapp', ${ctx.now}) returning id`;
  const data = { organizationId: ctx.organizationId, questionId: row?.id };
  return { name: 'attribution/question.asked', data } as NotificationEvent;
}

const mailsTo = async (ctx: Ctx, email: string) =>
  (await listOutbox(as(ctx, 'owner'), {})).data.filter(({ toAddress }) => toAddress === email);

describe('what a member of staff wants to hear', () => {
  it('is what the role can get, each as it is until somebody says otherwise', async () => {
    const ctx = await anOrganization();
    const finance = await aMember(ctx, 'finance');
    expect(await getOwnPreferences(finance)).toEqual({
      language: null,
      messages: [
        { message: 'staff-waiting', isOn: false },
        { message: 'appeal-waits', isOn: true },
        { message: 'payout-failed', isOn: true },
      ],
    });
    expect(staffMessagesOf('viewer')).toEqual([]);
    await saveOwnPreferences(finance, { language: 'de', choices: { 'payout-failed': false } });
    const saved = await getOwnPreferences(finance);
    expect(saved.language).toBe('de');
    expect(saved.messages.find(({ message }) => message === 'payout-failed')?.isOn).toBe(false);
    await chooseOwnLanguage(finance, 'es');
    expect(await getOwnPreferences(finance)).toEqual({ ...saved, language: 'es' });
    const [entry] = await database.owner`
      select data from audit_events where action = 'staff.preferences-changed' and subject_id = ${finance.actor.id} order by id limit 1`;
    expect(entry?.data).toEqual({ language: 'de', choices: { 'payout-failed': false } });
  });

  it('decides about his mails and their language, and about nobody else’s', async () => {
    const ctx = await anOrganization();
    const [first, second] = [await aMember(ctx, 'manager'), await aMember(ctx, 'manager')];
    await saveOwnPreferences(first, { language: 'de', choices: {} });
    await sendNotifications(ctx, await aQuestion(ctx), renderMail);
    const [german] = await mailsTo(ctx, first.email);
    expect((await getOutboxMail(ctx, german?.id ?? '')).html).toContain('lang="de"');
    const [english] = await mailsTo(ctx, second.email);
    expect((await getOutboxMail(ctx, english?.id ?? '')).html).toContain('lang="en"');
    await saveOwnPreferences(first, { language: 'de', choices: { 'question-asked': false } });
    await sendNotifications(ctx, await aQuestion(ctx), renderMail);
    expect(await mailsTo(ctx, first.email)).toHaveLength(1);
    expect(await mailsTo(ctx, second.email)).toHaveLength(2);
  });

  it('is nobody’s but his own, and refuses what there is not', async () => {
    const [ctx, other] = [await anOrganization(), await anOrganization()];
    const member = await aMember(ctx, 'manager');
    for (const input of [{ language: 'fr', choices: {} }, { language: null, choices: { 'sign-in': false } }, {}])
      await expect(saveOwnPreferences(member, input)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(getOwnPreferences(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
    await expect(getOwnPreferences(ctx)).rejects.toMatchObject({ status: 403 });
    const stranger = as(other, 'owner', member.actor.id);
    await expect(getOwnPreferences(stranger)).rejects.toMatchObject({ status: 404 });
    await expect(saveOwnPreferences(stranger, { language: 'de', choices: {} })).rejects.toMatchObject({ status: 404 });
    expect((await getOwnPreferences(member)).language).toBeNull();
  });
});

describe('the daily list of what waits', () => {
  it('comes at eight on the school’s clock, once, to who wants it, and not when nothing waits', async () => {
    const ctx = await anOrganization();
    const [wants, silent] = [await aMember(ctx, 'manager'), await aMember(ctx, 'manager')];
    await saveOwnPreferences(wants, { language: 'es', choices: { 'staff-waiting': true } });
    const send = (instant: string) => sendStaffWaiting(at(ctx, instant), renderMail);
    expect(await send('2026-09-15T13:00:00Z')).toEqual({ mails: 0 });
    await aQuestion(ctx);
    expect(await send('2026-09-15T11:59:00Z')).toEqual({ mails: 0 });
    expect(await send('2026-09-15T12:05:00Z')).toEqual({ mails: 1 });
    expect(await send('2026-09-15T13:05:00Z')).toEqual({ mails: 0 });
    const [mail] = await mailsTo(ctx, wants.email);
    const { subject, html, text } = await getOutboxMail(ctx, mail?.id ?? '');
    expect(subject).toBe('1 asunto te espera en Lingua School');
    expect(html).toContain('lang="es"');
    expect(text).toContain('http://127.0.0.1:3000/attribution');
    expect(await mailsTo(ctx, silent.email)).toEqual([]);
    expect(await send('2026-09-16T12:05:00Z')).toEqual({ mails: 1 });
  });

  it('goes to no address that must not be written to', async () => {
    const ctx = await anOrganization();
    const wants = await aMember(ctx, 'manager');
    await saveOwnPreferences(wants, { language: null, choices: { 'staff-waiting': true } });
    await aQuestion(ctx);
    await transact(ctx, (tx) =>
      suppress(tx, ctx, { channel: 'email', address: wants.email, reason: 'bounced', detail: 'gone' }),
    );
    expect(await sendStaffWaiting(at(ctx, '2026-09-15T13:00:00Z'), renderMail)).toEqual({ mails: 0 });
  });
});
