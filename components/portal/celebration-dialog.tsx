'use client';
import { PartyPopper } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogTitle,
} from '@/components/ui/dialog';
import type { Milestone } from '@/lib/domain/programs/milestones';
import { Confetti } from './confetti';

/** What was reached, in words and confetti. */
export function CelebrationDialog({ shown, close }: { shown: Milestone; close: () => void }) {
  const t = useTranslations('portalStart.celebrate');
  const kind = shown.key.split(':')[0];
  return (
    <>
      <Confetti />
      <Dialog open onOpenChange={(open) => open || close()}>
        <DialogContent className="text-center">
          <span className="mx-auto flex size-16 items-center justify-center rounded-full bg-apricot-soft text-apricot-foreground">
            <PartyPopper aria-hidden className="size-8" />
          </span>
          <DialogTitle className="text-2xl">
            {kind === 'first' ? t('first') : t('count', { count: shown.atCount })}
          </DialogTitle>
          <DialogDescription className="text-pretty text-lg">
            {kind === 'tier' ? t('tier') : kind === 'bonus' ? t('bonus') : t('thanks')}
          </DialogDescription>
          <DialogFooter>
            <DialogClose asChild>
              <Button size="lg" className="w-full">
                {t('close')}
              </Button>
            </DialogClose>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </>
  );
}
