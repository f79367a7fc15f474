'use client';
import type { ComponentProps } from 'react';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';

type ProgramSelectProps = Omit<ComponentProps<typeof SelectTrigger>, 'value'> & {
  /** What the closed list says. */
  shown: string;
  options: readonly { id: string; name: string }[];
  value: string;
  onValueChange: (id: string) => void;
};

/** The list itself, open when it comes. */
export function ProgramSelect({ shown, options, value, onValueChange, ...trigger }: ProgramSelectProps) {
  return (
    <Select defaultOpen value={value} onValueChange={onValueChange}>
      <SelectTrigger {...trigger}>
        <SelectValue>{shown}</SelectValue>
      </SelectTrigger>
      <SelectContent>
        {options.map(({ id, name }) => (
          <SelectItem key={id} value={id}>
            {name}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
