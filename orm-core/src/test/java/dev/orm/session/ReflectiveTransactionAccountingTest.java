package dev.orm.session;

import dev.orm.testing.EachDatabase;

@EachDatabase
class ReflectiveTransactionAccountingTest extends TransactionAccountingContract {

    ReflectiveTransactionAccountingTest() {
        super(Mapping.REFLECTIVE);
    }
}
