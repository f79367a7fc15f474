'use client';
import { BookmarkCheck, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { ActionResult } from '@/lib/auth/run-action';

type KeepWordsProps = {
  /** The text is what is kept already. */
  isKept: boolean;
  /** There are own words for this way of sharing. */
  isOwn: boolean;
  isEmpty: boolean;
  onKeep: () => Promise<ActionResult<unknown>>;
  onReset: () => Promise<ActionResult<unknown>>;
};

/** Keeps the words as they stand for next time, or goes back to the ready-made ones. */
export function KeepWords({ isKept, isOwn, isEmpty, onKeep, onReset }: KeepWordsProps) {
  const t = useTranslations('portalStart.messages');
  const action = useActionButton();
  const run = (work: () => Promise<ActionResult<unknown>>, done?: string) =>
    action.run(work, () => done && toast.success(done));
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        variant="soft"
        className="h-11"
        disabled={isKept || isEmpty}
        pending={action.pending}
        onClick={() => run(onKeep, t('kept'))}
      >
        <BookmarkCheck aria-hidden />
        {t('keep')}
      </Button>
      {isOwn ? (
        <Button variant="ghost" className="h-11" disabled={action.pending} onClick={() => run(onReset)}>
          <Undo2 aria-hidden />
          {t('reset')}
        </Button>
      ) : null}
    </div>
  );
}
