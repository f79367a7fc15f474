'use client';
import { useEffect, useState } from 'react';
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from '@/components/ui/command';

const WAIT_MS = 250;
const SHORTEST = 2;

/** What is found: its name, and what tells it from others. */
export type FoundLine = { id: string; title: string; detail: string };

type LiveSearchProps<Found> = {
  words: { label: string; placeholder: string; type: string; none: string; searching: string };
  /** Asks the server; an empty list when it refuses. Must stay the same function. */
  find: (search: string) => Promise<readonly Found[]>;
  lineOf: (found: Found) => FoundLine;
  onChoose: (found: Found) => void;
};

/** Finds something by name while one types; Enter or a click chooses. */
export function LiveSearch<Found>({ words, find, lineOf, onChoose }: LiveSearchProps<Found>) {
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<{ search: string; items: readonly Found[] } | null>(null);
  const search = typed.trim();
  useEffect(() => {
    if (search.length < SHORTEST) return;
    let current = true;
    const timer = setTimeout(async () => {
      const items = await find(search);
      if (current) setFound({ search, items });
    }, WAIT_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, find]);
  const isShort = search.length < SHORTEST;
  const isDone = found?.search === search;
  return (
    <Command shouldFilter={false} label={words.label} className="rounded-lg border border-input">
      <CommandInput value={typed} onValueChange={setTyped} placeholder={words.placeholder} />
      <CommandList className="max-h-56">
        <CommandEmpty className="px-3 py-4 text-center text-muted-foreground">
          {isShort ? words.type : isDone ? words.none : words.searching}
        </CommandEmpty>
        {isShort
          ? null
          : found?.items.map((item) => {
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
