import { useTranslations } from 'next-intl';
import type { WardView } from '@/lib/services/people/guardian-reads';
import { WithdrawConsent } from './withdraw-consent';

/** The minors who take part because the person agreed; the way to take it back. Nothing for who has none. */
export function OwnWards({ wards }: { wards: readonly WardView[] }) {
  const t = useTranslations('portalStart.guardian.wards');
  if (!wards.length) return null;
  return (
    <section className="flex flex-col gap-3 rounded-xl border bg-card px-5 py-4">
      <h2 className="text-lg">{t('title')}</h2>
      <p className="text-pretty text-muted-foreground">{t('text')}</p>
      <ul className="divide-y">
        {wards.map(({ contactId, firstName, state }) => (
          <li key={contactId} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div>
              <p className="font-medium">{t('name', { name: firstName ?? 'none' })}</p>
              <p className="text-base text-muted-foreground">{state === 'free' ? null : t(`state.${state}`)}</p>
            </div>
            {state === 'granted' ? <WithdrawConsent contactId={contactId} name={firstName} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
