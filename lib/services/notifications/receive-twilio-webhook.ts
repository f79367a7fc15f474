import { liftStopped } from '@/db/queries/message-suppressions';
import { idSchema } from '@/lib/domain/ids';
import type { AttemptOutcome } from '@/lib/domain/notifications/channels';
import { smsKeyword } from '@/lib/domain/notifications/sms-keywords';
import { normalizePhone } from '@/lib/domain/people/normalize-phone';
import { translator } from '@/lib/i18n/translator';
import { isSignedByTwilio } from '@/lib/integrations/sms/twilio';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { type Ctx, systemCtx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { publicUrl } from '../public-url';
import { readOnly, type Tx, transact } from '../transact';
import { addressHash } from './address-hash';
import { twilioAccountOf } from './mailer';
import { readMessageConnections } from './open-message-connection';
import { recordWord } from './record-word';
import { suppress } from './suppress';

export interface TwilioRequest {
  /** As it stands in the address. */
  organizationId: string;
  /** The path with which Twilio was told to call, which it signs. */
  path: string;
  signature: string | null;
  form: Record<string, string>;
  now: Date;
  requestId: string;
}

type Refused = 'not-signed' | 'no-connection';

/**
 * Takes a text message that somebody sent to the school's number. STOP and its like put the number on the list of those that get
 * nothing, START takes it off, HELP is answered; anything else is nobody's and gets no answer.
 * @returns what to reply, null for nothing
 */
export async function receiveSms(request: TwilioRequest): Promise<Refused | { reply: string | null }> {
  const ctx = await signedCtx(request);
  if (typeof ctx === 'string') return ctx;
  authorize(ctx, 'people:write');
  const from = normalizePhone(request.form.From ?? '');
  const keyword = smsKeyword(request.form.Body ?? '');
  if (!from || !keyword) return { reply: null };
  const school = await readOnly(ctx, (tx) => organizationFacts(tx, ctx));
  const t = translator('emails', undefined, school.language);
  const names = { school: school.name, contact: school.supportEmail ?? publicUrl('') };
  if (keyword !== 'help')
    await transact(ctx, (tx) => (keyword === 'stop' ? stop(tx, ctx, from) : start(tx, ctx, from)));
  // Where Twilio's own opt-out is on, it has answered already.
  return { reply: request.form.OptOutType ? null : t(`smsReply.${keyword}`, names) };
}

/** Takes Twilio's word about a text message: delivered, or not. Repeated and reordered ones change nothing. */
export async function receiveSmsStatus(request: TwilioRequest): Promise<Refused | 'handled'> {
  const ctx = await signedCtx(request);
  if (typeof ctx === 'string') return ctx;
  authorize(ctx, 'people:write');
  const { MessageSid: reference, MessageStatus: told = '', ErrorCode } = request.form;
  const outcome = Object.hasOwn(OUTCOMES, told) ? OUTCOMES[told] : undefined;
  if (!reference || !outcome) return 'handled';
  const word = { provider: 'twilio', reference, outcome, eventId: `${reference}:${told}` };
  await transact(ctx, (tx) => recordWord(tx, ctx, { ...word, detail: ErrorCode ? `Twilio ${ErrorCode}` : null }));
  return 'handled';
}

const OUTCOMES: Readonly<Record<string, AttemptOutcome>> = {
  sent: 'accepted',
  delivered: 'delivered',
  undelivered: 'undelivered',
  failed: 'undelivered',
};

async function signedCtx({
  organizationId,
  path,
  signature,
  form,
  now,
  requestId,
}: TwilioRequest): Promise<Ctx | Refused> {
  const id = idSchema.safeParse(organizationId);
  if (!id.success) return 'no-connection';
  const ctx = systemCtx(id.data, now, 'Twilio', requestId);
  const account = twilioAccountOf(await readMessageConnections(ctx));
  if (!account) return 'no-connection';
  return isSignedByTwilio(account.authToken, signature, publicUrl(path), form) ? ctx : 'not-signed';
}

function stop(tx: Tx, ctx: Ctx, address: string): Promise<void> {
  return suppress(tx, ctx, { channel: 'sms', address, reason: 'stopped', detail: null });
}

async function start(tx: Tx, ctx: Ctx, address: string): Promise<void> {
  const lift = { by: 'owner', reason: 'START', at: ctx.now };
  const ids = await liftStopped(tx.sql, addressHash(ctx.organizationId, 'sms', address), lift);
  const entries = ids.map((subjectId) => ({
    action: 'suppression.lifted',
    subjectType: 'suppression',
    subjectId,
    data: { channel: 'sms', reason: 'START' },
  }));
  await appendAudit(tx, ctx, entries);
}
