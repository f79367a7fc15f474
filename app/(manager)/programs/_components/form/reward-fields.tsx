'use client';
import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { REWARD_KINDS } from '@/lib/domain/rewards/kinds';
import { ValueFields } from './value-fields';

/** A whole reward rule: its kind, what it is, how much. */
export function RewardFields({ path }: { path: string }) {
  const t = useTranslations('programs.form');
  const kind = useWatch({ name: `${path}.kind` });
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <SelectField
        name={`${path}.kind`}
        label={t('fields.kind')}
        options={REWARD_KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
        className={kind === 'merchandise' ? undefined : ''}
      />
      {kind === 'merchandise' ? (
        <TextField name={`${path}.item`} label={t('fields.item')} help={t('fields.itemHelp')} />
      ) : null}
      <ValueFields path={path} isFaceValue={kind === 'merchandise'} />
    </div>
  );
}
