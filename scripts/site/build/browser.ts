/** The system's own Chromium. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(
      `There is no browser at ${executablePath}. Install one (on Debian: apt-get install chromium), ` +
        'or say where it is: CHROMIUM=/path/to/chromium.',
    );
  }
  // Chromium refuses to start as root, as in most containers, unless its sandbox is off.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args });
}
