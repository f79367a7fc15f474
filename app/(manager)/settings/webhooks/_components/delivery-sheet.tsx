'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useActionButton } from '@/components/forms/use-action-button';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle, SheetTrigger } from '@/components/ui/sheet';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import type { DeliveryDetails } from '@/lib/services/webhooks/reads';
import { readDeliveryAction, replayDeliveryAction } from '../actions';

type DeliverySheetProps = { id: string; eventType: string; status: 'pending' | 'delivered' | 'failed' };

/** One message: what was said, every try, and sending it again. Read when it is opened. */
export function DeliverySheet({ id, eventType, status }: DeliverySheetProps) {
  const t = useTranslations('webhooks.deliveries');
  const [details, setDetails] = useState<DeliveryDetails | null>(null);
  const { run, pending } = useActionButton();
  function load(open: boolean) {
    if (open) void run(() => readDeliveryAction(id), setDetails);
  }
  const replay = () =>
    run(
      () => replayDeliveryAction(id),
      () => toast.success(t('replayed')),
    );
  return (
    <Sheet onOpenChange={load}>
      <SheetTrigger asChild>
        <Button variant="ghost" size="sm">
          {t('open')}
          <span className="sr-only">: {eventType}</span>
        </Button>
      </SheetTrigger>
      <SheetContent>
        <SheetHeader>
          <SheetTitle className="font-mono">{eventType}</SheetTitle>
          <SheetDescription>{t(`status.${status}`)}</SheetDescription>
        </SheetHeader>
        {status === 'pending' ? null : (
          <Button variant="secondary" pending={pending} onClick={replay} className="self-start">
            {t('replay')}
          </Button>
        )}
        {details ? <Details details={details} /> : <Skeleton className="h-48" />}
      </SheetContent>
    </Sheet>
  );
}

function Details({ details }: { details: DeliveryDetails }) {
  const t = useTranslations('webhooks.deliveries');
  return (
    <>
      <section className="flex flex-col gap-2">
        <h3 className="font-medium">{t('attempts')}</h3>
        <ol className="flex flex-col gap-3">
          {details.attempts.map((attempt) => (
            <li key={attempt.id} className="flex flex-col gap-1 text-sm">
              <span className="flex justify-between gap-3">
                <span className="font-medium">
                  {attempt.statusCode === null
                    ? attempt.error
                    : t('attempt', { status: String(attempt.statusCode), duration: attempt.durationMs })}
                </span>
                <DateTime value={attempt.attemptedAt} mode="dateTime" />
              </span>
              {attempt.responseExcerpt ? (
                <pre className="max-h-32 overflow-auto whitespace-pre-wrap break-all rounded-lg bg-muted p-2 font-mono text-xs">
                  {attempt.responseExcerpt}
                </pre>
              ) : null}
            </li>
          ))}
        </ol>
      </section>
      <section className="flex flex-col gap-2">
        <h3 className="font-medium">{t('payload')}</h3>
        <pre className="overflow-x-auto rounded-xl bg-muted p-4 font-mono text-xs">
          {JSON.stringify(JSON.parse(details.payload), null, 2)}
        </pre>
      </section>
    </>
  );
}
