'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from '@/components/ui/command';
import { type FoundPerson, findPeopleAction } from './actions';

const WAIT_MS = 250;
const SHORTEST = 2;

/** Finds a person while one types; Enter or a click chooses. */
export function PersonSearch({ onChoose }: { onChoose: (person: FoundPerson) => void }) {
  const t = useTranslations('programs.codes');
  const [words, setWords] = useState('');
  const [found, setFound] = useState<{ words: string; people: FoundPerson[] } | null>(null);
  const search = words.trim();
  useEffect(() => {
    if (search.length < SHORTEST) return;
    let current = true;
    const timer = setTimeout(async () => {
      const result = await findPeopleAction(search);
      if (current) setFound({ words: search, people: result.ok ? result.value : [] });
    }, WAIT_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search]);
  const isShort = search.length < SHORTEST;
  const isDone = found?.words === search;
  return (
    <Command shouldFilter={false} label={t('person')} className="rounded-lg border border-input">
      <CommandInput value={words} onValueChange={setWords} placeholder={t('personPlaceholder')} />
      <CommandList className="max-h-56">
        <CommandEmpty className="px-3 py-4 text-center text-muted-foreground">
          {isShort ? t('type') : isDone ? t('noPeople') : t('searching')}
        </CommandEmpty>
        {isShort
          ? null
          : found?.people.map((person) => (
              <CommandItem key={person.id} value={person.id} onSelect={() => onChoose(person)}>
                <span className="flex min-w-0 flex-col py-1">
                  <span className="truncate">{person.name}</span>
                  <span className="truncate text-muted-foreground text-sm">{person.detail}</span>
                </span>
              </CommandItem>
            ))}
      </CommandList>
    </Command>
  );
}
