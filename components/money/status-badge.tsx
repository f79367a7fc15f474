import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { STATUS_LOOKS, type StatusOf } from './status-looks';

type StatusBadgeProps = { [K in keyof StatusOf]: { of: K; status: StatusOf[K] } }[keyof StatusOf];

/** The status of a programme, referral, reward or payout: a word, an icon, a colour. */
export function StatusBadge(props: StatusBadgeProps) {
  const t = useTranslations('statuses');
  const looks: Record<string, (typeof STATUS_LOOKS)['program']['draft']> = STATUS_LOOKS[props.of];
  const look = looks[props.status];
  const Icon = look?.icon;
  return (
    <Badge tone={look?.tone}>
      {Icon ? <Icon aria-hidden /> : null}
      {t(`${props.of}.${props.status}` as 'program.draft')}
    </Badge>
  );
}
