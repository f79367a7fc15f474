'use client';
import { BookmarkCheck, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';

type KeepWordsProps = {
  /** The text is what is kept already. */
  isKept: boolean;
  /** There are own words for this way of sharing. */
  isOwn: boolean;
  isEmpty: boolean;
  onKeep: () => Promise<boolean>;
  onReset: () => Promise<boolean>;
};

/** Keeps the words as they stand for next time, or goes back to the ready-made ones. */
export function KeepWords({ isKept, isOwn, isEmpty, onKeep, onReset }: KeepWordsProps) {
  const t = useTranslations('portalStart.messages');
  const [pending, start] = useTransition();
  const run = (work: () => Promise<boolean>, done?: string) =>
    start(async () => {
      if (!(await work())) toast.error(t('failed', { requestId: 'none' }));
      else if (done) toast.success(done);
    });
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        variant="soft"
        className="h-11"
        disabled={isKept || isEmpty}
        pending={pending}
        onClick={() => run(onKeep, t('kept'))}
      >
        <BookmarkCheck aria-hidden />
        {t('keep')}
      </Button>
      {isOwn ? (
        <Button variant="ghost" className="h-11" disabled={pending} onClick={() => run(onReset)}>
          <Undo2 aria-hidden />
          {t('reset')}
        </Button>
      ) : null}
    </div>
  );
}
