import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '@/db/connect';
import { appendAudit } from '@/lib/services/audit/append';
import { sealAudit } from '@/lib/services/audit/seal';
import { transact } from '@/lib/services/transact';
import { anOrganization } from '@/tests/factories/organization';
import { useDatabase } from '../setup/database';

const database = useDatabase();

/** Tables without an organisation, and why that is right. */
const WITHOUT_TENANT: Record<string, string> = {
  organizations: 'is the tenant itself: its own id takes the place of organization_id',
  kith_migrations: 'names the migrations of the whole database; the application has no grant on it',
  verification_tokens: 'is looked up before anybody is signed in; reached through auth_* functions only, no grant',
};

const APPEND_ONLY = [
  'ledger_accounts',
  'ledger_transfers',
  'ledger_postings',
  'audit_events',
  'audit_chain',
  'attribution_decisions',
  'conversion_refunds',
  'reward_approvals',
  'fraud_decisions',
  'delivery_attempts',
  'message_templates',
];

/** What the application's role may do, table by table, and nothing else. A new table has to be added here. */
const GRANTS: Record<string, string> = {
  organizations: 'SIU',
  program_form_drafts: 'SIUD',
  staff_preferences: 'SIU',
  school_logos: 'SIUD',
  staff: 'SIU',
  api_clients: 'SIU',
  contacts: 'SIU',
  contact_identities: 'SIUD',
  contact_standings: 'SIUD',
  courses: 'SIU',
  referral_programs: 'SIU',
  program_versions: 'SIUD',
  program_participants: 'SIU',
  referral_codes: 'SIU',
  referrals: 'SIU',
  conversions: 'SIU',
  referral_rewards: 'SIU',
  payouts: 'SIU',
  payout_connections: 'SIU',
  payout_methods: 'SIU',
  payout_runs: 'SIU',
  provider_events: 'SIU',
  bank_files: 'SIU',
  manual_transfers: 'SIU',
  rollup_daily: 'SIUD',
  rollup_referrers: 'SIUD',
  rollup_sources: 'SIUD',
  notifications: 'SIU',
  deliveries: 'SIU',
  delivery_attempts: 'SI',
  message_choices: 'SIUD',
  message_readers: 'SIU',
  message_settings: 'SIU',
  message_suppressions: 'SIU',
  digest_items: 'SIU',
  message_connections: 'SIUD',
  message_templates: 'SI',
  code_open_marks: 'SIU',
  sandbox_bank_transfers: 'SIU',
  idempotency_keys: 'SIUD',
  merchandise_items: 'SIU',
  redemptions: 'SIU',
  credit_transfers: 'SIU',
  credit_gifts: 'SIU',
  credit_lots: 'SIU',
  credit_reminders: 'SIU',
  credit_uses: 'SI',
  redemption_refunds: 'SI',
  promotion_codes: 'SIU',
  item_pictures: 'SIUD',
  contact_sightings: 'SIUD',
  referrer_browsers: 'SIUD',
  fraud_settings: 'SIU',
  fraud_assessments: 'SIU',
  fraud_cases: 'SIU',
  fraud_decisions: 'SI',
  touches: 'SI',
  visitor_links: 'SID',
  referral_events: 'SI',
  referral_milestones: 'SI',
  conversion_refunds: 'SI',
  attribution_decisions: 'SI',
  attribution_questions: 'SIU',
  contact_merges: 'SIU',
  payout_items: 'SI',
  reward_approvals: 'SI',
  ledger_accounts: 'SI',
  ledger_transfers: 'SI',
  reconciliation_runs: 'SI',
  reconciliation_cases: 'SIU',
  ledger_postings: 'SI',
  audit_events: 'SI',
  audit_chain: 'SI',
  api_tokens: 'SID',
  webhook_endpoints: 'SIU',
  saved_views: 'SIUD',
  webhook_deliveries: 'SIUD',
  webhook_attempts: 'SI',
  portal_profiles: 'SIU',
  portal_celebrations: 'SIU',
  portal_messages: 'SIUD',
  portal_settings: 'SIU',
  training_lessons: 'SIU',
  training_results: 'SIU',
  guardian_consents: 'SIU',
  community_challenges: 'SIU',
  community_posts: 'SIU',
  community_reports: 'SIU',
  community_questions: 'SIU',
  community_answers: 'SI',
};

interface Table {
  name: string;
  hasTenant: boolean;
  enabled: boolean;
  forced: boolean;
}

