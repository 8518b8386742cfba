import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { undoAtExit } from './cleanup.ts';

const undone = new Map<string, () => void>();

/** A new folder that other users may enter. It is removed when the process ends, if not before. */
export function temporaryFolder(name: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `workbook-${name}-`));
  fs.chmodSync(folder, 0o755); // servers that run as another user have their folders in it
  undone.set(
    folder,
    undoAtExit(() => removeFolder(folder)),
  );
  return folder;
}

/** Removes it with all that is in it. */
export function removeFolder(folder: string): void {
  // A program that was killed just now may still be writing there.
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  undone.get(folder)?.();
  undone.delete(folder);
}
