'use client';
import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import type { FieldError } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { MoneyInput } from '@/components/ui/money-input';
import { NumberInput } from '@/components/ui/number-input';
import { Textarea } from '@/components/ui/textarea';
import type { ItemInput } from '../actions';

type ItemFieldsProps = {
  values: ItemInput;
  currency: string;
  errors: readonly FieldError[];
  change: (change: Partial<ItemInput>) => void;
};

/** The fields of an item; an empty stock is without limit. */
export function ItemFields({ values, currency, errors, change }: ItemFieldsProps) {
  const t = useTranslations('redemptions.catalogue');
  const errorOf = (path: string) => errors.find((error) => error.path === path)?.message;
  return (
    <>
      <FormField name="name" label={t('name')} error={errorOf('name')} required>
        <Input value={values.name} onChange={(event) => change({ name: event.target.value })} />
      </FormField>
      <FormField name="description" label={t('descriptionLabel')} error={errorOf('description')} optional>
        <Textarea
          rows={2}
          value={values.description ?? ''}
          onChange={(event) => change({ description: event.target.value })}
        />
      </FormField>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField name="valueMinor" label={t('value')} error={errorOf('valueMinor')} required>
          <MoneyInput
            currency={currency}
            value={values.valueMinor}
            onValueChange={(valueMinor) => change({ valueMinor })}
          />
        </FormField>
        <FormField name="stock" label={t('stock')} help={t('stockHelp')} error={errorOf('stock')}>
          <NumberInput value={values.stock} onValueChange={(stock) => change({ stock })} />
        </FormField>
      </div>
      <Label className="flex items-center gap-2.5 font-normal">
        <Checkbox checked={values.isActive} onCheckedChange={(on) => change({ isActive: on === true })} />
        {t('isActive')}
      </Label>
    </>
  );
}
