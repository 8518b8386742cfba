import type { ContractSubject, RecordManagerContractOptions, TaskAgain } from './subject.ts';

type Options<Subject extends ContractSubject> = Required<RecordManagerContractOptions<Subject>>;
type Open<Subject extends ContractSubject> = Options<Subject>['open'];

/**
 * Runs a task on a store of its own. What it has opened is closed in the end, the latest first: all
 * of it, whatever fails. The first failure is told, because the others may follow from it.
 */
async function onStore<Subject extends ContractSubject>(
  open: Open<Subject>,
  task: (subject: Subject, opened: ContractSubject[]) => Promise<void>,
): Promise<void> {
  const subject = await open();
  const opened: ContractSubject[] = [subject];
  const failures: unknown[] = [];
  const attempt = async (step: () => Promise<void>): Promise<void> => {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  };
  await attempt(() => task(subject, opened));
  for (const each of opened.toReversed()) await attempt(() => each.close());
  if (failures.length > 0) throw failures[0];
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
