import { Link2, User } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import type { OwnTouch } from '@/lib/domain/attribution/own-receipt';

/** What was opened, in order: one's own with its fate, that of others without a name. */
export function OwnTouchList({ touches }: { touches: readonly OwnTouch[] }) {
  const t = useTranslations('portal.receipt');
  if (!touches.length) return null;
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg">{t('touches')}</h2>
      <ol className="flex flex-col divide-y rounded-xl border bg-card">
        {touches.map(({ occurredAt, isOwn, outcome }, index) => {
          const Icon = isOwn ? User : Link2;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: what happened keeps its order
            <li key={index} className="flex items-start gap-3 px-5 py-3.5">
              <Icon aria-hidden className="mt-1 size-4 shrink-0 text-muted-foreground" />
              <div className="min-w-0">
                <p>{isOwn ? t('yours') : t('others')}</p>
                <p className="text-muted-foreground text-sm">
                  {t(`outcome.${outcome}`)} · <DateTime value={occurredAt} mode="dateTime" />
                </p>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
