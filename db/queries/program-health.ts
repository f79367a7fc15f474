import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface ProgramTrend {
  programId: string;
  /** `YYYY-MM-DD`; null when nobody has enrolled. */
  lastConversionDay: string | null;
  recentLeads: number;
  recentConversions: number;
  beforeLeads: number;
  beforeConversions: number;
  budgetSpentMinor: number;
}

/** How programmes have fared lately, from the daily figures: since `recentFrom`, and from `beforeFrom` until then. */
export function findProgramTrends(
  sql: Sql,
  programIds: readonly string[],
  { recentFrom, beforeFrom }: { recentFrom: string; beforeFrom: string },
): Promise<ProgramTrend[]> {
  return sql<ProgramTrend[]>`
    select p.id as "programId", p.budget_spent_minor as "budgetSpentMinor",
      max(d.day) filter (where d.conversions > 0)::text as "lastConversionDay",
      coalesce(sum(d.leads) filter (where d.day >= ${recentFrom}), 0)::int as "recentLeads",
      coalesce(sum(d.conversions) filter (where d.day >= ${recentFrom}), 0)::int as "recentConversions",
      coalesce(sum(d.leads) filter (where d.day >= ${beforeFrom} and d.day < ${recentFrom}), 0)::int as "beforeLeads",
      coalesce(sum(d.conversions) filter (where d.day >= ${beforeFrom} and d.day < ${recentFrom}), 0)::int as "beforeConversions"
    from referral_programs p left join rollup_daily d on d.program_id = p.id
    where p.id = any(${programIds as string[]}::uuid[]) group by p.id`;
}
