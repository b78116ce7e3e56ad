// What the attendance codes page needs beyond the list itself.
export interface CodesReader {
  /** When the list was read last, epoch milliseconds; null: never. */
  findCodesReadAtMs(): number | null;
}
