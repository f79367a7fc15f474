'use client';
import { Hourglass, Link2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/page/description-list';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle, SheetTrigger } from '@/components/ui/sheet';

type Entry = {
  id: string;
  actorName: string;
  action: string;
  subjectType: string;
  subjectId: string;
  data: unknown;
  requestId: string;
  occurredAt: Date;
  contentHash: string;
  sequence: number | null;
  hash: string | null;
  previousHash: string | null;
};

/** One entry with its place in the chain: its number opens all that was written. */
export function EntrySheet({ entry }: { entry: Entry }) {
  const t = useTranslations('audit');
  const { sequence, hash, previousHash } = entry;
  const Icon = sequence === null ? Hourglass : Link2;
  const code = (value: string | null) => <code className="break-all font-mono text-xs">{value ?? t('waiting')}</code>;
  return (
    <Sheet>
      <SheetTrigger asChild>
        <Button variant="ghost" size="sm">
          <Icon aria-hidden />
          {sequence === null ? t('waiting') : t('number', { sequence })}
          <span className="sr-only">
            , {t('open')}: {entry.action}
          </span>
        </Button>
      </SheetTrigger>
      <SheetContent>
        <SheetHeader>
          <SheetTitle>{sequence === null ? t('entry.unsealed') : t('entry.title', { sequence })}</SheetTitle>
          <SheetDescription>
            <DateTime value={entry.occurredAt} mode="dateTime" />
          </SheetDescription>
        </SheetHeader>
        <DescriptionList
          items={[
            { term: t('entry.action'), value: code(entry.action) },
            { term: t('entry.actor'), value: entry.actorName },
            { term: t('entry.subject'), value: code(`${entry.subjectType} ${entry.subjectId}`) },
            { term: t('entry.request'), value: code(entry.requestId) },
            { term: t('entry.hash'), value: code(hash) },
            { term: t('entry.previous'), value: code(previousHash) },
            { term: t('entry.content'), value: code(entry.contentHash) },
          ]}
        />
        <div className="flex flex-col gap-2">
          <h3 className="font-medium">{t('entry.data')}</h3>
          <pre className="overflow-x-auto rounded-xl bg-muted p-4 font-mono text-xs">
            {JSON.stringify(entry.data, null, 2)}
          </pre>
        </div>
      </SheetContent>
    </Sheet>
  );
}
