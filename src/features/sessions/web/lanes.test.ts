import { expect, test } from 'vitest';
import { layOut } from './lanes.ts';

const span = (from: number, to: number) => ({ from, to });

test('what does not overlap has all the room; what does stands side by side', () => {
  const { placed, folded } = layOut([span(600, 650), span(540, 590), span(620, 680)], 3);
  expect(placed.map(({ item, lane, lanes }) => [item.from, lane, lanes])).toEqual([
    [540, 0, 1],
    [600, 0, 2],
    [620, 1, 2],
  ]);
  expect(folded).toEqual([]);
});

test('a lane is used again once it is free', () => {
  const { placed } = layOut([span(600, 700), span(610, 630), span(630, 660)], 3);
  expect(placed.map(({ lane }) => lane)).toEqual([0, 1, 1]);
});

test('more than can be read side by side is counted, and none is lost', () => {
  const many = Array.from({ length: 7 }, (_, index) => span(600 + index, 650));
  const { placed, folded } = layOut(many, 3);
  expect(placed).toHaveLength(2);
  expect(folded).toEqual([{ from: 602, count: 5 }]);
});
