import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { findPrograms } from '../../scripts/cluster/programs.ts';

/** The files of a certificate, and of what it is signed with. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** An authority that nobody knows but we. */
export class OwnAuthority {
  /** Its own certificate, and its key. */
  readonly files: Certificate;
  readonly #folder: string;

  /** @param folder where its files are put. @throws MissingProgramError without OpenSSL. */
  constructor(folder: string) {
    this.#folder = folder;
    this.files = this.#make('authority', []);
  }

  /** @param name of the host, or of the user. @returns a certificate for it. */
  certify(name: string): Certificate {
    const { cert, key } = this.files;
    const extension = `subjectAltName=DNS:${name}`;
    return this.#make(name, ['-CA', cert, '-CAkey', key, '-addext', extension]);
  }

  #make(name: string, args: readonly string[]): Certificate {
    const [openssl] = findPrograms([{ name: 'openssl', package: 'openssl' }]);
    const files = {
      cert: path.join(this.#folder, `${name}.pem`),
      key: path.join(this.#folder, `${name}.key`),
    };
    const made = ['-out', files.cert, '-keyout', files.key, '-subj', `/CN=${name}`];
    const kind = ['-newkey', 'rsa:2048', '-noenc', '-days', '2'];
    execFileSync(openssl, ['req', '-x509', ...kind, ...made, ...args], { stdio: 'pipe' });
    return files;
  }
}
