import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '@/db/seed/random';
import { type PatientClient, patientClient } from './client';
import type { CrashSchool } from './school';

/** Enrolments of a round are spread over so long. */
const ROUND_MS = 1_200;

/** A conversion as the API acknowledged it. */
export interface Acknowledged {
  externalId: string;
  id: string;
  rewardIds: string[];
}

export interface Activity {
  acknowledged: Acknowledged[];
  /**
   * Starts a round's work; it goes on by itself, through whatever is killed meanwhile.
   * @returns resolves when its first payout run is asked for
   */
  begin(round: number): Promise<void>;
  approveAll(): Promise<void>;
  runPayouts(): Promise<void>;
  /** Resolves when no more than `most` enrolments are still at work. @throws the first error that was no outage */
  untilAtMost(most: number): Promise<void>;
  repeats(): number;
}

/** What happens at a school: friends enrol, somebody approves, somebody pays out. All of it over the API. */
export function schoolActivity(url: string, school: CrashSchool, random: Random, signal: AbortSignal): Activity {
  const client = (name: keyof CrashSchool['clients']) => patientClient(url, school.clients[name], signal);
  const [recorder, approver, payer] = [client('recorder'), client('approver'), client('payer')];
  const acknowledged: Acknowledged[] = [];
  const atWork = new Set<Promise<void>>();
  const errors: unknown[] = [];
  let runs = 0;

  const runPayouts = async () => {
    runs += 1;
    await payer.post('/payouts/run', {}, `run-${runs}`);
  };

  async function enrol(body: object, afterMs: number, onPaying: () => void): Promise<void> {
    await wait(afterMs);
    acknowledged.push(await record(recorder, body));
    await approvePending(approver);
    onPaying();
    await runPayouts();
  }

  function track(work: Promise<void>): void {
    const job: Promise<void> = work.catch((error) => void errors.push(error)).finally(() => atWork.delete(job));
    atWork.add(job);
  }

  return {
    acknowledged,
    begin(round) {
      const { promise, resolve } = Promise.withResolvers<void>();
      for (let index = random.between(2, 5); index > 0; index -= 1) {
        const body = conversion(`friend-${round}-${index}`, random.pick(school.codes));
        track(enrol(body, random.between(0, ROUND_MS), resolve));
      }
      return promise;
    },
    approveAll: () => approvePending(approver),
    runPayouts,
    async untilAtMost(most) {
      while (atWork.size > most && !errors.length) await Promise.race(atWork);
      if (errors.length) throw errors[0];
    },
    repeats: () => recorder.repeats() + approver.repeats() + payer.repeats(),
  };
}

function conversion(externalId: string, code: string) {
  return {
    externalId,
    referee: { externalId, email: `${externalId}@example.org` },
    milestone: 'enrolled',
    valueMinor: 120_000,
    currency: 'USD',
    occurredAt: new Date().toISOString(),
    code,
  };
}

async function record(client: PatientClient, body: object): Promise<Acknowledged> {
  const { externalId } = body as { externalId: string };
  const answer = (await client.post('/conversions', body, `convert-${externalId}`)) as {
    id: string;
    rewards: { id: string }[];
  };
  return { externalId, id: answer.id, rewardIds: answer.rewards.map(({ id }) => id) };
}

async function approvePending(client: PatientClient): Promise<void> {
  const { data } = (await client.get('/rewards?status=pending&limit=100')) as {
    data: { id: string; requiresApproval: boolean }[];
  };
  const waiting = data.filter(({ requiresApproval }) => requiresApproval);
  await Promise.all(waiting.map(({ id }) => client.post(`/rewards/${id}/approve`, {}, `approve-${id}`)));
}
