'use client';
import type { ComponentProps } from 'react';
import { currencyExponent } from '@/lib/domain/money/currencies';
import { NumberInput } from './number-input';

type MoneyInputProps = Omit<ComponentProps<typeof NumberInput>, 'decimals' | 'unit'> & { currency: string };

/** An amount with its currency beside it. The value is an integer in minor units: $50.00 is 5000, ¥50 is 50. */
export function MoneyInput({ currency, ...props }: MoneyInputProps) {
  return <NumberInput key={currency} {...props} decimals={currencyExponent(currency)} unit={currency} />;
}
