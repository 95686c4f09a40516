/** What completions say of what they offer, in Swedish. */
import { formatDay } from '../engine/day';
import type { completionEnglish } from './completion-en';
import { count, plural } from './counts-sv';
import { amount, cycleText } from './names-sv';

export const completionSwedish: typeof completionEnglish = {
  keyTitle: (title, isRequired) => (isRequired ? `${title} · krävs` : title),
  keyIsRequired: () => 'Den här nyckeln måste finnas.',
  decimalsOf: digits => plural(digits, 'decimal', 'decimaler'),
  usedSoFar: () => 'används redan här',
  subscriptionOf: (organization, start) => `${organization}, från ${formatDay(start)}`,
  cycleFrom: ({ start, end }, hasUsage) =>
    hasUsage
      ? `Faktureringsperiod ${cycleText(start, end)}, har användning`
      : `Faktureringsperiod ${cycleText(start, end)}`,
  nextDay: () => 'Nästa dag utan post',
  freeDay: () => 'Ingen post ännu',
  yearsOf: years => `${count(years)} år`,
  dayAfterSubscription: id => `Dagen efter att ${id} slutar`,
  commitmentWithoutOverage: (type, overage, start, end) =>
    `Utan den överförbrukning av ${amount(type, overage)} som faktureras för ${cycleText(start, end)}`,
  daysAfter: days => `${plural(days, 'dag', 'dagar')} efter transaktionsdatum`,
  lastDayOfCycle: () => 'Faktureringsperiodens sista dag',
  record: title => `${title}: en hel post`,
  newSubscription: () => 'Ny prenumeration',
  newSubscriptionIs: () => 'En hel prenumeration, med varje värde att fylla i uppifrån och ned',
  newUsage: (organization, { start, end }) => `Användning för ${organization}, ${cycleText(start, end)}`,
  newUsageWithFigures: days => `En post för var och en av de ${count(days)} dagarna, med tal att fylla i`,
  newUsageDates: (organization, { start, end }) =>
    `Användning för ${organization}, ${cycleText(start, end)}: bara datum`,
  newUsageWithDates: days => `En post för var och en av de ${count(days)} dagarna, utan tal`,
  newInvoice: (subscription, { start, end }) => `Faktura för ${subscription}, ${cycleText(start, end)}`,
  newInvoiceIs: () =>
    'Med de rader som har beräknats för perioden. Skriv in vad fakturan säger, så visas det som skiljer sig.',
};
