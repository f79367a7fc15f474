'use client';
import { useTranslations } from 'next-intl';
import { FormField } from '@/components/ui/form-field';
import { NumberInput } from '@/components/ui/number-input';
import type { FraudSettings } from '@/lib/domain/fraud/schema';
import { figureIn, SettingsForm } from '../_components/settings-form';
import { saveFraudSettingsAction } from './actions';

const FIELDS = ['reviewAt', 'holdAt', 'sharedNetworkGroups', 'fastEnrolmentSeconds'] as const;

/** From which score on a person looks, and what counts as shared or too quick. */
export function FraudSettingsForm({ settings, mayWrite }: { settings: FraudSettings; mayWrite: boolean }) {
  const t = useTranslations('fraud.settings');
  return (
    <SettingsForm
      words={{ title: t('title'), text: t('text'), submit: t('submit'), saved: t('saved') }}
      mayWrite={mayWrite}
      save={(form) => saveFraudSettingsAction(Object.fromEntries(FIELDS.map((name) => [name, figureIn(form, name)])))}
      className="grid gap-5 sm:grid-cols-2"
    >
      {(errorOf) =>
        FIELDS.map((name) => (
          <FormField key={name} name={name} label={t(name)} help={t(`${name}Help`)} error={errorOf(name)}>
            <NumberInput name={name} defaultValue={settings[name]} />
          </FormField>
        ))
      }
    </SettingsForm>
  );
}
