import { z } from 'zod';
import { queueDeliveries } from '@/db/queries/deliveries';
import { emailSchema, phoneSchema } from '@/lib/domain/common/fields';
import type { Language } from '@/lib/domain/common/languages';
import type { DeliveryStatus } from '@/lib/domain/notifications/channels';
import type { Mail, MailSchool, MailTemplate, RenderedMail } from '@/lib/domain/notifications/mails';
import { type SmsLength, smsLength } from '@/lib/domain/notifications/sms-segments';
import { wordingSchema } from '@/lib/domain/notifications/wording';
import { normalizePhone } from '@/lib/domain/people/normalize-phone';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { InvalidInputError } from '../errors';
import { newId } from '../ids';
import { parse } from '../parse';
import { publicUrl } from '../public-url';
import { transact } from '../transact';
import { deliverMessage } from './deliver';
import type { RenderMail } from './render-mail';
import { getTemplate } from './template-reads';

/** A message about people who do not exist. Handed to services, which know no mails. */
export type SampleMail = (
  template: MailTemplate,
  school: MailSchool,
  url: string,
  currency: string,
  locale: Language,
) => Mail;

export interface Press {
  render: RenderMail;
  sample: SampleMail;
}

export interface Preview extends RenderedMail {
  smsLength: SmsLength | null;
}

/** What a message would look like in these words, saved or not. Input: `Wording`; null for Kith's own. */
export async function previewTemplate(ctx: Ctx, message: unknown, input: unknown, press: Press): Promise<Preview> {
  const { message: name, school, currency, language } = await getTemplate(ctx, message);
  const wording = input === null ? null : parse(wordingSchema(name), input);
  const mail = press.sample(name, school, publicUrl('/portal'), currency, language);
  const said = await press.render(mail, { wording, unsubscribeUrl: publicUrl('/portal/settings') });
  return { ...said, smsLength: said.sms === null ? null : smsLength(said.sms) };
}

const testSchema = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('email'), to: emailSchema }),
  z.strictObject({ channel: z.literal('sms'), to: phoneSchema }),
]);

/**
 * Sends a message in these words to whoever tries it, through the provider that people's messages go through. Input: `Wording` or
 * null, and `{channel, to}`; a mail goes to one's own address only, so that nobody is written to by way of a test.
 * @returns what came of it, and where the outbox shows it
 */
export async function sendTestMessage(
  ctx: Ctx,
  { message, wording, target }: { message: unknown; wording: unknown; target: unknown },
  press: Press,
): Promise<{ status: DeliveryStatus; deliveryId: string }> {
  authorize(ctx, 'programs:write');
  const { channel, to } = parse(testSchema, target);
  if (channel === 'email' && to !== ctx.actor.email) {
    throw new InvalidInputError([{ path: 'to', message: 'Must be the address that you sign in with.' }]);
  }
  const number = channel === 'sms' ? normalizePhone(to) : null;
  if (channel === 'sms' && !number) {
    throw new InvalidInputError([{ path: 'to', message: 'Must be a number with its country code.' }]);
  }
  const said = await previewTemplate(ctx, message, wording, press);
  if (channel === 'sms' && said.sms === null) {
    throw new InvalidInputError([{ path: 'to', message: 'This message is never sent as a text message.' }]);
  }
  const text = channel === 'sms' ? (said.sms ?? '') : said.text;
  const row = {
    ...said,
    text,
    channel,
    toAddress: number ?? to,
    template: String(message),
    dedupeKey: `test:${newId()}`,
  };
  const state = { status: 'queued' as const, reason: null, sendAt: ctx.now, headers: {} };
  const [deliveryId = ''] = await transact(ctx, async (tx) => {
    const rest = { audience: 'staff' as const, contactId: null, ...state };
    const ids = await queueDeliveries(tx.sql, ctx.organizationId, [{ ...row, ...rest }], ctx.now);
    const entry = { subjectType: 'delivery', subjectId: ids[0] ?? '', data: { message, channel } };
    await appendAudit(tx, ctx, [{ action: 'message-template.tested', ...entry }]);
    return ids;
  });
  const { status } = await deliverMessage(ctx, { deliveryId });
  return { status, deliveryId };
}
