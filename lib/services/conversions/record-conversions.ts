import { findConversionsByExternalId } from '@/db/queries/conversion-world';
import { findCourseIds } from '@/db/queries/courses-of-conversions';
import { together } from '@/db/together';
import { canonicalJson } from '@/lib/domain/audit/canonical-json';
import type { RecordConversionInput } from '@/lib/domain/conversions/schema';
import { sha256 } from '../audit/sha256';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type AppError, ConflictError, InvalidInputError } from '../errors';
import { checkInstant } from '../instants';
import { organizationFacts } from '../organizations/facts';
import { resolveContacts } from '../people/resolve-contacts';
import { type Tx, transact } from '../transact';
import { decideConversion } from './decide-conversion';
import { loadWorld } from './load-world';
import type { Outcome } from './outcome';
import { conversionViews } from './reads';
import { type ConversionView, viewOfOutcome } from './view';
import type { ConversionItem } from './world';
import { writeOutcomes } from './write-outcomes';

export interface RecordOptions {
  /** History: nobody is told by mail. */
  quiet?: boolean;
}

export interface RecordedConversion extends ConversionView {
  /** False when the same externalId with the same content was there already. */
  created: boolean;
}

/** A parsed conversion and the request it came with. */
export interface ConversionRequest {
  input: RecordConversionInput;
  requestId?: string;
}

type Slot = { item: ConversionItem } | { existingId: string } | { sameAs: number } | { error: AppError };

/**
 * Records conversions in one transaction: attribution, rewards with receipts, ledger, audit and outbox for all of them in a
 * few set-based statements, decided one after the other in the order of `occurredAt`. One that is refused (unknown course or
 * contact, a conflicting externalId) is refused alone; the others are recorded.
 */
export async function recordConversions(
  ctx: Ctx,
  requests: readonly ConversionRequest[],
  options: RecordOptions = {},
): Promise<PromiseSettledResult<RecordedConversion>[]> {
  authorize(ctx, 'conversions:write');
  try {
    return await transact(ctx, (tx) => recordAll(tx, ctx, requests, options));
  } catch (error) {
    // Another batch recorded one of these in the same instant: on a second look it is found.
    if ((error as { code?: string }).code !== '23505') throw error;
    return transact(ctx, (tx) => recordAll(tx, ctx, requests, options));
  }
}

async function recordAll(
  tx: Tx,
  ctx: Ctx,
  requests: readonly ConversionRequest[],
  options: RecordOptions,
): Promise<PromiseSettledResult<RecordedConversion>[]> {
  const organization = await organizationFacts(tx, ctx);
  const slots = await prepare(tx, ctx, requests, organization.defaultRegion);
  const items = slots.flatMap((slot, index) => ('item' in slot ? [{ item: slot.item, index }] : []));
  items.sort((a, b) => a.item.input.occurredAt.getTime() - b.item.input.occurredAt.getTime() || a.index - b.index);
  const outcomes = new Map<number, Outcome>();
  if (items.length) {
    const world = await loadWorld(
      tx,
      ctx,
      organization,
      items.map(({ item }) => item),
    );
    for (const { item, index } of items) outcomes.set(index, decideConversion(ctx, world, item));
    await writeOutcomes(tx, ctx, [...outcomes.values()], { quiet: options.quiet ?? false });
  }
  const existing = await conversionViews(
    tx,
    slots.flatMap((slot) => ('existingId' in slot ? slot.existingId : [])),
  );
  const views = {
    existing,
    fresh: new Map([...outcomes].map(([index, outcome]) => [index, viewOfOutcome(outcome, ctx.now)])),
  };
  return slots.map((slot, index) => answer(slot, index, slots, views));
}

function answer(
  slot: Slot,
  index: number,
  slots: Slot[],
  views: { existing: Map<string, ConversionView>; fresh: Map<number, ConversionView> },
): PromiseSettledResult<RecordedConversion> {
  if ('error' in slot) return { status: 'rejected', reason: slot.error };
  if ('sameAs' in slot) {
    const first = answer(slots[slot.sameAs] as Slot, slot.sameAs, slots, views);
    return first.status === 'fulfilled' ? { ...first, value: { ...first.value, created: false } } : first;
  }
  const created = 'item' in slot;
  const view = created ? views.fresh.get(index) : views.existing.get(slot.existingId);
  return { status: 'fulfilled', value: { ...(view as ConversionView), created } };
}

async function prepare(
  tx: Tx,
  ctx: Ctx,
  requests: readonly ConversionRequest[],
  defaultRegion: string | null,
): Promise<Slot[]> {
  const inputs = requests.map(({ input }) => input);
  const hashes = inputs.map((input) => sha256(canonicalJson(input)));
  const [known, courses] = await together([
    findConversionsByExternalId(
      tx.sql,
      inputs.map(({ externalId }) => externalId),
    ),
    findCourseIds(
      tx.sql,
      inputs.flatMap(({ courseExternalId }) => courseExternalId ?? []),
    ),
  ]);
  const byExternalId = new Map(known.map((row) => [row.externalId, row]));
  const seen = new Map<string, number>();
  const slots = inputs.map((input, index): Slot | null => {
    const row = byExternalId.get(input.externalId);
    if (row) return row.contentHash === hashes[index] ? { existingId: row.id } : { error: otherContent(input) };
    const first = seen.get(input.externalId);
    if (first !== undefined)
      return hashes[first] === hashes[index] ? { sameAs: first } : { error: otherContent(input) };
    const error = refusal(ctx, input, courses);
    if (error) return { error };
    seen.set(input.externalId, index);
    return null;
  });
  const open = slots.flatMap((slot, index) => (slot === null ? index : []));
  const references = open.map((index) => (inputs[index] as RecordConversionInput).referee);
  const referees = await resolveContacts(tx, ctx, references, { create: true, attach: true, defaultRegion });
  open.forEach((index, position) => {
    const input = inputs[index] as RecordConversionInput;
    const refereeId = referees[position];
    if (!refereeId) slots[index] = { error: unknownReferee(input) };
    else {
      const courseId = (input.courseExternalId && courses.get(input.courseExternalId)) || null;
      const requestId = requests[index]?.requestId ?? ctx.requestId;
      slots[index] = { item: { input, contentHash: hashes[index] as string, requestId, refereeId, courseId } };
    }
  });
  return slots as Slot[];
}

function refusal(ctx: Ctx, input: RecordConversionInput, courses: Map<string, string>): AppError | null {
  if (input.courseExternalId && !courses.has(input.courseExternalId)) {
    const message = `There is no course with the externalId "${input.courseExternalId}". Create it first.`;
    return new InvalidInputError([{ path: 'courseExternalId', message }]);
  }
  return checkInstant(ctx, 'occurredAt', input.occurredAt);
}

function otherContent({ externalId }: RecordConversionInput): AppError {
  const message = `A conversion with the externalId "${externalId}" exists with other content. Use another externalId, or a refund to correct it.`;
  return new ConflictError(message, 'duplicate-conversion', [{ path: 'externalId', message: 'Is taken.' }]);
}

function unknownReferee({ referee }: RecordConversionInput): AppError {
  const [path, message] = referee.contactId
    ? ['referee.contactId', 'There is no such contact.']
    : ['referee.phone', 'Must have its country code, such as +12125550123, to tell who this is.'];
  return new InvalidInputError([{ path, message }]);
}
