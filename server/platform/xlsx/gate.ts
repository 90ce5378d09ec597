import { Refusal } from '#domain/kernel/refusal.ts';

/** What a workbook may be, before a library that trusts it looks inside. */
export interface WorkbookLimits {
  /** Bytes of all parts unpacked. */
  readonly unpackedBytesMax: number;
  readonly partsMax: number;
}

export const workbookLimits: WorkbookLimits = { unpackedBytesMax: 800 * 1_048_576, partsMax: 500 };

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const endBytes = 22;
const entryBytes = 46;
const commentBytesMax = 65_535;

interface Part {
  readonly name: string;
  readonly unpackedBytes: number;
  readonly encrypted: boolean;
}

function damaged(): Refusal {
  return new Refusal('table.damaged', { field: 'file' });
}

function endOf(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - endBytes - commentBytesMax);
  for (let at = view.byteLength - endBytes; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  throw damaged();
}

function partAt(view: DataView, bytes: Uint8Array, at: number): { part: Part; next: number } {
  if (at + entryBytes > view.byteLength || view.getUint32(at, true) !== entryMark) throw damaged();
  const nameBytes = view.getUint16(at + 28, true);
  const next = at + entryBytes + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const name = new TextDecoder().decode(bytes.subarray(at + entryBytes, at + entryBytes + nameBytes));
  const encrypted = (view.getUint16(at + 8, true) & 1) === 1;
  return { part: { name, unpackedBytes: view.getUint32(at + 24, true), encrypted }, next };
}

/** The parts a ZIP says it has; nothing is unpacked. */
function partsOf(bytes: Uint8Array, partsMax: number): Part[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > partsMax) throw new Refusal('table.unpacks-too-large', { field: 'file' });
  const parts: Part[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    const { part, next } = partAt(view, bytes, at);
    parts.push(part);
    at = next;
  }
  return parts;
}

/**
 * Refuses a workbook that would unpack without end, carries macros, needs a password or is none, by what its directory
 * says. A directory that lies is found while unpacking: the library takes no byte more than a part declares.
 */
export function checkWorkbook(bytes: Uint8Array, limits: WorkbookLimits = workbookLimits): void {
  const parts = partsOf(bytes, limits.partsMax);
  const names = parts.map(({ name }) => name.toLowerCase());
  if (parts.some(({ encrypted }) => encrypted)) throw new Refusal('table.encrypted', { field: 'file' });
  if (names.some((name) => /vbaproject|\/macrosheets\/|\/activex\//.test(name)))
    throw new Refusal('table.macros', { field: 'file' });
  if (!names.includes('[content_types].xml') || !names.some((name) => name.startsWith('xl/')))
    throw new Refusal('table.not-a-table', { field: 'file' });
  const unpackedBytes = parts.reduce((sum, part) => sum + part.unpackedBytes, 0);
  if (unpackedBytes > limits.unpackedBytesMax)
    throw new Refusal('table.unpacks-too-large', { field: 'file' });
}
