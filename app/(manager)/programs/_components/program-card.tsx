import { useFormatter, useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import type { ProgramCard as Program } from '@/lib/services/programs/program-cards';
import { OfferSides } from './offer-sides';
import { ProgramBadges } from './program-badges';
import { ProgramHealth } from './program-health';

/** A programme in the list: what it is, what it gives, what it has brought. The whole card leads to it. */
export function ProgramCard({ program }: { program: Program }) {
  const t = useTranslations('programs');
  const format = useFormatter();
  const { figures, currency } = program;
  const items = [
    { label: t('figures.touches'), value: format.number(figures.touches) },
    { label: t('figures.leads'), value: format.number(figures.leads) },
    { label: t('figures.conversions'), value: format.number(figures.conversions) },
    { label: t('figures.rewards'), value: <Money value={{ amountMinor: figures.rewardMinor, currency }} /> },
  ];
  return (
    <li className="group relative flex flex-col gap-4 rounded-xl border bg-card p-5 transition-colors focus-within:border-ring hover:border-input">
      <div className="flex flex-col gap-1.5">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h2 className="text-lg">
            <Link
              href={`/programs/${program.id}`}
              className="outline-none after:absolute after:inset-0 after:rounded-xl focus-visible:after:outline-2 focus-visible:after:outline-ring"
            >
              {program.name}
            </Link>
          </h2>
          <ProgramBadges program={program} />
        </div>
        <p className="text-muted-foreground text-sm">
          {t(`type.${program.programType}`)} · {t('page.starts')} <DateTime value={program.startsAt} mode="date" />
          {program.endsAt ? (
            <>
              {' '}
              · {t('page.ends')} <DateTime value={program.endsAt} mode="date" />
            </>
          ) : null}
        </p>
      </div>
      {program.health && program.phase !== 'draft' ? <ProgramHealth health={program.health} /> : null}
      <OfferSides rewards={program.rewards} currency={currency} />
      <dl
        aria-label={t('figures.label')}
        className="mt-auto grid grid-cols-2 gap-x-4 gap-y-3 border-t pt-4 sm:grid-cols-4"
      >
        {items.map(({ label, value }) => (
          <div key={label} className="flex flex-col">
            <dt className="text-muted-foreground text-xs">{label}</dt>
            <dd className="tabular font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
