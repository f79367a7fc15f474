/** The seven files that can be imported, in the order in which they lean on each other. */
export const IMPORT_KINDS = [
  'courses',
  'contacts',
  'codes',
  'touches',
  'conversions',
  'refunds',
  'milestones',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
