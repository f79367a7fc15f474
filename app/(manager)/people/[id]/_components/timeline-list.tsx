import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import type { TimelineRow } from '@/lib/services/people/timeline';

/** What happened to a person, newest first, in words where there are any. */
export function TimelineList({ rows }: { rows: readonly TimelineRow[] }) {
  const t = useTranslations('people.timeline');
  const say = (action: string) => {
    const key = `action.${action.replaceAll('.', '_')}` as 'action.contact_updated';
    return t.has(key) ? t(key) : action;
  };
  return (
    <ol className="flex flex-col gap-3">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
          <span className="min-w-0">
            <span>{say(row.action)}</span> <span className="text-muted-foreground text-sm">{row.actorName}</span>
          </span>
          <span className="text-muted-foreground text-sm">
            <DateTime value={row.occurredAt} mode="dateTime" />
          </span>
        </li>
      ))}
    </ol>
  );
}
