import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  maskAddress,
  maskDocumentNumber,
  maskEmail,
  maskIdentityNumber,
  maskName,
  maskPhone,
} from './masking.ts';

describe('what is shown of personal data', () => {
  test.each([
    ['张三', '张*'],
    ['张三丰', '张**'],
    ['欧阳修', '欧阳*'],
    ['张 三', '张*'],
    ['王', '*'],
    ['', ''],
    ['买买提·吐尔逊', '买***'],
    ['John Smith', 'J***'],
  ])('name %s: %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  test.each([
    ['13800001234', '138****1234'],
    ['+86 138-0000-1234', '138****1234'],
    ['0571-87654321转8001', '0571****4321'],
    ['010-65001234', '010****1234'],
    ['87654321', '****4321'],
    ['95598', '95598'],
    ['找门卫老李', '****'],
    ['', ''],
  ])('phone %s: %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  test('identity number: the prefecture and the last two, never the birth date', () => {
    expect(maskIdentityNumber('11010519491231002X')).toBe('1101************2X');
    expect(maskIdentityNumber('12')).toBe('**');
    expect(maskDocumentNumber('E12345678')).toBe('*******78');
    expect(maskDocumentNumber('E123')).toBe('****');
  });

  test('mail address', () => {
    expect(maskEmail('zhang.san@example.com')).toBe('z***@example.com');
    expect(maskEmail('broken')).toBe('***');
    expect(maskEmail('')).toBe('');
  });

  test.each([
    ['浙江省杭州市西湖区古翠路80号翠苑二区3幢2单元501室', '浙江省杭州市西湖区古翠路***'],
    ['浙江省诸暨市暨阳街道市南路85号兴城花园10幢', '浙江省诸暨市暨阳街道市南路***'],
    ['北京市大兴区亦庄镇三号村五组12号', '北京市大兴区亦庄镇***'],
    ['北京市朝阳区三元桥天元港中心B座2503', '北京市朝阳区***'],
    ['江苏省镇江市京口区', '江苏省镇江市京口区***'],
    ['翠苑二区3幢501', '***'],
    ['', ''],
  ])('address %s: %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });

  test('of a Chinese name nothing but the surname is left', () => {
    const han = fc.constantFrom(...Array.from('张三丰李四王五赵六明华国伟芳'));
    fc.assert(
      fc.property(fc.array(han, { minLength: 2, maxLength: 4 }), (characters) => {
        const masked = maskName(characters.join(''));
        expect(masked).toMatch(/^.\*{1,3}$/u);
        expect(masked.startsWith(characters[0] ?? '')).toBe(true);
      }),
    );
  });

  test('of a mobile number four digits are never left', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9][0-9]{9}$/), (number) => {
        expect(maskPhone(number)).toBe(`${number.slice(0, 3)}****${number.slice(7)}`);
      }),
    );
  });

  test('no house, unit or room number is left of any address', () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(numbers, ([house = 1, building = 1, room = 1]) => {
        const address = `浙江省杭州市文三路${String(house)}号${String(building)}幢${String(room)}室`;
        expect(maskAddress(address)).not.toMatch(/\d/);
      }),
    );
  });
});
