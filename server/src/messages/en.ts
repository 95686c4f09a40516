/** Every sentence people read, in English. Another language is another table of the same type. */
import { formatDay } from '../engine/day';
import type { AgentModel, Day, FigureType, LicenseType, Rule } from '../engine/domain';
import type { CallsPart, StatedNumber, Term } from '../engine/explain';
import { formatInstant } from '../engine/instant';

import { actionsEnglish } from './actions-en';
import { cliEnglish } from './cli-en';
import { completionEnglish } from './completion-en';
import { count, money, plural } from './counts-en';
import { editingEnglish } from './editing-en';
import { filesEnglish } from './files-en';
import { hoverEnglish } from './hover-en';
import { moneyEnglish } from './money-en';
import { amount, are, committedAmount, cycleText, daysText, TYPE_NAMES, were } from './names-en';
import { overviewEnglish } from './overview-en';
import { previewEnglish } from './preview-en';
import { schemaEnglish } from './schema-en';
import { sourcesEnglish } from './sources-en';

/** What each number is, the way a table row calls it. */
const TERM_NAMES: { readonly [Name in Term['name']]: (term: Extract<Term, { name: Name }>) => string } = {
  used: ({ type, isAbsent }) => `${TYPE_NAMES[type]} used${isAbsent ? ' (no figure: 0)' : ''}`,
  committed: ({ type, isAbsent }) => `${TYPE_NAMES[type]} committed${isAbsent ? ' (none stated: 0)' : ''}`,
  committedPart: ({ type }) => `${TYPE_NAMES[type]} committed`,
  addOnPorts: ({ isAbsent }) => `Add-on ports${isAbsent ? ' (none stated: 0)' : ''}`,
  committedPorts: () => 'Ports committed',
  agentPorts: () => 'Ports of the committed agents',
  overageAgentPorts: () => 'Ports of the overage agents billed',
  aboveCommitment: ({ type }) => `${TYPE_NAMES[type]} above the commitment`,
  belowCommitment: ({ type }) => `${TYPE_NAMES[type]} committed and not used`,
  covered: ({ type }) => `${TYPE_NAMES[type]} covered by the commitment`,
  coveredPorts: () => 'Ports used of those included',
  idlePremium: () => 'Idle Premium',
  substituted: () => 'Substituted',
  overage: ({ type }) => `${TYPE_NAMES[type]} overage`,
  billed: ({ type, isOfPeakDay }) =>
    `${TYPE_NAMES[type]} overage billed${isOfPeakDay ? ', as of the day with the highest total' : ''}`,
  portExcess: () => 'Ports above all included ones',
  idlePorts: () => 'Ports not used',
  ports: () => 'Ports in all',
  voiceEntitlement: () => 'Voice entitlement',
  surgePercentage: () => 'Surge protection, percent',
  surgeLimit: () => 'Surge limit',
  displayedEntitlement: () => 'Voice entitlement in Control Hub',
  displayedLimit: () => 'Surge limit in Control Hub',
  calls: ({ part }) => CALLS_PARTS[part],
  countedAt: ({ type, at }) =>
    at === undefined
      ? `${TYPE_NAMES[type]} used`
      : `${TYPE_NAMES[type]} used, most from ${formatInstant(at).slice(11, 16)} UTC`,
  agent: ({ agent, at }) => `${agent}, logged in ${formatInstant(at)}`,
  connection: ({ at }) => `Connection from ${formatInstant(at)}`,
  unitPrice: ({ isAbsent, isOtherCurrency }) =>
    `Unit price${isAbsent ? ' (none stated)' : ''}${isOtherCurrency ? ' (in another currency)' : ''}`,
  discount: ({ isAbsent }) => `Discount, percent${isAbsent ? ' (none stated: 0)' : ''}`,
  lineAmount: ({ type }) => `${TYPE_NAMES[type]} overage, amount`,
  channelAmount: ({ sku }) => `${sku} overage, amount`,
  invoiceTotal: () => 'Overage invoice, total',
  expectedTotal: () => 'Overage invoice, total with the charges as stated',
  noCharge: ({ of }) => NO_CHARGES[of],
  statedCharge: ({ of }) => (of === 'other' ? 'Other charges, as stated' : 'Taxes, as stated'),
  committedCharge: ({ type, subscription }) => `${TYPE_NAMES[type]} committed in ${subscription}, charge`,
  committedCharges: () => 'Committed charges',
  bothCharges: () => 'Overage invoice and committed charges together',
  otherCurrency: ({ subscription, currency }) =>
    `${subscription}, ${currency === undefined ? 'without a currency' : `in ${currency}`}, another currency than the primary subscription's`,
  channelUnits: ({ sku }) => `${sku}, units of the cycle`,
  channelRecord: () => 'Units',
  channelIncluded: ({ isAbsent }) => `Units included${isAbsent ? ' (none stated: 0)' : ''}`,
  channelOverage: ({ sku }) => `${sku}, units above the included ones`,
  billedElsewhere: ({ primary }) => `Nothing, for the overage of the cycle is billed to ${primary}`,
  stated: ({ of }) => `${statedName(of)}, on the invoice`,
  statedChange: ({ of }) => `${statedName(of)}, difference`,
  asWritten: ({ of }) => `${termName(of)}, as written`,
  asTried: ({ of }) => `${termName(of)}, as tried`,
  trialChange: ({ of }) => `${termName(of)}, difference`,
};

