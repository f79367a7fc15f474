import { AppError } from '@/lib/services/errors';

/** A read for a page: null where there is no such thing, or the address is no id, so that the page can say 404. */
export async function orNull<Value>(read: () => Promise<Value>): Promise<Value | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && (error.status === 404 || error.code === 'invalid-input')) return null;
    throw error;
  }
}
