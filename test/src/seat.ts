import { AggregateRoot, CreatedEvent, EntityEvent, newId } from 'event-sourcing-workbook';

/** A seat of a theatre: its events are declared in its body, so they alone can write its state. */
export class Seat extends AggregateRoot {
  #guest: string | null = null;

  get guest(): string | null {
    return this.#guest;
  }

  static add(id: string = newId()): Seat {
    return Seat.begin(new Seat.Added({ originatorId: id, row: 1 }));
  }

  book(guest: string): void {
    if (this.#guest !== null) throw new RangeError(`The seat is taken by ${this.#guest}.`);
    this.trigger(Seat.Booked, { guest });
  }

  cancel(): void {
    this.trigger(Seat.Cancelled, {});
  }

  static readonly Added = class Added extends CreatedEvent<{ row: number }> {
    override mutate(): Seat {
      return new Seat(this);
    }
  };

  static readonly Booked = class Booked extends EntityEvent<{ guest: string }> {
    override mutate(seat: Seat): Seat {
      seat.#guest = this.guest;
      return seat;
    }
  };

  static readonly Cancelled = class Cancelled extends EntityEvent {
    override mutate(seat: Seat): Seat {
      seat.#guest = null;
      return seat;
    }
  };

  static readonly topics = {
    'seat.added': Seat.Added,
    'seat.booked': Seat.Booked,
    'seat.cancelled': Seat.Cancelled,
  };
}
