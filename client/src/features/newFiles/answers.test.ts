import { describe, expect, it } from 'vitest';
import { textsFor } from '../../texts/languages';
import { areAnswers, currencyOf, isDate, quantitiesOf, questionsFor } from './answers';

const QUESTIONS = questionsFor(textsFor('en'), '2024-06-09');

describe('the answers about a new subscription', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2024-13-01', false],
    ['9 June', false],
  ])('take %s as a start: %s', (text, is) => {
    expect(isDate(text)).toBe(is);
    expect(QUESTIONS.start.complaint(text) === undefined).toBe(is);
  });

  it('take quantities in the order Premium, Standard, add-on ports, or none', () => {
    expect(quantitiesOf('5, 20,2')).toEqual({ premium: 5, standard: 20, ivrPorts: 2 });
    expect(quantitiesOf(' 5 ')).toEqual({ premium: 5 });
    expect(quantitiesOf('')).toEqual({});
    for (const wrong of ['5, x', '1.5', '-1', '5,,2', '1,2,3,4', '1000000001'])
      expect(QUESTIONS.quantities.complaint(wrong)).toContain('5, 20, 2');
  });

  it('take a currency in small letters, and refuse what is no code', () => {
    expect(currencyOf(' usd ')).toBe('USD');
    expect(QUESTIONS.currency.complaint('eur')).toBeUndefined();
    expect(QUESTIONS.currency.complaint('Euro')).toBeDefined();
  });

  it('need an organization and an id', () => {
    expect(QUESTIONS.organization.complaint('  ')).toBeDefined();
    expect(QUESTIONS.id.complaint('SUB-1')).toBeUndefined();
  });

  it('can be handed to the command instead', () => {
    const answers = { id: 'A', organization: 'a', start: '2024-01-01', agentModel: 'named', currency: 'USD' };
    expect(areAnswers({ ...answers, committed: {} })).toBe(true);
    expect(areAnswers(answers)).toBe(false);
    expect(areAnswers(undefined)).toBe(false);
  });
});
