import { pictureResponse } from '@/lib/auth/picture-response';
import { requireStaff } from '@/lib/auth/session';
import { itemPicture } from '@/lib/services/redemptions/item-picture';

/** The picture of an item, for staff. Another school's is not there. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const ctx = await requireStaff('rewards:read');
  const { id } = await params;
  return pictureResponse(request, () => itemPicture(ctx, id));
}
