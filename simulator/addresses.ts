/** Places of an invented county: towns with their region, roads and villages, and what hangs on which feeder. */
import { inventedTownCode } from '#domain/customers/invented-divisions.ts';
import type { Region } from '#domain/organisation/org-unit.ts';
import { present } from '#domain/kernel/assert.ts';
import type { Random } from './random.ts';

/** A town served by one station. */
export interface Town {
  readonly name: string;
  readonly region: Region;
  /** Share of the county's accounts. */
  readonly share: number;
  readonly roads: readonly string[];
  readonly estates: readonly string[];
  readonly villages: readonly string[];
}

export interface County {
  /** City and county, as an address begins: 云陵市云泽县. */
  readonly name: string;
  readonly towns: readonly Town[];
}

const cityEstates = [
  '水岸新城',
  '锦绣花园',
  '东苑小区',
  '翠湖名邸',
  '学府家园',
  '江畔人家',
  '和平里小区',
  '金桂苑',
];

/** The county of the company under study. */
export const yunze: County = {
  name: '云陵市云泽县',
  towns: [
    {
      name: '城关街道',
      region: 'urban',
      share: 0.5,
      roads: ['人民路', '解放路', '滨江大道', '学府路', '丰收路', '建设路', '东湖路', '体育场路'],
      estates: cityEstates,
      villages: [],
    },
    {
      name: '柳溪镇',
      region: 'rural',
      share: 0.24,
      roads: ['柳溪大街', '兴镇路', '溪东路'],
      estates: ['柳溪安置小区'],
      villages: ['柳溪村', '石桥村', '桃园村', '下塘村', '双井村'],
    },
    {
      name: '白石镇',
      region: 'rural',
      share: 0.18,
      roads: ['白石大街', '矿山路', '新市路'],
      estates: ['白石新村'],
      villages: ['白石村', '杨家坳村', '大岭村', '清水村'],
    },
    {
      name: '云岭乡',
      region: 'remote',
      share: 0.08,
      roads: ['云岭街'],
      estates: [],
      villages: ['云岭村', '高坪村', '鹰嘴岩村'],
    },
  ],
};

/** The county next door. */
export const qingping: County = {
  name: '云陵市青屏县',
  towns: [
    {
      name: '青屏镇',
      region: 'urban',
      share: 0.7,
      roads: ['青屏路', '望江路', '西门街'],
      estates: ['望江花园', '青屏家园'],
      villages: ['西门村'],
    },
    {
      name: '梅岭镇',
      region: 'rural',
      share: 0.3,
      roads: ['梅岭街'],
      estates: [],
      villages: ['梅岭村', '石坎村'],
    },
  ],
};

export interface Place {
  readonly address: string;
  readonly town: number;
  /** The town among the invented divisions. */
  readonly divisionCode: string;
  readonly region: Region;
  /** Neighbours share a transformer district; a fault of it is reported by several of them. */
  readonly district: string;
  readonly feeder: string;
}

const districtsPerArea = 6;
const streamNames = ['丰收', '向阳', '溪东', '龙泉', '新市', '大岭', '学府', '滨江'];

/** An address, and the district and feeder that supply it. */
export function placeIn(county: County, random: Random): Place {
  const shares = Object.fromEntries(county.towns.map((town, at) => [String(at), town.share]));
  const at = Number(random.weighted(shares));
  const town = present(county.towns[at], 'a town');
  const isVillage = town.villages.length > 0 && random.chance(town.region === 'urban' ? 0.1 : 0.75);
  const [area, rest] = isVillage ? villageHouse(town, random) : townHouse(town, random);
  const number = random.int(1, districtsPerArea);
  return {
    address: `${county.name}${town.name}${rest}`,
    town: at,
    divisionCode: present(inventedTownCode(county.name, town.name), 'a town of the invented county'),
    region: town.region,
    district: `${area}${String(number)}号台区`,
    feeder: `10kV${present(streamNames[(at * 2 + number) % streamNames.length], 'a feeder')}线`,
  };
}

function villageHouse(town: Town, random: Random): readonly [string, string] {
  const village = random.pick(town.villages);
  return [village, `${village}${String(random.int(1, 18))}组${String(random.int(1, 120))}号`];
}

function townHouse(town: Town, random: Random): readonly [string, string] {
  const road = random.pick(town.roads);
  const house = `${road}${String(random.int(1, 380))}号`;
  if (town.estates.length === 0 || !random.chance(0.7)) return [road, house];
  const estate = random.pick(town.estates);
  const building = `${String(random.int(1, 24))}幢${String(random.int(1, 4))}单元`;
  const room = `${String(random.int(1, 18))}0${String(random.int(1, 4))}室`;
  return [estate, `${house}${estate}${building}${room}`];
}
