import type postgres from 'postgres';
import { connect } from '@/db/connect';
import { type CodeFactsRow, selectCodeFactsOf } from '@/db/queries/code-facts';
import type { CodeFacts as StatusFacts } from '@/lib/domain/codes/status';
import { dayIn } from '@/lib/domain/common/days';
import type { Language } from '@/lib/domain/common/languages';
import type { LogoFacts } from '@/lib/domain/organizations/logo';
import type { Standing } from '@/lib/domain/people/standing';
import { checkReferrer } from '@/lib/domain/programs/eligibility';
import type { ProgramStatus } from '@/lib/domain/programs/lifecycle';
import { type ProgramDefinition, programDefinitionSchema } from '@/lib/domain/programs/schema';
import type { ProgramType } from '@/lib/domain/programs/types';
import type { CookieMode } from '@/lib/domain/tracking/cookies';
import { env } from '@/lib/env';
import { createBatcher } from '../batcher';
import { settingsSchema } from '../organizations/facts';
import { isUnreachable, within } from '../unreachable';
import { type CodeCache, createCodeCache } from './code-cache';
import { listenToLandingChanges } from './landing-changes';
import { isTouchOutage } from './touch-outage';

export interface PublishedVersion {
  id: string;
  version: number;
  inForceFrom: Date;
  definition: ProgramDefinition;
}

/** What a code stands for: all that its page shows and its touches are judged by. Plain and frozen in time; never edited. */
export interface CodeFacts extends StatusFacts {
  codeId: string;
  /** As it is shown. */
  code: string;
  codeKey: string;
  organizationId: string;
  organization: {
    name: string;
    timeZone: string;
    accentColor: string | null;
    logo: LogoFacts | null;
    supportEmail: string | null;
    cookies: CookieMode;
    /** For who reads none that Kith speaks. */
    language: Language;
  };
  programId: string;
  programName: string;
  programType: ProgramType;
  currency: string;
  referrerId: string;
  referrerFirstName: string | null;
  /** As it is compared; never shown. */
  referrerEmail: string | null;
  /** Nothing is left of the programme's budget, as of when it was loaded. */
  isSpent: boolean;
  /** Oldest first; empty for a programme that was never published. */
  versions: readonly PublishedVersion[];
  loadedAt: number;
}

// Notifications drop an entry at once. This bounds what they cannot tell: a birthday, a network that fails silently.
const KEPT_MS = 5 * 60_000;
const PATIENCE_MS = 2_000;

interface State {
  cache: CodeCache<CodeFacts>;
  stop: () => Promise<void>;
}
let state: State | undefined;

/**
 * The facts of a code, from memory when they are there. The database's notifications drop what changed; while they cannot
 * be heard, nothing is kept, unless the database itself is away: then nothing changes either, and what was last known is
 * answered. Null for a code nobody has.
 * @param codeKey upper case, as `normalizeCode` makes it
 * @param now when it is asked: tells ages, and how old an entry is
 */
export async function codeFacts(codeKey: string, now: Date): Promise<CodeFacts | null> {
  state ??= open();
  const { cache } = state;
  const facts = await loaded(cache, codeKey, now);
  if (!facts || Math.abs(now.getTime() - facts.loadedAt) < KEPT_MS || facts === cache.lastKnown(codeKey)) return facts;
  cache.setAside(codeKey);
  return loaded(cache, codeKey, now);
}

async function loaded(cache: CodeCache<CodeFacts>, codeKey: string, now: Date): Promise<CodeFacts | null> {
  const last = cache.lastKnown(codeKey);
  if (last && isTouchOutage()) return last;
  try {
    const found = cache.get(codeKey, now);
    // Who has nothing else to show waits for the database as long as it takes.
    return last && found instanceof Promise ? await within(PATIENCE_MS, found) : await found;
  } catch (error) {
    // What another request learnt in the meantime counts too.
    const kept = cache.lastKnown(codeKey);
    if (!kept || !isUnreachable(error)) throw error;
    return kept;
  }
}

/** Stops listening and forgets everything; the next question starts anew. */
export async function closeCodeFacts(): Promise<void> {
  const { stop } = state ?? {};
  state = undefined;
  await stop?.();
}

