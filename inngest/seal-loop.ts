import { log } from '@/lib/log';
import { sealAllAudits } from '@/lib/services/audit/seal-all';

export interface SealLoop {
  /** Resolves when the sealing under way has ended. */
  stop(): Promise<void>;
}

const INTERVAL_MS = 3_000;

/** Seals the audit trail every few seconds. No durable function: nothing is lost when one turn is left out. */
export function startSealing(intervalMs = INTERVAL_MS): SealLoop {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let underWay = Promise.resolve();

  async function seal(): Promise<void> {
    try {
      await sealAllAudits(new Date());
    } catch (error) {
      log.warn({ err: error }, 'The audit trail was not sealed; it is tried again');
    }
    schedule();
  }

  function schedule(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      underWay = seal();
    }, intervalMs);
  }

  schedule();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
