/** Whether a program has replaced functions that the programs after it would miss. */

const { getOwnPropertyDescriptor, getOwnPropertyDescriptors, isExtensible } = Object;
const { ownKeys } = Reflect;

/** Remembers the functions of the globals; the answer says whether they are all still there. */
export function rememberFunctions(): () => boolean {
  const classes = [Object, Function, Array, Map, Set, Promise, Error, String, Date];
  const prototypes = classes.map((one): object => one.prototype as object);
  const objects: object[] = [globalThis, process, console, JSON, Math, Reflect, performance];
  objects.push(process.stdout, process.stderr, ...classes, ...prototypes);
  const known = objects.flatMap((object) =>
    Object.entries<PropertyDescriptor>(getOwnPropertyDescriptors(object)).flatMap(
      ([name, { value }]: [string, { value?: unknown }]) =>
        typeof value === 'function' ? [{ object, name, value }] : [],
    ),
  );
  const hadFormat: unknown = Error.prepareStackTrace;
  const inherited = ownKeys(Object.prototype).length;
  return () => {
    for (let at = 0; at < known.length; at += 1) {
      const one = known[at];
      if (one && getOwnPropertyDescriptor(one.object, one.name)?.value !== one.value) return false;
    }
    for (let at = 0; at < objects.length; at += 1) {
      const object = objects[at];
      if (object && !isExtensible(object)) return false;
    }
    const isSame = ownKeys(Object.prototype).length === inherited;
    return isSame && Error.prepareStackTrace === hadFormat;
  };
}
