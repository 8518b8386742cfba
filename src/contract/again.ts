import type { ContractSubject, RecordManagerContractOptions, TaskAgain } from './subject.ts';

type Options<Subject extends ContractSubject> = Required<RecordManagerContractOptions<Subject>>;
type Open<Subject extends ContractSubject> = Options<Subject>['open'];

/** Runs a task on a store of its own. What it has opened is closed in the end, the latest first. */
async function onStore<Subject extends ContractSubject>(
  open: Open<Subject>,
  task: (subject: Subject, opened: ContractSubject[]) => Promise<void>,
): Promise<void> {
  const subject = await open();
  const opened: ContractSubject[] = [subject];
  try {
    await task(subject, opened);
  } finally {
    for (const each of opened.toReversed()) await each.close();
  }
}

/** For a task that opens the store no second time. */
export function runOnce<Subject extends ContractSubject>(open: Open<Subject>) {
  return (task: TaskAgain): Promise<void> =>
    onStore(open, ({ recordManager }) =>
      task(recordManager, () => Promise.reject(new Error('This opens nothing again.'))),
    );
}

/** For a task that opens more record managers on the same store. */
export function runBeside<Subject extends ContractSubject>(
  open: Open<Subject>,
  openAnother: Options<Subject>['openAnother'],
) {
  return (task: TaskAgain): Promise<void> =>
    onStore(open, (subject, opened) =>
      task(subject.recordManager, async () => {
        const another = await openAnother(subject);
        opened.push(another);
        return another.recordManager;
      }),
    );
}

/** For a task that closes the store and opens it again. */
export function runReopened<Subject extends ContractSubject>(
  open: Open<Subject>,
  reopen: Options<Subject>['reopen'],
) {
  return (task: TaskAgain): Promise<void> =>
    onStore(open, (subject, opened) => {
      let current = subject;
      return task(subject.recordManager, async () => {
        opened.pop(); // closed by `reopen`, also when that fails then
        current = await reopen(current);
        opened.push(current);
        return current.recordManager;
      });
    });
}
