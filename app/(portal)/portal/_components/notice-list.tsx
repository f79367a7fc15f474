import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import { noticeText } from './notice-text';

type Notice = { id: string; type: string; data: Record<string, unknown>; readAt: Date | null; createdAt: Date };

/** What happened, newest first, each leading to where it can be seen. */
export function NoticeList({ notices }: { notices: readonly Notice[] }) {
  const t = useTranslations('portal');
  const words = { t, locale: useLocale() };
  return (
    <ul className="divide-y overflow-hidden rounded-xl border bg-card">
      {notices.map((notice) => {
        const { text, href } = noticeText(words, notice);
        return (
          <li key={notice.id} className="relative flex min-h-14 flex-col items-start gap-0.5 px-4 py-3 hover:bg-accent">
            {/* The link is as large as the row; the time lies over it. */}
            <Link href={href} className="flex w-full items-start justify-between gap-3 after:absolute after:inset-0">
              <span className="text-pretty">{text}</span>
              {notice.readAt ? null : <Badge tone="apricot">{t('news.unread')}</Badge>}
            </Link>
            <DateTime value={notice.createdAt} className="relative text-muted-foreground text-sm" />
          </li>
        );
      })}
    </ul>
  );
}
