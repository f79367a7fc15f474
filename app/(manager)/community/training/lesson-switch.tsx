'use client';
import { useTranslations } from 'next-intl';
import { useOptimistic, useTransition } from 'react';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { switchLessonAction } from '../actions';

type LessonSwitchProps = { lessonKey: string; title: string; isActive: boolean; disabled: boolean };

/** Whether students see a piece. */
export function LessonSwitch({ lessonKey, title, isActive, disabled }: LessonSwitchProps) {
  const t = useTranslations('training');
  const [on, show] = useOptimistic(isActive);
  const [, start] = useTransition();
  function change(next: boolean) {
    start(async () => {
      show(next);
      const result = await switchLessonAction(lessonKey, next);
      if (result.ok) toast.success(t('manage.switched'));
      else toast.error(result.message || t('failed', { requestId: result.requestId ?? 'none' }));
    });
  }
  return <Switch aria-label={t('manage.on', { title })} checked={on} disabled={disabled} onCheckedChange={change} />;
}
