'use client';
import { Flag } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useActionButton } from '@/components/forms/use-action-button';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { REPORT_REASONS } from '@/lib/domain/community/report-reasons';
import { reportPostAction } from '../../actions';

/** Says that a post does not belong there, with one tap on the reason. */
export function ReportPost({ postId }: { postId: string }) {
  const t = useTranslations('community.board');
  const [open, setOpen] = useState(false);
  const { run, pending } = useActionButton();
  function report(reason: string) {
    void run(
      () => reportPostAction(postId, reason),
      () => {
        setOpen(false);
        toast.success(t('reported'));
      },
    );
  }
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" className="-ml-3.5 h-11 self-start text-base text-muted-foreground">
          <Flag aria-hidden />
          {t('report')}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('reportTitle')}</DialogTitle>
          <DialogDescription>{t('reportText')}</DialogDescription>
        </DialogHeader>
        <div className="flex flex-col gap-2">
          {REPORT_REASONS.map((reason) => (
            <Button key={reason} variant="secondary" size="lg" disabled={pending} onClick={() => report(reason)}>
              {t(`reason.${reason}`)}
            </Button>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}
