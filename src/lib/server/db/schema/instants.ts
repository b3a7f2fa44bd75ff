// How columns of time are read and written.
import type { ColumnType } from 'kysely';

/** Set by the database unless given. */
export type Instant = ColumnType<Date, Date | string | undefined, Date | string>;
export type SetInstant = ColumnType<Date, Date | string, Date | string>;
export type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
