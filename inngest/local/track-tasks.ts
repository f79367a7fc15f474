import type { Task, TaskList } from 'graphile-worker';

export interface TaskTracker {
  /** The same tasks, counted while they run. */
  wrap(tasks: TaskList): TaskList;
  /** Resolves when those that run now are done. */
  settled(): Promise<unknown>;
}

/** Knows what this process works on, also after graphile-worker gave up waiting for it. */
export function trackTasks(): TaskTracker {
  const running = new Set<Promise<unknown>>();
  const track = (task: Task): Task => {
    return async (payload, helpers) => {
      const work = Promise.resolve(task(payload as never, helpers));
      running.add(work);
      try {
        return await work;
      } finally {
        running.delete(work);
      }
    };
  };
  return {
    wrap: (tasks) =>
      Object.fromEntries(Object.entries(tasks).flatMap(([name, task]) => (task ? [[name, track(task as Task)]] : []))),
    settled: () => Promise.allSettled([...running]),
  };
}
