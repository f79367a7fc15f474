import { selectCodeFactsOf } from '@/db/queries/code-facts';
import { findPeople, findReferralsOf, lockReferees, type PersonRow } from '@/db/queries/conversion-world';
import { together } from '@/db/together';
import { codeStatusAt } from '@/lib/domain/codes/status';
import { relationOf } from '@/lib/domain/people/household';
import { admitLead, type LeadDecision, type LeadReferral } from '@/lib/domain/referrals/admit-lead';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { InvalidInputError, NotFoundError, RuleError } from '../errors';
import { settingsSchema } from '../organizations/facts';
import { resolveContacts } from '../people/resolve-contacts';
import { toCodeFacts } from '../tracking/code-facts';
import { type Tx, transact } from '../transact';
import { createReferrals, foldLeads } from './create-referrals';
import { extendReferrals } from './extend-referrals';
import { latestTouches } from './latest-touches';
import type { AdmittedLead, KnownLead, LeadRequest, SubmittedLead } from './lead';
import { type ReferralDetail, readReferrals } from './read-referral';
import { refusalMessage } from './refusal-messages';
import { rememberPeople } from './remember-people';
import { renewReferral } from './renew-referral';

type Answers = PromiseSettledResult<SubmittedLead>[];
type CreatedLead = AdmittedLead & { referralId: string };
type Decided = KnownLead & { referee: PersonRow; decision: Extract<LeadDecision, { ok: true }> };

/**
 * What `submitLead` promises, for many leads in one transaction. Answers in the order of the requests; all are of the context's
 * organisation, and either all of visitors or all of one actor whom the school trusts.
 * @throws RuleError when a lead is refused that has left something behind: only its own transaction can undo it
 */
export async function submitLeads(ctx: Ctx, requests: readonly LeadRequest[]): Promise<Answers> {
  authorize(ctx, 'referrals:write');
  return transact(ctx, async (tx) => {
    const answers: Answers = new Array(requests.length);
    const created: CreatedLead[] = [];
    let left = await resolveLeads(tx, ctx, requests, answers);
    // One lead of a person at a time: his second one sees what his first one wrote.
    while (left.length) {
      const met = new Set<string>();
      const turn = left.filter(({ refereeId }) => !met.has(refereeId) && met.add(refereeId));
      created.push(...(await takeTurn(tx, ctx, turn, answers)));
      left = left.filter((lead) => !turn.includes(lead));
    }
    // Last, since rows that many share are locked from here to the commit.
    await foldLeads(tx, created);
    return answers;
  });
}

interface ResolvedLead extends KnownLead {
  /** Its person was made for it, or may have learnt from it. */
  hasLeftTrace: boolean;
}

async function resolveLeads(
  tx: Tx,
  ctx: Ctx,
  requests: readonly LeadRequest[],
  answers: Answers,
): Promise<ResolvedLead[]> {
  const rows = await selectCodeFactsOf(tx.sql, [...new Set(requests.map(({ lead }) => lead.code))]);
  const byKey = new Map(rows.map((row) => [row.codeKey, row]));
  const open = [...requests.entries()].flatMap(([position, request]) => {
    const row = byKey.get(request.lead.code);
    if (row) return [{ ...request, position, code: toCodeFacts(row, request.at) }];
    answers[position] = { status: 'rejected', reason: new NotFoundError('code') };
    return [];
  });
  // A visitor may not tie his phone to an address that the school knows; the school's own systems may.
  const attach = ctx.actor.type !== 'visitor';
  const { defaultRegion } = settingsSchema.parse(rows[0]?.organizationSettings ?? {});
  const created = new Set<string>();
  const references = open.map(({ lead }) => lead.referee);
  const ids = await resolveContacts(tx, ctx, references, { create: true, attach, defaultRegion, created });
  const leads = open.flatMap((lead, index): ResolvedLead[] => {
    const refereeId = ids[index];
    if (refereeId) return [{ ...lead, refereeId, hasLeftTrace: attach || created.has(refereeId) }];
    const message = 'Must have its country code, such as +12125550123, to tell who this is.';
    const reason = new InvalidInputError([{ path: 'referee.phone', message }]);
    answers[lead.position] = { status: 'rejected', reason };
    return [];
  });
  // What is read of their referrals below stays true until the commit.
  if (leads.length) await lockReferees(tx.sql, [...new Set(leads.map(({ refereeId }) => refereeId))]);
  return leads;
}

