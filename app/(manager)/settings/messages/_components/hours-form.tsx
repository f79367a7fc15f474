'use client';
import { useTranslations } from 'next-intl';
import { fromTime, toTime } from '@/components/forms/time-of-day';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { NumberInput } from '@/components/ui/number-input';
import type { MessageSettings } from '@/lib/domain/notifications/preferences';
import { figureIn, SettingsForm } from '../../_components/settings-form';
import { saveHoursAction } from '../actions';

/** When text messages wait, and when the daily mail goes out. */
export function HoursForm({ settings, mayWrite }: { settings: MessageSettings; mayWrite: boolean }) {
  const t = useTranslations('messageSettings.hours');
  const time = (form: FormData, name: string) => fromTime(String(form.get(name) ?? ''));
  return (
    <SettingsForm
      words={{ title: t('title'), text: t('text'), submit: t('submit'), saved: t('saved') }}
      mayWrite={mayWrite}
      save={(form) =>
        saveHoursAction({
          ...{ quietFrom: time(form, 'quietFrom'), quietTo: time(form, 'quietTo') },
          digestHour: figureIn(form, 'digestHour'),
        })
      }
      className="grid gap-5 sm:grid-cols-3"
    >
      {(errorOf) => (
        <>
          <FormField name="quietFrom" label={t('quietFrom')} help={t('quietHelp')} error={errorOf('quietFrom')}>
            <Input type="time" name="quietFrom" defaultValue={toTime(settings.quietFrom)} />
          </FormField>
          <FormField name="quietTo" label={t('quietTo')} error={errorOf('quietTo')}>
            <Input type="time" name="quietTo" defaultValue={toTime(settings.quietTo)} />
          </FormField>
          <FormField name="digestHour" label={t('digestHour')} help={t('digestHelp')} error={errorOf('digestHour')}>
            <NumberInput name="digestHour" defaultValue={settings.digestHour} />
          </FormField>
        </>
      )}
    </SettingsForm>
  );
}
