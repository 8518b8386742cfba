declare module 'workbook:files' {
  import type { CompilerOptions } from 'typescript';
  const files: {
    readonly texts: Readonly<Record<string, string>>;
    readonly options: CompilerOptions;
    readonly lib: string;
  };
  export default files;
}

declare module '*.css' {
  const text: string;
  export default text;
}
