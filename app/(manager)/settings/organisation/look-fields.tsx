'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { accentOf } from '@/components/landing/accent';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import type { ErrorOf } from './values';

/** The school's colour, and how a landing page's button looks in it. */
export function LookFields({ accentColor, errorOf }: { accentColor: string | null; errorOf: ErrorOf }) {
  const t = useTranslations('settings.organisation');
  const [color, setColor] = useState(accentColor ?? '');
  const { fill, onFill } = accentOf(color);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('look')}</CardTitle>
      </CardHeader>
      <CardContent>
        <FormField name="accentColor" label={t('accent')} help={t('accentHelp')} error={errorOf('accentColor')}>
          {(control) => (
            <div className="flex flex-wrap items-center gap-3">
              <Input
                {...control}
                name="accentColor"
                value={color}
                onChange={(event) => setColor(event.target.value)}
                autoComplete="off"
                className="w-32 font-mono"
              />
              <input
                type="color"
                aria-label={t('accentPick')}
                value={fill}
                onChange={(event) => setColor(event.target.value)}
                className="h-11 w-14 rounded-lg border border-input bg-card p-1 md:h-9"
              />
              <span
                aria-hidden
                className="inline-flex h-9 items-center rounded-lg px-3.5 font-medium"
                style={{ backgroundColor: fill, color: onFill }}
              >
                {t('accentExample')}
              </span>
            </div>
          )}
        </FormField>
      </CardContent>
    </Card>
  );
}
