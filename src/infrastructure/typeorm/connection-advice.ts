import { driverErrorOf } from './database-errors.ts';

/** What to do about an error while connecting, in one sentence; empty when there is nothing to say. */
export function adviceFor(error: unknown): string {
  const { code, message } = driverErrorOf(error);
  if (error instanceof Error && error.name.startsWith('DriverPackageNotInstalled')) {
    const driver =
      /`npm install ([\w-]+)/.exec(message)?.[1] ?? /(better-sqlite3|pg|mysql2)/.exec(message)?.[0];
    // The next version of this one asks for another Node, and for another TypeORM.
    const version = driver === 'better-sqlite3' ? '@12' : '';
    return `Its driver is not installed: npm install ${driver ?? ''}${version}`;
  }
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'ETIMEDOUT':
    case 'EAI_AGAIN':
      return 'No server answers there: is it started, and are host and port right?';
    case '28P01':
    case '28000':
    case 'ER_ACCESS_DENIED_ERROR':
    case 'ER_ACCESS_DENIED_NO_PASSWORD_ERROR': // MariaDB, for a user that it does not know
      return 'The server refused the user name or the password.';
    case '3D000':
    case 'ER_BAD_DB_ERROR':
      return 'The database does not exist: create it first.';
    case '42501':
    case 'ER_DBACCESS_DENIED_ERROR':
      return 'The user may not use this database.';
    case 'SQLITE_CANTOPEN':
    case 'EACCES':
    case 'EEXIST':
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EPERM':
    case 'EROFS':
      return 'The file cannot be opened: may it be written to, and its folder?';
    case 'SQLITE_NOTADB':
      return 'The file is no SQLite database.';
    case 'SQLITE_CORRUPT':
      return 'The file is damaged: restore it from a backup.';
    case 'SQLITE_READONLY':
      return 'The file may not be written to.';
    default:
      return message;
  }
}
