'use client';
import { Reply } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import type { PostView } from '@/lib/services/community/board-reads';
import { PostForm } from './post-form';
import { ReportPost } from './report-post';

/** A talk: what somebody wrote, the answers, and a way to answer. */
export function Post({ post }: { post: PostView }) {
  const t = useTranslations('community.board');
  const [answers, setAnswers] = useState(false);
  return (
    <li className="flex flex-col gap-3 rounded-xl border bg-card p-5">
      <Words post={post} />
      {post.replies.length ? (
        <ul className="flex flex-col gap-3 border-l pl-4">
          {post.replies.map((reply) => (
            <li key={reply.id}>
              <Words post={reply} />
            </li>
          ))}
        </ul>
      ) : null}
      {answers ? (
        <PostForm label={t('replyLabel')} button={t('reply')} parentId={post.id} onDone={() => setAnswers(false)} />
      ) : post.hiddenReason === null ? (
        <Button variant="ghost" className="-ml-3.5 h-11 self-start text-primary" onClick={() => setAnswers(true)}>
          <Reply aria-hidden />
          {post.author ? t('replyTo', { name: post.author }) : t('reply')}
        </Button>
      ) : null}
    </li>
  );
}

function Words({ post }: { post: PostView }) {
  const t = useTranslations('community.board');
  const { author, isSchool, isYours, body, createdAt, hiddenReason } = post;
  return (
    <article className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-base">
        <span className="font-semibold">{isSchool ? t('school') : (author ?? t('someone'))}</span>
        {isSchool ? <Badge tone="info">{t('school')}</Badge> : null}
        {isYours ? <span className="text-muted-foreground">({t('you')})</span> : null}
        <DateTime value={createdAt} className="text-muted-foreground text-sm" />
      </div>
      {body ? (
        <p className="whitespace-pre-line break-words">{body}</p>
      ) : (
        <p className="text-muted-foreground italic">{t('removed')}</p>
      )}
      {hiddenReason === null ? (
        isYours || !body ? null : (
          <ReportPost postId={post.id} />
        )
      ) : (
        <p className="text-pretty text-base text-warning">
          {hiddenReason === 'reported' ? t('hiddenReported') : t('hidden', { reason: hiddenReason })}
        </p>
      )}
    </article>
  );
}
