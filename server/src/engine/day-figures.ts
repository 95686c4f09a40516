/** What a day has figures of, without these themselves: they may be made when they are asked for. */
import type { DayFigures, Figure, FigureType } from './domain';

export const hasFigure = (figures: DayFigures, type: FigureType): boolean =>
  figures.writtenTypes === undefined ? figures[type] !== undefined : figures.writtenTypes.includes(type);

/** The figures of a day, each with its type, in the order in which their record has them. */
export function figuresOf(figures: DayFigures): (readonly [FigureType, Figure])[] {
  const types = figures.writtenTypes ?? (Object.keys(figures) as FigureType[]);
  return types.flatMap(type => {
    const figure = figures[type];
    return figure === undefined ? [] : [[type, figure] as const];
  });
}
