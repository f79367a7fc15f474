import { useFormatter, useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { DataTable } from '@/components/tables/data-table';
import { type ExpectedOfProgram, LEAST_OBSERVATIONS } from '@/lib/domain/analytics/liability-expected';

type ExpectedProps = { programs: readonly ExpectedOfProgram[]; currency: string };

/** What pending referrals will probably cost, and on how much that stands. */
export function ExpectedPrograms({ programs, currency }: ExpectedProps) {
  const t = useTranslations('liability.programs');
  const format = useFormatter();
  const money = (amountMinor: number | null) =>
    amountMinor === null ? t('few') : <Money value={{ amountMinor, currency }} />;
  const isFew = programs.some(({ expectedMinor }) => expectedMinor === null);
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-lg">{t('title')}</h2>
      <p className="text-muted-foreground">{t('description')}</p>
      <DataTable
        name="expected-rewards"
        caption={t('title')}
        columns={[
          { id: 'name', header: t('name'), sortable: true },
          ...(['pending', 'observations', 'rate', 'average', 'expected'] as const).map((id) => ({
            id,
            header: t(id),
            align: 'right' as const,
            sortable: true,
          })),
        ]}
        rows={programs.map((program) => ({
          id: program.programId,
          href: `/programs/${program.programId}`,
          label: program.name,
          sort: {
            name: program.name,
            pending: program.pending,
            observations: program.observations,
            rate: program.conversionRate,
            average: program.averageRewardMinor,
            expected: program.expectedMinor,
          },
          cells: {
            name: program.name,
            pending: format.number(program.pending),
            observations: format.number(program.observations),
            rate: program.conversionRate === null ? '–' : format.number(program.conversionRate, 'percent'),
            average: program.averageRewardMinor === null ? '–' : money(program.averageRewardMinor),
            expected: money(program.expectedMinor),
          },
        }))}
        empty={<p className="text-muted-foreground">{t('empty')}</p>}
      />
      {isFew ? <p className="text-muted-foreground text-sm">{t('fewText', { least: LEAST_OBSERVATIONS })}</p> : null}
    </section>
  );
}