const statedName = (of: StatedNumber): string =>
  'line' in of ? previewEnglish.comparedPart(of.line, of.part) : cliEnglish.invoiceTotals()[of.total];

const termName = (term: Term): string => TERM_NAMES[term.name](term as never);

const CALLS_PARTS: Readonly<Record<CallsPart, string>> = {
  covered: 'Calls within the voice entitlement',
  surge: 'Calls taken by surge protection',
  rejected: 'Calls above the surge limit, rejected',
  aboveEntitlement: 'Calls above the voice entitlement',
  idle: 'Calls that could still be taken',
};

const NO_CHARGES = {
  recurring: 'Recurring charges, which are invoiced separately',
  other: 'Other charges, which usage has none of',
  taxes: "Taxes, which are the vendor's to state",
} as const;

/** The rules in a sentence each. */
const RULES: Record<Rule, string> = {
  R1: 'A billing cycle runs from the billing day to the day before the next one.',
  R2: 'A named agent counts from the first log-in of a cycle until the cycle ends.',
  R3: 'A concurrent agent counts in a quarter of an hour when present in it and in the three before.',
  R4: 'Premium licences that are idle on a day serve Standard agents above the Standard commitment, never the reverse.',
  R5: 'Overage is what a day uses above its commitment, after substitution. It never changes the commitment.',
  R6: 'The highest daily overage of the cycle is billed: of each type by itself, unless the subscription assumes otherwise.',
  R7: 'Two IVR ports come with every agent licence, overage agents included, and add-on ports are added to them.',
  R8: 'Three calls for each committed agent and one for each add-on port, raised by the surge percentage and rounded down.',
  R9: 'The commitments of all active subscriptions are added up; the oldest pays.',
  R10: 'Each billed type is a line of its own: quantity × unit price, less the discount, rounded once.',
  R11: 'Digital channels are billed by the units of the cycle above the included ones.',
  R12: 'What the vendor sent is compared with what is computed, never corrected.',
};

