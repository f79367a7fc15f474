'use client';
import { FormField } from '@/components/ui/form-field';
import { MoneyInput } from '@/components/ui/money-input';
import { type BoundFieldProps, useBoundField } from './use-bound-field';

/** An amount in minor units of a currency. Empty is null. */
export function MoneyField({ currency, ...props }: BoundFieldProps & { currency: string }) {
  const { field, frame } = useBoundField(props);
  return (
    <FormField {...frame}>
      <MoneyInput
        currency={currency}
        value={field.value ?? null}
        onValueChange={field.onChange}
        onBlur={field.onBlur}
        disabled={props.disabled}
      />
    </FormField>
  );
}
