declare module 'workbook:files' {
  import type { CompilerOptions } from 'typescript';
  const files: {
    readonly texts: Readonly<Record<string, string>>;
    readonly options: CompilerOptions;
    readonly lib: string;
  };
  export default files;
}

declare module 'sucrase/dist/esm/parser/index.js' {
  export * from 'sucrase/dist/types/parser/index.d.ts';
}

declare module 'sucrase/dist/esm/parser/tokenizer/types.js' {
  export * from 'sucrase/dist/types/parser/tokenizer/types.d.ts';
}

/** Of V8 alone. */
interface ErrorConstructor {
  stackTraceLimit: number;
}
