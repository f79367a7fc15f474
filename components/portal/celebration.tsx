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

/**
 * A moment of joy for a milestone. It is stored first, and so never comes twice, on whatever device. It stays while the
 * page is asked for anew.
 */
export function Celebration({ milestones, onCelebrate }: CelebrationProps) {
  const [shown, setShown] = useState<Milestone>();
  const asked = useRef(new Set<string>());
  useEffect(() => {
    const keys = milestones.map(({ key }) => key).filter((key) => !asked.current.has(key));
    if (!keys.length) return;
    for (const key of keys) asked.current.add(key);
    void onCelebrate(keys).then((fresh) => {
      const highest = milestones.find(({ key }) => fresh.includes(key));
      if (highest) setShown(highest);
    });
  }, [milestones, onCelebrate]);
  if (!shown) return null;
  return (
    <Suspense>
      <CelebrationDialog shown={shown} close={() => setShown(undefined)} />
    </Suspense>
  );
}
