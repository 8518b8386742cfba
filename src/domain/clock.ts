let latest = 0;

/**
 * The time now, in milliseconds since 1970 (UTC): never earlier than a time it gave before, even
 * when the clock of the machine is set back. The order of events is told by their versions; this
 * keeps their timestamps from contradicting it within one process.
 */
export function now(): number {
  latest = Math.max(latest, Date.now());
  return latest;
}
