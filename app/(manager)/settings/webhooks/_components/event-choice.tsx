'use client';
import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldGroup } from '@/components/ui/field-group';
import { Label } from '@/components/ui/label';
import { RadioGroup, RadioGroupItem } from '@/components/ui/radio-group';
import { WEBHOOK_EVENTS, type WebhookEvent } from '@/lib/domain/webhooks/events';

type EventChoiceProps = {
  every: boolean;
  events: readonly WebhookEvent[];
  onEvery: (every: boolean) => void;
  onEvents: (events: WebhookEvent[]) => void;
  error?: string | undefined;
};

const GROUPS = Map.groupBy(WEBHOOK_EVENTS, (event) => event.split('.')[0] as Group);
type Group = 'program';

/** All events, or those that are ticked, by what they are about. */
export function EventChoice({ every, events, onEvery, onEvents, error }: EventChoiceProps) {
  const t = useTranslations('webhooks');
  const toggle = (event: WebhookEvent, on: boolean) =>
    onEvents(WEBHOOK_EVENTS.filter((one) => (one === event ? on : events.includes(one))));
  return (
    <FieldGroup name="events" legend={t('form.which')} error={error}>
      <RadioGroup value={every ? 'every' : 'some'} onValueChange={(value) => onEvery(value === 'every')}>
        {(['every', 'some'] as const).map((choice) => (
          <div key={choice} className="flex items-center gap-2.5">
            <RadioGroupItem id={`events-${choice}`} value={choice} />
            <Label htmlFor={`events-${choice}`} className="font-normal">
              {t(`form.${choice}`)}
            </Label>
          </div>
        ))}
      </RadioGroup>
      {every ? null : (
        <div className="grid gap-4 sm:grid-cols-2">
          {[...GROUPS].map(([group, members]) => (
            <div key={group} className="flex flex-col gap-2">
              <p className="text-muted-foreground text-sm">{t(`group.${group}`)}</p>
              {members.map((event) => (
                <div key={event} className="flex items-center gap-2.5">
                  <Checkbox
                    id={`event-${event}`}
                    checked={events.includes(event)}
                    onCheckedChange={(on) => toggle(event, on === true)}
                  />
                  <Label htmlFor={`event-${event}`} className="font-mono font-normal text-sm">
                    {event}
                  </Label>
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
    </FieldGroup>
  );
}
