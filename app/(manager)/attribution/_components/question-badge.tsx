import { CircleCheck, CircleDashed, CircleSlash } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { QuestionStatus } from '@/lib/domain/attribution/question';

const LOOKS = {
  open: { icon: CircleDashed, tone: 'warning' },
  granted: { icon: CircleCheck, tone: 'success' },
  declined: { icon: CircleSlash, tone: 'outline' },
} as const;

/** The state of a question: a word, an icon, a colour. */
export function QuestionBadge({ status }: { status: QuestionStatus }) {
  const t = useTranslations('attribution.questions.is');
  const { icon: Icon, tone } = LOOKS[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {t(status)}
    </Badge>
  );
}
