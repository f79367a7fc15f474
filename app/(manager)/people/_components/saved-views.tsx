'use client';
import { Pin, PinOff, Trash2, Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import { toast } from '@/components/ui/toast';
import { deleteViewAction, pinViewAction, saveViewAction } from '../view-actions';
import { SaveView } from './save-view';

const UNDO_MS = 10_000;

export type View = { id: string; name: string; query: string; isShared: boolean; isPinned: boolean };

type SavedViewsProps = { views: readonly View[]; query: string; mayShare: boolean };

/** Named filters of the list: the one that is shown is marked, and can be pinned or forgotten. */
export function SavedViews({ views, query, mayShare }: SavedViewsProps) {
  const t = useTranslations('people.views');
  const { run } = useActionButton();
  const current = views.find((view) => view.query === query);
  const mayChange = current && (!current.isShared || mayShare);

  const pin = ({ id, isPinned }: View) =>
    run(
      () => pinViewAction(id, !isPinned),
      () => undefined,
    );
  const remove = ({ id }: View) =>
    run(
      () => deleteViewAction(id),
      (view) => {
        const restore = () =>
          run(
            () => saveViewAction(view),
            () => undefined,
          );
        const action = { label: t('undo'), onClick: restore };
        toast.success(t('deleted', { name: view.name }), { duration: UNDO_MS, action });
      },
    );

  if (views.length === 0 && query === '') return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ul aria-label={t('label')} className="contents">
        {views.map((view) => (
          <li key={view.id}>
            <Link
              href={`/people?${view.query}`}
              aria-current={view === current ? 'true' : undefined}
              className={cn(
                'inline-flex h-8 items-center gap-1.5 rounded-lg border px-3 text-sm',
                view === current ? 'border-primary bg-primary-soft' : 'bg-card hover:bg-accent',
              )}
            >
              {view.isPinned ? <Pin aria-label={t('pinned')} className="size-3.5" /> : null}
              {view.name}
              {view.isShared ? <Users aria-label={t('shared')} className="size-3.5 text-muted-foreground" /> : null}
            </Link>
          </li>
        ))}
      </ul>
      {current && mayChange ? (
        <>
          <Button variant="ghost" size="sm" onClick={() => pin(current)}>
            {current.isPinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
            {current.isPinned ? t('unpin') : t('pin')}
          </Button>
          <Button variant="ghost" size="sm" onClick={() => remove(current)}>
            <Trash2 aria-hidden />
            {t('delete')}
          </Button>
        </>
      ) : null}
      {query !== '' && !current ? <SaveView query={query} mayShare={mayShare} /> : null}
    </div>
  );
}
