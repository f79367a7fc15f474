import { CircleCheck, CircleSlash, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';

type EndpointBadgeProps = { status: 'enabled' | 'disabled'; failingSince: Date | null };

/** On, failing or off, by a word and an icon. */
export function EndpointBadge({ status, failingSince }: EndpointBadgeProps) {
  const t = useTranslations('webhooks.status');
  if (status === 'disabled') {
    return (
      <Badge tone="outline">
        <CircleSlash aria-hidden />
        {t('disabled')}
      </Badge>
    );
  }
  if (failingSince) {
    return (
      <Badge tone="warning">
        <TriangleAlert aria-hidden />
        {t('failing')}
      </Badge>
    );
  }
  return (
    <Badge tone="success">
      <CircleCheck aria-hidden />
      {t('enabled')}
    </Badge>
  );
}
