import { findPeople } from '@/db/queries/conversion-world';
import { linkVisitors } from '@/db/queries/referrals';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { extendReferrals } from '../referrals/extend-referrals';
import { transact } from '../transact';
import type { CodeFacts } from './code-facts';
import { readPersonToken } from './person-link';

/**
 * Somebody says, on a page that a signed link opened, that he is who it was sent to: what this device has touched becomes his.
 * Said by a form, never by opening the link, since programs that read e-mails open it too.
 * @throws NotFoundError when the link has ended, is another code's, or its person is gone
 */
export async function joinDevice(
  ctx: Ctx,
  code: CodeFacts,
  { token, visitorId }: { token: string | undefined; visitorId: string },
): Promise<void> {
  authorize(ctx, 'referrals:write');
  const contactId = readPersonToken(code, token, ctx.now);
  if (!contactId) throw new NotFoundError('link');
  await transact(ctx, async (tx) => {
    const { organizationId, now } = ctx;
    const [person] = await findPeople(tx.sql, [contactId]);
    if (!person) throw new NotFoundError('person');
    await linkVisitors(tx.sql, organizationId, [{ visitorId, contactId, linkedAt: now }]);
    const touch = { codeId: code.codeId, refereeId: contactId, visitorId, occurredAt: now };
    await extendReferrals(tx, organizationId, [touch]);
    const data = { code: code.code, visitorId };
    await appendAudit(tx, ctx, [
      { action: 'contact.device-joined', subjectType: 'contact', subjectId: contactId, data },
    ]);
  });
}
