'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { toast } from '@/components/ui/toast';
import type { OpenMerge } from '@/lib/services/people/merge-reads';
import { unmergePersonAction } from '../../actions';

/** Merges around this person, each to be undone after saying what can go back and what cannot. */
export function MergesCard({ merges }: { merges: readonly OpenMerge[] }) {
  const t = useTranslations('people.unmerge');
  const { run } = useActionButton();
  const router = useRouter();
  const undo = ({ fromId, fromName }: OpenMerge) =>
    run(
      () => unmergePersonAction(fromId),
      () => {
        toast.success(t('done', { from: fromName }));
        router.push(`/people/${fromId}`);
      },
    );
  if (!merges.length) return null;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
      </CardHeader>
      <CardContent>
        <ul className="flex flex-col divide-y">
          {merges.map((merge) => {
            const names = { from: merge.fromName, into: merge.intoName };
            return (
              <li key={merge.fromId} className="flex flex-col items-start gap-2 py-3">
                <div>
                  <p className="break-words">{t('merged', names)}</p>
                  <p className="text-muted-foreground text-sm">
                    {merge.mergedByName} · <DateTime value={merge.mergedAt} mode="dateTime" />
                  </p>
                </div>
                <ConfirmDialog
                  trigger={
                    <Button variant="secondary" size="sm">
                      {t('undo')}
                    </Button>
                  }
                  title={t('confirmTitle', names)}
                  description={
                    <ul className="list-disc space-y-1.5 pl-5">
                      {(['one', 'two', 'three', 'four'] as const).map((line) => (
                        <li key={line}>{t(`confirm.${line}`, names)}</li>
                      ))}
                    </ul>
                  }
                  confirmLabel={t('undo')}
                  destructive={false}
                  onConfirm={() => undo(merge)}
                />
              </li>
            );
          })}
        </ul>
      </CardContent>
    </Card>
  );
}
