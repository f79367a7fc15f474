import { errorResponse } from './error-response';

export interface Download {
  body: BodyInit;
  contentType: string;
  fileName: string;
}

/** The one wrapper of every route that gives a file to keep; nobody in between keeps a copy. */
export async function runDownload(work: () => Promise<Download>): Promise<Response> {
  try {
    const { body, contentType, fileName } = await work();
    return new Response(body, {
      headers: {
        'content-type': contentType,
        'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '')}"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    return errorResponse(error);
  }
}
