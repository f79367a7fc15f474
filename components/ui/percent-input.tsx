'use client';
import type { ComponentProps } from 'react';
import { NumberInput } from './number-input';

/** A rate. The value is an integer in basis points: 12.5 % is 1250. */
export function PercentInput(props: Omit<ComponentProps<typeof NumberInput>, 'decimals' | 'unit'>) {
  return <NumberInput {...props} decimals={2} unit="%" />;
}
