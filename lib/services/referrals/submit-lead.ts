import { selectCodeFacts } from '@/db/queries/code-facts';
import { findPeople, findReferralsOf, lockReferees, type PersonRow } from '@/db/queries/conversion-world';
import { learnLanguage } from '@/db/queries/people';
import { linkVisitor, recordConsent } from '@/db/queries/referrals';
import { together } from '@/db/together';
import { codeStatusAt } from '@/lib/domain/codes/status';
import type { Language } from '@/lib/domain/common/languages';
import { type Relation, relationOf } from '@/lib/domain/people/household';
import { admitLead, type LeadReferral } from '@/lib/domain/referrals/admit-lead';
import { type SubmitLeadInput, submitLeadSchema } from '@/lib/domain/referrals/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { InvalidInputError, NotFoundError, RuleError } from '../errors';
import { rememberSighting } from '../fraud/remember-sighting';
import { settingsSchema } from '../organizations/facts';
import { parse } from '../parse';
import { resolveContacts } from '../people/resolve-contacts';
import { type CodeFacts, toCodeFacts } from '../tracking/code-facts';
import { checkTouchInstant } from '../tracking/touch-instant';
import { type Tx, transact } from '../transact';
import { createReferral } from './create-referral';
import { extendReferrals } from './extend-referrals';
import { latestTouchOf } from './latest-touch';
import { type ReferralDetail, readReferral } from './read-referral';
import { refusalMessage } from './refusal-messages';
import { renewReferral } from './renew-referral';

export interface SubmittedLead {
  referral: ReferralDetail;
  /** False when this friend waited by this code already. */
  created: boolean;
}

export interface LeadOptions {
  /** The friend agreed, in the form, that the school writes to him. */
  consent?: boolean;
  /** Where the friend himself called from. Only a keyed hash of it is kept. */
  address?: string;
  /** What the address of the form said of where it came from, for a browser whose visit is not known. */
  utm?: Record<string, string> | null;
  /** What he reads, for who has chosen no language yet. */
  language?: Language | undefined;
}

/**
 * A friend leaves his name: becomes a contact, his browser's touches become his, and a referral waits for his enrolment
 * under the version in force at the latest touch. Submitting twice gives the first referral.
 * @throws InvalidInputError, NotFoundError for another organisation's code, RuleError when the code or a rule says no
 */
export async function submitLead(ctx: Ctx, input: unknown, options: LeadOptions = {}): Promise<SubmittedLead> {
  authorize(ctx, 'referrals:write');
  const lead = parse(submitLeadSchema, input);
  const at = lead.occurredAt ?? ctx.now;
  const problem = checkTouchInstant(at, ctx.now);
  if (problem) throw new InvalidInputError([{ path: 'occurredAt', message: problem }]);
  return transact(ctx, async (tx) => {
    const row = await selectCodeFacts(tx.sql, lead.code);
    if (!row) throw new NotFoundError('code');
    const code = toCodeFacts(row, at);
    const { defaultRegion } = settingsSchema.parse(row.organizationSettings);
    const refereeId = await resolveReferee(tx, ctx, lead, defaultRegion);
    const [{ referee, relation }, referrals] = await together([
      readParties(tx, code, refereeId),
      findReferralsOf(tx.sql, [refereeId]),
    ]);
    const { eligibility } = (code.versions.at(-1) as CodeFacts['versions'][number] | undefined)?.definition ?? {};
    const decision = admitLead({
      codeId: code.codeId,
      codeStatus: codeStatusAt(code, at),
      relation,
      eligibility: eligibility ?? { allowSelfReferral: false, allowSameHousehold: false },
      referrals: referrals as LeadReferral[],
    });
    if (!decision.ok) throw new RuleError(decision.reason, refusalMessage(decision.reason));
    await rememberPerson(tx, ctx, lead, refereeId, options);
    const touch = await latestTouchOf(tx, code, { lead, refereeId, at, utm: options.utm ?? null });
    const facts = { code, referee, touch, at, hasConsent: options.consent === true };
    if (decision.action === 'create') return { referral: await createReferral(tx, ctx, facts), created: true };
    if (decision.action === 'revive') await renewReferral(tx, ctx, decision.referralId, facts);
    else {
      const { visitorId, occurredAt } = touch;
      await extendReferrals(tx, ctx.organizationId, [{ codeId: code.codeId, refereeId, visitorId, occurredAt }]);
    }
    return { referral: await readReferral(tx, decision.referralId), created: false };
  });
}

async function resolveReferee(tx: Tx, ctx: Ctx, lead: SubmitLeadInput, defaultRegion: string | null): Promise<string> {
  // A visitor may not tie his phone to an address that the school knows; the school's own systems may.
  const attach = ctx.actor.type !== 'visitor';
  const [id] = await resolveContacts(tx, ctx, [lead.referee], { create: true, attach, defaultRegion });
  if (!id) {
    const message = 'Must have its country code, such as +12125550123, to tell who this is.';
    throw new InvalidInputError([{ path: 'referee.phone', message }]);
  }
  // One lead of a person at a time: what is read of his referrals below stays true until the commit.
  await lockReferees(tx.sql, [id]);
  return id;
}

async function readParties(
  tx: Tx,
  code: CodeFacts,
  refereeId: string,
): Promise<{ referee: PersonRow; relation: Relation }> {
  const people = await findPeople(tx.sql, [code.referrerId, refereeId]);
  const referee = people.find(({ id }) => id === refereeId);
  const referrer = people.find(({ id }) => id === code.referrerId);
  if (!referee || !referrer) throw new Error('A party of a lead is gone');
  return { referee, relation: relationOf(referrer, referee) };
}

async function rememberPerson(
  tx: Tx,
  ctx: Ctx,
  lead: SubmitLeadInput,
  contactId: string,
  options: LeadOptions,
): Promise<void> {
  const { organizationId, now } = ctx;
  await together([
    lead.visitorId && linkVisitor(tx.sql, { organizationId, visitorId: lead.visitorId, contactId, linkedAt: now }),
    options.consent && recordConsent(tx.sql, contactId, now),
    options.language && learnLanguage(tx.sql, contactId, options.language),
    options.address && rememberSighting(tx, ctx, contactId, options.address),
  ]);
}
