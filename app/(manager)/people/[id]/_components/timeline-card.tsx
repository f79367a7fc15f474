import { useTranslations } from 'next-intl';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { TimelineRow } from '@/lib/services/people/timeline';
import { TimelineList } from './timeline-list';

type TimelineCardProps = { contactId: string; rows: readonly TimelineRow[]; hasMore: boolean };

/** The newest of what happened to a person. */
export function TimelineCard({ contactId, rows, hasMore }: TimelineCardProps) {
  const t = useTranslations('people.timeline');
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
        <CardDescription>{rows.length > 0 ? t('help') : t('empty')}</CardDescription>
      </CardHeader>
      {rows.length > 0 ? (
        <CardContent className="flex flex-col gap-4">
          <TimelineList rows={rows} />
          {hasMore ? (
            <Link href={`/people/${contactId}/timeline`} className="w-fit text-sm underline underline-offset-2">
              {t('all')}
            </Link>
          ) : null}
        </CardContent>
      ) : null}
    </Card>
  );
}
