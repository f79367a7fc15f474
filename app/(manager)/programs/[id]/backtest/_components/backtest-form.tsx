'use client';
import { Play, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { useFirstWrong } from '@/components/ui/use-first-wrong';
import { AS_IT_WAS } from '@/lib/domain/programs/schema';

export type TriedVersion = { version: number; is: 'draft' | 'live' | 'older' };

type FormProps = {
  timeZone: string;
  days: { from: string; to: string };
  /** The newest first: the draft, when there is one. */
  versions: readonly TriedVersion[];
  errors: readonly { path: string; message: string }[];
  isRunning: boolean;
  onRun: (input: Record<string, string>) => void;
  onCancel: () => void;
};

/** Which version, over which days. */
export function BacktestForm({ timeZone, days, versions, errors, isRunning, onRun, onCancel }: FormProps) {
  const t = useTranslations('backtest.form');
  const [version, setVersion] = useState(String(versions[0]?.version ?? AS_IT_WAS));
  const element = useFirstWrong(errors.length ? errors : null);
  const errorOf = (path: string) => errors.find((error) => error.path === path)?.message;
  const nameOf = (value: string) => {
    const known = versions.find((one) => String(one.version) === value);
    return known ? t(known.is, { version: known.version }) : t('asItWas');
  };
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onRun({ version, from: String(form.get('from')), to: String(form.get('to')) });
  }
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
      </CardHeader>
      <CardContent>
        <form ref={element} onSubmit={submit} noValidate className="flex flex-wrap items-start gap-4">
          <FormField name="version" label={t('version')} error={errorOf('version')} className="w-full sm:w-72">
            {(control) => (
              <Select value={version} onValueChange={setVersion}>
                <SelectTrigger {...control}>
                  <SelectValue>{nameOf(version)}</SelectValue>
                </SelectTrigger>
                <SelectContent>
                  {[...versions.map((one) => String(one.version)), AS_IT_WAS].map((value) => (
                    <SelectItem key={value} value={value}>
                      {nameOf(value)}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </FormField>
          {(['from', 'to'] as const).map((name) => (
            <FormField
              key={name}
              name={name}
              label={t(name)}
              error={errorOf(name)}
              help={name === 'from' ? t('zone', { timeZone }) : undefined}
            >
              <Input type="date" name={name} defaultValue={days[name]} className="w-44" />
            </FormField>
          ))}
          <div className="flex gap-2 sm:pt-6">
            <Button type="submit" disabled={isRunning}>
              <Play aria-hidden />
              {t('run')}
            </Button>
            {isRunning ? (
              <Button type="button" variant="secondary" onClick={onCancel}>
                <X aria-hidden />
                {t('cancel')}
              </Button>
            ) : null}
          </div>
        </form>
      </CardContent>
    </Card>
  );
}
