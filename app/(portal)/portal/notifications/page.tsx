import { Bell } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { createLoader, type SearchParams } from 'nuqs/server';
import { EmptyState } from '@/components/page/empty-state';
import { parseAsId } from '@/components/page/parse-as';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { requireReferrer } from '@/lib/auth/session';
import { listNotifications } from '@/lib/services/notifications/reads';
import { MarkAllRead } from '../_components/mark-all-read';
import { NoticeList } from '../_components/notice-list';
import { PortalHeader } from '../_components/portal-header';

const loadParams = createLoader({ cursor: parseAsId });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('portal.news'))('title') };
}

export default async function NotificationsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireReferrer();
  const [t, { cursor }] = await Promise.all([getTranslations('portal.news'), loadParams(searchParams)]);
  const news = await listNotifications(ctx, { contactId: ctx.actor.id, limit: 30, ...(cursor ? { cursor } : {}) });
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <PortalHeader title={t('title')} lead={t('lead')} />
        {news.unread > 0 ? <MarkAllRead /> : null}
      </div>
      {news.data.length ? (
        <NoticeList notices={news.data} />
      ) : (
        <EmptyState icon={Bell} title={t('empty')} description={t('emptyText')} />
      )}
      <div className="flex flex-wrap gap-2">
        {cursor ? (
          <Button asChild variant="ghost" size="lg">
            <Link href="/portal/notifications">{t('newest')}</Link>
          </Button>
        ) : null}
        {news.nextCursor ? (
          <Button asChild variant="secondary" size="lg">
            <Link href={`/portal/notifications?cursor=${news.nextCursor}`}>{t('older')}</Link>
          </Button>
        ) : null}
      </div>
    </div>
  );
}
