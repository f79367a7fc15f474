'use client';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { SchoolLogo } from '@/components/shell/school-logo';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { LogoFacts } from '@/lib/domain/organizations/logo';
import { removeLogoAction, saveLogoAction } from '../actions';
import { logoFileProblem } from './logo-file-problem';

type LogoCardProps = { school: string; logo: LogoFacts | null; mayWrite: boolean };

/** The school's logo: stored as soon as a file is chosen, replaced by the next one, taken away by a button. */
export function LogoCard({ school, logo, mayWrite }: LogoCardProps) {
  const t = useTranslations('settings.organisation.logo');
  const file = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const { run, failure, pending, errorOf } = useActionForm();

  async function choose(chosen: File | undefined) {
    if (!chosen) return;
    const wrong = await logoFileProblem(chosen);
    setProblem(wrong ? t(`problems.${wrong}`) : undefined);
    if (wrong) return;
    const form = new FormData();
    form.set('logo', chosen);
    run(
      () => saveLogoAction(form),
      () => {
        if (file.current) file.current.value = '';
        toast.success(t('saved'));
      },
    );
  }

  const error = problem ?? errorOf('logo') ?? (failure.message || undefined);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
        <CardDescription>{t('text')}</CardDescription>
      </CardHeader>
      <CardContent className="flex flex-col gap-4">
        {logo ? (
          <div className="flex flex-wrap items-center gap-4">
            <SchoolLogo name={school} logo={logo} box={{ width: 240, height: 72 }} />
            {mayWrite ? (
              <Button
                variant="secondary"
                pending={pending}
                onClick={() => run(removeLogoAction, () => toast.success(t('removed')))}
              >
                {t('remove')}
              </Button>
            ) : null}
          </div>
        ) : (
          <p className="text-muted-foreground">{t('none')}</p>
        )}
        {mayWrite ? (
          <FormField name="logo" label={logo ? t('replace') : t('choose')} help={t('help')} error={error}>
            <Input
              ref={file}
              type="file"
              accept="image/png,image/jpeg,image/webp"
              disabled={pending}
              onChange={(event) => void choose(event.target.files?.[0])}
            />
          </FormField>
        ) : null}
      </CardContent>
    </Card>
  );
}
