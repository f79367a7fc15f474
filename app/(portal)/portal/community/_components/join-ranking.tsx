'use client';
import { useTranslations } from 'next-intl';
import { useId, useOptimistic } from 'react';
import { useActionButton } from '@/components/forms/use-action-button';
import { Label } from '@/components/ui/label';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { rankedAction } from '../actions';

/** Off until one agrees: whether others see the person on the list. */
export function JoinRanking({ isRanked }: { isRanked: boolean }) {
  const t = useTranslations('community.ranking');
  const id = useId();
  const [shown, show] = useOptimistic(isRanked);
  const { run } = useActionButton();
  function change(ranked: boolean) {
    void run(
      () => {
        show(ranked);
        return rankedAction(ranked);
      },
      () => toast.success(ranked ? t('joined') : t('left')),
    );
  }
  return (
    <div className="flex flex-col gap-1 border-t pt-4">
      <div className="flex min-h-11 items-center justify-between gap-4">
        <Label htmlFor={id} className="text-lg">
          {t('join')}
        </Label>
        <Switch id={id} checked={shown} onCheckedChange={change} aria-describedby={`${id}-help`} />
      </div>
      <p id={`${id}-help`} className="text-pretty text-base text-muted-foreground">
        {t('joinHelp')}
      </p>
    </div>
  );
}
