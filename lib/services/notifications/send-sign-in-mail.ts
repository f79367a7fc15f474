import { createHash } from 'node:crypto';
import { findIdentitiesByEmail } from '@/db/queries/auth';
import { queueDeliveries } from '@/db/queries/deliveries';
import { findStaffPreferences } from '@/db/queries/staff-preferences';
import type { EventData } from '@/lib/domain/events';
import { publicName } from '@/lib/domain/people/public-name';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { readerLanguages } from '../people/reader-languages';
import { readOnly, transact } from '../transact';
import { mailSchool } from './mail-school';
import type { RenderMail } from './render-mail';

const MINUTE_MS = 60_000;

/** Queues the mail with a sign-in link, once for each link. @returns the ids of the mails to deliver */
export async function sendSignInMail(
  ctx: Ctx,
  request: EventData<'auth/sign-in.requested'>,
  render: RenderMail,
): Promise<{ deliveryIds: string[] }> {
  authorize(ctx, 'people:write');
  const { email, url, audience, expiresAt } = request;
  const left = new Date(expiresAt).getTime() - ctx.now.getTime();
  if (left <= 0) return { deliveryIds: [] };
  const identity = (await findIdentitiesByEmail(email)).find(
    (candidate) => candidate.organizationId === ctx.organizationId && candidate.kind === audience,
  );
  if (!identity) return { deliveryIds: [] };
  const contactId = audience === 'referrer' ? identity.id : null;
  const { school, locale } = await readOnly(ctx, async (tx) => {
    const organization = await organizationFacts(tx, ctx);
    const languageOf = await readerLanguages(tx, contactId === null ? [] : [contactId], organization.language);
    const [own] = audience === 'staff' ? await findStaffPreferences(tx.sql, [identity.id]) : [];
    return { school: mailSchool(organization), locale: own?.language ?? languageOf(contactId) };
  });
  const content = await render({
    template: 'sign-in',
    school,
    locale,
    firstName: identity.name.includes('@') ? null : publicName(identity.name),
    url,
    expiresInMinutes: Math.ceil(left / MINUTE_MS),
  });
  const dedupeKey = `sign-in:${createHash('sha256').update(url).digest('hex')}`;
  const state = { status: 'queued' as const, reason: null, sendAt: ctx.now, headers: {} };
  const delivery = { channel: 'email' as const, audience, contactId, toAddress: email, template: 'sign-in', ...state };
  return transact(ctx, async ({ sql }) => ({
    deliveryIds: await queueDeliveries(sql, ctx.organizationId, [{ ...delivery, ...content, dedupeKey }], ctx.now),
  }));
}
