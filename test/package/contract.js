/** The contract of the package, run by Node's own test runner. */
import { test } from 'node:test';
import { TypeOrmDatastore, TypeOrmRecordManager, TypeOrmSettings } from 'event-sourcing-workbook';
import { recordManagerContract } from 'event-sourcing-workbook/contract';

recordManagerContract({
  test,
  open: async () => {
    const settings = new TypeOrmSettings({ uri: 'sqlite:///:memory:' });
    const datastore = new TypeOrmDatastore({ settings });
    await datastore.setupConnection();
    await datastore.setupTables();
    return {
      recordManager: new TypeOrmRecordManager({ datastore }),
      close: () => datastore.closeConnection(),
    };
  },
});