let app: postgres.Sql;
let tables: Table[];
let mine: string;
let theirs: string;

beforeAll(async () => {
  app = connect(database.appUrl, { max: 2 });
  tables = await database.owner<Table[]>`
    select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and a.attnotnull) as "hasTenant"
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by 1`;
  mine = (await anOrganization()).organizationId;
  theirs = (await anOrganization()).organizationId;
  await fillEveryTable(theirs);
});
afterAll(() => app.end({ timeout: 1 }));

const tenantTables = () => tables.filter(({ hasTenant }) => hasTenant);

/** One row of the other school in every table, made out of the catalogue, without looking at what it means. */
async function fillEveryTable(organizationId: string): Promise<void> {
  await database.owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    for (const { name } of tenantTables()) {
      const columns = await sql<{ name: string; type: string }[]>`
        select a.attname as name, format_type(a.atttypid, null) as type from pg_attribute a
        where a.attrelid = ${name}::regclass and a.attnum > 0 and not a.attisdropped and a.attnotnull and not a.atthasdef
        order by a.attnum`;
      const values: Record<string, unknown> = {};
      for (const [index, column] of columns.entries()) values[column.name] = await sampleOf(sql, name, column, index);
      Object.assign(values, HELD_BY_CHECKS[name]);
      values.organization_id = organizationId;
      await sql`insert into ${sql(name)} ${sql(values as never)}`;
    }
  });
}

const SAMPLES: Record<string, unknown> = {
  text: 'x',
  bytea: Buffer.from('x'),
  'text[]': ['x'],
  bigint: 1,
  integer: 1,
  smallint: 1,
  boolean: true,
  date: '2026-01-01',
  jsonb: '{}',
  xid8: '3',
};

/** What checks of several columns, or of a range, ask for. */
const HELD_BY_CHECKS: Record<string, Record<string, unknown>> = {
  community_posts: { staff_id: randomUUID() },
  portal_settings: { consent_age: 16 },
};

