/** From each status, the statuses it may move to. */
export type Transitions<Status extends string> = Readonly<Record<Status, readonly Status[]>>;

export type Move<Status extends string> =
  | { readonly ok: true; readonly status: Status }
  | { readonly ok: false; readonly reason: 'invalid-transition'; readonly from: Status; readonly to: Status };

/** Whether the table lets `from` become `to`. Staying is no move. */
export function allows<Status extends string>(table: Transitions<Status>, from: Status, to: Status): boolean {
  return table[from].includes(to);
}

/** The new status, or why it cannot be. */
export function moveBy<Status extends string>(table: Transitions<Status>, from: Status, to: Status): Move<Status> {
  return allows(table, from, to) ? { ok: true, status: to } : { ok: false, reason: 'invalid-transition', from, to };
}
