import type { Side } from './sides';

const PEOPLE = 2_000;

/**
 * Writes so many touches, spread evenly over the months that end now, in the order of time as they would have come; half a
 * minute for a million. Then what the figures are read from, and statistics as they are after a quiet night.
 */
export async function fillTouches(side: Side, rows: number, months: number): Promise<void> {
  const { owner: sql, ctx } = side;
  await sql`set synchronous_commit = off`;
  await sql`select ensure_month_partitions('touches', (now() - ${`${months} months`}::interval)::date, now()::date)`;
  await addPeople(side);
  const strangers = rows - PEOPLE * 4;
  const [span] = await sql<{ seconds: number }[]>`
    select extract(epoch from now() - (now() - ${`${months} months`}::interval))::int as seconds`;
  const seconds = span?.seconds ?? 0;
  for (let done = 0; done < strangers; ) {
    const until = Math.min(strangers, done + 250_000);
    await writeStrangers(side, { from: done, until, of: strangers, seconds });
    done = until;
  }
  await sql`
    insert into rollup_daily (organization_id, program_id, day, channel, touches)
    select organization_id, program_id, (occurred_at at time zone 'America/New_York')::date, channel, count(*)
    from touches where organization_id = ${ctx.organizationId} group by 1, 2, 3, 4`;
  await sql`reset synchronous_commit`;
  await sql.unsafe('vacuum analyze');
  await sql.unsafe('checkpoint');
}

async function writeStrangers(
  { owner: sql, ctx, programId }: Side,
  { from, until, of, seconds }: { from: number; until: number; of: number; seconds: number },
): Promise<void> {
  await sql`
    with code as (
      select array_agg(id order by id) as ids, array_agg(referrer_id order by id) as referrers, count(*)::int as count from referral_codes
    ), visit as (
      select n, -(${seconds} * (1 - n::float8 / ${of})) * interval '1 second' as ago, 1 + (n * 7919) % code.count as pick
      from generate_series(${from}::bigint, ${until - 1}::bigint) n, code
    )
    insert into touches (id, organization_id, program_id, code_id, referrer_id, channel, visitor_id, counted, user_agent, occurred_at)
    select uuidv7(ago), ${ctx.organizationId}, ${programId}, code.ids[pick], code.referrers[pick],
      (array['whatsapp', 'email', 'copy', 'qr', 'facebook', 'sms', 'x', 'linkedin'])[1 + n % 8], uuidv7(ago)::text, true,
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15', now() + ago
    from visit, code`;
}

/** Friends whose browser opened four links within the last six weeks. */
async function addPeople(side: Side): Promise<void> {
  const { owner: sql, ctx, programId } = side;
  const people = await sql<{ id: string }[]>`
    insert into contacts (organization_id, first_name) select ${ctx.organizationId}, 'Ben' from generate_series(1, ${PEOPLE}) returning id`;
  side.people = people.map(({ id }) => id);
  await sql`
    insert into visitor_links (organization_id, visitor_id, contact_id, linked_at)
    select ${ctx.organizationId}, 'browser-' || id, id, now() from unnest(${side.people}::uuid[]) id`;
  await sql`
    insert into touches (id, organization_id, program_id, code_id, referrer_id, channel, visitor_id, counted, occurred_at)
    select uuidv7(ago), ${ctx.organizationId}, ${programId}, c.id, c.referrer_id, 'whatsapp', 'browser-' || p.id, true, now() + ago
    from unnest(${side.people}::uuid[]) with ordinality p(id, n)
    cross join generate_series(1, 4) t
    cross join lateral (select -(t * 9 + p.n % 5) * interval '1 day' as ago) a
    join (select id, referrer_id, row_number() over (order by id) as n from referral_codes) c on c.n = 1 + (p.n * 4 + t) % 500`;
}
