import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Celebration } from '@/components/portal/celebration';
import { ChallengeCard } from '@/components/portal/challenge-card';
import { Confetti } from '@/components/portal/confetti';
import { ForgetOffline } from '@/components/portal/forget-offline';
import { LessonQuiz } from '@/components/portal/lesson-quiz';
import { OfflineCode } from '@/components/portal/offline-code';
import { NOW, show, violations } from '../render';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A canvas that counts what is drawn on it; jsdom has none. */
function stubCanvas() {
  const drawn = { rectangles: 0 };
  const context = {
    ...{ clearRect() {}, save() {}, translate() {}, rotate() {}, restore() {}, globalAlpha: 1, fillStyle: '' },
    fillRect() {
      drawn.rectangles++;
    },
  };
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
  return drawn;
}

describe('Celebration', () => {
  const milestones = [
    { key: 'tier:3', atCount: 3 },
    { key: 'first', atCount: 1 },
  ];

  it('is stored first, shows the highest that is new, once, and can be closed', async () => {
    stubCanvas();
    const user = userEvent.setup();
    const celebrate = vi.fn(async (keys: string[]) => keys);
    const { rerender } = show(<Celebration milestones={milestones} onCelebrate={celebrate} />);
    expect(await screen.findByRole('dialog', { name: '3 friends have joined!' })).toBeVisible();
    expect(screen.getByText(/You are on the next step/)).toBeVisible();
    rerender(<Celebration milestones={[...milestones]} onCelebrate={celebrate} />);
    expect(celebrate).toHaveBeenCalledTimes(1);
    expect(celebrate).toHaveBeenCalledWith(['tier:3', 'first']);
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Great!' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('stays when the page, asked for anew, has nothing left to celebrate, and goes on with what is reached then', async () => {
    stubCanvas();
    const user = userEvent.setup();
    const stored = Promise.withResolvers<string[]>();
    const celebrate = vi.fn(async (keys: string[]) => keys).mockReturnValueOnce(stored.promise);
    const first = milestones.slice(1);
    const { rerender } = show(<Celebration milestones={first} onCelebrate={celebrate} />);
    rerender(<Celebration milestones={[]} onCelebrate={celebrate} />);
    stored.resolve(['first']);
    expect(await screen.findByRole('dialog', { name: 'Your first friend has joined!' })).toBeVisible();
    rerender(<Celebration milestones={[]} onCelebrate={celebrate} />);
    await user.click(screen.getByRole('button', { name: 'Great!' }));
    rerender(<Celebration milestones={milestones} onCelebrate={celebrate} />);
    expect(await screen.findByRole('dialog', { name: '3 friends have joined!' })).toBeVisible();
    expect(celebrate.mock.calls).toEqual([[['first']], [['tier:3']]]);
  });

  it('shows only what nobody has celebrated, and nothing when all is', async () => {
    stubCanvas();
    const { unmount } = show(<Celebration milestones={milestones} onCelebrate={async () => ['first']} />);
    expect(await screen.findByRole('dialog', { name: 'Your first friend has joined!' })).toBeVisible();
    unmount();
    const late = vi.fn(async () => []);
    show(<Celebration milestones={[{ key: 'bonus:5', atCount: 5 }]} onCelebrate={late} />);
    await waitFor(() => expect(late).toHaveBeenCalled());
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('Confetti', () => {
  it('falls for a moment, and not for who asked for less motion', async () => {
    const drawn = stubCanvas();
    const frames: FrameRequestCallback[] = [];
    vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
    vi.stubGlobal('cancelAnimationFrame', vi.fn());
    const { unmount } = show(<Confetti />);
    for (const at of [100, 500, 2000]) frames.shift()?.(at);
    expect(drawn.rectangles).toBe(270);
    frames.shift()?.(9000);
    expect(frames).toEqual([]);
    unmount();
    vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList);
    show(<Confetti />);
    expect(frames).toEqual([]);
  });
});

describe('LessonQuiz', () => {
  const questions = [
    { text: 'Who?', answers: ['One', 'All'] },
    { text: 'How often?', answers: ['Once', 'Daily'] },
  ];

  it('asks for every answer, marks what is wrong, and says when all is right', async () => {
    const user = userEvent.setup();
    const done = (value: { passed: boolean; wrong: number[] }) => ({ ok: true, value }) as const;
    const check = vi.fn(async (answers: number[]) =>
      answers[1] === 0 ? done({ passed: true, wrong: [] }) : done({ passed: false, wrong: [1] }),
    );
    show(<LessonQuiz questions={questions} passed={false} onCheck={check} />);
    const button = screen.getByRole('button', { name: 'Check my answers' });
    await user.click(screen.getByRole('radio', { name: 'One' }));
    await user.click(button);
    expect(await screen.findByText('Please answer every question.')).toBeVisible();
    expect(check).not.toHaveBeenCalled();
    await user.click(screen.getByRole('radio', { name: 'Daily' }));
    await user.click(button);
    expect(await screen.findByText('This one is not right yet.')).toBeVisible();
    expect(screen.getByText(/^One answer is not right yet/)).toBeVisible();
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('radio', { name: 'Once' }));
    await user.click(button);
    expect(await screen.findByText('All right! This piece is done.')).toBeVisible();
    expect(check).toHaveBeenLastCalledWith([0, 0]);
  });

  it('says so when it cannot be checked, and what was passed before', async () => {
    const user = userEvent.setup();
    const refused = { ok: false as const, code: 'not-found', message: 'Not now.', errors: [], requestId: null };
    show(<LessonQuiz questions={questions} passed onCheck={async () => refused} />);
    expect(screen.getByText('All right! This piece is done.')).toBeVisible();
    for (const name of ['One', 'Once']) await user.click(screen.getByRole('radio', { name }));
    await user.click(screen.getByRole('button', { name: 'Check my answers' }));
    expect(await screen.findByText('Not now.')).toBeVisible();
  });
});

describe('ChallengeCard', () => {
  const challenge = {
    ...{ title: 'Three by autumn', goal: 3, startsAt: NOW, endsAt: new Date('2026-10-31T20:00:00Z'), endedAt: null },
    ...{ programName: 'Bring a friend', recognition: 'A photo', state: 'running' as const, count: 1 },
  };

  it('says what is asked, how far one is, and what for', async () => {
    show(
      <ul>
        <ChallengeCard challenge={challenge} />
      </ul>,
    );
    expect(screen.getByText('3 friends by Oct 31, 2026')).toBeVisible();
    expect(screen.getByText('2 more friends')).toBeVisible();
    expect(screen.getByText('As a thank-you: A photo')).toBeVisible();
    expect(screen.getByRole('progressbar', { name: /Three by autumn/ })).toHaveAttribute('aria-valuenow', '1');
    expect(await violations()).toEqual([]);
  });

  it('celebrates the goal, waits for the first day, and knows its end', () => {
    show(
      <ul>
        <ChallengeCard challenge={{ ...challenge, count: 4 }} />
        <ChallengeCard challenge={{ ...challenge, state: 'upcoming', programName: null, recognition: null }} />
        <ChallengeCard challenge={{ ...challenge, state: 'over', endedAt: NOW }} />
      </ul>,
    );
    expect(screen.getByText('Done! Thank you.')).toBeVisible();
    expect(screen.getByText('Starts on Sep 10, 2026')).toBeVisible();
    expect(screen.getByText('Ended on Sep 10, 2026')).toBeVisible();
  });
});

describe('what is kept without internet', () => {
  const own = { code: 'ANA-24', url: 'https://x', school: 'S', words: { title: 't', text: 'x', again: 'a' } };

  function stubWorker(register: () => Promise<unknown>) {
    const postMessage = vi.fn();
    const worker = { register: vi.fn(register), ready: Promise.resolve({ active: { postMessage } }) };
    Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: worker });
    return { worker, postMessage };
  }

  afterEach(() => {
    Reflect.deleteProperty(navigator, 'serviceWorker');
  });

  it('is the own code, asked anew each time; nothing for who has none', async () => {
    const { worker, postMessage } = stubWorker(async () => undefined);
    const { rerender } = show(<OfflineCode own={own} />);
    await waitFor(() => expect(postMessage).toHaveBeenCalledWith({ type: 'own-code', ...own }));
    expect(worker.register).toHaveBeenCalledWith('/portal-sw.js', { scope: '/portal', updateViaCache: 'none' });
    rerender(<OfflineCode own={null} />);
    await waitFor(() => expect(postMessage).toHaveBeenLastCalledWith({ type: 'forget' }));
  });

  it('is nothing where a browser keeps nothing', async () => {
    const { worker, postMessage } = stubWorker(() => Promise.reject(new Error('no')));
    show(<OfflineCode own={own} />);
    await waitFor(() => expect(worker.register).toHaveBeenCalled());
    expect(postMessage).not.toHaveBeenCalled();
    Reflect.deleteProperty(navigator, 'serviceWorker');
    show(<OfflineCode own={own} />);
  });

  it('is taken away at the sign-in, and only what is ours', async () => {
    const remove = vi.fn(async () => true);
    vi.stubGlobal('caches', { keys: async () => ['kith-portal-1', 'other'], delete: remove });
    show(<ForgetOffline />);
    await waitFor(() => expect(remove).toHaveBeenCalledWith('kith-portal-1'));
    expect(remove).toHaveBeenCalledTimes(1);
    vi.unstubAllGlobals();
    show(<ForgetOffline />);
  });
});
