import { submitLeadSchema } from '@/lib/domain/referrals/schema';
import { createActorBatcher } from '../actor-batches';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { InvalidInputError } from '../errors';
import { parse } from '../parse';
import { checkTouchInstant } from '../tracking/touch-instant';
import type { LeadOptions, LeadRequest, SubmittedLead } from './lead';
import { submitLeads } from './submit-leads';

const batched = createActorBatcher<LeadRequest, SubmittedLead>({
  run: submitLeads,
  maxItems: 100,
  leastBeside: 0.25,
  // Every friend is a visitor of his own: they share transactions, and each lead keeps its context for the audit trail.
  keyOf: ({ ctx: { actor } }) => (actor.type === 'visitor' ? 'visitor' : actorKey(actor)),
});

/**
 * A friend leaves his name: becomes a contact, his browser's touches become his, and a referral waits for his enrolment
 * under the version in force at the latest touch. Submitting twice gives the first referral. Concurrent calls share a transaction.
 * @throws InvalidInputError, NotFoundError for another organisation's code, RuleError when the code or a rule says no
 */
export async function submitLead(ctx: Ctx, input: unknown, options: LeadOptions = {}): Promise<SubmittedLead> {
  authorize(ctx, 'referrals:write');
  const lead = parse(submitLeadSchema, input);
  const at = lead.occurredAt ?? ctx.now;
  const problem = checkTouchInstant(at, ctx.now);
  if (problem) throw new InvalidInputError([{ path: 'occurredAt', message: problem }]);
  return batched({ ctx, request: { ctx, lead, at, options } });
}
