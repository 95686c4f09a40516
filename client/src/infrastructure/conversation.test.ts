import { describe, expect, it } from 'vitest';
import { converse } from './conversation';

/** A server whose answers arrive when the test lets them, and a page that notes what it is told. */
const scene = (first = 'june') => {
  const asked: {
    readonly question: string;
    readonly arrive: (answer: string) => Promise<void>;
    readonly fail: () => Promise<void>;
  }[] = [];
  const told: string[] = [];
  const conversation = converse<string, string>(first, {
    answer: question =>
      new Promise((resolve, reject) => {
        asked.push({
          question,
          arrive: async answer => {
            resolve(answer);
            await settled();
          },
          fail: async () => {
            reject(new Error('the server is gone'));
            await settled();
          },
        });
      }),
    tell: (question, answer) => told.push(`${question}: ${answer}`),
    failed: () => told.push('failed'),
  });
  return { conversation, asked, told };
};

const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

describe('the conversation of a preview with the server', () => {
  it('asks nothing before it is told to', () => {
    expect(scene().asked).toEqual([]);
  });

  it('has one question under way and puts those that arrive meanwhile as one', async () => {
    const { conversation, asked, told } = scene();
    conversation.askAgain();
    conversation.askAgain();
    conversation.askAgain();
    expect(asked).toHaveLength(1);
    await asked[0]?.arrive('11 overage');
    expect(asked).toHaveLength(2);
    await asked[1]?.arrive('9 overage');
    expect(asked).toHaveLength(2);
    expect(told).toEqual(['june: 11 overage', 'june: 9 overage']);
  });

  it('says nothing when the answer has not changed', async () => {
    const { conversation, asked, told } = scene();
    conversation.askAgain();
    await asked[0]?.arrive('11 overage');
    conversation.askAgain();
    await asked[1]?.arrive('11 overage');
    expect(told).toEqual(['june: 11 overage']);
  });

  it('drops the answer to a question that another has replaced', async () => {
    const { conversation, asked, told } = scene();
    conversation.askAgain();
    conversation.ask('july');
    await asked[0]?.arrive('11 overage');
    expect(told).toEqual([]);
    expect(asked[1]?.question).toBe('july');
    await asked[1]?.arrive('2 overage');
    expect(told).toEqual(['july: 2 overage']);
  });

  it('tells the same answer again when it is the answer to another question', async () => {
    const { conversation, asked, told } = scene();
    conversation.askAgain();
    await asked[0]?.arrive('no overage');
    conversation.ask('july');
    await asked[1]?.arrive('no overage');
    expect(told).toEqual(['june: no overage', 'july: no overage']);
  });

  it('repeats its answer to a page that has been loaded anew', async () => {
    const { conversation, asked, told } = scene();
    conversation.repeat();
    expect(told).toEqual([]);
    conversation.askAgain();
    await asked[0]?.arrive('11 overage');
    conversation.repeat();
    expect(told).toEqual(['june: 11 overage', 'june: 11 overage']);
  });

  it('says that a question failed, asks on, and tells the next answer even if it is the old one', async () => {
    const { conversation, asked, told } = scene();
    conversation.askAgain();
    await asked[0]?.arrive('11 overage');
    conversation.askAgain();
    await asked[1]?.fail();
    conversation.askAgain();
    await asked[2]?.arrive('11 overage');
    expect(told).toEqual(['june: 11 overage', 'failed', 'june: 11 overage']);
  });

  it('neither asks nor tells after its end', async () => {
    const { conversation, asked, told } = scene();
    conversation.askAgain();
    conversation.askAgain();
    conversation.end();
    await asked[0]?.arrive('11 overage');
    conversation.askAgain();
    expect(asked).toHaveLength(1);
    expect(told).toEqual([]);
  });
});
