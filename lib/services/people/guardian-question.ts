import { type ConsentRow, findConsent, findGuardianFacts } from '@/db/queries/guardian-consents';
import { publicName } from '@/lib/domain/people/public-name';
import { type Ctx, systemCtx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { readOnly, type Tx } from '../transact';
import { readGuardianLink } from './guardian-link';

/** What a guardian reads behind the link of his mail. */
export interface GuardianQuestion {
  school: { name: string; supportEmail: string | null };
  childFirstName: string | null;
  status: ConsentRow['status'] | 'over';
  decidedAt: Date | null;
}

/** The context in which a signed link is answered, and what it names; null for a link that Kith did not sign. */
export function guardianCtx(token: string, now: Date): { ctx: Ctx; consentId: string } | null {
  const link = readGuardianLink(token);
  return link && { ctx: systemCtx(link.organizationId, now, 'Guardian'), consentId: link.consentId };
}

/** The question behind a link; null for a link that Kith did not sign. Reading it spends nothing. */
export async function getGuardianQuestion(token: string, now: Date): Promise<GuardianQuestion | null> {
  const found = guardianCtx(token, now);
  if (!found) return null;
  const { ctx, consentId } = found;
  return readOnly(ctx, async (tx) => {
    const consent = await findConsent(tx.sql, consentId);
    if (!consent) return null;
    const [child] = await findGuardianFacts(tx.sql, [consent.contactId]);
    const { name, supportEmail } = await organizationFacts(tx, ctx);
    return {
      school: { name, supportEmail },
      childFirstName: publicName(child?.firstName),
      status: (await isOver(tx, consent, now)) ? 'over' : consent.status,
      decidedAt: consent.decidedAt,
    };
  });
}

/** Whether a question can no longer be answered: its time is over, or a later one took its place. */
export async function isOver(tx: Tx, consent: ConsentRow, now: Date): Promise<boolean> {
  const [facts] = await findGuardianFacts(tx.sql, [consent.contactId]);
  if (facts?.consentId !== consent.id) return true;
  return consent.status === 'asked' && consent.expiresAt < now;
}