export const english = {
  ...schemaEnglish,
  ...hoverEnglish,
  ...sourcesEnglish,
  ...editingEnglish,
  ...moneyEnglish,
  ...cliEnglish,
  ...completionEnglish,
  ...filesEnglish,
  ...overviewEnglish,
  ...previewEnglish,
  ...actionsEnglish,

  yamlTooDeep: (deepest: number): string =>
    `This is nested deeper than ${deepest} levels, so the file is not read from here on. Take out the extra brackets or indentation.`,
  yamlTooMuch: (most: number): string =>
    `Up to here there are ${count(most)} words and signs, and the file is not read from here on. Spread it over several files, or write each record on a line of its own.`,
  yamlAliasProperties: (): string => 'An alias (*name) cannot have an anchor or a tag of its own. Remove it.',
  yamlBadAlias: (): string =>
    'There is no value with this name above. Write the name behind & at the value first, then use it here behind *.',
  yamlAliasInItself: (anchor: string): string =>
    `*${anchor} stands inside &${anchor}, so it would never end. Remove it.`,
  yamlTooManyAliases: (most: number): string =>
    `The aliases of this file multiply to more than ${count(most)} values. Write the values out instead.`,
  yamlBadDirective: (): string => 'This line is not understood. Only %YAML 1.2 may stand here; remove anything else.',
  yamlBadEscape: (): string =>
    'This backslash sequence is unknown. Write \\\\ for a backslash, or put the text in single quotes.',
  yamlBadIndent: (): string =>
    'The indentation does not fit the lines above. Keys of one block start in the same column, two spaces further in than the key they belong to.',
  yamlBadStart: (): string => 'A value cannot begin with this character. Put the value in quotes.',
  yamlNestedOnOneLine: (): string =>
    'A second “key: value” on the same line needs braces. Write {key: value}, or begin a new, indented line.',
  yamlBlockInFlow: (): string => 'Lines that begin with “-” cannot stand inside brackets. Write [a, b] instead.',
  yamlUnclosed: (): string => 'A bracket opened above is not closed. Add ] or } before this.',
  yamlMissingCharacter: (): string => 'Something is missing here: a closing quote or bracket, a comma, or a space.',
  yamlMissingColon: (): string => 'A colon is missing. Write “key: value”, with a space behind the colon.',
  yamlMultipleAnchors: (): string => 'A value can have one name (&name) only. Remove the other.',
  yamlTag: (): string => 'Tags (a word that begins with “!”) are not used in these files. Remove it.',
  yamlTab: (): string => 'Indent with spaces, not with a tab.',
  yamlLongKey: (): string => 'This key is longer than 1,024 characters. A colon or a line break is probably missing.',
  yamlKeyNotText: (): string => 'A key must be a single word. Put it in quotes if it begins with a bracket.',
  yamlRepeatedKey: (key: string): string =>
    `${key} is written more than once here, so none of its values is used. Keep the right one.`,
  yamlUnexpected: (): string => 'This cannot be read as YAML. Check the punctuation here and on the line above.',

  kindMissing: (): string =>
    'This document does not say what it is. Add kind: subscription, kind: usage or kind: invoice.',
  kindUnknown: (): string => 'This kind is not known. Write subscription, usage or invoice.',
  kindFileMismatch: (kind: string, name: string, expected: string | undefined): string =>
    expected === undefined
      ? `${name} cannot hold a ${kind}. Rename the file so that it ends in .${kind}.yaml.`
      : `This is a ${kind}, but ${name} is a file for kind: ${expected}. Correct the kind, or rename the file so that it ends in .${kind}.yaml.`,
  percentageTooHigh: (key: string, text: string, highest: number): string =>
    `${key} is ${text}, but goes up to ${count(highest)}%. Correct it; until then it does not count.`,
  channelRepeated: (sku: string): string =>
    `${sku} is listed more than once, so none of its entries counts. Keep the right one.`,
  percentFraction: (text: string, likely: string): string =>
    `${text} counts as ${text} percent. Write ${likely}% if that is what you mean, or ${text}% to keep it.`,
  noSuchDay: (text: string): string => `The calendar has no ${text}. Write a day that exists, as YYYY-MM-DD.`,
  endBeforeStart: (end: Day, start: Day): string =>
    `The subscription would end on ${formatDay(end)}, before it starts on ${formatDay(start)}. Correct one of the two; until then it has no end.`,
  startIsHere: (): string => 'The start is here.',
  unorderedDays: (day: Day, later: Day): string =>
    `${formatDay(day)} comes after ${formatDay(later)} in this list. The numbers are right all the same; sort the days to make them easier to check.`,
  laterDateIsHere: (): string => 'The later date is here.',

  ignoreUnused: (code: string, line: number): string =>
    `There is no ${code} on line ${count(line)}, so this comment silences nothing. Remove it, or write it at the end of the line of the finding or on the line above.`,
  ignoreUnknownCode: (code: string, meant: string | undefined): string =>
    meant === undefined
      ? `No finding is called ${code}. Write the code that stands behind the sentence of the finding.`
      : `No finding is called ${code}. Did you mean ${meant}?`,
  ignoreWithoutCode: (): string =>
    'This comment names no finding, so it silences nothing. Write the code of the finding behind it, like entitlements-ignore overage.',
  ignoreImpossible: (code: string): string => `${code} cannot be silenced. Remove it here and mend the line instead.`,

  duplicateSubscription: (id: string): string =>
    `The id ${id} is used more than once, so none of these subscriptions counts. Give each its own id.`,
  alsoHere: (id: string): string => `${id} is also here.`,
  mixedAgentModels: (model: AgentModel): string =>
    `This subscription counts ${model} agents and another of the same organization does not. One organization is either named or concurrent, so nothing is computed for it.`,
  otherAgentModel: (model: AgentModel): string => `Here it is ${model}.`,
  unknownOrganization: (organization: string): string =>
    `No subscription belongs to the organization ${organization}, so its use cannot be compared with anything. Check the spelling, or add a subscription.`,
  dateOutsideCycle: (day: Day, start: Day, end: Day): string =>
    `${formatDay(day)} is outside the billing cycle ${cycleText(start, end)} that this file is for, so its figures do not count. Correct the date, or move the record to another file.`,
  cycleIsHere: (): string => 'The billing cycle is stated here.',
  cycleNotFirstDay: (day: Day, start: Day, end: Day): string =>
    `${formatDay(day)} is not the first day of a billing cycle: it falls into ${cycleText(start, end)}. Write ${formatDay(start)}.`,
  cycleWithoutSubscription: (day: Day): string =>
    `No subscription of the organization is active on ${formatDay(day)}, so no billing cycle begins then.`,
  noActiveSubscription: (day: Day): string =>
    `No subscription of the organization is active on ${formatDay(day)}, so nothing is computed for that day. Correct the date, or the subscription's start or end.`,
  reachesInactiveDay: (from: Day, inactive: Day): string =>
    `This begins on ${formatDay(from)} and lasts into ${formatDay(inactive)}, when no subscription of the organization is active. What lies on days without one counts nowhere. Correct the times, or the subscription's start or end.`,
  subscriptionRuns: (id: string, start: Day, end: Day | undefined): string =>
    end === undefined ? `${id} runs from ${formatDay(start)}.` : `${id} runs from ${cycleText(start, end)}.`,
  duplicateUsage: (type: FigureType, day: Day, copies: number): string =>
    `There are ${count(copies)} figures of ${TYPE_NAMES[type]} for ${formatDay(day)}, so none of them counts. Keep the right one.`,
  otherFigure: (value: number): string => `Another figure for the same day: ${count(value)}.`,

  overageAtCommitment: (type: LicenseType, quantity: number, committed: number, start: Day, end: Day): string =>
    type === 'ivrPorts'
      ? `${amount(type, quantity)} of overage in the cycle ${cycleText(start, end)}, with ${plural(committed, 'add-on port', 'add-on ports')} committed.`
      : `${amount(type, quantity)} of overage in the cycle ${cycleText(start, end)}, with ${count(committed)} committed.`,
  overageAtPeak: (
    type: LicenseType,
    quantity: number,
    used: number,
    committed: number,
    start: Day,
    end: Day,
  ): string =>
    type === 'ivrPorts'
      ? `This peak of ${count(used)} decides the cycle ${cycleText(start, end)}: ${amount(type, quantity)} of overage ${are(quantity)} billed.`
      : `This peak of ${count(used)} with ${count(committed)} committed decides the cycle ${cycleText(start, end)}: ${amount(type, quantity)} of overage ${are(quantity)} billed.`,
  portOverageSummed: (quantity: number, start: Day, end: Day): string =>
    `The ports above all included ones are added up over the days of the cycle ${cycleText(start, end)}: ${amount('ivrPorts', quantity)} of overage ${are(quantity)} billed. This is the highest day.`,
  peakIsHere: (type: LicenseType, used: number, day: Day): string =>
    `The peak: ${amount(type, used)} on ${formatDay(day)}.`,
  committedIsHere: (type: LicenseType, quantity: number): string =>
    `${committedAmount(type, quantity)} ${are(quantity)} committed here.`,
  substitution: (substituted: number, above: number, remaining: number, day: Day): string => {
    const [who, licences] = [
      amount('standard', above),
      substituted === 1 ? 'an idle Premium licence' : 'idle Premium licences',
    ];
    return remaining > 0
      ? `${count(substituted)} of the ${who} above the commitment on ${formatDay(day)} ${are(substituted)} served by ${licences}; ${count(remaining)} ${remaining === 1 ? 'remains' : 'remain'} as overage.`
      : `The ${who} above the commitment on ${formatDay(day)} ${are(substituted)} served by ${licences}, so there is no overage.`;
  },
  unusedCommitment: (type: LicenseType, idle: number, committed: number): string =>
    `${count(idle)} of ${committedAmount(type, committed)} ${were(idle)} not needed on any day of the usage at hand.`,

  surgeLimitExceeded: (contacts: number, limit: number, day: Day): string =>
    `${amount('voiceContacts', contacts)} on ${formatDay(day)} ${contacts === 1 ? 'exceeds' : 'exceed'} the surge limit of ${count(limit)}: call number ${count(limit + 1)} and every further one is rejected.`,
  surgeInUse: (contacts: number, entitlement: number, limit: number, day: Day): string =>
    `${amount('voiceContacts', contacts)} on ${formatDay(day)} ${are(contacts)} more than the ${count(entitlement)} that the licences entitle to. Surge protection takes up to ${count(limit)}.`,
  surgePercentageIsHere: (limit: number): string => `The surge limit of ${count(limit)} follows from this percentage.`,
  surgeMissing: (): string =>
    'This subscription states no surge protection, so there is no surge limit to compare calls with. Add surgeProtection, like 30%.',
  controlHubShowsOne: (limit: number, displayed: number): string =>
    `The surge limit is ${count(limit)}. Control Hub shows ${count(displayed)}, because it displays a quantity of 0 as 1.`,

  usageTypeMissing: (absent: FigureType, needing: FigureType, day: Day): string =>
    `${formatDay(day)} has no figure for ${TYPE_NAMES[absent]}, and ${TYPE_NAMES[needing]} cannot be told without it; it is read as 0. Add ${absent} to this day.`,
  namedUsageDecreased: (type: FigureType, value: number, before: number, day: Day): string =>
    `${amount(type, value)} ${are(value)} fewer than the ${count(before)} of ${formatDay(day)}. A named agent who has logged in stays counted until the cycle ends, so check both figures.`,
  figureIsHere: (type: FigureType, value: number, day: Day): string => `${amount(type, value)} on ${formatDay(day)}.`,
  missingDays: (first: Day, last: Day): string =>
    `There is no record for ${daysText(first, last)}. If there was use, the peak of the cycle may be missing.`,

  // Inlay hints.
  hintSubstituted: (quantity: number): string => `${count(quantity)} substituted`,
  hintOverage: (quantity: number): string => `${count(quantity)} overage`,
  hintPortOverage: (quantity: number): string => `${count(quantity)} ${quantity === 1 ? 'port' : 'ports'} overage`,
  hintWorkforceOverage: (quantity: number): string => `${count(quantity)} Workforce Optimization overage`,
  hintPeak: (quantity: number): string => `peak ${count(quantity)}`,
  hintPortsInAll: (quantity: number): string => `${plural(quantity, 'port', 'ports')} in all`,
  hintCallsAtOnce: (quantity: number): string => `${count(quantity)} ${quantity === 1 ? 'call' : 'calls'} at once`,

  // Explanations.
  number: count,
  day: formatDay,
  cycle: cycleText,
  explained: (label: string, day: Day | undefined): string =>
    day === undefined ? label : `${label} on ${formatDay(day)}`,
  term: termName,
  explanationColumns: (): readonly [string, string, string] => ['What', 'How', 'Number'],
  billingCycleIs: (start: Day, end: Day): string => `Billing cycle ${cycleText(start, end)}`,
  sourceIs: (name: string, line: number): string => `${name}, line ${count(line)}`,
  rule: (rule: Rule): string => RULES[rule],
  ruleIs: (rule: Rule): string => `${rule}: ${RULES[rule]}`,
  why: (): string => 'Why',
  priceMissing: (): string => 'price missing',
  unknown: (): string => 'unknown',
  money,
  countOfRecords: (records: number): string => `${count(records)} counted`,
  moreRecords: (hidden: number): string => `… and ${count(hidden)} more`,

  // The daily detail.
  organization: (): string => 'Organization',
  subscription: (): string => 'Subscription',
  billingCycle: (): string => 'Billing cycle',
  billedOverage: (): string => 'Overage billed',
  /** What the invoice comes to, as far as it is known. */
  invoiceSummary: (total: string | undefined, isComplete: boolean): string => {
    if (total === undefined) return 'unknown: a price is missing';
    return isComplete ? total : `${total}, a price is missing`;
  },
  committedCharges: (): string => 'Committed charges',
  ivrPortsInAll: (): string => 'IVR ports',
  surgeLimit: (): string => 'Surge limit',
  noOverage: (): string => 'none',
  billedAmount: amount,
  callsAtOnce: (calls: number): string => amount('voiceContacts', calls),
  /** Between the ports used and those that there are: “41 used of 78”. */
  usedOf: (): string => ' used of ',
  /** Between the surge limit and the most calls at once. */
  highestCalls: (): string => ', highest ',
  noReconciliations: (): string =>
    'There is nothing to reconcile here. It takes a subscription and usage of the same organization, on days on which the subscription is active; entitlements check tells what is in the way.',
  nothingToShow: (): string =>
    'There is no daily detail yet: it needs a subscription and usage of the same organization, with days on which the subscription is active.',
  mixedModelsNotice: (): string =>
    'Nothing is computed for this organization, because its subscriptions mix named and concurrent agents.',
  unreadable: (files: readonly string[]): string =>
    `${files.join(', ')} cannot be read completely at the moment. What is shown leaves out what is wrong.`,
};

export type Messages = typeof english;
