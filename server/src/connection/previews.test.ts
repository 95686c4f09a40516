import { describe, expect, it } from 'vitest';
import type { PreviewView } from '../protocol';
import { createPreviews } from './previews';

const CHOICE = { label: '', options: [] };
const view = (title: string): PreviewView => ({
  title,
  organizations: CHOICE,
  subscriptions: CHOICE,
  cycles: CHOICE,
});

describe('a preview that asks again', () => {
  it('is told what differs from what it has', () => {
    const previews = createPreviews();
    const { id } = previews.answer(undefined, view('one'));
    expect(previews.answer(id, view('two'))).toEqual({
      id: expect.not.stringMatching(id),
      known: id,
      changes: { fields: { title: { value: 'two' } } },
    });
  });

  it('is told that nothing differs, as often as it asks', () => {
    const previews = createPreviews();
    const { id } = previews.answer(undefined, view('one'));
    for (let time = 0; time < 20; time += 1) expect(previews.answer(id, view('one'))).toEqual({ id, known: id });
  });

  it('is answered in full where its view has been forgotten, or was never known', () => {
    const previews = createPreviews();
    const { id } = previews.answer(undefined, view('one'));
    for (let other = 0; other < 8; other += 1) previews.answer(undefined, view(String(other)));
    expect(previews.answer(id, view('two'))).toMatchObject({ view: { title: 'two' } });
    expect(previews.answer('x', view('two'))).toMatchObject({ view: { title: 'two' } });
  });
});