/** Leads of different people: decided, remembered and written. @returns those that made a referral */
async function takeTurn(tx: Tx, ctx: Ctx, leads: readonly ResolvedLead[], answers: Answers): Promise<CreatedLead[]> {
  const decisions = await decide(tx, leads);
  const decided = leads.flatMap((lead, index): Decided[] => {
    const { decision, referee } = decisions[index] as { decision: LeadDecision; referee: PersonRow };
    if (decision.ok) return [{ ...lead, referee, decision }];
    const reason = new RuleError(decision.reason, refusalMessage(decision.reason));
    if (lead.hasLeftTrace) throw reason;
    answers[lead.position] = { status: 'rejected', reason };
    return [];
  });
  if (!decided.length) return [];
  await rememberPeople(tx, ctx, decided);
  const touches = await latestTouches(tx, decided);
  const admitted = decided.map((lead, index) => ({ ...lead, touch: touches[index] as AdmittedLead['touch'] }));
  return write(tx, ctx, admitted, answers);
}

async function decide(tx: Tx, leads: readonly KnownLead[]): Promise<{ decision: LeadDecision; referee: PersonRow }[]> {
  const refereeIds = leads.map(({ refereeId }) => refereeId);
  const [people, referrals] = await together([
    findPeople(tx.sql, [...new Set([...refereeIds, ...leads.map(({ code }) => code.referrerId)])]),
    findReferralsOf(tx.sql, refereeIds),
  ]);
  const byId = new Map(people.map((person) => [person.id, person]));
  const byReferee = Map.groupBy(referrals, ({ refereeId }) => refereeId);
  return leads.map(({ code, refereeId, at }) => {
    const [referrer, referee] = [byId.get(code.referrerId), byId.get(refereeId)];
    if (!referee || !referrer) throw new Error('A party of a lead is gone');
    const { eligibility } = code.versions.at(-1)?.definition ?? {};
    const decision = admitLead({
      codeId: code.codeId,
      codeStatus: codeStatusAt(code, at),
      relation: relationOf(referrer, referee),
      eligibility: eligibility ?? { allowSelfReferral: false, allowSameHousehold: false },
      referrals: (byReferee.get(refereeId) ?? []) as LeadReferral[],
    });
    return { decision, referee };
  });
}

async function write(
  tx: Tx,
  ctx: Ctx,
  leads: readonly (AdmittedLead & Decided)[],
  answers: Answers,
): Promise<CreatedLead[]> {
  const fresh = leads.filter(({ decision }) => decision.action === 'create');
  const waiting = leads.filter(({ decision }) => decision.action === 'keep');
  const made = await createReferrals(tx, ctx, fresh);
  for (const lead of leads)
    if (lead.decision.action === 'revive') await renewReferral(tx, lead.ctx, lead.decision.referralId, lead);
  const touched = waiting.map(({ code, refereeId, touch: { visitorId, occurredAt } }) => {
    return { codeId: code.codeId, refereeId, visitorId, occurredAt };
  });
  await extendReferrals(tx, ctx.organizationId, touched);
  const idOf = ({ decision, refereeId }: Decided) =>
    decision.action === 'create' ? (made.get(refereeId) as string) : decision.referralId;
  const referrals = await readReferrals(tx, leads.map(idOf));
  for (const lead of leads) {
    const value = { referral: referrals.get(idOf(lead)) as ReferralDetail, created: fresh.includes(lead) };
    answers[lead.position] = { status: 'fulfilled', value };
  }
  return fresh.map((lead) => ({ ...lead, referralId: idOf(lead) }));
}
