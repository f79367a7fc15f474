import { runDownload } from '@/lib/auth/run-download';
import { requireStaff } from '@/lib/auth/session';
import { translator } from '@/lib/i18n/translator';
import { cardsPdf } from '@/lib/materials/cards-pdf';
import { codeCards } from '@/lib/services/codes/code-cards';
import { NotFoundError } from '@/lib/services/errors';

type Params = { params: Promise<{ id: string }> };

/** A sheet of cards to cut out, one for each working code of a programme: `?cursor=` goes on where a sheet of 300 ended. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  return runDownload(async () => {
    const ctx = await requireStaff('programs:read');
    const cursor = new URL(request.url).searchParams.get('cursor');
    const { programName, cards } = await codeCards(ctx, (await params).id, cursor ? { cursor } : {});
    const [first] = cards;
    if (!first) throw new NotFoundError('working code');
    const title = translator(
      'portalStart',
      undefined,
      first.school.language,
    )('materials.sheetTitle', { program: programName });
    const body = await cardsPdf(cards, { title, school: first.school.name, day: ctx.now });
    return { body, contentType: 'application/pdf', fileName: 'codes.pdf' };
  });
}
