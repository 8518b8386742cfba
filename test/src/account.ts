import { AggregateRoot, CreatedEvent, EntityEvent, newId } from 'event-sourcing-workbook';

export class AccountOpened extends CreatedEvent<{ owner: string }> {
  override mutate(): Account {
    return new Account(this);
  }
}

export class Deposited extends EntityEvent<{ amount: number }> {
  override mutate(account: Account): Account {
    account.balance += this.amount;
    return account;
  }
}

/** An aggregate with a command and an event of its own. */
export class Account extends AggregateRoot<{ owner: string }> {
  readonly owner: string;
  balance = 0;

  constructor(opened: AccountOpened) {
    super(opened);
    this.owner = opened.owner;
  }

  static open(owner: string, id: string = newId()): Account {
    return Account.begin(new AccountOpened({ originatorId: id, owner }));
  }

  deposit(amount: number): void {
    this.trigger(Deposited, { amount });
  }

  handOver(owner: string): void {
    this.changeAttribute('owner', owner);
  }
}
