import { runDownload } from '@/lib/auth/run-download';
import { requireReferrer } from '@/lib/auth/session';
import { cardsPdf, tenCards } from '@/lib/materials/cards-pdf';
import { drawPicture } from '@/lib/materials/draw-picture';
import { posterPdf } from '@/lib/materials/poster-pdf';
import { codeMaterial } from '@/lib/services/codes/code-material';
import { NotFoundError } from '@/lib/services/errors';

type Params = { params: Promise<{ code: string; kind: string }> };

/** Pictures and paper of an own code: `square.png`, `story.png`, `poster.pdf`, `cards.pdf`. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { code, kind } = await params;
  const answer = await runDownload(async () => {
    const ctx = await requireReferrer();
    const material = await codeMaterial(ctx, code);
    const fileName = `${material.code}-${kind}`;
    if (kind === 'square.png' || kind === 'story.png') {
      const body = await drawPicture(material, kind === 'square.png' ? 'square' : 'story');
      return { body, contentType: 'image/png', fileName };
    }
    const school = material.school.name;
    if (kind === 'poster.pdf') {
      return { body: await posterPdf(material, ctx.now), contentType: 'application/pdf', fileName };
    }
    if (kind !== 'cards.pdf') throw new NotFoundError('file');
    const body = await cardsPdf(tenCards(material), { title: `${school} · ${material.code}`, school, day: ctx.now });
    return { body, contentType: 'application/pdf', fileName };
  });
  // A picture on the page is shown, not saved.
  if (new URL(request.url).searchParams.has('show')) answer.headers.set('content-disposition', 'inline');
  return answer;
}
