import type { MilestoneStep } from '@/lib/domain/referrals/milestones';

/** A step while it is edited; the key of a new one follows its name until it is saved. */
export type EditedStep = MilestoneStep & { isNew: boolean };

const LONGEST_KEY = 40;

/** A key made of a name: `Trial booked!` is `trial-booked`. Empty where a name has no letter of the alphabet that keys have. */
export function keyOf(label: string): string {
  const plain = label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_KEY)
    .replace(/^-+|-+$/g, '');
}

/** A new step, at the top: most of what a school adds comes before the enrolment. */
export function addStep(rows: readonly EditedStep[]): EditedStep[] {
  return [{ key: '', label: '', isNew: true }, ...rows];
}

export function changeStep(rows: readonly EditedStep[], index: number, label: string): EditedStep[] {
  return rows.map((row, at) =>
    at === index ? { ...row, label, key: row.isNew ? keyOf(label) || freeKey(rows, index, label) : row.key } : row,
  );
}

/** A name in another script cannot be spelled as a key, and nobody could correct one that he never typed. */
function freeKey(rows: readonly EditedStep[], index: number, label: string): string {
  if (!label.trim()) return '';
  const taken = new Set(rows.filter((_, at) => at !== index).map(({ key }) => key));
  for (let number = 1; ; number += 1) if (!taken.has(`step-${number}`)) return `step-${number}`;
}

export function moveStep(rows: readonly EditedStep[], index: number, by: -1 | 1): EditedStep[] {
  const row = rows[index];
  if (!row || index + by < 0 || index + by >= rows.length) return [...rows];
  return rows.toSpliced(index, 1).toSpliced(index + by, 0, row);
}

export function removeStep(rows: readonly EditedStep[], index: number): EditedStep[] {
  return rows.toSpliced(index, 1);
}

/** What is saved. */
export function toSteps(rows: readonly EditedStep[]): MilestoneStep[] {
  return rows.map(({ key, label }) => ({ key, label: label.trim() }));
}
