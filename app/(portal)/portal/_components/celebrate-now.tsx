'use client';
import { useCallback } from 'react';
import { Celebration } from '@/components/portal/celebration';
import type { Milestone } from '@/lib/domain/programs/milestones';
import { celebrateAction } from '../actions';

/** Celebrates what was reached in a programme; when it cannot be stored, it waits for the next visit. */
export function CelebrateNow({ programId, milestones }: { programId: string; milestones: readonly Milestone[] }) {
  const celebrate = useCallback(
    async (keys: string[]) => {
      const result = await celebrateAction(programId, keys);
      return result.ok ? result.value : [];
    },
    [programId],
  );
  return <Celebration milestones={milestones} onCelebrate={celebrate} />;
}
