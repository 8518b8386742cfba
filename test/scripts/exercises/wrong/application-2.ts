import type { Wrong } from './wrong.ts';

export const application2: readonly Wrong[] = [
  {
    exercise: 'application-2',
    way: 'returns the promise without awaiting it',
    from: 'solution',
    replace: [['return await work', 'return work']],
    says: 'Who waits for its promise?',
  },
  {
    exercise: 'application-2',
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
    exercise: 'application-2',
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
    exercise: 'application-2',
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
  {
    exercise: 'application-2',
    way: 'takes itself off by an index that may be -1',
    from: 'solution',
    replace: [
      ['import { subscribe, unsubscribe,', 'import { subscribe, subscribers,'],
      ['unsubscribe(this.record)', 'subscribers.splice(subscribers.indexOf(this.record), 1)'],
    ],
    says: 'taken somebody else off the list',
  },
  {
    exercise: 'application-2',
    way: 'unsubscribes another function than it has subscribed',
    from: 'solution',
    replace: [['unsubscribe(this.record)', 'unsubscribe((events) => this.record(events))']],
    says: 'the number of subscribers is another than before',
  },
  {
    exercise: 'application-2',
    way: 'drops the result',
    from: 'solution',
    replace: [
      ['return await work(recorder);', 'await work(recorder);\n  return undefined as Result;'],
    ],
    says: 'Does withRecorder pass it on?',
  },
  {
    exercise: 'application-2',
    way: 'wraps the error',
    from: 'solution',
    replace: [
      [
        'return await work(recorder);',
        "try {\n    return await work(recorder);\n  } catch (cause) {\n    throw new Error('The work went wrong', { cause });\n  }",
      ],
    ],
    says: 'The error of the work must reach the caller as it is',
  },
  {
    exercise: 'application-2',
    way: 'has an error of its own for work that throws at once',
    from: 'solution',
    replace: [
      [
        'return await work(recorder);',
        "let working: Promise<Result>;\n  try {\n    working = work(recorder);\n  } catch {\n    throw new TypeError('The work must return a promise');\n  }\n  return await working;",
      ],
    ],
    says: 'before there was a promise. It must reach the caller as it is',
  },
  {
    exercise: 'application-2',
    way: 'closes when the promise is settled',
    from: 'starter',
    replace: [
      ['export async function withRecorder', 'export function withRecorder'],
      [
        '  const result = await work(recorder);\n  recorder.close();\n  return result;',
        '  return work(recorder).finally(() => recorder.close());',
      ],
    ],
    says: 'Does `finally` belong to the promise, or to the block?',
  },
  {
    exercise: 'application-2',
    way: 'empties the recorder and does not close it',
    from: 'starter',
    replace: [
      [
        '  close(): void {',
        '  async [Symbol.asyncDispose](): Promise<void> {\n    this.heard.length = 0;\n  }\n\n  close(): void {',
      ],
      [
        '  const result = await work(recorder);\n  recorder.close();\n  return result;',
        '  try {\n    return await work(recorder);\n  } finally {\n    recorder.close();\n  }',
      ],
    ],
    says: 'Has the recorder left the list?',
  },
  {
    exercise: 'application-2',
    way: 'opens again when it is closed twice',
    from: 'solution',
    replace: [
      ['  readonly heard', '  isOpen = true;\n  readonly heard'],
      [
        '    unsubscribe(this.record);',
        '    this.isOpen = !this.isOpen;\n    if (this.isOpen) subscribe(this.record);\n    else unsubscribe(this.record);',
      ],
    ],
    says: 'The recorder was closed twice',
  },
  {
    exercise: 'application-2',
    way: 'complains when it is closed twice',
    from: 'solution',
    replace: [
      ['  readonly heard', '  isOpen = true;\n  readonly heard'],
      [
        '    unsubscribe(this.record);',
        "    if (!this.isOpen) throw new Error('It was closed already');\n    this.isOpen = false;\n    unsubscribe(this.record);",
      ],
    ],
    says: 'Does closing it again do any harm?',
  },
];
