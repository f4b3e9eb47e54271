package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class GeneratedTransactionAccountingTest extends TransactionAccountingContract {

    GeneratedTransactionAccountingTest() {
        super(Mapping.GENERATED);
    }
}
