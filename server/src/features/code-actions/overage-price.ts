/** R10: an overage price where there is none, with the licence's own price as a number to start from. */
import { LICENSE_TYPES } from '../../engine/domain';
import { message } from '../../messages/message';
import { setAt } from '../../model/rewrite';
import { orderIn } from '../../model/schema-keys';
import { valueAt } from '../../model/syntax';
import { changesOf, type Provider, placeOf } from './fix';

export const overagePrice: Provider = {
  codes: ['overage-price-missing'],
  fixes: asked => {
    const { file, finding } = asked;
    const { message: told, source } = finding;
    const root = placeOf(asked)?.root;
    if (told.name !== 'overagePriceMissing' || root === undefined) return [];
    const [named] = told.args;
    const type = LICENSE_TYPES.find(one => one === named);
    const subscription = file.subscriptions.find(
      one => one.source.start <= source.start && source.end <= one.source.end,
    );
    const own = type && subscription?.licenses[type]?.unitPrice;
    const license = valueAt(valueAt(root, 'licenses'), named);
    const unusable = valueAt(valueAt(license, 'overage'), 'unitPrice');
    if (own === undefined || (unusable !== undefined && unusable.start < unusable.end)) return [];
    const written = file.text.content.slice(own.source.start, own.source.end);
    const price = /^[\d.]+$/.test(written) ? written : own.value.toFixed();
    const path = ['licenses', named, 'overage', 'unitPrice'];
    const rewrites = setAt(file.text.getText(), root, [{ path, value: price }], orderIn('subscription'));
    return rewrites === undefined
      ? []
      : [{ title: message('fixOveragePrice', price), changes: changesOf(file, rewrites) }];
  },
};
