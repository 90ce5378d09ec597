import { describe, expect, test } from 'vitest';
import { isPersonName, normaliseName, splitName } from './name.ts';

describe('names', () => {
  test.each([
    ['张三', '张', '三'],
    ['张三丰', '张', '三丰'],
    ['欧阳修', '欧阳', '修'],
    ['诸葛孔明', '诸葛', '孔明'],
    ['欧阳', '欧', '阳'],
    ['单雄信', '单', '雄信'],
    ['买买提·吐尔逊', '买买提', '吐尔逊'],
    ['John Smith', 'John', 'Smith'],
    ['王', '王', ''],
    ['', '', ''],
    ['𠮷田一', '𠮷', '田一'],
  ])('%s: surname %s, given name %s', (name, surname, given) => {
    expect(splitName(name)).toEqual({ surname, given });
  });

  test('spaces inside short Chinese names, other dots and full width come to one form', () => {
    expect(normaliseName(' 张 三 ')).toBe('张三');
    expect(normaliseName('买买提•吐尔逊')).toBe('买买提·吐尔逊');
    expect(normaliseName('John  Smith')).toBe('John Smith');
  });

  test('digits and signs are no names of persons', () => {
    for (const name of ['张三', '买买提·吐尔逊', "O'Neil-Kim Anna"]) expect(isPersonName(name)).toBe(true);
    for (const name of ['张三1', '张三(代)', '', '·', '-']) expect(isPersonName(name)).toBe(false);
  });
});
