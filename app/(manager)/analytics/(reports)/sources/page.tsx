import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { BarChart } from '@/components/charts/bar-chart';
import { getSources, type NamedSource, type Sources } from '@/lib/services/analytics/sources';
import { channelLabel } from '../../../dashboard/_components/channel-label';
import { ALL_FIGURES, figureColumns } from '../../_components/figure-columns';
import { loadReport } from '../../_components/load-report';
import { ReportFilters } from '../../_components/report-filters';
import { ReportTable } from '../../_components/report-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analytics'))('sources.title') };
}

export default async function SourcesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const report = await loadReport(searchParams);
  const sources = await getSources(report.ctx, report.query);
  return (
    <>
      <ReportFilters report={report} path="/analytics/sources" />
      <Channels sources={sources} />
      <NamedTable sources={sources} part="utmSources" name={({ utmSource }) => utmSource} />
      <NamedTable sources={sources} part="campaigns" name={nameOfCampaign} />
      <NamedTable sources={sources} part="hosts" name={({ referringHost }) => referringHost} />
    </>
  );
}

function nameOfCampaign({ utmSource, utmCampaign }: NamedSource): string | null {
  return utmCampaign && (utmSource ? `${utmCampaign} (${utmSource})` : utmCampaign);
}

async function Channels({ sources: { channels, currency, from, to } }: { sources: Sources }) {
  const [t, names] = await Promise.all([getTranslations('analytics'), getTranslations('referrals.channel')]);
  const rows = channels.filter(({ touches, leads, conversions }) => touches + leads + conversions > 0);
  return (
    <>
      <BarChart
        title={t('sources.chart')}
        description={t('sources.chartText')}
        category={t('sources.channel')}
        series={(['touches', 'leads', 'conversions'] as const).map((key) => ({ key, label: t(`figures.${key}`) }))}
        rows={rows.map(({ channel, touches, leads, conversions }) => ({
          label: channelLabel(channel, names),
          values: { touches, leads, conversions },
        }))}
        sideBySide
        fileName={`kith-channels-${from}-${to}`}
      />
      <ReportTable
        title={t('sources.channels')}
        category={t('sources.channel')}
        columns={figureColumns((key) => t(`figures.${key}`), ALL_FIGURES)}
        rows={rows.map(({ channel, ...values }) => ({ key: channel, label: channelLabel(channel, names), values }))}
        currency={currency}
        empty={t('empty')}
        fileName={`kith-by-channel-${from}-${to}`}
      />
    </>
  );
}

type NamedTableProps = {
  sources: Sources;
  part: 'utmSources' | 'campaigns' | 'hosts';
  name: (row: NamedSource) => string | null;
};

async function NamedTable({ sources, part, name }: NamedTableProps) {
  const t = await getTranslations('analytics');
  const { currency, from, to } = sources;
  const rows = sources[part].filter((row) => row.touches + row.leads + row.conversions > 0);
  return (
    <ReportTable
      title={t(`sources.${part}.title`)}
      description={t(`sources.${part}.text`)}
      category={t(`sources.${part}.category`)}
      columns={figureColumns((key) => t(`figures.${key}`), ALL_FIGURES)}
      rows={rows.map((row) => {
        const { utmSource, utmCampaign, referringHost, ...values } = row;
        return {
          key: [utmSource, utmCampaign, referringHost].join(' '),
          label: name(row) ?? t('sources.none'),
          values,
        };
      })}
      currency={currency}
      empty={t('empty')}
      fileName={`kith-${part}-${from}-${to}`}
    />
  );
}
