import type { Answers } from '../../../../scripts/exercises/prove.ts';

export const answers: Answers = {
  wrong: [
    {
      way: 'returns the promise without awaiting it',
      replace: [['return await work', 'return work']],
      says: 'Who waits for its promise?',
    },
    {
      way: 'closes only when all went well',
      from: 'starter',
      replace: [
        [
          '  close(): void {',
          '  async [Symbol.asyncDispose](): Promise<void> {\n    this.close();\n  }\n\n  close(): void {',
        ],
      ],
      says: 'which line was never reached?',
    },
    {
      way: 'swallows the error',
      from: 'starter',
      replace: [
        [
          '  const result = await work(recorder);\n  recorder.close();\n  return result;',
          '  try {\n    return await work(recorder);\n  } catch {\n    return undefined as Result;\n  } finally {\n    recorder.close();\n  }',
        ],
      ],
      says: 'has kept it for itself',
    },
    {
      way: 'uses finally and forgets that others may want await using',
      from: 'starter',
      replace: [
        [
          '  const result = await work(recorder);\n  recorder.close();\n  return result;',
          '  try {\n    return await work(recorder);\n  } finally {\n    recorder.close();\n  }',
        ],
      ],
      says: 'Which symbol is it called by?',
    },
  ],
  right: [
    {
      way: 'closes in a finally',
      replace: [
        [
          '  await using recorder = new Recorder();\n  return await work(recorder);',
          '  const recorder = new Recorder();\n  try {\n    return await work(recorder);\n  } finally {\n    recorder.close();\n  }',
        ],
      ],
    },
  ],
};
