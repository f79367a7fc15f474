import { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';

type Ends = readonly { expiresAt: Date | null; amountMinor: number }[];

/** How much credit ends when, first what is used first. */
export function CreditEnds({ currency, ends }: { currency: string; ends: Ends }) {
  const t = useTranslations('portal.redeem');
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg">{t('ends.title')}</h2>
      <ul className="divide-y rounded-xl border bg-card">
        {ends.map(({ expiresAt, amountMinor }) => (
          <li key={expiresAt?.getTime() ?? 'never'} className="flex justify-between gap-3 px-5 py-3.5">
            <span className="text-pretty">{expiresAt ? t('ends.on', { date: expiresAt }) : t('ends.never')}</span>
            <Money value={{ amountMinor, currency }} className="font-medium" />
          </li>
        ))}
      </ul>
      <p className="text-pretty text-base text-muted-foreground">{t('ends.help')}</p>
    </section>
  );
}
