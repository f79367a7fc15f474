import type { ReactNode } from 'react';
import type { ActionResult } from '@/lib/auth/run-action';
import type { BoundedCount } from '@/lib/domain/common/bounded-count';

export type DataColumn = {
  id: string;
  header: string;
  align?: 'left' | 'right';
  /** Sortable by the rows' `sort` values, or by the server when the table's `sort` is given. */
  sortable?: boolean;
  /** The first press puts the greatest, or the newest, on top; figures on the right do so anyway. */
  descFirst?: boolean;
  /** Not shown until chosen. */
  hidden?: boolean;
};

/** Cells are ready elements, so a server page can make the whole table without a client file of its own. */
export type DataRow = {
  id: string;
  /** The page of this row; the first cell becomes its link. */
  href?: string;
  /** Names the row for screen readers in "Select …"; by default the first cell's text. */
  label: string;
  cells: Record<string, ReactNode>;
  sort?: Record<string, string | number | null>;
  selectable?: boolean;
};

export type BulkAction = {
  id: string;
  /** Full key of a message that takes {count}: "rewards.approveMany" → "Approve 12 rewards". */
  messageKey: string;
  icon?: ReactNode;
  variant?: 'primary' | 'secondary' | 'destructive';
  /** A server action. Its value is what was done, in words. */
  run: (ids: string[]) => Promise<ActionResult<string>>;
};

export type DataPage = {
  /** How many rows there are in all; left out, or null, where counting them is not worth it. */
  total?: BoundedCount;
  /** Absent on the last page. */
  nextCursor: string | null;
};

export type ServerSort = { by: string; direction: 'asc' | 'desc' };
