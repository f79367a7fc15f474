'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveFormGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Label } from '@/components/ui/label';
import { RadioGroup, RadioGroupItem } from '@/components/ui/radio-group';
import { toast } from '@/components/ui/toast';
import { COOKIE_MODES, type CookieMode } from '@/lib/domain/tracking/cookies';
import { saveSettingsAction } from '../actions';

/** Whether a friend's browser may remember that it opened a link, and what each choice means. */
export function CookieForm({ mode, mayWrite }: { mode: CookieMode; mayWrite: boolean }) {
  const t = useTranslations('settings.tracking.cookies');
  const [chosen, setChosen] = useState<CookieMode>(mode);
  const { run, failure, pending, saved } = useActionForm();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run(
          () => saveSettingsAction({ visitorCookies: chosen }),
          () => void toast.success(t('saved')),
        );
      }}
    >
      <LeaveFormGuard saved={saved} />
      <Card>
        <CardHeader>
          <CardTitle id="cookies-title">{t('title')}</CardTitle>
          <CardDescription>{t('text')}</CardDescription>
        </CardHeader>
        <CardContent className="flex flex-col gap-5">
          <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
          <RadioGroup
            aria-labelledby="cookies-title"
            value={chosen}
            disabled={!mayWrite}
            onValueChange={(value) => setChosen(value as CookieMode)}
          >
            {COOKIE_MODES.map((value) => (
              <div key={value} className="flex gap-3">
                <RadioGroupItem
                  value={value}
                  id={`cookies-${value}`}
                  aria-describedby={`cookies-${value}-help`}
                  className="mt-0.5"
                />
                <div className="flex flex-col gap-1">
                  <Label htmlFor={`cookies-${value}`}>{t(`${value}.title`)}</Label>
                  <p id={`cookies-${value}-help`} className="text-pretty text-muted-foreground text-sm">
                    {t(`${value}.text`)}
                  </p>
                </div>
              </div>
            ))}
          </RadioGroup>
          {mayWrite ? (
            <div className="flex justify-end">
              <Button type="submit" pending={pending}>
                {t('submit')}
              </Button>
            </div>
          ) : null}
        </CardContent>
      </Card>
    </form>
  );
}
