import { z } from 'zod';
import { decideConsentRow, findConsent } from '@/db/queries/guardian-consents';
import { tellPagesOf } from '@/db/queries/live-signals';
import { lockContact } from '@/db/queries/portal-profiles';
import { appendAudit } from '../audit/append';
import { ConflictError, NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';
import { guardianCtx, isOver } from './guardian-question';

const inputSchema = z.strictObject({ token: z.string().max(200), decision: z.enum(['granted', 'declined']) });

/**
 * A guardian answers by the signed link of his mail, once. Input: `{token, decision: 'granted' | 'declined'}`. What he read, and
 * when he decided, is kept.
 * @throws NotFoundError for a link that Kith did not sign; ConflictError `consent-decided`, `consent-over`
 */
export async function decideConsent(input: unknown, now: Date): Promise<{ status: 'granted' | 'declined' }> {
  const { token, decision } = parse(inputSchema, input);
  const found = guardianCtx(token, now);
  if (!found) throw new NotFoundError('question');
  const { consentId } = found;
  return transact(found.ctx, async (tx) => {
    const first = await findConsent(tx.sql, consentId);
    if (!first) throw new NotFoundError('question');
    // The child first, as asking again locks it: the two wait for each other.
    await lockContact(tx.sql, first.contactId);
    const consent = (await findConsent(tx.sql, consentId, true)) ?? first;
    if (await isOver(tx, consent, now)) {
      throw new ConflictError('This link is too old. Ask the school for a new one.', 'consent-over');
    }
    if (consent.status !== 'asked') throw new ConflictError('This was answered already.', 'consent-decided');
    await decideConsentRow(tx.sql, consentId, decision, now);
    await tellPagesOf(tx.sql, consent.contactId);
    const actor = { type: 'visitor' as const, id: consent.guardianId, name: 'Guardian' };
    const data = { consentId, guardianId: consent.guardianId, textVersion: consent.textVersion };
    await appendAudit(tx, { ...found.ctx, actor }, [
      { action: `guardian.${decision}`, subjectType: 'contact', subjectId: consent.contactId, data },
    ]);
    return { status: decision };
  });
}
