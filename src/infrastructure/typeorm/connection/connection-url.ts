import { DatastoreError } from '../../errors.ts';

/** @throws DatastoreError that shows nothing of it when it cannot be read. */
export function parseUrl(uri: string, scheme: string): URL {
  let url: URL;
  try {
    url = new URL(uri);
  } catch {
    throw unreadable(scheme);
  }
  // Behind the host, these are pieces of a password that was not percent-encoded.
  if (/[@#]/.test(url.pathname + url.search + url.hash)) throw unreadable(scheme);
  return url;
}

/** Neither the connection string nor the cause may be shown: they hold the password. */
function unreadable(scheme: string): DatastoreError {
  if (scheme === 'sqlite:') {
    return new DatastoreError(
      'The path of the SQLite file cannot be read: write % as %25 and ? as %3F.',
    );
  }
  return new DatastoreError(
    `The connection string ${scheme}//… cannot be read. It has the form ` +
      `${scheme}//user:password@host:port/database, with special characters percent-encoded.`,
  );
}

/** @throws DatastoreError that shows nothing of it when it is not percent-encoded. */
export function decode(text: string, scheme: string): string {
  try {
    const decoded = decodeURIComponent(text);
    if (!decoded.includes('\0')) return decoded; // where a file name would end
  } catch {
    // It is no percent-encoding.
  }
  throw unreadable(scheme);
}
