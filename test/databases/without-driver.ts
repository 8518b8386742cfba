import Module from 'node:module';

type Load = (request: string, ...rest: readonly unknown[]) => unknown;

/** Runs a task in a Node that does not find a driver: TypeORM asks for it whenever it connects. */
export async function withoutDriver<Result>(
  driver: string,
  task: () => Promise<Result>,
): Promise<Result> {
  const load = Reflect.get(Module, '_load') as Load;
  const loadOthers: Load = (request, ...rest) => {
    // TypeORM looks a second time, in the folder of the program.
    if (request !== driver && !request.endsWith(`/node_modules/${driver}`))
      return load.call(Module, request, ...rest);
    throw Object.assign(new Error(`Cannot find module '${request}'`), { code: 'MODULE_NOT_FOUND' });
  };
  Reflect.set(Module, '_load', loadOthers);
  try {
    return await task();
  } finally {
    Reflect.set(Module, '_load', load);
  }
}