// Words that a check constraint holds to a list are taken from that list; a later column is a later instant: what ends, ends after it began.
async function sampleOf(
  sql: postgres.TransactionSql,
  table: string,
  column: { name: string; type: string },
  index: number,
) {
  if (column.type === 'uuid') return randomUUID();
  if (column.type.startsWith('timestamp')) return new Date(Date.now() + index);
  const [check] = await sql<{ word: string }[]>`
    select (regexp_match(pg_get_constraintdef(oid), ${`\\m${column.name} = ANY \\(ARRAY\\['([^']+)'`}))[1] as word from pg_constraint
    where conrelid = ${table}::regclass and contype = 'c' and pg_get_constraintdef(oid) like ${`%${column.name} = ANY%`}`;
  return check?.word ?? SAMPLES[column.type];
}

/** As the application's role, bound to an organisation or to none. */
function asApp<T>(organizationId: string | null, work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> {
  return app.begin(async (sql) => {
    if (organizationId) await sql`select set_config('app.organization_id', ${organizationId}, true)`;
    return work(sql);
  }) as Promise<T>;
}

const countIn = (name: string) => async (sql: postgres.TransactionSql) =>
  (await sql`select count(*)::int as n from ${sql(name)}`)[0]?.n as number;

describe('every table of the schema', () => {
  it('has an organisation, or a reason why not', () => {
    expect(tables.length).toBeGreaterThanOrEqual(33);
    expect(tables.filter(({ hasTenant }) => !hasTenant).map(({ name }) => name)).toEqual(
      Object.keys(WITHOUT_TENANT).sort(),
    );
  });

  it('has row-level security, forced, wherever the application may look', () => {
    const bound = tables.filter(({ name }) => GRANTS[name]);
    expect(bound.length).toBe(Object.keys(GRANTS).length);
    expect(bound.filter(({ enabled, forced }) => !enabled || !forced).map(({ name }) => name)).toEqual([]);
    const exempt = ['kith_migrations', 'verification_tokens'];
    expect(
      tables
        .filter(({ enabled }) => !enabled)
        .map(({ name }) => name)
        .filter((name) => !exempt.includes(name)),
    ).toEqual([]);
  });

  it('binds the application by the tenant policy alone, for reading and for writing', async () => {
    const policies = await database.owner<{ table: string; using: string; check: string }[]>`
      select tablename as table, qual as using, with_check as check from pg_policies
      where schemaname = 'public' and ('public' = any(roles) or 'kith_app' = any(roles)) order by 1`;
    expect(policies.map(({ table }) => table)).toEqual(
      [...tenantTables().map(({ name }) => name), 'organizations'].sort(),
    );
    for (const { table, using, check } of policies) {
      const column = table === 'organizations' ? 'id' : 'organization_id';
      const rule = new RegExp(`^\\(${column} = \\( SELECT current_organization\\(\\) AS current_organization\\)\\)$`);
      expect(using, table).toMatch(rule);
      expect(check, table).toMatch(rule);
    }
  });
});

describe('the application', () => {
  it('is no superuser, owns nothing and cannot get around the policies', async () => {
    const [role] = await database.owner`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
        (select count(*)::int from pg_class where relowner = r.oid) as owned,
        (select count(*)::int from pg_auth_members where member = r.oid) as memberships
      from pg_roles r where rolname = 'kith_app'`;
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      owned: 0,
      memberships: 0,
    });
    await expect(app`set role kith_owner`).rejects.toMatchObject({ code: '42501' });
    await expect(app`set session_replication_role = replica`).rejects.toMatchObject({ code: '42501' });
    await expect(app`create table mine (id int)`).rejects.toMatchObject({ code: '42501' });
  });

  it('has the listed grants and no others', async () => {
    const rows = await database.owner<{ name: string; right: string }[]>`
      select c.relname as name, p.privilege_type as right
      from pg_class c cross join lateral aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) p
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
        and p.grantee in (0, (select oid from pg_roles where rolname = 'kith_app'))`;
    const letters: Record<string, string> = { SELECT: 'S', INSERT: 'I', UPDATE: 'U', DELETE: 'D' };
    const found: Record<string, string> = {};
    for (const { name, right } of rows) found[name] = (found[name] ?? '') + (letters[right] ?? `<${right}>`);
    const sorted = (record: Record<string, string>) =>
      Object.fromEntries(Object.entries(record).map(([name, rights]) => [name, [...rights].sort().join('')]));
    expect(sorted(found)).toEqual(sorted(GRANTS));
    const columns = await database.owner`
      select attrelid::regclass::text from pg_attribute where attacl is not null and attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)`;
    expect(columns).toEqual([]);
  });

  it('may call the functions that are named for it, and no other of ours', async () => {
    const rows = await database.owner<{ name: string }[]>`
      select p.proname as name from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prosecdef and has_function_privilege('kith_app', p.oid, 'execute')
        and not p.prorettype = 'trigger'::regtype order by 1`;
    expect(rows.map(({ name }) => name)).toEqual([
      'api_client_by_client_id',
      'api_token_by_hash',
      'auth_create_token',
      'auth_identities',
      'auth_staff_password',
      'auth_use_token',
      'drop_old_partitions',
      'emit_events',
      'ensure_month_partitions',
      'erase_answers',
      'erase_appeals',
      'erase_messages',
      'find_code',
      'logo_by_version',
      'organization_by_slug',
      'organization_ids',
      'organizations_with_due_messages',
      'purge_old_rows',
      'record_touches',
      'redact_audit_names',
      'redact_decision',
      'stored_touches',
    ]);
    const unpinned = await database.owner`
      select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
        and not coalesce(array_to_string(proconfig, ','), '') like 'search_path=public, pg_temp%'`;
    expect(unpinned).toEqual([]);
  });

  it('has no way into the job queue but the outbox', async () => {
    const [row] = await database.owner`select has_schema_privilege('kith_app', 'graphile_worker', 'usage') as usage`;
    expect(row?.usage).toBe(false);
  });
});

describe('rows of another school', () => {
  it('are there in every table', async () => {
    for (const { name } of tenantTables()) {
      const [row] = await database.owner`
        select count(*)::int as n from ${database.owner(name)} where organization_id = ${theirs}`;
      expect(row?.n, name).toBeGreaterThan(0);
    }
  });

  it('are seen by that school, not by this one, and by nobody without a school', async () => {
    for (const { name } of tables.filter((table) => GRANTS[table.name])) {
      expect(await asApp(theirs, countIn(name)), name).toBeGreaterThan(0);
      const key = name === 'organizations' ? 'id' : 'organization_id';
      const seen = await asApp(mine, (sql) => sql`select distinct ${sql(key)}::text as id from ${sql(name)}`);
      expect(
        seen.map(({ id }) => id).filter((id) => id !== mine),
        name,
      ).toEqual([]);
      expect(await asApp(null, countIn(name)), name).toBe(0);
    }
  });

  it('cannot be reached by a partition either', async () => {
    const partitions = await database.owner<{ name: string }[]>`
      select relname as name from pg_class where relispartition and relkind = 'r' and relnamespace = 'public'::regnamespace`;
    expect(partitions.length).toBeGreaterThan(3);
    for (const { name } of partitions) {
      await expect(asApp(theirs, countIn(name)), name).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('cannot be made, taken over, changed or removed', async () => {
    for (const { name } of tenantTables()) {
      const rights = GRANTS[name] ?? '';
      const copy = asApp(mine, async (sql) => {
        const [row] =
          await database.owner`select * from ${database.owner(name)} where organization_id = ${theirs} limit 1`;
        const made = await database.owner`
          select attname as name from pg_attribute where attrelid = ${name}::regclass and attgenerated <> ''`;
        const own = Object.entries(row ?? {}).filter(([key]) => !made.some((column) => column.name === key));
        const plain = Object.fromEntries(own.map(([key, value]) => [key, toInput(value)]));
        await sql`insert into ${sql(name)} ${sql(plain as never)}`;
      });
      await expect(copy, name).rejects.toMatchObject({ code: '42501' });
      if (rights.includes('U')) {
        const moved = await asApp(
          mine,
          (sql) => sql`update ${sql(name)} set organization_id = ${mine} where organization_id = ${theirs}`,
        );
        expect(moved.count, name).toBe(0);
        const given = asApp(theirs, (sql) => sql`update ${sql(name)} set organization_id = ${mine}`);
        await expect(given, name).rejects.toMatchObject({ code: '42501' });
      }
      if (rights.includes('D')) {
        const removed = await asApp(mine, (sql) => sql`delete from ${sql(name)} where organization_id = ${theirs}`);
        expect(removed.count, name).toBe(0);
      }
    }
    const [{ n } = { n: 0 }] =
      await database.owner`select count(*)::int as n from contacts where organization_id = ${theirs}`;
    expect(n).toBe(1);
  });

  it('do not stay visible when a connection goes on to somebody else', async () => {
    const one = connect(database.appUrl, { max: 1 });
    await one.begin((sql) => sql`select set_config('app.organization_id', ${theirs}, true)`);
    const [row] = await one`select count(*)::int as n from contacts`;
    expect(row?.n).toBe(0);
    await one.end({ timeout: 1 });
  });
});

function toInput(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !(value instanceof Date) && !Array.isArray(value)
    ? JSON.stringify(value)
    : value;
}

describe('what is written once', () => {
  beforeAll(async () => {
    const ctx = await anOrganization();
    const entry = { action: 'test.done', subjectType: 'test', subjectId: 'x', data: {} };
    await transact(ctx, (tx) => appendAudit(tx, ctx, [entry]));
    await sealAudit(ctx);
  });

  it.each(APPEND_ONLY)('%s is neither updated, deleted nor truncated by the application', async (name) => {
    for (const statement of [
      (sql: postgres.TransactionSql) => sql`update ${sql(name)} set organization_id = organization_id`,
      (sql: postgres.TransactionSql) => sql`delete from ${sql(name)}`,
      (sql: postgres.TransactionSql) => sql`truncate ${sql(name)}`,
    ])
      await expect(asApp(theirs, statement)).rejects.toMatchObject({ code: '42501' });
  });

  it.each(APPEND_ONLY)('%s is not by the owner either', async (name) => {
    const { owner } = database;
    await expect(owner`update ${owner(name)} set organization_id = organization_id`).rejects.toMatchObject({
      code: '23001',
    });
    await expect(owner`delete from ${owner(name)}`).rejects.toMatchObject({ code: '23001' });
    await expect(owner`truncate ${owner(name)} cascade`).rejects.toMatchObject({ code: '23001' });
  });

  it('holds for each partition', async () => {
    const { owner } = database;
    const rows = await owner<{ name: string }[]>`
      select distinct tableoid::regclass::text as name from audit_events union select distinct tableoid::regclass::text from ledger_postings`;
    expect(rows.length).toBeGreaterThan(1);
    for (const { name } of rows)
      await expect(owner`delete from ${owner(name)}`).rejects.toMatchObject({ code: '23001' });
  });
});
