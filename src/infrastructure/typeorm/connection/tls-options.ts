import { DatastoreError } from '../../errors.ts';
import { oneOf } from './connection-parameters.ts';
import { nodeModules } from './files.ts';

/** Of the connection string; the names are those of PostgreSQL. */
export const TLS_PARAMETERS = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey'] as const;

type TlsParameter = (typeof TLS_PARAMETERS)[number];

const MODES = ['disable', 'require', 'verify-ca', 'verify-full'] as const;

/** How a connection is encrypted, for pg and for mysql2. Files are given as what they contain. */
export interface TlsOptions {
  /** False: encrypt, and take any certificate. */
  readonly rejectUnauthorized: boolean;
  /** For mysql2: compare the host with the certificate. It does so for names only. */
  readonly verifyIdentity: boolean;
  /** For pg, which compares unless it is told otherwise. */
  readonly checkServerIdentity?: () => undefined;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/**
 * @returns false for no encryption, undefined when the connection string says nothing about it.
 * @throws DatastoreError when a parameter is not known or not used, or a file holds something else.
 */
export function tlsOptions(parameters: URLSearchParams): TlsOptions | false | undefined {
  const given = parameters.get('sslmode');
  const mode = given === null ? undefined : oneOf('sslmode', given, MODES);
  const verifies = mode === 'verify-ca' || mode === 'verify-full';
  const encrypts = verifies || mode === 'require';
  const needs = (name: TlsParameter, isMet: boolean, what: string): void => {
    if (!parameters.has(name) || isMet) return;
    throw new DatastoreError(`The connection string has ${name}, which goes with ${what}.`);
  };
  needs('sslrootcert', verifies, 'sslmode=verify-full');
  needs('sslcert', encrypts, 'sslmode=verify-full');
  needs('sslcert', parameters.has('sslkey'), 'sslkey');
  needs('sslkey', parameters.has('sslcert'), 'sslcert');
  if (!encrypts) return mode === 'disable' ? false : undefined;
  return {
    rejectUnauthorized: verifies,
    verifyIdentity: mode === 'verify-full',
    ...(mode === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}),
    ...filesOf(parameters),
  };
}

function filesOf(parameters: URLSearchParams): Pick<TlsOptions, 'ca' | 'cert' | 'key'> {
  const ca = readFile(parameters, 'sslrootcert', 'certificate', certificateIn);
  const key = readFile(parameters, 'sslkey', 'private key without a passphrase', keyIn);
  const cert = readFile(parameters, 'sslcert', 'certificate', certificateIn);
  if (cert !== undefined && key !== undefined && !certificateIn(cert).checkPrivateKey(keyIn(key))) {
    throw new DatastoreError('The certificate of sslcert does not belong to the key of sslkey.');
  }
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
}

const certificateIn = (text: string) => new (nodeModules().crypto.X509Certificate)(text);
const keyIn = (text: string) => nodeModules().crypto.createPrivateKey(text);

/** Node itself takes no notice of an authority that it cannot read. */
function readFile(
  parameters: URLSearchParams,
  name: TlsParameter,
  what: string,
  read: (text: string) => unknown,
): string | undefined {
  const file = parameters.get(name);
  if (file === null) return undefined;
  const { fs } = nodeModules();
  let problem = 'cannot be read';
  try {
    const text = fs.readFileSync(file, 'utf8');
    problem = `holds no ${what} (in the form PEM)`;
    read(text);
    return text;
  } catch (cause) {
    throw new DatastoreError(`${name}: the file ${file} ${problem}.`, { cause });
  }
}
