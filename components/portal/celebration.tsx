'use client';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Milestone } from '@/lib/domain/programs/milestones';

// Hardly any visit has something to celebrate.
const CelebrationDialog = lazy(async () => ({ default: (await import('./celebration-dialog')).CelebrationDialog }));

type CelebrationProps = {
  /** What was reached and not celebrated yet, the highest first. */
  milestones: readonly Milestone[];
  /** Stores that they are celebrated now. Answers those that nobody had stored before. */
  onCelebrate: (keys: string[]) => Promise<readonly string[]>;
};

/** A moment of joy for a milestone. It is stored first, and so never comes twice, on whatever device. */
export function Celebration({ milestones, onCelebrate }: CelebrationProps) {
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
  return (
    <Suspense>
      <CelebrationDialog shown={shown} close={() => setShown(undefined)} />
    </Suspense>
  );
}
