'use client';
import { useTranslations } from 'next-intl';
import { useOptimistic } from 'react';
import { useActionButton } from '@/components/forms/use-action-button';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { switchLessonAction } from '../actions';

type LessonSwitchProps = { lessonKey: string; title: string; isActive: boolean; disabled: boolean };

/** Whether students see a piece. */
export function LessonSwitch({ lessonKey, title, isActive, disabled }: LessonSwitchProps) {
  const t = useTranslations('training');
  const [on, show] = useOptimistic(isActive);
  const { run } = useActionButton();
  function change(next: boolean) {
    void run(
      () => {
        show(next);
        return switchLessonAction(lessonKey, next);
      },
      () => toast.success(t('manage.switched')),
    );
  }
  return <Switch aria-label={t('manage.on', { title })} checked={on} disabled={disabled} onCheckedChange={change} />;
}
