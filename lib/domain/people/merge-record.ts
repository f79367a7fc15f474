import { z } from 'zod';

const ids = z.array(z.string());
const standing = z.object({ kind: z.string(), status: z.string() });

/** The columns of a person that a merge may fill from the other. */
export const MERGED_FIELDS = [
  'externalId',
  'email',
  'emailNormalized',
  'phone',
  'firstName',
  'lastName',
  'birthDate',
  'guardianId',
  'leadSince',
  'consentAt',
] as const;
const fields = z.object(
  Object.fromEntries(MERGED_FIELDS.map((field) => [field, z.string().nullable()])) as Record<
    (typeof MERGED_FIELDS)[number],
    z.ZodNullable<z.ZodString>
  >,
);
export type MergedFields = z.output<typeof fields>;

/** Tables whose rows a merge repoints: the name in the record, and where the person stands. */
export const MOVED_ROWS = [
  'referees',
  'referrers',
  'conversions',
  'codes',
  'rewards',
  'payouts',
  'notifications',
  'redemptions',
  'giftsFrom',
  'transfersFrom',
  'transfersTo',
  'lots',
  'questions',
  'wards',
  'merged',
] as const;
export type MovedRows = (typeof MOVED_ROWS)[number];

/** What a merge moved: both people as they were and the ids of what was the first one's. */
export const mergeRecordSchema = z.object({
  from: fields,
  into: fields,
  /** The second one after the merge: what has been changed since then stays. */
  after: fields,
  identities: z.array(z.object({ kind: z.string(), value: z.string() })),
  fromStandings: z.array(standing),
  intoStandings: z.array(standing),
  rows: z.object(Object.fromEntries(MOVED_ROWS.map((name) => [name, ids])) as Record<MovedRows, typeof ids>),
  methods: z.array(z.object({ id: z.string(), status: z.string() })),
  /** Pending referrals that were doubles. */
  closed: ids,
  counts: z.array(z.object({ programId: z.string(), rewardedCount: z.number() })),
  /** What the first one owed the school then, which moved too: cash that was paid and clawed back. */
  debts: z.array(z.object({ currency: z.string(), amountMinor: z.number() })),
});
export type MergeRecord = z.output<typeof mergeRecordSchema>;

/** Whether a record lost what it had because one of both people was erased. */
export function isErasedRecord(moved: unknown): boolean {
  return z.object({ erased: z.literal(true) }).safeParse(moved).success;
}

/** What a field of the second person becomes when a merge is undone: as it was, unless somebody changed it since. */
export function restoredField(before: string | null, after: string | null, now: string | null): string | null {
  return now === after ? before : now;
}

export type Standing = z.output<typeof standing>;

/**
 * The standings of the second person when a merge is undone: what the merge gave goes, what was there is as it was, and what
 * was changed since stays.
 */
export function restoredStandings(
  before: readonly Standing[],
  given: readonly Standing[],
  now: readonly Standing[],
): Standing[] {
  return now.flatMap((row) => {
    const was = before.find(({ kind }) => kind === row.kind);
    const gave = given.find(({ kind }) => kind === row.kind);
    if (!gave) return [row];
    const merged = was?.status === 'active' || gave.status === 'active' ? 'active' : gave.status;
    if (row.status !== merged) return [row];
    return was ? [was] : [];
  });
}
