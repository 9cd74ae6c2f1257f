import { fromStruct, type ContributionMessage } from '@patchbay/proto';

/** Sorts contributions of one point: an operator's index, then the manifest's order, then title. */
export function byPlace(a: ContributionMessage, b: ContributionMessage): number {
  const [left, right] = [placeOf(a), placeOf(b)];
  return (
    difference(left.index, right.index) ||
    difference(left.order, right.order) ||
    left.title.localeCompare(right.title)
  );
}

function placeOf({ index, properties }: ContributionMessage) {
  const { order, title } = fromStruct(properties);
  return {
    index: index ?? Infinity,
    order: typeof order === 'number' ? order : Infinity,
    title: typeof title === 'string' ? title : '',
  };
}

function difference(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
