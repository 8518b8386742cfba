/** Starts the process that plays the chapters. */
import { fileURLToPath } from 'node:url';
import { startBeside } from '../../runner/child.ts';
import { root } from '../../runner/workspace.ts';
import type { Recordings } from './recording.ts';

export interface Recording {
  readonly recordings: Recordings;
  /** What went wrong: then the rest of a chapter has not been recorded. */
  readonly troubles: readonly string[];
}

export function startRecording(pages: readonly string[]): Promise<Recording> {
  const child = fileURLToPath(new URL('recording.ts', import.meta.url));
  const flags = ['--liftoff-only', '--conditions=workbook-source'];
  const tsx = ['--import', import.meta.resolve('tsx/esm')];
  const ending = startBeside(process.execPath, [...flags, ...tsx, child, ...pages], root).ending();
  return ending.then(({ stdout, stderr, code }) =>
    code === 0
      ? (JSON.parse(stdout) as Recording)
      : { recordings: {}, troubles: [stderr.trim() || 'The chapters ended the process.'] },
  );
}
