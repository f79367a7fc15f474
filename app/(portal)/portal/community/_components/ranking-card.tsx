import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import type { Ranking } from '@/lib/services/community/ranking';
import { JoinRanking } from './join-ranking';

/** Who brought how many friends this month: only those who agreed. */
export function RankingCard({ ranking, isRanked }: { ranking: Ranking; isRanked: boolean }) {
  const t = useTranslations('community.ranking');
  const { rows, ownCount } = ranking;
  return (
    <section className="flex flex-col gap-4 rounded-xl border bg-card p-5">
      <div>
        <h2 className="text-lg">{t('title')}</h2>
        <p className="text-pretty text-muted-foreground">{t('own', { count: ownCount })}</p>
      </div>
      {rows.length ? (
        <ol className="divide-y">
          {rows.map(({ place, name, count, isYou }, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may have the same name and place
              key={index}
              className={cn('flex items-center gap-4 py-2.5', isYou && 'font-semibold')}
            >
              <span className="tabular flex size-9 shrink-0 items-center justify-center rounded-full bg-apricot-soft text-apricot-foreground text-base">
                <span className="sr-only">{t('place', { place })}</span>
                <span aria-hidden>{place}</span>
              </span>
              <span className="min-w-0 flex-1 break-words">
                {name} {isYou ? <span className="font-normal text-muted-foreground">({t('you')})</span> : null}
              </span>
              <span className="tabular text-base">{t('count', { count })}</span>
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-muted-foreground">{t('empty')}</p>
      )}
      <JoinRanking isRanked={isRanked} />
    </section>
  );
}
