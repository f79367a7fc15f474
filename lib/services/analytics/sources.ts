import { type FigureSums, findChannelSums } from '@/db/queries/analytics';
import { findSourceSums, type SourcePart, type SourceSums } from '@/db/queries/source-figures';
import { analyticsQuerySchema } from '@/lib/domain/analytics/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { readOnly, type Tx } from '../transact';
import { addSums, type Figures, figuresOf, NO_SUMS } from './figures';
import { type AnalyticsScope, analyticsScope } from './scope';

export type SourceFigures = Omit<Figures, 'paidMinor'>;

export interface NamedSource extends SourceFigures {
  /** Null in the row of what named no source, and, with a name beside it, where the link left this part out. */
  utmSource: string | null;
  utmCampaign: string | null;
  referringHost: string | null;
}

/** Where touches, and what came of them, came from. */
export interface Sources extends AnalyticsScope {
  totals: Figures;
  channels: (Figures & { channel: string })[];
  /** The 100 that did most; the rest of all figures, named or not, is in the last row, without a name. */
  utmSources: NamedSource[];
  campaigns: NamedSource[];
  hosts: NamedSource[];
}

const MOST = 100;

/**
 * Figures by channel, UTM source, campaign and referring host, from the rollups. Input: `{from?, to?, programId?}`.
 * @throws NotFoundError for a programme that is not here
 */
export async function getSources(ctx: Ctx, input: unknown = {}): Promise<Sources> {
  authorize(ctx, 'analytics:read');
  const query = parse(analyticsQuerySchema, input);
  return readOnly(ctx, async (tx) => {
    const scope = await analyticsScope(tx, ctx, query);
    const channels = await findChannelSums(tx.sql, scope);
    const all = channels.reduce<FigureSums>(addSums, NO_SUMS);
    return {
      ...scope,
      totals: figuresOf(all),
      channels: channels.map(({ channel, ...sums }) => ({ channel, ...figuresOf(sums) })),
      utmSources: await byPart(tx, scope, 'utmSource', all),
      campaigns: await byPart(tx, scope, 'utmCampaign', all),
      hosts: await byPart(tx, scope, 'referringHost', all),
    };
  });
}

async function byPart(tx: Tx, scope: AnalyticsScope, part: SourcePart, all: FigureSums): Promise<NamedSource[]> {
  const rows = await findSourceSums(tx.sql, part, scope, MOST);
  const named = rows.map(({ utmSource, utmCampaign, referringHost, ...sums }) => ({
    utmSource: utmSource || null,
    utmCampaign: utmCampaign || null,
    referringHost: referringHost || null,
    ...sourceFigures(sums),
  }));
  const rest = rows.reduce<SourceSums>(less, all);
  const nothing = { utmSource: null, utmCampaign: null, referringHost: null };
  return [...named, { ...nothing, ...sourceFigures(rest) }];
}

function sourceFigures(sums: SourceSums): SourceFigures {
  const { paidMinor: _, ...figures } = figuresOf({ ...sums, paidMinor: 0 });
  return figures;
}

function less(a: SourceSums, b: SourceSums): SourceSums {
  return {
    touches: a.touches - b.touches,
    leads: a.leads - b.leads,
    conversions: a.conversions - b.conversions,
    moneyConversions: a.moneyConversions - b.moneyConversions,
    conversionValueMinor: a.conversionValueMinor - b.conversionValueMinor,
    rewardMinor: a.rewardMinor - b.rewardMinor,
  };
}
