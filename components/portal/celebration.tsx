'use client';
import { PartyPopper } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
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

type CelebrationProps = {
  /** What was reached and not celebrated yet, the highest first. */
  milestones: readonly Milestone[];
  /** Stores that they are celebrated now. Answers those that nobody had stored before. */
  onCelebrate: (keys: string[]) => Promise<readonly string[]>;
};

/** A moment of joy for a milestone. It is stored first, and so never comes twice, on whatever device. */
export function Celebration({ milestones, onCelebrate }: CelebrationProps) {
  const t = useTranslations('portalStart.celebrate');
  const [shown, setShown] = useState<Milestone>();
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current || !milestones.length) return;
    asked.current = true;
    void onCelebrate(milestones.map(({ key }) => key)).then((fresh) =>
      setShown(milestones.find(({ key }) => fresh.includes(key))),
    );
  }, [milestones, onCelebrate]);
  if (!shown) return null;
  const kind = shown.key.split(':')[0];
  return (
    <>
      <Confetti />
      <Dialog open onOpenChange={(open) => open || setShown(undefined)}>
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
