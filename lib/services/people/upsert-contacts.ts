import { lockContacts } from '@/db/queries/conversion-world';
import { type ContactRow, deleteStandings, findContacts, updateContacts, upsertStandings } from '@/db/queries/people';
import { dayIn } from '@/lib/domain/common/days';
import { normalizePhone } from '@/lib/domain/people/normalize-phone';
import type { UpsertContactInput } from '@/lib/domain/people/schema';
import { type AuditEntry, appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { InvalidInputError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { type Tx, transact } from '../transact';
import { leadSinceAfter, newContact, planUpsert, type UpsertPlan } from './plan-upsert';
import { resolveContacts } from './resolve-contacts';

export interface UpsertResult {
  created: boolean;
  changed: boolean;
  contact: ContactRow;
}

/**
 * Writes any number of contacts in one transaction, set-based: found by externalId, else by resolved identity, else made.
 * Later inputs see what earlier ones wrote. Answers in the order of the inputs; one whose guardian is unknown is refused alone.
 */
export async function upsertContacts(
  ctx: Ctx,
  inputs: readonly UpsertContactInput[],
  options: { standings: 'replace' | 'merge' } = { standings: 'replace' },
): Promise<PromiseSettledResult<UpsertResult>[]> {
  authorize(ctx, 'people:write');
  return transact(ctx, async (tx) => {
    const { defaultRegion, timeZone } = await organizationFacts(tx, ctx);
    const plain = { ...options, defaultRegion, now: ctx.now };
    const errors = refusals(inputs, await resolveGuardians(tx, ctx, inputs), {
      defaultRegion,
      today: dayIn(timeZone, ctx.now),
    });
    const accepted = inputs.filter((_, index) => !errors[index]);
    const created = new Set<string>();
    const references = accepted.map(({ standing, guardianExternalId: _, ...reference }) => ({
      ...reference,
      leadSince: leadSinceAfter(null, standing, ctx.now) ?? undefined,
    }));
    const resolving = { create: true, attach: true, defaultRegion, created };
    const ids = (await resolveContacts(tx, ctx, references, resolving)) as string[];
    const contacts = await loadLocked(tx, ids, created);
    const guardians = await resolveGuardians(tx, ctx, accepted);
    const writer = createWriter(created);
    let next = 0;
    const results = inputs.map((input, index): PromiseSettledResult<UpsertResult> => {
      const error = errors[index];
      if (error) return { status: 'rejected', reason: error };
      const position = next++;
      const id = ids[position] as string;
      const guardianId = guardians[position] ?? null;
      if (guardianId === id) return { status: 'rejected', reason: ownGuardian() };
      const before = contacts.get(id) ?? newContact(id, input, plain);
      const plan = planUpsert(before, input, { ...plain, guardianId });
      contacts.set(id, plan.after);
      return { status: 'fulfilled', value: writer.add(plan) };
    });
    await writer.write(tx, ctx);
    return results;
  });
}

function resolveGuardians(tx: Tx, ctx: Ctx, inputs: readonly UpsertContactInput[]): Promise<(string | null)[]> {
  if (!inputs.some((input) => input.guardianExternalId)) return Promise.resolve([]);
  const references = inputs.map(({ guardianExternalId }) => ({ externalId: guardianExternalId }));
  return resolveContacts(tx, ctx, references, { create: false });
}

/** Which inputs are refused before anything is written. A guardian is known already, or is another accepted row of the batch. */
function refusals(
  inputs: readonly UpsertContactInput[],
  guardians: readonly (string | null)[],
  { defaultRegion, today }: { defaultRegion: string | null; today: string },
): (InvalidInputError | undefined)[] {
  const errors = inputs.map(({ phone, birthDate, externalId, guardianExternalId }) => {
    if (birthDate !== undefined && birthDate > today) return unborn();
    if (phone !== undefined && normalizePhone(phone, defaultRegion) === null) return unreadablePhone();
    return guardianExternalId !== undefined && guardianExternalId === externalId ? ownGuardian() : undefined;
  });
  for (let before = -1, now = 0; before !== now; ) {
    const accepted = new Set(inputs.flatMap(({ externalId }, index) => (errors[index] ? [] : (externalId ?? []))));
    inputs.forEach(({ guardianExternalId: wanted }, index) => {
      if (wanted !== undefined && !guardians[index] && !accepted.has(wanted)) errors[index] ??= unknownGuardian();
    });
    before = now;
    now = errors.filter(Boolean).length;
  }
  return errors;
}

/** For a date of birth that is still to come. */
export function unborn(): InvalidInputError {
  return new InvalidInputError([{ path: 'birthDate', message: 'Must not be a day to come.' }]);
}

function unreadablePhone(): InvalidInputError {
  return new InvalidInputError([{ path: 'phone', message: 'Must be a phone number with its country code.' }]);
}

function unknownGuardian(): InvalidInputError {
  return new InvalidInputError([{ path: 'guardianExternalId', message: 'No contact has this externalId.' }]);
}

function ownGuardian(): InvalidInputError {
  return new InvalidInputError([{ path: 'guardianExternalId', message: 'Must be another person.' }]);
}

/** The contacts that were there before, locked. Those made now are known and seen by nobody else. */
async function loadLocked(tx: Tx, ids: string[], created: ReadonlySet<string>): Promise<Map<string, ContactRow>> {
  const unique = [...new Set(ids)].filter((id) => !created.has(id));
  if (!unique.length) return new Map();
  await lockContacts(tx.sql, unique);
  return new Map((await findContacts(tx.sql, unique)).map((row) => [row.id, row]));
}

/** Gathers the plans of a batch and writes each table once. */
function createWriter(created: ReadonlySet<string>) {
  const plans = new Map<string, UpsertPlan>();
  return {
    add(plan: UpsertPlan): UpsertResult {
      const { id } = plan.after;
      const earlier = plans.get(id);
      plans.set(id, earlier ? joinPlans(earlier, plan) : plan);
      const isNew = created.has(id) && !earlier;
      return { created: isNew, changed: isNew || plan.changed.length > 0, contact: plan.after };
    },
    async write(tx: Tx, ctx: Ctx): Promise<void> {
      const all = [...plans.values()];
      const fields = all.filter(({ changed }) => changed.some((field) => field !== 'standing'));
      await updateContacts(
        tx.sql,
        fields.map(({ after }) => after),
        ctx.now,
      );
      await deleteStandings(
        tx.sql,
        all.flatMap(({ removed }) => removed),
      );
      const standings = all.flatMap((plan) => plan.standings);
      await upsertStandings(tx.sql, ctx.organizationId, standings, ctx.now);
      await appendAudit(
        tx,
        ctx,
        all.flatMap((plan) => auditOf(plan, created.has(plan.after.id))),
      );
    },
  };
}

/** Two rows of a batch that are one person: the second goes on from the first. */
function joinPlans(first: UpsertPlan, second: UpsertPlan): UpsertPlan {
  const named = (list: readonly { kind: string }[], kind: string) => list.some((row) => row.kind === kind);
  return {
    after: second.after,
    changed: [...new Set([...first.changed, ...second.changed])],
    standings: [
      ...first.standings.filter(({ kind }) => !named(second.standings, kind) && !named(second.removed, kind)),
      ...second.standings,
    ],
    removed: [...first.removed.filter(({ kind }) => !named(second.standings, kind)), ...second.removed],
  };
}

function auditOf({ after, changed }: UpsertPlan, created: boolean): AuditEntry[] {
  if (!created && !changed.length) return [];
  const action = created ? 'contact.created' : 'contact.updated';
  const data = created ? { externalId: after.externalId } : { externalId: after.externalId, changed };
  return [{ action, subjectType: 'contact', subjectId: after.id, data }];
}
