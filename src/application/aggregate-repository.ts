import type { AggregateRoot } from '../domain/aggregate-root.ts';
import type { Class } from '../domain/class.ts';
import type { AppliesTo } from '../domain/entity-event.ts';
import { ConcurrencyError, EntityNotFoundError } from '../infrastructure/errors.ts';
import type {
  AtVersion,
  EventSourcedRepository,
} from '../infrastructure/event-sourced-repository.ts';
import type { VersionedClass } from '../infrastructure/upcasting.ts';
import type { CommandOptions } from './commands.ts';

/**
 * A class of aggregates that names the topics of its events, so that an application can store them:
 * `static readonly topics = { 'seat.added': Seat.Added, 'seat.booked': Seat.Booked }`.
 *
 * @typeParam Aggregate its instances.
 */
export type AggregateClass<Aggregate extends AggregateRoot> = Class<Aggregate> & {
  /** Each class of its events under the name that they are stored with. */
  readonly topics: Readonly<
    Record<string, Class<AppliesTo<Aggregate>> | VersionedClass<Class<AppliesTo<Aggregate>>>>
  >;
  /** Old names of topics, and what they are called now. */
  readonly aliases?: Readonly<Record<string, string>>;
};

/** How {@link AggregateRepository.change} goes about it, and what is stored besides. */
export interface ChangeOptions extends CommandOptions {
  /** How often to decide at most, at least once. By default 20. */
  readonly attempts?: number;
  /** The version that was decided on. If the aggregate has another one, nothing is tried again. */
  readonly expectedVersion?: number;
}

const ATTEMPTS = 20;

/** The longest pause between two attempts, as a multiple of the time that the last one took. */
const LONGEST_PAUSE = 16;

/** How an application saves an aggregate, for {@link AggregateRepository}. */
export interface Saving {
  /**
   * {@link EventSourcedApplication.saveCommand}.
   *
   * @param aggregate the aggregate.
   * @param options the id of the command, and values that must be unique.
   */
  save(aggregate: AggregateRoot, options: CommandOptions): Promise<void>;
  /**
   * Asks before the decision whether the command has been stored.
   *
   * @param commandId the id of the command.
   * @throws DuplicateCommandError when it has.
   */
  requireNew(commandId: string): Promise<void>;
}

/**
 * The aggregates of one class in an {@link EventSourcedApplication}, made by its `repository()`.
 *
 * @typeParam Aggregate the class.
 */
export class AggregateRepository<Aggregate extends AggregateRoot> {
  readonly #aggregateClass: Class<Aggregate>;
  readonly #repository: EventSourcedRepository<AggregateRoot>;
  readonly #saving: Saving;

  /**
   * For applications.
   *
   * @param aggregateClass the class.
   * @param repository where aggregates of all classes are got from.
   * @param saving how an aggregate is saved.
   */
  constructor(
    aggregateClass: Class<Aggregate>,
    repository: EventSourcedRepository<AggregateRoot>,
    saving: Saving,
  ) {
    this.#aggregateClass = aggregateClass;
    this.#repository = repository;
    this.#saving = saving;
  }

  /**
   * Gets an aggregate, as it is now or as it was at a version.
   *
   * @param id its id, a UUID.
   * @param version the version, `{ at: 1 }`. By default the last one.
   * @returns the aggregate, a fresh object.
   * @throws EntityNotFoundError when there is none of this class, not yet, or no longer, and when it
   *   never had so many events.
   * @throws DataIntegrityError when an event of it cannot be read.
   * @throws RangeError when the version is no whole number.
   * @throws TypeError when the id is no UUID.
   */
  async get(id: string, version: AtVersion = {}): Promise<Aggregate> {
    const aggregate = await this.#repository.get(id, version);
    if (aggregate instanceof this.#aggregateClass) return aggregate;
    throw new EntityNotFoundError(id, version.at);
  }

  /**
   * Like {@link AggregateRepository.get}, with `null` when there is none.
   *
   * @param id its id, a UUID.
   * @param version the version, `{ at: 1 }`. By default the last one.
   * @returns the aggregate, or `null`.
   */
  async find(id: string, version: AtVersion = {}): Promise<Aggregate | null> {
    const aggregate = await this.#repository.find(id, version);
    return aggregate instanceof this.#aggregateClass ? aggregate : null;
  }

  /**
   * Tells whether there is such an aggregate now.
   *
   * @param id its id, a UUID.
   * @returns true when {@link AggregateRepository.get} would find it.
   */
  async has(id: string): Promise<boolean> {
    return (await this.find(id)) !== null;
  }

  /**
   * Gets an aggregate, lets a function decide on it, and saves it. If another change was stored in
   * between, it does all of that again, on the fresh state: the decision is repeated, never the old
   * events. Whatever the function does besides is repeated, too, so let it do nothing besides.
   *
   * @param id its id, a UUID.
   * @param decide gives commands to the aggregate. What it throws ends the change.
   * @param options how often to try, on which version the decision was made, the id of the command,
   *   and values that must be unique.
   * @returns what `decide` has returned in the attempt that was saved.
   * @throws DuplicateCommandError when a command with this id has been stored. Nothing is stored.
   * @throws ValueTakenError when a value is claimed by another aggregate. Nothing is stored.
   * @throws ConcurrencyError when other changes were stored first, as often as it was tried.
   * @throws EntityNotFoundError when there is no such aggregate.
   * @throws RangeError when the number of attempts is no whole number from 1.
   */
  async change<Result>(
    id: string,
    decide: (aggregate: Aggregate) => Result | Promise<Result>,
    { attempts = ATTEMPTS, expectedVersion, ...options }: ChangeOptions = {},
  ): Promise<Result> {
    if (!Number.isSafeInteger(attempts) || attempts < 1) {
      throw new RangeError(`attempts must be a whole number from 1, not ${attempts}.`);
    }
    for (let attempt = 1; ; attempt++) {
      const begin = Date.now();
      // Before the decision, which the domain would refuse the second time.
      if (options.commandId !== undefined) await this.#saving.requireNew(options.commandId);
      const aggregate = await this.get(id);
      const { version: currentVersion } = aggregate;
      if (expectedVersion !== undefined && expectedVersion !== currentVersion) {
        const why = `it was decided on version ${expectedVersion}, and is at version ${currentVersion}.`;
        throw new ConcurrencyError({
          sequenceId: id,
          position: expectedVersion,
          currentVersion,
          why,
        });
      }
      const result = await decide(aggregate);
      try {
        await this.#saving.save(aggregate, options);
        return result;
      } catch (error) {
        if (!(error instanceof ConcurrencyError) || expectedVersion !== undefined) throw error;
        if (attempt < attempts) await pauseAfter(attempt, Date.now() - begin);
        else throw afterAttempts(error, attempts);
      }
    }
  }
}

/**
 * A random time, so that clients that have met once do not meet again: longer with each attempt, and
 * where an attempt takes long, because that is how long others are in the way.
 */
function pauseAfter(attempt: number, duration: number): Promise<void> {
  const longest = duration * Math.min(2 ** attempt, LONGEST_PAUSE);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
}

function afterAttempts(cause: ConcurrencyError, attempts: number): ConcurrencyError {
  const { sequenceId, position, currentVersion } = cause;
  const why = `other changes were stored first, in each of ${attempts} attempt(s).`;
  return new ConcurrencyError({ sequenceId, position, currentVersion, why }, { cause });
}
