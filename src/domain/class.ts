/** Any class (abstract ones too) whose instances are `Instance`. */
export type Class<Instance extends object = object> = abstract new (...args: never[]) => Instance;

/** The instances of a class; of a union of classes, the union of their instances. */
export type InstanceOf<AnyClass extends Class> =
  AnyClass extends Class<infer Instance> ? Instance : never;

/** `Object.getPrototypeOf`, with its type. */
export function prototypeOf(value: object): object | null {
  return Object.getPrototypeOf(value) as object | null;
}
