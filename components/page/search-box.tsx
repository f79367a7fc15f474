'use client';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useTransition } from 'react';
import { doesServerAnswer } from '@/components/forms/does-server-answer';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { MOST_SEARCHED } from '@/lib/domain/common/searching';
import { useOwnAddress } from './use-own-address';

type SearchBoxProps = {
  /** The search parameter that keeps the words. */
  param: string;
  label: string;
};

/** A search kept in the URL: goes on Enter, and when it is emptied. The cursor starts over. */
export function SearchBox({ param, label }: SearchBoxProps) {
  const { pathname, params } = useOwnAddress();
  const router = useRouter();
  const t = useTranslations('common.form');
  const [pending, start] = useTransition();

  function search(words: string) {
    const next = new URLSearchParams(params);
    next.delete('cursor');
    if (words.trim()) next.set(param, words.trim());
    else next.delete(param);
    start(async () => {
      // Next would leave the page for the browser's own of a lost connection, and what was typed with it.
      if (!(await doesServerAnswer())) return toast.error(t('noConnection'));
      start(() => router.replace(`${pathname}?${next}`, { scroll: false }));
    });
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    search(String(new FormData(event.currentTarget).get(param) ?? ''));
  }

  return (
    <search className="w-full sm:w-64">
      <form onSubmit={submit} className="relative" aria-busy={pending}>
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
        />
        <Input
          type="search"
          name={param}
          maxLength={MOST_SEARCHED}
          aria-label={label}
          placeholder={label}
          defaultValue={params.get(param) ?? ''}
          onChange={(event) => {
            if (event.target.value === '' && params.get(param)) search('');
          }}
          className="pl-8"
        />
      </form>
    </search>
  );
}
