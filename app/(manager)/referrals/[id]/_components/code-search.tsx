'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from '@/components/ui/command';
import { type FoundCode, findCodesAction } from '../../../attribution/actions';

const WAIT_MS = 250;
const SHORTEST = 2;

/** Finds a code by its letters or its owner while one types; Enter or a click chooses. */
export function CodeSearch({ onChoose }: { onChoose: (code: FoundCode) => void }) {
  const t = useTranslations('attribution.override');
  const [words, setWords] = useState('');
  const [found, setFound] = useState<{ words: string; codes: FoundCode[] } | null>(null);
  const search = words.trim();
  useEffect(() => {
    if (search.length < SHORTEST) return;
    let current = true;
    const timer = setTimeout(async () => {
      const result = await findCodesAction(search);
      if (current) setFound({ words: search, codes: result.ok ? result.value : [] });
    }, WAIT_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search]);
  const isShort = search.length < SHORTEST;
  const isDone = found?.words === search;
  return (
    <Command shouldFilter={false} label={t('search')} className="rounded-lg border border-input">
      <CommandInput value={words} onValueChange={setWords} placeholder={t('placeholder')} />
      <CommandList className="max-h-56">
        <CommandEmpty className="px-3 py-4 text-center text-muted-foreground">
          {isShort ? t('type') : isDone ? t('noneFound') : t('searching')}
        </CommandEmpty>
        {isShort
          ? null
          : found?.codes.map((code) => (
              <CommandItem key={code.code} value={code.code} onSelect={() => onChoose(code)}>
                <span className="flex min-w-0 flex-col py-1">
                  <span className="truncate">{t('chosen', code)}</span>
                  <span className="truncate text-muted-foreground text-sm">{code.program}</span>
                </span>
              </CommandItem>
            ))}
      </CommandList>
    </Command>
  );
}