function open(): State {
  const url = env().APP_DATABASE_URL;
  // Connections of its own: whoever asks may hold one of the pool's already, and ten of them would wait for each other.
  const sql = connect(url, { max: 2, idle_timeout: 30, connection: { application_name: 'kith-codes' } });
  // The codes that are first opened while others are read are read together: a campaign opens hundreds at once.
  const load = createBatcher<AskedFacts, CodeFacts | null>({
    run: (asked) => loadCodeFacts(sql, asked),
    maxItems: 100,
  });
  const cache = createCodeCache((codeKey, now) => load({ codeKey, now }));
  const stop = listenToLandingChanges(url, { onChange: cache.drop, onDown: cache.close, onUp: cache.open });
  return { cache, stop: async () => void (await Promise.all([stop(), sql.end({ timeout: 1 })])) };
}

interface AskedFacts {
  codeKey: string;
  now: Date;
}

/** Reads the facts of codes now: finds whose they are, then asks as each of those organisations. */
async function loadCodeFacts(
  sql: postgres.Sql,
  asked: readonly AskedFacts[],
): Promise<PromiseSettledResult<CodeFacts | null>[]> {
  const found = await sql<{ codeKey: string; organizationId: string }[]>`
    select key as "codeKey", organization_id as "organizationId"
    from unnest(${asked.map(({ codeKey }) => codeKey)}::text[]) as key cross join lateral find_code(key)`;
  const ofOrganizations = Map.groupBy(found, ({ organizationId }) => organizationId);
  const rows = new Map<string, CodeFactsRow>();
  for (const [organizationId, codes] of ofOrganizations) {
    const read = await sql.begin('read only', async (tx) => {
      await tx`select set_config('app.organization_id', ${organizationId}, true)`;
      return selectCodeFactsOf(
        tx,
        codes.map(({ codeKey }) => codeKey),
      );
    });
    for (const row of read) rows.set(row.codeKey, row);
  }
  // What is wrong with one code's rows is no other code's error.
  return Promise.allSettled(
    asked.map(async ({ codeKey, now }) => {
      const row = rows.get(codeKey);
      return row ? toCodeFacts(row, now) : null;
    }),
  );
}

/** What the rows say, in the core's words. `now` is the day on which ages are counted. */
export function toCodeFacts(row: CodeFactsRow, now: Date): CodeFacts {
  const versions = row.versions.map(({ id, version, inForceFrom, definition }) => ({
    id,
    version,
    inForceFrom: new Date(inForceFrom),
    definition: programDefinitionSchema.parse(definition),
  }));
  const settings = settingsSchema.parse(row.organizationSettings);
  const programType = row.programType as ProgramType;
  const eligible = checkReferrer({
    programType,
    eligibility: versions.at(-1)?.definition.eligibility ?? {},
    referrer: {
      standings: row.standings as Standing[],
      wards: row.wards as Standing[][],
      birthDate: row.referrerBirthDate,
    },
    today: dayIn(row.timeZone, now),
  });
  return {
    codeId: row.codeId,
    code: row.code,
    codeKey: row.codeKey,
    isActive: row.isActive,
    expiresAt: row.expiresAt,
    program: {
      status: row.programStatus as ProgramStatus,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      endedAt: row.endedAt,
    },
    referrerEligible: eligible.ok,
    organizationId: row.organizationId,
    organization: {
      name: row.organizationName,
      timeZone: row.timeZone,
      accentColor: settings.accentColor,
      logo: row.logo,
      supportEmail: settings.supportEmail,
      cookies: settings.visitorCookies,
      language: settings.language,
    },
    programId: row.programId,
    programName: row.programName,
    programType,
    currency: row.currency,
    referrerId: row.referrerId,
    referrerFirstName: row.referrerFirstName,
    referrerEmail: row.referrerEmail,
    isSpent: isSpent(versions.at(-1)?.definition.budgetMinor, row.budgetSpentMinor),
    versions,
    loadedAt: now.getTime(),
  };
}

function isSpent(budgetMinor: number | null | undefined, spentMinor: number): boolean {
  return typeof budgetMinor === 'number' && spentMinor >= budgetMinor;
}
