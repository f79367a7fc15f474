import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultWording } from '@/emails/default-wording';
import { placeholderValues } from '@/emails/placeholders';
import { renderMail } from '@/emails/render-mail';
import { sampleMail } from '@/emails/sample-mails';
import { CHOOSABLE_MESSAGES, EDITABLE_MESSAGES, MESSAGES } from '@/lib/domain/notifications/catalogue';
import { fillIn, placeholdersOf, takeOut, wordingSchema } from '@/lib/domain/notifications/wording';
import { messages } from '@/lib/i18n/messages';
import { getOutboxMail } from '@/lib/services/notifications/reads';
import { resetTemplate, saveTemplate } from '@/lib/services/notifications/save-template';
import { sendNotifications } from '@/lib/services/notifications/send';
import { getTemplate, listTemplates } from '@/lib/services/notifications/template-reads';
import { previewTemplate, sendTestMessage } from '@/lib/services/notifications/try-template';
import { anOrganization, as } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const school = { name: 'Lingua School', timeZone: 'UTC', accentColor: null, logo: null, supportEmail: null };
const press = { render: renderMail, sample: sampleMail };
const own = {
  subject: 'Hi {firstName}: {code} was opened',
  heading: 'News from {school}',
  paragraphs: ['Your code {code} works.', '{count} times so far.'],
  button: 'Have a look',
  sms: null,
};

describe('own words', () => {
  it('name what the message knows and nothing else, with the error at the field', () => {
    const check = (changes: object) => {
      const result = wordingSchema('code-opened').safeParse({ ...own, ...changes });
      return result.success ? [] : result.error.issues.map((issue) => [issue.path.join('.'), issue.message]);
    };
    expect(check({})).toEqual([]);
    expect(check({ subject: 'Hi {friend}' })).toEqual([
      ['subject', expect.stringContaining('There is no {friend} here')],
    ]);
    expect(check({ paragraphs: ['fine', 'Hi {firstName'] })).toEqual([
      ['paragraphs.1', expect.stringContaining('not closed')],
    ]);
    expect(check({ subject: 'Two\nlines' })).toEqual([['subject', 'Must be one line.']]);
    expect(check({ paragraphs: [] })).toHaveLength(1);
    expect(check({ heading: ' ' })).toHaveLength(1);
    expect(check({ sms: 'Hello' })).toHaveLength(1);
    expect(check({ html: '<b>' })).toHaveLength(1);
  });

  it('are filled in with values that are never looked into again', () => {
    expect(fillIn('{firstName} {nothing}{school}', { firstName: '{school}', school: 'X' })).toBe('{school} X');
    const name = fc.string({ maxLength: 20 });
    fc.assert(
      fc.property(name, (firstName) => {
        expect(fillIn('<{firstName}>', { firstName })).toBe(`<${firstName}>`);
      }),
    );
  });

  it('begin with Kith’s, and these say what Kith’s say about the sample', async () => {
    expect(takeOut('Ana and Anabel at {x}', { firstName: 'Ana', friend: 'Anabel' })).toBe(
      '{firstName} and {friend} at {x}',
    );
    for (const message of EDITABLE_MESSAGES) {
      const sample = sampleMail(message, school, 'https://kith.test/go');
      const wording = defaultWording(sample);
      expect(wordingSchema(message).safeParse(wording).error?.issues ?? []).toEqual([]);
      const [plain, again] = await Promise.all([renderMail(sample), renderMail(sample, { wording })]);
      expect({ subject: again.subject, text: again.text, sms: again.sms }).toEqual({
        subject: plain.subject,
        text: plain.text,
        sms: plain.sms,
      });
    }
  });

  it('become no markup, and no second line of a subject', async () => {
    const mail = { ...sampleMail('code-opened', school, 'https://kith.test/go'), firstName: '<b>\nBcc: x@y.z' };
    const said = await renderMail(mail, { wording: { ...own, heading: '<i>{firstName}</i>' } });
    expect(said.html).not.toMatch(/<i>|<b>/);
    expect(said.subject).not.toContain('\n');
  });
});

describe('every message', () => {
  it('that people choose about or schools write has a name', () => {
    const named = Object.keys(messages.messageNames.name);
    for (const message of [...CHOOSABLE_MESSAGES, ...EDITABLE_MESSAGES]) expect(named).toContain(message);
    expect(() => sampleMail('nothing' as never, school, '')).toThrow('no sample');
  });

  it.each(EDITABLE_MESSAGES)(
    '%s knows the values of its placeholders, and is a text message where it may be one',
    async (message) => {
      const sample = sampleMail(message, school, 'https://kith.test/go');
      const values = placeholderValues(sample);
      for (const name of placeholdersOf(message)) expect(values[name]).toBeTruthy();
      const { sms, html, text } = await renderMail(sample, { unsubscribeUrl: 'https://kith.test/unsubscribe/x' });
      expect(sms !== null).toBe(MESSAGES[message].channels.includes('sms'));
      if (sms) expect(sms).toMatch(/^Lingua School: .+ https:\/\/kith\.test\/go Reply STOP to end\.$/);
      expect(sms ?? '').not.toMatch(/[{}]/);
      expect(html).toContain('href="https://kith.test/unsubscribe/x"');
      expect(text).toContain('https://kith.test/unsubscribe/x');
    },
  );
});

