/** The id of the control for one field of a form, so that an error summary can point at it: "rewards.0.rateBps" → "field-rewards-0-rateBps". */
export function fieldId(path: string): string {
  return `field-${path.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;
}
