'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { deleteView } from '@/lib/services/views/delete-view';
import { pinView } from '@/lib/services/views/pin-view';
import { saveView } from '@/lib/services/views/save-view';

export type ViewInput = { name: string; query: string; shared: boolean; pinned: boolean };

/** Keeps the filters of the list under a name. */
export async function saveViewAction(input: ViewInput): Promise<ActionResult<string>> {
  return runAction(async () => {
    const { name } = await saveView(await requireStaff('people:read'), { page: 'people', ...input });
    revalidatePath('/people');
    return name;
  });
}

/** Puts a view before the others, or back among them. */
export async function pinViewAction(id: string, pinned: boolean): Promise<ActionResult<string>> {
  return runAction(async () => {
    const { name } = await pinView(await requireStaff('people:read'), id, { pinned });
    revalidatePath('/people');
    return name;
  });
}

/** Forgets a view, and answers what it was: it can be kept again. */
export async function deleteViewAction(id: string): Promise<ActionResult<ViewInput>> {
  return runAction(async () => {
    const view = await deleteView(await requireStaff('people:read'), id);
    revalidatePath('/people');
    return { name: view.name, query: view.query, shared: view.ownerId === null, pinned: view.isPinned };
  });
}
