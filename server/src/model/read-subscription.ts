/** A subscription document to the engine's words. */
import {
  type Amendment,
  ASSUMPTIONS,
  type DigitalChannel,
  LICENSE_TYPES,
  type License,
  type LicenseType,
  type Located,
  type Overage,
  type Subscription,
} from '../engine/domain';
import type { Pieces } from '../engine/pieces';
import { message } from '../messages/message';
import { readAhead, readRecords } from './read-records';
import {
  choiceAt,
  dayAt,
  discountAt,
  mappingAt,
  moneyAt,
  percentageAt,
  quantityAt,
  type Reading,
  readEach,
  reject,
  report,
  sourceOf,
  textAt,
} from './reading';
import { type MappingNode, valueAt } from './syntax';

/**
 * Undefined where the id, the organization or the start cannot be used: nothing can be computed without them.
 * @param turn see `readAhead`
 */
export function* readSubscription(reading: Reading, root: MappingNode, turn: number): Pieces<Subscription | undefined> {
  yield* readAhead(reading, root, [AMENDMENTS], turn);
  const amendments = [...(yield* readRecords(reading, root, AMENDMENTS)).values];
  const id = textAt(reading, root, 'id');
  const organization = textAt(reading, root, 'organization');
  const start = dayAt(reading, root, 'start');
  const subscription = {
    source: sourceOf(reading, root),
    name: textAt(reading, root, 'name'),
    end: endAfter(reading, root, start),
    billingDay: quantityAt(reading, root, 'billingDay'),
    agentModel: choiceAt(reading, root, 'agentModel', ['named', 'concurrent']),
    currency: textAt(reading, root, 'currency'),
    paymentTermsDays: quantityAt(reading, root, 'paymentTermsDays'),
    surgeProtection: percentageAt(reading, root, 'surgeProtection'),
    statesSurgeProtection:
      valueAt(root, 'surgeProtection') !== undefined || amendments.some(one => one.statesSurgeProtection),
    licenses: readLicenses(reading, mappingAt(reading, root, 'licenses')),
    digitalChannels: yield* readChannels(reading, root),
    amendments: amendments.flatMap(({ amendment }) => amendment ?? []),
    assumptions: readAssumptions(reading, mappingAt(reading, root, 'assumptions')),
  };
  if (id === undefined || organization === undefined || start === undefined) return undefined;
  return { ...subscription, id, organization, start };
}

function endAfter(
  reading: Reading,
  root: MappingNode,
  start: Located<number> | undefined,
): Located<number> | undefined {
  const end = dayAt(reading, root, 'end');
  const node = valueAt(root, 'end');
  if (end === undefined || node === undefined || start === undefined || end.value >= start.value) return end;
  const related = [{ source: start.source, message: message('startIsHere') }];
  report(reading, 'schema', node, message('endBeforeStart', end.value, start.value), { related });
  return undefined;
}

function readLicenses(reading: Reading, block: MappingNode | undefined): Partial<Record<LicenseType, License>> {
  return Object.fromEntries(
    LICENSE_TYPES.flatMap(type => {
      const license = mappingAt(reading, block, type);
      return license === undefined ? [] : [[type, readLicense(reading, license)]];
    }),
  );
}

function readLicense(reading: Reading, block: MappingNode): License {
  const overage = mappingAt(reading, block, 'overage');
  return {
    committed: quantityAt(reading, block, 'committed'),
    sku: textAt(reading, block, 'sku'),
    unitPrice: moneyAt(reading, block, 'unitPrice'),
    discount: discountAt(reading, block, 'discount'),
    overage: overage === undefined ? undefined : readOverage(reading, overage),
  };
}

const readOverage = (reading: Reading, block: MappingNode): Overage => ({
  sku: textAt(reading, block, 'sku'),
  unitPrice: moneyAt(reading, block, 'unitPrice'),
  statesUnitPrice: valueAt(block, 'unitPrice') !== undefined,
  discount: discountAt(reading, block, 'discount'),
});

/** The channels by their SKUs; of a SKU that is listed more than once none counts. */
function* readChannels(reading: Reading, root: MappingNode): Pieces<DigitalChannel[]> {
  const read = yield* readEach(reading, root, 'digitalChannels', record => {
    const channel = readChannel(reading, record);
    return channel === undefined ? [] : [{ channel, node: valueAt(record, 'sku') ?? record }];
  });
  const channels = read.flat();
  const copies = new Map<string, number>();
  for (const { channel } of channels) copies.set(channel.sku.value, (copies.get(channel.sku.value) ?? 0) + 1);
  return channels.flatMap(({ channel, node }) => {
    if (copies.get(channel.sku.value) === 1) return channel;
    return reject(reading, 'schema', node, message('channelRepeated', channel.sku.value)) ?? [];
  });
}

function readChannel(reading: Reading, record: MappingNode): DigitalChannel | undefined {
  const sku = textAt(reading, record, 'sku');
  const channel = {
    name: textAt(reading, record, 'name'),
    included: quantityAt(reading, record, 'included'),
    unitPrice: moneyAt(reading, record, 'unitPrice'),
    statesUnitPrice: valueAt(record, 'unitPrice') !== undefined,
    discount: discountAt(reading, record, 'discount'),
  };
  return sku === undefined ? undefined : { ...channel, sku };
}

interface ReadAmendment {
  /** Undefined where its day cannot be used. */
  readonly amendment: Amendment | undefined;
  /** Whether it names a percentage, usable or not. */
  readonly statesSurgeProtection: boolean;
}

function readAmendment(reading: Reading, record: MappingNode): ReadAmendment {
  const effective = dayAt(reading, record, 'effective');
  const licenses = mappingAt(reading, record, 'licenses');
  const committed: Partial<Record<LicenseType, Located<number>>> = {};
  for (const type of LICENSE_TYPES) {
    const quantity = quantityAt(reading, mappingAt(reading, licenses, type), 'committed');
    if (quantity !== undefined) committed[type] = quantity;
  }
  const surgeProtection = percentageAt(reading, record, 'surgeProtection');
  return {
    amendment: effective && { effective, committed, surgeProtection },
    statesSurgeProtection: valueAt(record, 'surgeProtection') !== undefined,
  };
}

const AMENDMENTS = { list: 'amendments', read: readAmendment } as const;

const readAssumptions = (reading: Reading, block: MappingNode | undefined): Subscription['assumptions'] => ({
  overageBilling: choiceAt(reading, block, 'overageBilling', ASSUMPTIONS.overageBilling),
  overageComment: choiceAt(reading, block, 'overageComment', ASSUMPTIONS.overageComment),
  ivrAggregation: choiceAt(reading, block, 'ivrAggregation', ASSUMPTIONS.ivrAggregation),
  reclassification: choiceAt(reading, block, 'reclassification', ASSUMPTIONS.reclassification),
});
