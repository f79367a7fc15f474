import { issueCodeSchema } from '@/lib/domain/codes/schema';
import { createActorBatcher } from '../actor-batches';
import { actorKey, type Ctx } from '../context';
import { parse } from '../parse';
import { type AskedCode, type IssuedCode, issueAsked } from './issue-asked';

const batched = createActorBatcher<AskedCode & { programId: string }, IssuedCode>({
  // A second batch that is not as large as the first costs more of two cores than its codes' wait is worth.
  leastBeside: 1,
  run: (ctx, requests) => issueAsked(ctx, String(requests[0]?.programId), requests),
  keyOf: ({ ctx, request }) => `${actorKey(ctx.actor)}|${request.programId}`,
});

/**
 * Gives a contact his code in a programme: the one he asks for, or a generated one. Input: `{contactId, code?}`. Without
 * `code` a code that he has already is answered. A referrer may ask for himself. Concurrent calls share a transaction.
 * @throws RuleError `program-not-active`, `referrer-not-eligible`, `code-taken`; NotFoundError; ConflictError
 * `guardian-consent-needed`
 */
export async function issueCode(ctx: Ctx, programId: string, input: unknown): Promise<IssuedCode> {
  const { contactId, code } = parse(issueCodeSchema, input);
  return batched({ ctx, request: { programId, contactId, ...(code === undefined ? {} : { code }) } });
}
