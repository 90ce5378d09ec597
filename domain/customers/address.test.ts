import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddress } from './address.ts';
import type { AddressParts } from './address.ts';
import { indexDivisions } from './divisions.ts';

const rows = `11 北京市|1101 市辖区|110105 朝阳区|110108 海淀区|22 吉林省|2201 长春市|220104 朝阳区|2202 吉林市|220202 昌邑区
33 浙江省|3301 杭州市|330106 西湖区|330106001 古荡街道|330108 滨江区|3306 绍兴市|330681 诸暨市|330681001 暨阳街道
36 江西省|3601 南昌市|360103 西湖区|44 广东省|4403 深圳市|440309 龙华区|440305 南山区|42 湖北省|4290 省直辖县级行政区划|429004 仙桃市
45 广西壮族自治区|4501 南宁市|450103 青秀区|53 云南省|5329 大理白族自治州|532922 漾濞彝族自治县`;
const index = indexDivisions(
  rows.split(/[|\n]/).map((row) => {
    const [code = '', name = ''] = row.split(' ');
    return { code, name };
  }),
);

/** What was understood, without what is null. */
function read(text: string, within?: string): Partial<Record<keyof AddressParts, unknown>> {
  const parts = parseAddress(text, index, within === undefined ? {} : { within });
  return Object.fromEntries(
    Object.entries(parts).filter(
      ([, part]) => part !== null && part !== '' && !(Array.isArray(part) && part.length === 0),
    ),
  );
}

const xihu = { province: '浙江省', city: '杭州市', county: '西湖区', divisionCode: '330106' };

describe('divisions at the front of an address', () => {
  test('all levels, written in full', () => {
    expect(read('浙江省杭州市西湖区古荡街道')).toEqual({
      ...xihu,
      street: '古荡街道',
      divisionCode: '330106001',
    });
  });

  test('short names, spaces, punctuation and full width are forgiven', () => {
    expect(read(' 中国 浙江,杭州 西湖区 ')).toEqual(xihu);
  });

  test('a level left out is filled in', () => {
    expect(read('杭州市西湖区')).toEqual(xihu);
    expect(read('诸暨市暨阳街道')).toEqual({
      province: '浙江省',
      city: '绍兴市',
      county: '诸暨市',
      street: '暨阳街道',
      divisionCode: '330681001',
    });
  });

  test('a name said twice is taken once', () => {
    expect(read('杭州市杭州西湖区西湖区')).toEqual(xihu);
  });

  test('a municipality is its own city, a county under the province has none', () => {
    expect(read('北京海淀区')).toEqual({
      province: '北京市',
      city: '北京市',
      county: '海淀区',
      divisionCode: '110108',
    });
    expect(read('湖北省仙桃市')).toEqual({ province: '湖北省', county: '仙桃市', divisionCode: '429004' });
  });

  test('autonomous regions and prefectures are known by their short names', () => {
    expect(read('广西南宁青秀区').divisionCode).toBe('450103');
    expect(read('云南大理漾濞').divisionCode).toBe('532922');
  });

  test('a name of several places is not guessed, but told', () => {
    expect(read('朝阳区')).toEqual({ candidates: ['110105', '220104'] });
    expect(read('西湖区')).toEqual({ candidates: ['330106', '360103'] });
  });

  test('the unit’s own place decides between them', () => {
    expect(read('西湖区', '3301')).toEqual(xihu);
    expect(read('古荡街道', '3301').divisionCode).toBe('330106001');
  });

  test('a province and a city of the same name: the province, until 市 is written', () => {
    expect(read('吉林').divisionCode).toBe('22');
    expect(read('吉林市昌邑区').divisionCode).toBe('220202');
  });

  test('a road that is called like a city is a road', () => {
    expect(read('北京路12号')).toEqual({ road: '北京路', roadNumber: '12' });
    expect(read('杭州市吉林中路5号')).toMatchObject({ city: '杭州市', road: '吉林中路' });
  });

  test('older class words behind a short name are passed over', () => {
    expect(read('深圳市龙华新区民治大道8号')).toMatchObject({
      county: '龙华区',
      road: '民治大道',
      roadNumber: '8',
    });
  });

  test('a town that is not in the list is told by its class word, without a code', () => {
    expect(read('新桥镇创强路163号')).toEqual({ street: '新桥镇', road: '创强路', roadNumber: '163' });
  });
});

describe('the house', () => {
  test.each<[string, Partial<AddressParts>]>([
    [
      '古翠路80号翠苑二区3幢2单元501室',
      { road: '古翠路', roadNumber: '80', estate: '翠苑二区', building: '3', unit: '2', room: '501' },
    ],
    [
      '古翠路80号翠苑二区3-2-501',
      { road: '古翠路', roadNumber: '80', estate: '翠苑二区', building: '3', unit: '2', room: '501' },
    ],
    [
      '中关村南大街甲10号银海大厦1001',
      { road: '中关村南大街', roadNumber: '甲10', estate: '银海大厦', room: '1001' },
    ],
    ['虹桥路996弄161号圣骊创意园', { road: '虹桥路', roadNumber: '996弄161', estate: '圣骊创意园' }],
    ['友谊路1588弄1号楼1201室', { road: '友谊路', roadNumber: '1588弄', building: '1', room: '1201' }],
    [
      '光华路5号院世纪中心1号楼6层',
      { road: '光华路', roadNumber: '5', estate: '世纪中心', building: '1', floor: '6' },
    ],
    [
      '银川西路67-69号动漫产业园E座224',
      { road: '银川西路', roadNumber: '67-69', estate: '动漫产业园', building: 'E', room: '224' },
    ],
    ['经济开发区岗山路500号', { zone: '经济开发区', road: '岗山路', roadNumber: '500' }],
    ['葫芦河村276号', { estate: '葫芦河村', building: '276' }],
  ])('%s', (text, parts) => {
    expect(read(text)).toEqual(parts);
  });

  test('what is in brackets is a hint for people, not a part of the place', () => {
    expect(read('文三路8号(加油站对面)')).toEqual({ road: '文三路', roadNumber: '8' });
  });

  test('what is not understood is kept', () => {
    expect(read('1139 College St').rest).toBe('1139CollegeSt');
  });
});

describe('whatever is typed', () => {
  const piece = fc.constantFrom(
    '浙江省',
    '杭州',
    '市',
    '西湖区',
    '路',
    '街道',
    '号',
    '弄',
    '幢',
    '单元',
    '室',
    '-',
    '(',
    ')',
    '3',
    '12',
    'A',
    '座',
    '楼',
    '一',
    '村',
    ' ',
    '﹣',
  );

  test('is read in time and without exception', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(() => parseAddress(pieces.join(''), index)).not.toThrow();
      }),
      { numRuns: 500 },
    );
    const startMs = performance.now();
    for (const text of [
      '路'.repeat(200),
      '1-'.repeat(100),
      'A1'.repeat(100),
      '开发区'.repeat(66),
      '一'.repeat(200),
    ])
      parseAddress(text, index);
    expect(performance.now() - startMs).toBeLessThan(500);
  });
});
