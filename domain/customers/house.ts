/** What follows the divisions in an address: zone, road and number, estate, building, unit, floor, room. */

export interface House {
  /** Development zone: 经济技术开发区, 高新区; not in the list of divisions. */
  readonly zone: string | null;
  readonly road: string | null;
  /** House number on the road, with 甲 and the like: 86, 甲10, 67-69; alleys as 1136弄1. */
  readonly roadNumber: string | null;
  /** Estate, park, tower, village: the name between the number and the building. */
  readonly estate: string | null;
  readonly building: string | null;
  readonly unit: string | null;
  readonly floor: string | null;
  readonly room: string | null;
  /** What is left and was not understood. */
  readonly rest: string;
}

interface Taken {
  readonly value: string | null;
  readonly rest: string;
}

/** Reads the part of an address after its divisions, already normalised. */
export function readHouse(text: string): House {
  const plain = text.replace(/\(.*?\)|\[.*?\]|【.*?】/g, '').replace(/[()[\]【】].*$/, '');
  const zone = takeFront(plain, zonePattern);
  const road = takeFront(zone.rest, roadPattern);
  const number = takeFront(road.rest, numberPattern);
  const rooms = readRooms(number.rest);
  const estate = estateOf(rooms.rest);
  return {
    zone: zone.value,
    road: road.value,
    roadNumber: number.value?.replace(/号$/, '') ?? null,
    ...rooms,
    estate,
    rest: estate === null ? rooms.rest : '',
  };
}

const zonePattern =
  /^([^\d路街]{2,12}?(?:开发区|高新区|高新技术产业区|工业园区|保税区|示范区|新区))(?![大东西南北中]?[路街道])/;
const roadPattern =
  /^(\D{0,16}?[^\d号栋幢楼](?:大道|大街|胡同|公路|路|街|巷|道|弄|里(?=\d))(?:[东南西北中]段|[一二三四五六七八九十]+段)?)(?!口|道|边)/;
/** 86号 · 甲10号院 · 67-69号 · 1136弄 · 1136弄1号; 1号楼 is a building. */
const numberPattern =
  /^(\d+(?:-\d+)?弄(?:[甲乙]?\d+号(?!楼))?|[甲乙丙]?\d+(?:[-之]\d+)?[甲乙丙A-Za-z]?(?=号(?!楼|线|门|厂房)))(?:号院|号(?!楼))?/;

/** The village, estate or tower is a name of Chinese characters without numbers; anything else stays as it is. */
function estateOf(text: string): string | null {
  return /^[\p{Script=Han}·A-Za-z]{2,24}(?:\d{1,2}[区期])*$/u.test(text) ? text : null;
}

type Rooms = Pick<House, 'building' | 'unit' | 'floor' | 'room' | 'rest'>;

const count = '(?:\\d+|[一二三四五六七八九十]+)';
const slashed = /^(.*?\D)?(\d{1,3})-(\d{1,2})-(\d{2,4})(?:室|号)?$/;
const roomEnd = new RegExp(
  `(?<![\\d-])([A-Za-z]?-?\\d{2,6}(?:[-,]\\d{1,6})*[A-Za-z]?\\d{0,2})(?:室|房间|房|户|号房|单位)?$`,
);
const roomNamed = /([A-Za-z]?\d[\dA-Za-z]{0,6}(?:[-,][\dA-Za-z]{1,6})*)(?:室|房|户)/;
const floorEnd = new RegExp(
  `(?:第?(${count}(?:-${count})?)(?:层|楼|[Ff](?![A-Za-z]))|([Bb]\\d)(?:层|楼)?)[A-Za-z]?(?:[东南西北]侧?)?$`,
);
const unitEnd = new RegExp(`(${count}|[甲乙丙丁A-Za-z])单元$`);
const buildingEnd = new RegExp(
  `((?:[A-Za-z]{1,2}\\d{0,3}|\\d+[A-Za-z]?|[甲乙丙丁东西南北主副]|第?[一二三四五六七八九十]+)(?:-\\d+)?)(?:号楼|栋|幢|座|号院|号|#楼?|[Tt]ower)$`,
);

/** From the end: room, floor, unit, building; each only when it is written. 3-2-501 is building, unit, room. */
function readRooms(text: string): Rooms {
  const triple = slashed.exec(text);
  if (triple !== null) {
    const [, rest = '', building = null, unit = null, room = null] = triple;
    return { building, unit, room, floor: null, rest };
  }
  const room = takeRoom(text);
  const floor = takeEnd(room.rest, floorEnd);
  const unit = takeEnd(floor.rest, unitEnd);
  const building = takeEnd(unit.rest, buildingEnd);
  const behind = floor.value === null ? takeEnd(building.rest, floorEnd) : building;
  const outer = takeEnd(behind.rest, buildingEnd);
  return {
    building:
      building.value === null
        ? null
        : [outer.value, building.value].filter((part) => part !== null).join(' '),
    unit: unit.value,
    floor: floor.value ?? (behind === building ? null : behind.value),
    room: room.value,
    rest: building.value === null ? behind.rest : outer.rest,
  };
}

/** What is said behind a named room (公司前台) is no part of the place. */
function takeRoom(text: string): Taken {
  const named = roomNamed.exec(text);
  if (named !== null) return { value: named[1] ?? null, rest: text.slice(0, named.index) };
  return takeEnd(text.replace(/[.。]$/, ''), roomEnd);
}

function takeFront(text: string, pattern: RegExp): Taken {
  const match = pattern.exec(text);
  return match === null
    ? { value: null, rest: text }
    : { value: match[1] ?? null, rest: text.slice(match[0].length) };
}

function takeEnd(text: string, pattern: RegExp): Taken {
  const match = pattern.exec(text);
  if (match === null) return { value: null, rest: text };
  return { value: match[1] ?? match[2] ?? null, rest: text.slice(0, match.index) };
}
