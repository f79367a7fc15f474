/** The parts of the user guide, in the order in which they are shown: one for each kind of reader. */
export const SECTIONS = ['manager', 'student', 'finance', 'developer', 'security'] as const;

export type Section = (typeof SECTIONS)[number];

/** Whether an address names a part of the guide. */
export function isSection(name: string): name is Section {
  return SECTIONS.some((section) => section === name);
}
