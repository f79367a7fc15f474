import { CircleCheck, CircleDashed, MessageCircleWarning, OctagonX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { CaseStatus } from '@/lib/domain/fraud/lifecycle';

const LOOKS = {
  open: { icon: CircleDashed, tone: 'warning' },
  appealed: { icon: MessageCircleWarning, tone: 'info' },
  confirmed: { icon: OctagonX, tone: 'danger' },
  cleared: { icon: CircleCheck, tone: 'success' },
} as const;

/** The state of a fraud case: a word, an icon, a colour. */
export function CaseBadge({ status }: { status: CaseStatus }) {
  const t = useTranslations('fraud');
  const { icon: Icon, tone } = LOOKS[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {t(`status.${status}`)}
    </Badge>
  );
}
