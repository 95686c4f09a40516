/** A percentage between 0 and 1 without its sign: as the percentage that is probably meant, or as the one that it is. */
import { message } from '../../messages/message';
import { type Provider, replaceMarked } from './fix';

export const percentSign: Provider = {
  codes: ['percent-fraction'],
  fixes: asked => {
    const { message: told } = asked.finding;
    if (told.name !== 'percentFraction') return [];
    const [written, likely] = told.args;
    return [likely, written].map((number, index) => ({
      title: message('fixWrite', `${number}%`),
      changes: replaceMarked(asked, `${number}%`),
      isPreferred: index === 0,
    }));
  },
};
