import { FlaskConical, Sprout } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Environment } from './types';

/** Says wherever one is that the money is not real. Nothing in production. */
export function EnvironmentBadge({ environment }: { environment: Environment }) {
  const t = useTranslations('shell.environment');
  if (environment === 'live') return null;
  const Icon = environment === 'sandbox' ? FlaskConical : Sprout;
  return (
    <Badge tone="apricot" title={t(`${environment}Hint`)}>
      <Icon aria-hidden />
      {t(environment)}
    </Badge>
  );
}
