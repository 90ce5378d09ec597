import { describe, expect, test } from 'vitest';
import { customerPage } from '../testing.ts';
import {
  emptyLocation,
  emptyPoint,
  locationChanges,
  locationDraft,
  locationFaults,
  locationFields,
  pointFaults,
  pointFields,
} from './place-draft.ts';

const t = (text: string) => text;
const location = customerPage().accounts[0]?.points[0]?.location;
if (location === undefined) throw new Error('the file has a place of supply');

describe('a usage point', () => {
  test('a capacity is stored in volt-amperes', () => {
    expect(pointFields({ ...emptyPoint, capacity: '12.5' })).toEqual({
      voltage: '220V',
      capacityVa: 12_500,
      useKind: 'residential',
    });
  });

  test.each(['', '0', '-3', '1.2345', '八'])('“%s” is no capacity', (capacity) => {
    expect(Object.keys(pointFaults({ ...emptyPoint, capacity }, t))).toEqual(['capacity']);
    expect(pointFields({ ...emptyPoint, capacity })).toBeNull();
  });

  test('a meter number is read as it is written on the meter', () => {
    const point = { ...emptyPoint, capacity: '8', meterNo: ' 33０1 ab 12 ' };
    expect(pointFaults(point, t)).toEqual({});
    expect(pointFields(point)?.meterNo).toBe('3301AB12');
  });

  test('a meter number that cannot be one is told', () => {
    expect(Object.keys(pointFaults({ ...emptyPoint, capacity: '8', meterNo: '12' }, t))).toEqual(['meterNo']);
  });
});

describe('a place of supply', () => {
  test('a new place needs an address, one on file keeps its masked one', () => {
    expect(Object.keys(locationFaults(emptyLocation, false, t))).toEqual(['address']);
    expect(locationFaults(locationDraft(location, null), true, t)).toEqual({});
  });

  test('what was not chosen is left out', () => {
    expect(locationFields({ ...emptyLocation, address: ' 人民路1号 ' })).toEqual({
      address: '人民路1号',
      region: 'urban',
    });
  });

  test('only what was changed is sent', () => {
    const opened = locationDraft(location, null);
    expect(locationChanges(opened, { ...opened, region: 'rural' })).toEqual({ region: 'rural' });
    expect(locationChanges(opened, opened)).toEqual({});
  });

  test('a seen address that was emptied stays as it is: a supply always lies somewhere', () => {
    const seen = { locations: [{ locationId: location.locationId, address: '人民路1号' }] };
    const opened = locationDraft(location, seen);
    expect(locationChanges(opened, { ...opened, address: '' })).toEqual({});
  });
});
