import { getTranslations } from 'next-intl/server';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { requireStaff } from '@/lib/auth/session';
import { getBoard, listModeration, type PostToModerate, type PostView } from '@/lib/services/community/board-reads';
import { ModerateDialog } from '../_components/moderate-dialog';
import { SchoolPostForm } from '../_components/school-post-form';

/** What was reported or hidden, and the board itself. */
export default async function CommunityBoardPage() {
  const ctx = await requireStaff('people:read');
  const [t, board, toLook] = await Promise.all([
    getTranslations('community.manage.board'),
    getBoard(ctx),
    listModeration(ctx),
  ]);
  const mayWrite = ctx.scopes.has('people:write');
  const all = board.posts.flatMap((post) => [post, ...post.replies]);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card>
        <CardHeader>
          <CardTitle>{t('look')}</CardTitle>
        </CardHeader>
        <CardContent>
          {toLook.length ? (
            <ul className="divide-y">
              {toLook.map((post) => (
                <Look key={post.id} post={post} mayWrite={mayWrite} />
              ))}
            </ul>
          ) : (
            <p className="text-muted-foreground">{t('none')}</p>
          )}
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t('all')}</CardTitle>
        </CardHeader>
        <CardContent className="flex flex-col gap-4">
          {board.isOpen ? null : (
            <Alert tone="info" title={t('off')}>
              {t('offText')}
            </Alert>
          )}
          {board.isOpen && mayWrite ? <SchoolPostForm /> : null}
          {board.isOpen && !all.length ? <p className="text-muted-foreground">{t('noPosts')}</p> : null}
          <ul className="divide-y">
            {all.map((post) => (
              <Shown key={post.id} post={post} mayWrite={mayWrite} />
            ))}
          </ul>
        </CardContent>
      </Card>
    </div>
  );
}

async function Look({ post, mayWrite }: { post: PostToModerate; mayWrite: boolean }) {
  const [t, board] = await Promise.all([getTranslations('community.manage.board'), getTranslations('community.board')]);
  const { id, author, body, createdAt, reports, hiddenReason } = post;
  return (
    <li className="flex flex-col gap-2 py-3">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{author ?? board('someone')}</span>
        <DateTime value={createdAt} className="text-muted-foreground text-sm" />
        {reports ? <Badge tone="warning">{t('reports', { count: reports })}</Badge> : null}
      </p>
      <p className="whitespace-pre-line break-words">{body}</p>
      {hiddenReason ? (
        <p className="text-muted-foreground">
          {hiddenReason === 'reported' ? t('hiddenReported') : t('hidden', { reason: hiddenReason })}
        </p>
      ) : null}
      {mayWrite ? (
        <div className="flex gap-2">
          <ModerateDialog postId={id} body={body} what="restore" label={hiddenReason ? t('restore') : t('keep')} />
          {hiddenReason && hiddenReason !== 'reported' ? null : (
            <ModerateDialog postId={id} body={body} what="hide" label={t('hide')} />
          )}
        </div>
      ) : null}
    </li>
  );
}

async function Shown({ post, mayWrite }: { post: PostView; mayWrite: boolean }) {
  const [t, board] = await Promise.all([getTranslations('community.manage.board'), getTranslations('community.board')]);
  const { id, author, isSchool, body, createdAt } = post;
  return (
    <li className="flex flex-col gap-2 py-3">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{isSchool ? board('school') : (author ?? board('someone'))}</span>
        <DateTime value={createdAt} className="text-muted-foreground text-sm" />
      </p>
      {body ? (
        <p className="whitespace-pre-line break-words">{body}</p>
      ) : (
        <p className="text-muted-foreground italic">{board('removed')}</p>
      )}
      {mayWrite && body ? (
        <div>
          <ModerateDialog postId={id} body={body} what="hide" label={t('hide')} />
        </div>
      ) : null}
    </li>
  );
}
