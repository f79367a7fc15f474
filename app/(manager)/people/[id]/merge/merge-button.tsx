'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { mergePeopleAction } from '../../actions';

type MergeButtonProps = { fromId: string; from: string; intoId: string; into: string };

/** Merges two people after saying what happens to codes, money and sign-in. */
export function MergeButton({ fromId, from, intoId, into }: MergeButtonProps) {
  const t = useTranslations('people.merge');
  const { run } = useActionButton();
  const router = useRouter();
  const merge = () =>
    run(
      () => mergePeopleAction(fromId, intoId),
      () => {
        toast.success(t('done', { name: into }));
        router.push(`/people/${intoId}`);
      },
    );
  return (
    <ConfirmDialog
      trigger={<Button variant="secondary">{t('choose')}</Button>}
      title={t('confirmTitle', { from, into })}
      description={
        <ul className="list-disc space-y-1.5 pl-5">
          {(['one', 'two', 'three', 'four'] as const).map((line) => (
            <li key={line}>{t(`confirm.${line}`, { from, into })}</li>
          ))}
        </ul>
      }
      confirmLabel={t('submit')}
      typeToConfirm={into}
      onConfirm={merge}
    />
  );
}
