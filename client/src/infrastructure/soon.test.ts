import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { soon } from './soon';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('runs once for a burst of calls, and not after it has been disposed of', () => {
  const task = vi.fn();
  const { call, dispose } = soon(task, 100);
  call();
  vi.advanceTimersByTime(99);
  call();
  vi.advanceTimersByTime(99);
  expect(task).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(task).toHaveBeenCalledTimes(1);
  call();
  dispose();
  vi.advanceTimersByTime(1_000);
  expect(task).toHaveBeenCalledTimes(1);
});
