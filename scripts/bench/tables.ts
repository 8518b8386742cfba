import { EntitySchema } from 'typeorm';
import { IntegerSequencedRecord } from '../library.ts';

/** The library's table under another name: a measurement keeps away from what is there. */
function tableNamed(tableName: string): EntitySchema {
  const { options } = IntegerSequencedRecord;
  const indices = options.indices?.map((index) => ({ ...index, name: `${tableName}_index` })) ?? [];
  return new EntitySchema({ ...options, name: tableName, tableName, indices });
}

export const WORKBOOK_ITEMS = 'bench_workbook_items';
export const RAW_ITEMS = 'bench_raw_items';
export const PLAIN_ITEMS = 'bench_plain_items';

/** Where the library stores. */
export const WorkbookItems = tableNamed(WORKBOOK_ITEMS);
/** Where the bare driver stores. */
export const RawItems = tableNamed(RAW_ITEMS);
/** Where the bare driver stores without the guard against gaps. */
export const PlainItems = tableNamed(PLAIN_ITEMS);
