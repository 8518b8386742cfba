/** The databases that the table looks different in. Nobody connects: the URIs only name the driver. */
export const DIALECTS = [
  { name: 'sqlite', uri: 'sqlite:///:memory:' },
  { name: 'postgresql', uri: 'postgresql://localhost/any' },
  { name: 'mariadb', uri: 'mariadb://localhost/any' },
  { name: 'mysql', uri: 'mysql://localhost/any' },
  { name: 'cockroachdb', uri: 'cockroachdb://localhost/any' },
] as const;
