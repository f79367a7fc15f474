const WRONG = '[aria-invalid="true"], fieldset[data-wrong]';

/** The first field inside that is marked as wrong, if any is. */
export function firstWrong(inside: ParentNode | null | undefined): HTMLElement | null {
  return inside?.querySelector<HTMLElement>(WRONG) ?? null;
}
