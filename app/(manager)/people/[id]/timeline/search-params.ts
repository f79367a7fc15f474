import { createLoader } from 'nuqs/server';
import { parseAsId } from '@/components/page/parse-as';

/** What the timeline keeps in its address. */
export const loadTimelineParams = createLoader({ cursor: parseAsId });
