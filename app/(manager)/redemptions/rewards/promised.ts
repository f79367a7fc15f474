/** Merchandise that waits to be handed over, as a filter of rewards. */
export const PROMISED = { status: 'approved', kind: 'merchandise' };
