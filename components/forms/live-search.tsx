'use client';
import { useState } from 'react';
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from '@/components/ui/command';
import type { ActionResult } from '@/lib/auth/run-action';
import { useLiveFind } from './use-live-find';

const WAIT_MS = 250;

/** What is found: its name, and what tells it from others. */
export type FoundLine = { id: string; title: string; detail: string };

type LiveSearchProps<Found> = {
  words: { label: string; placeholder: string; type: string; none: string; searching: string };
  /** Asks the server. Must stay the same function. */
  find: (search: string) => Promise<ActionResult<readonly Found[]>>;
  lineOf: (found: Found) => FoundLine;
  onChoose: (found: Found) => void;
};

/** Finds something by name while one types; Enter or a click chooses. */
export function LiveSearch<Found>({ words, find, lineOf, onChoose }: LiveSearchProps<Found>) {
  const [typed, setTyped] = useState('');
  const found = useLiveFind(typed, find, WAIT_MS);
  const state = { short: words.type, searching: words.searching, done: words.none };
  return (
    <Command shouldFilter={false} label={words.label} className="rounded-lg border border-input">
      <CommandInput value={typed} onValueChange={setTyped} placeholder={words.placeholder} />
      <CommandList className="max-h-56">
        <CommandEmpty className="px-3 py-4 text-center text-muted-foreground">
          {found.is === 'failed' ? <span role="alert">{found.message}</span> : state[found.is]}
        </CommandEmpty>
        {found.items.map((item) => {
          const { id, title, detail } = lineOf(item);
          return (
            <CommandItem key={id} value={id} onSelect={() => onChoose(item)}>
              <span className="flex min-w-0 flex-col py-1">
                <span className="truncate">{title}</span>
                <span className="truncate text-muted-foreground text-sm">{detail}</span>
              </span>
            </CommandItem>
          );
        })}
      </CommandList>
    </Command>
  );
}
