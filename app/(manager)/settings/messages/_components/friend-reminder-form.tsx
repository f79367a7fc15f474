'use client';
import { useTranslations } from 'next-intl';
import { FormField } from '@/components/ui/form-field';
import { NumberInput } from '@/components/ui/number-input';
import { figureIn, SettingsForm } from '../../_components/settings-form';
import { saveSettingsAction } from '../../actions';

/** Whether friends who left a name are reminded, and when. */
export function FriendReminderForm({ days, mayWrite }: { days: number | null; mayWrite: boolean }) {
  const t = useTranslations('messageSettings.friendReminder');
  const name = 'friendReminderDays';
  return (
    <SettingsForm
      words={{ title: t('title'), text: t('text'), submit: t('submit'), saved: t('saved') }}
      mayWrite={mayWrite}
      save={(form) => saveSettingsAction({ friendReminderDays: figureIn(form, name) })}
      className="grid gap-5 sm:grid-cols-3"
    >
      {(errorOf) => (
        <FormField name={name} label={t('days')} help={t('help')} error={errorOf(name)}>
          <NumberInput name={name} defaultValue={days} />
        </FormField>
      )}
    </SettingsForm>
  );
}
