import type postgres from 'postgres';
import type { FigureFilter } from './analytics';

type Sql = postgres.TransactionSql;

/** Figures of one source, added up. Money, and `moneyConversions`, only of programmes in one currency. */
export interface SourceSums {
  touches: number;
  leads: number;
  conversions: number;
  moneyConversions: number;
  conversionValueMinor: number;
  rewardMinor: number;
}

export interface SourceRow extends SourceSums {
  /** An empty text where a link did not name it. */
  utmSource: string;
  utmCampaign: string;
  referringHost: string;
}

/** By what a report puts sources together; the others of a row's names are empty. */
export const SOURCE_PARTS = ['utmSource', 'utmCampaign', 'referringHost'] as const;
export type SourcePart = (typeof SOURCE_PARTS)[number];

const COLUMNS: Readonly<Record<SourcePart, string[]>> = {
  utmSource: ['utm_source'],
  utmCampaign: ['utm_source', 'utm_campaign'],
  referringHost: ['referring_host'],
};

/** The sources of a kind that did most, at most `limit`; those that did not name it are left out. */
export function findSourceSums(sql: Sql, part: SourcePart, filter: FigureFilter, limit: number): Promise<SourceRow[]> {
  const { from, to, programId, currency } = filter;
  const columns = COLUMNS[part];
  const name = (column: string) => (columns.includes(column) ? sql(`d.${column}`) : sql`''`);
  return sql<SourceRow[]>`
    select ${name('utm_source')} as "utmSource", ${name('utm_campaign')} as "utmCampaign", ${name('referring_host')} as "referringHost",
      sum(d.touches)::bigint as touches, sum(d.leads)::bigint as leads, sum(d.conversions)::bigint as conversions,
      coalesce(sum(d.conversions) filter (where p.currency = ${currency}), 0)::bigint as "moneyConversions",
      coalesce(sum(d.conversion_value_minor) filter (where p.currency = ${currency}), 0)::bigint as "conversionValueMinor",
      coalesce(sum(d.reward_minor) filter (where p.currency = ${currency}), 0)::bigint as "rewardMinor"
    from rollup_sources d join referral_programs p on p.id = d.program_id
    where d.organization_id = current_organization() and d.day between ${from}::date and ${to}::date
      and ${sql(`d.${columns.at(-1)}`)} <> ''
      ${programId === null ? sql`` : sql`and d.program_id = ${programId}`}
    group by 1, 2, 3
    order by sum(d.conversions) desc, sum(d.leads) desc, sum(d.touches) desc, 1, 2, 3 limit ${limit}`;
}
