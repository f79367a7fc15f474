import { CircleCheck, CircleSlash } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { StandingKind } from '@/lib/domain/people/standing';

type StandingBadgesProps = { standing: readonly { kind: string; status: string }[] };

/** What somebody is to the school; what he is no longer says so by word and icon. */
export function StandingBadges({ standing }: StandingBadgesProps) {
  const t = useTranslations('people');
  if (!standing.length) return <span className="text-muted-foreground">{t('noStanding')}</span>;
  return (
    <span className="flex flex-wrap gap-1">
      {standing.map(({ kind, status }) => {
        const word = t(`standing.${kind as StandingKind}`);
        return status === 'active' ? (
          <Badge key={kind} tone="neutral">
            <CircleCheck aria-hidden />
            {word}
          </Badge>
        ) : (
          <Badge key={kind} tone="outline">
            <CircleSlash aria-hidden />
            {t('inactive', { kind: word })}
          </Badge>
        );
      })}
    </span>
  );
}