describe('a school’s templates', () => {
  it('are kept version after version, hold for what is written from then on, and end with Kith’s words', async () => {
    const ctx = await anOrganization();
    const manager = as(ctx, 'manager');
    expect((await listTemplates(as(ctx, 'viewer'))).every(({ changed }) => changed === null)).toBe(true);
    await expect(saveTemplate(as(ctx, 'viewer'), 'code-opened', own)).rejects.toMatchObject({ status: 403 });
    await expect(saveTemplate(manager, 'sign-in', own)).rejects.toMatchObject({ status: 422 });
    expect(await saveTemplate(manager, 'code-opened', own, 0)).toEqual({ version: 1 });
    await expect(saveTemplate(manager, 'code-opened', own, 0)).rejects.toMatchObject({ status: 409 });
    expect(await saveTemplate(manager, 'code-opened', { ...own, button: 'Look' })).toEqual({ version: 2 });
    const { codeId, referrerId, code } = await aCode(database.owner, ctx, { email: 'ana@example.org' });
    const data = { organizationId: ctx.organizationId, codeId, contactId: referrerId, opens: 1, isFirst: true };
    const tell = async (until: string) => {
      const event = { name: 'code/opened' as const, data: { ...data, until } };
      const [id = ''] = (await sendNotifications(ctx, event, renderMail)).deliveryIds;
      return getOutboxMail(ctx, id);
    };
    expect(await tell('a')).toMatchObject({ subject: `Hi Ana: ${code} was opened` });
    expect((await listTemplates(ctx)).find(({ message }) => message === 'code-opened')?.changed).toMatchObject({
      by: 'The manager',
    });
    expect(await resetTemplate(manager, 'code-opened')).toEqual({ version: 3 });
    expect(await tell('b')).toMatchObject({ subject: 'Somebody opened your link' });
    const { wording, versions } = await getTemplate(ctx, 'code-opened');
    expect(wording).toBeNull();
    expect(versions.map(({ version, wording: words }) => [version, words?.button ?? null])).toEqual([
      [3, null],
      [2, 'Look'],
      [1, 'Have a look'],
    ]);
    await expect(
      database.owner`update message_templates set version = 9 where organization_id = ${ctx.organizationId}`,
    ).rejects.toThrow('append-only');
  });

  it('that two people save at once are two versions, or one is told to look again', async () => {
    const ctx = await anOrganization();
    const both = await Promise.allSettled(
      [1, 2, 3].map(() => saveTemplate(ctx, 'welcome', { ...own, subject: 'x', paragraphs: ['y'] })),
    );
    const saved = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value.version] : []));
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason.status] : []));
    expect(new Set(saved).size).toBe(saved.length);
    expect(refused.every((status) => status === 409)).toBe(true);
    expect(saved.length).toBeGreaterThan(0);
  });

  it('are previewed, saved or not, with the parts of the text message', async () => {
    const ctx = as(await anOrganization(), 'manager');
    const words = { ...own, subject: '{amount} for you', heading: 'x', paragraphs: ['y'], sms: 'You got {amount} 🎉' };
    const preview = await previewTemplate(ctx, 'payout-settled', words, press);
    expect(preview).toMatchObject({ subject: '$50.00 for you', smsLength: { encoding: 'UCS-2' } });
    expect((await previewTemplate(ctx, 'payout-settled', null, press)).subject).toBe('$50.00 was paid to you');
    expect((await previewTemplate(ctx, 'welcome', null, press)).smsLength).toBeNull();
    await expect(previewTemplate(ctx, 'welcome', words, press)).rejects.toMatchObject({ status: 422 });
  });

  it('are sent as a test to oneself, and to a number that is one', async () => {
    const ctx = await anOrganization();
    const email = 'kim@school.example';
    const manager = { ...as(ctx, 'manager'), actor: { ...as(ctx, 'manager').actor, email } };
    const send = (message: string, target: object, wording: object | null = null) =>
      sendTestMessage(manager, { message, wording, target }, press);
    const { status, deliveryId } = await send('payout-settled', { channel: 'email', to: email });
    expect(status).toBe('sent');
    expect(await getOutboxMail(ctx, deliveryId)).toMatchObject({ toAddress: email, audience: 'staff' });
    const text = await send('payout-settled', { channel: 'sms', to: '+12125550123' });
    expect(await getOutboxMail(ctx, text.deliveryId)).toMatchObject({ channel: 'sms', toAddress: '+12125550123' });
    const bad = [
      ['payout-settled', { channel: 'email', to: 'ben@example.org' }],
      ['payout-settled', { channel: 'sms', to: '5550123' }],
      ['welcome', { channel: 'sms', to: '+12125550123' }],
    ] as const;
    for (const [message, target] of bad) {
      await expect(send(message, target)).rejects.toMatchObject({ errors: [{ path: 'to' }] });
    }
  });
});
