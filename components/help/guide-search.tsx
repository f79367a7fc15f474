import { Search } from 'lucide-react';
import Form from 'next/form';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';

/** The guide's search. It is a form that asks for a page, so it works without scripts. */
export function GuideSearch({ words = '' }: { words?: string }) {
  const t = useTranslations('help.search');
  return (
    <search>
      <Form action="/help" className="flex gap-2">
        <div className="relative min-w-0 flex-1">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground"
          />
          <Input
            type="search"
            name="q"
            key={words}
            defaultValue={words}
            maxLength={100}
            aria-label={t('label')}
            placeholder={t('label')}
            className="h-12 pl-9 md:h-12"
          />
        </div>
        <Button type="submit" size="lg">
          {t('button')}
        </Button>
      </Form>
    </search>
  );
}
