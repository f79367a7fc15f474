import { beforeAll, expect, it } from 'vitest';
import { PERSON_PLACES } from '@/db/queries/person-places';
import { mergeContacts } from '@/lib/services/people/merge-contacts';
import { eraseContact } from '@/lib/services/privacy/erase-contact';
import { aContact } from '@/tests/factories/contact';
import { anOrganization } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

/** Told in other words than the table's (`db/queries/person-export`). */
const TOLD = ['ledger_accounts', 'audit_events', 'message_suppressions'];

const NOT_EXPORTED: Record<string, string> = {
  provider_events: 'that a provider sent word, and for which payout; the payout is exported with all that came of it',
};

const FIGURES = 'amounts, dates and ids of what others are owed by, too; nothing in it says who it was';
const BOOKS = 'money and its way, by ids: books are kept, and balances must not change';
const NOT_ERASED: Record<string, string> = {
  attribution_decisions: 'names by id; codes are taken out of those that have them (privacy.test.ts)',
  conversion_refunds: BOOKS,
  credit_lots: BOOKS,
  credit_reminders: FIGURES,
  credit_transfers: BOOKS,
  fraud_assessments: 'a score by ids; a signal never holds an address',
  guardian_consents: 'that a guardian agreed has to be shown later on; by ids',
  ledger_accounts: BOOKS,
  manual_transfers: BOOKS,
  payout_items: BOOKS,
  portal_celebrations: FIGURES,
  program_participants: FIGURES,
  promotion_codes: BOOKS,
  provider_events: BOOKS,
  redemption_refunds: BOOKS,
  redemptions: BOOKS,
  referral_milestones: 'the school’s name of a step and its date',
  referral_rewards: BOOKS,
  referrals: FIGURES,
  reward_approvals: 'who of the school approved',
  rollup_referrers: FIGURES,
  touches: 'a visit without a person: the links between visitors and people are removed',
  training_results: FIGURES,
};

const UNDER_ALL_IDS = 'read under all ids of a person, so that undoing the merge leaves each what is his';
const NOT_MERGED: Record<string, string> = {
  'contact_sightings.contact_id': UNDER_ALL_IDS,
  'deliveries.contact_id': 'was sent to the one it was sent to',
  'ledger_accounts.contact_id': 'the balance moves by a transfer; the account keeps its history',
  'referrer_browsers.contact_id': UNDER_ALL_IDS,
  'touches.referee_id': UNDER_ALL_IDS,
  'touches.referrer_id': 'whose code it was at that time; the code itself moves',
  'visitor_links.contact_id': UNDER_ALL_IDS,
};

/** Names of columns that are a person's id also where no constraint says so (hot and partitioned tables have none). */
const NAMES = '^(contact|referrer|referee|recipient|guardian|from_contact|to_contact|merged_into)_id$';

interface Reference {
  table: string;
  column: string;
}
let direct: Reference[];
/** Tables with a person's id and what hangs on their rows. */
let reached: string[];

beforeAll(async () => {
  direct = await database.owner<Reference[]>`
    select distinct c.relname as table, a.attname as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and a.attnum = any(k.conkey) and k.confrelid = 'contacts'::regclass
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and (k.oid is not null or a.attname ~ ${NAMES}) order by 1, 2`;
  const rows = await database.owner<{ table: string }[]>`
    with recursive reached as (
      select oid from pg_class where relnamespace = 'public'::regnamespace and relname = any(${direct.map(({ table }) => table)})
      union
      select k.conrelid from reached r join pg_constraint k on k.confrelid = r.oid and k.contype = 'f'
    )
    select c.relname as table from reached r join pg_class c using (oid) where not c.relispartition order by 1`;
  reached = rows.map(({ table }) => table);
  await watchWrites();
});

/** A trigger for statements also fires when no row was found: so a person who has nothing shows what is written. */
async function watchWrites(): Promise<void> {
  await database.owner.unsafe(`
    create table written (place text);
    create function note_write() returns trigger language plpgsql security definer as
      $$ begin insert into public.written values (tg_argv[0]); return null; end $$;
    grant insert on written to kith_app`);
  for (const table of reached) {
    await watch(table, 'any', 'insert or update or delete', table);
    await watch(table, 'added', 'insert', `insert into ${table}`);
  }
  for (const { table, column } of direct) {
    await watch(table, column, `update of ${column}`, `${table}.${column}`);
  }
}

async function watch(table: string, name: string, event: string, place: string): Promise<void> {
  await database.owner.unsafe(
    `create trigger watch_${name} after ${event} on ${table} for each statement execute function note_write('${place}')`,
  );
}

async function placesWritten(run: () => Promise<unknown>): Promise<Set<string>> {
  await database.owner`truncate written`;
  await run();
  const rows = await database.owner<{ place: string }[]>`select distinct place from written`;
  return new Set(rows.map(({ place }) => place));
}

/** What is missing without a reason, and reasons of what is not missing. */
function unexplained(places: readonly string[], done: (place: string) => boolean, reasons: Record<string, string>) {
  const missing = places.filter((place) => !done(place));
  return {
    missing: missing.filter((place) => !reasons[place]),
    needless: Object.keys(reasons).filter((place) => !missing.includes(place)),
  };
}

const CLEAN = { missing: [], needless: [] };

it('finds the tables in the catalogue', () => {
  expect(direct.length).toBeGreaterThan(40);
  expect(reached).toEqual(
    expect.arrayContaining(['touches', 'delivery_attempts', 'community_answers', 'fraud_decisions']),
  );
});

it('every table with something of a person is in the export, or says why not', () => {
  const exported: string[] = [...Object.values(PERSON_PLACES).map(({ table }) => table), ...TOLD];
  expect(unexplained(reached, (table) => exported.includes(table), NOT_EXPORTED)).toEqual(CLEAN);
});

it('every table with something of a person is erased, or says why not', async () => {
  const ctx = await anOrganization();
  const { id } = await aContact(ctx);
  const written = await placesWritten(() => eraseContact(ctx, id, { confirm: id }));
  expect(unexplained(reached, (table) => written.has(table), NOT_ERASED)).toEqual(CLEAN);
});

it('every column that names a person is merged, or says why not', async () => {
  const ctx = await anOrganization();
  const [from, into] = [await aContact(ctx), await aContact(ctx)];
  const written = await placesWritten(() => mergeContacts(ctx, from.id, { intoId: into.id }));
  const done = (place: string) => written.has(place) || written.has(`insert into ${place.split('.')[0]}`);
  const places = direct.map(({ table, column }) => `${table}.${column}`);
  expect(unexplained(places, done, NOT_MERGED)).toEqual(CLEAN);
});
