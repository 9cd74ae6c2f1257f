import assert from 'node:assert/strict';
import test from 'node:test';
import { findPlaces } from './find-places.ts';

const place = (title: string, description = '', of = 'Patchbay') => ({
  href: `/${title}`,
  title,
  description,
  icon: 'house',
  of,
});
const found = (terms: string, places: Parameters<typeof findPlaces>[0]) =>
  findPlaces(places, terms).map(({ title }) => title);

test('what begins with the terms comes before what has them, and that before what is described by them', () => {
  const places = [place('People', 'and their log'), place('Audit log'), place('Log book')];
  assert.deepEqual(found('LOG', places), ['Log book', 'Audit log', 'People']);
});

test('every word must be there, in the title, the description or the owner', () => {
  const places = [place('My time', 'Tickets', 'Time Tracker'), place('Time zones')];
  assert.deepEqual(found('tracker time', places), ['My time']);
  assert.deepEqual(found('nothing', places), []);
});

test('twenty are shown at most', () => {
  const places = Array.from({ length: 30 }, (_, index) => place(`Page ${index}`));
  assert.equal(found('page', places).length, 20);
});
