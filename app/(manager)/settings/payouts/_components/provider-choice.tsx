'use client';
import { FlaskConical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useActionButton } from '@/components/forms/use-action-button';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { Label } from '@/components/ui/label';
import { RadioGroup, RadioGroupItem } from '@/components/ui/radio-group';
import { toast } from '@/components/ui/toast';
import type { ConnectedProvider } from '@/lib/domain/payouts/connections';
import type { PayoutProvider } from '@/lib/domain/payouts/lifecycle';
import { chooseProviderAction } from '../actions';

type ProviderChoiceProps = {
  current: PayoutProvider;
  connected: readonly ConnectedProvider[];
  mayWrite: boolean;
};

/** What new payouts go through: the sandbox bank, always there and marked as such, or what is connected. */
export function ProviderChoice({ current, connected, mayWrite }: ProviderChoiceProps) {
  const t = useTranslations('payoutSettings');
  const { run } = useActionButton();
  const [chosen, setChosen] = useState<string>(current);
  const options: PayoutProvider[] = ['sandbox', ...connected];

  const save = () =>
    run(
      () => chooseProviderAction(chosen),
      () => toast.success(t('choice.saved')),
    );

  const name = (provider: PayoutProvider) => t(`provider.${provider}.name`);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('choice.title')}</CardTitle>
        <CardDescription>{t('choice.text')}</CardDescription>
      </CardHeader>
      <CardContent className="flex flex-col gap-4">
        <RadioGroup value={chosen} onValueChange={setChosen} aria-label={t('choice.title')} disabled={!mayWrite}>
          {options.map((provider) => (
            <div key={provider} className="flex items-start gap-2.5">
              <RadioGroupItem id={`pays-${provider}`} value={provider} className="mt-0.5" />
              <Label htmlFor={`pays-${provider}`} className="flex flex-col items-start gap-0.5 font-normal">
                <span className="flex flex-wrap items-center gap-2 font-medium">
                  {name(provider)}
                  {provider === 'sandbox' ? (
                    <Badge tone="apricot">
                      <FlaskConical aria-hidden />
                      {t('sandbox')}
                    </Badge>
                  ) : null}
                </span>
                <span className="text-muted-foreground text-sm">{t(`provider.${provider}.pays`)}</span>
              </Label>
            </div>
          ))}
        </RadioGroup>
        {mayWrite && chosen !== current ? (
          <ConfirmDialog
            trigger={<Button className="self-start">{t('choice.submit')}</Button>}
            title={t('choice.confirmTitle', { provider: name(chosen as PayoutProvider) })}
            description={chosen === 'sandbox' ? t('choice.confirmSandbox') : t('choice.confirmReal')}
            confirmLabel={t('choice.submit')}
            destructive={false}
            onConfirm={save}
          />
        ) : null}
      </CardContent>
    </Card>
  );
}
