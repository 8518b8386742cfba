import type { Wrong } from './wrong.ts';

export const application5: readonly Wrong[] = [
  {
    exercise: 'application-5',
    way: 'tries again with the object that has lost',
    from: 'solution',
    replace: [
      ['  for (let', '  const example = await app.exampleRepository.get(id);\n  for (let'],
      [
        '    const example = await app.exampleRepository.get(id);\n    await change',
        '    await change',
      ],
    ],
    says: 'Where is a fresh one?',
  },
  {
    exercise: 'application-5',
    way: 'decides once and writes again',
    from: 'solution',
    replace: [
      [
        '    await change(example);\n',
        "    if (attempt === 1) await change(example);\n    else example.changeFoo('mine');\n",
      ],
    ],
    says: 'Did `change` decide anew',
  },
  {
    exercise: 'application-5',
    way: 'tries again after every error',
    from: 'solution',
    replace: [
      ['!(error instanceof ConcurrencyError) || attempt >= attempts', 'attempt >= attempts'],
      ['    await change(example);\n    try {\n', '    try {\n      await change(example);\n'],
    ],
    says: 'Which error is the only reason to try again?',
  },
  {
    exercise: 'application-5',
    way: 'tries for ever',
    from: 'solution',
    replace: [[' || attempt >= attempts', '']],
    says: 'When is it enough?',
  },
  {
    exercise: 'application-5',
    way: 'counts one attempt too many',
    from: 'solution',
    replace: [['attempt >= attempts', 'attempt > attempts']],
    says: 'How many attempts were there to be?',
  },
  {
    exercise: 'application-5',
    way: 'swallows the last error',
    from: 'solution',
    replace: [
      [
        'if (!(error instanceof ConcurrencyError) || attempt >= attempts) throw error;',
        'if (!(error instanceof ConcurrencyError)) throw error;\n      if (attempt >= attempts) return example;',
      ],
    ],
    says: 'What should the caller learn',
  },
  {
    exercise: 'application-5',
    way: 'takes a closed application for a conflict',
    from: 'solution',
    replace: [['!(error instanceof ConcurrencyError) ||', '']],
    says: 'Is that a conflict, which may go better the next time?',
  },
  {
    exercise: 'application-5',
    way: 'does not try again',
    from: 'starter',
    replace: [],
    says: 'What can be done after a ConcurrencyError?',
  },
  {
    exercise: 'application-5',
    way: 'lets it decide twice',
    from: 'solution',
    replace: [
      ['    await change(example);', '    await change(example);\n    await change(example);'],
    ],
    says: 'How often has `change` to decide?',
  },
  {
    exercise: 'application-5',
    way: 'forgets to save',
    from: 'solution',
    replace: [['      await app.save(example);\n', '']],
    says: 'and the change is not stored',
  },
  {
    exercise: 'application-5',
    way: 'returns nothing',
    from: 'solution',
    replace: [['return example;', 'return undefined as never;']],
    says: 'What has come back?',
  },
  {
    exercise: 'application-5',
    way: 'saves the first attempt only',
    from: 'solution',
    replace: [
      ['      await app.save(example);', '      if (attempt === 1) await app.save(example);'],
    ],
    says: 'Is its change stored?',
  },
  {
    exercise: 'application-5',
    way: 'returns the object that has lost',
    from: 'solution',
    replace: [
      ['  for (let', '  let first: Example | undefined;\n  for (let'],
      ['return example;', 'return first;'],
      ['    await change', '    first ??= example;\n    await change'],
    ],
    says: 'the one that has lost?',
  },
  {
    exercise: 'application-5',
    way: 'makes an error of its own',
    from: 'solution',
    replace: [
      [
        '    } catch (error) {',
        '    } catch (error) {\n      if (error instanceof ConcurrencyError && attempt >= attempts) throw new ConcurrencyError({ sequenceId: id, position: 0 });',
      ],
    ],
    says: 'or one that you have made yourself?',
  },
  {
    exercise: 'application-5',
    way: 'wraps the error of change',
    from: 'solution',
    replace: [
      [
        '    await change(example);',
        "    try {\n      await change(example);\n    } catch (cause) {\n      throw new Error('The change was refused', { cause });\n    }",
      ],
    ],
    says: 'The error of `change` must reach the caller as it is',
  },
  {
    exercise: 'application-5',
    way: 'keeps what change says on a later attempt',
    from: 'solution',
    replace: [
      [
        '    await change(example);',
        '    try {\n      await change(example);\n    } catch (error) {\n      if (attempt === 1) throw error;\n      return example;\n    }',
      ],
    ],
    says: 'Has the caller learned of that?',
  },
  {
    exercise: 'application-5',
    way: 'makes an example where there is none',
    from: 'solution',
    replace: [
      [
        'await app.exampleRepository.get(id)',
        "(await app.exampleRepository.find(id)) ?? (await app.createNewExample('new'))",
      ],
    ],
    says: 'trying again makes none',
  },
  {
    exercise: 'application-5',
    way: 'throws conflicts only',
    from: 'solution',
    replace: [
      [
        'if (!(error instanceof ConcurrencyError) || attempt >= attempts) throw error;',
        'if (!(error instanceof ConcurrencyError)) return example;\n      if (attempt >= attempts) throw error;',
      ],
    ],
    says: 'and nobody has told the caller',
  },
  {
    exercise: 'application-5',
    way: 'does not wait for the save',
    from: 'solution',
    replace: [['      await app.save(example);', '      void app.save(example);']],
    says: 'A promise failed, and nobody waited for it. Is an `await` missing?',
  },
  {
    exercise: 'application-5',
    way: 'does not wait for the change',
    from: 'solution',
    replace: [['    await change(example);', '    void change(example);']],
    says: 'Is everything that returns a promise awaited',
  },
  {
    exercise: 'application-5',
    way: 'takes a conflict of the change for one of the save',
    from: 'solution',
    replace: [
      ['    await change(example);\n    try {\n', '    try {\n      await change(example);\n'],
    ],
    says: 'Is that a conflict of this save?',
  },
  {
    exercise: 'application-5',
    way: 'looks before it writes, and is not ready for a conflict',
    from: 'solution',
    replace: [
      [
        '    await change(example);',
        '    const { version } = example;\n    await change(example);',
      ],
      [
        '    try {\n      await app.save(example);\n      return example;\n    } catch (error) {\n      if (!(error instanceof ConcurrencyError) || attempt >= attempts) throw error;\n    }\n',
        '    const now = await app.exampleRepository.get(id);\n    if (now.version === version) {\n      await app.save(example);\n      return example;\n    }\n    if (attempt >= attempts) throw new ConcurrencyError({ sequenceId: id, position: version });\n',
      ],
    ],
    says: 'Looking first is no guarantee',
  },
];
