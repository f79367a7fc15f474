import { MessagesSquare } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { createLoader, type SearchParams } from 'nuqs/server';
import { EmptyState } from '@/components/page/empty-state';
import { parseAsId } from '@/components/page/parse-as';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { requireReferrer } from '@/lib/auth/session';
import { getBoard } from '@/lib/services/community/board-reads';
import { PortalHeader } from '../../_components/portal-header';
import { Post } from './_components/post';
import { PostForm } from './_components/post-form';

const loadParams = createLoader({ cursor: parseAsId });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('community.board'))('title') };
}

export default async function BoardPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireReferrer();
  const [t, { cursor }] = await Promise.all([getTranslations('community.board'), loadParams(searchParams)]);
  const { isOpen, posts, nextCursor } = await getBoard(ctx, cursor ?? undefined);
  if (!isOpen) {
    return (
      <div className="flex flex-col gap-5">
        <PortalHeader title={t('title')} />
        <EmptyState icon={MessagesSquare} title={t('closed')} description={t('closedText')} />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      <PortalHeader title={t('title')} lead={t('lead')} />
      <div className="rounded-xl border bg-card p-5">
        <PostForm label={t('write')} help={t('help')} button={t('post')} />
      </div>
      {posts.length ? (
        <ul className="flex flex-col gap-3">
          {posts.map((post) => (
            <Post key={post.id} post={post} />
          ))}
        </ul>
      ) : (
        <EmptyState icon={MessagesSquare} title={t('empty')} description={t('emptyText')} />
      )}
      <div className="flex flex-wrap gap-2">
        {cursor ? (
          <Button asChild variant="ghost" size="lg">
            <Link href="/portal/community/board">{t('newest')}</Link>
          </Button>
        ) : null}
        {nextCursor ? (
          <Button asChild variant="secondary" size="lg">
            <Link href={`/portal/community/board?cursor=${nextCursor}`}>{t('older')}</Link>
          </Button>
        ) : null}
      </div>
    </div>
  );
}
