package dev.orm.session.vendor;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

public final class Customer extends Party {

    private @Nullable BigDecimal credit;
    private int changes;
    private List<Contact> contacts = new ArrayList<>();
    private int displayed;

    private Customer() {}

    public Customer(String name) {
        super(name);
    }

    public @Nullable BigDecimal getCredit() {
        return credit;
    }

    public void setCredit(@Nullable BigDecimal value) {
        credit = value;
    }

    public int getChanges() {
        return changes;
    }

    public List<Contact> getContacts() {
        return contacts;
    }

    public void show() {
        displayed++;
    }

    public int getDisplayed() {
        return displayed;
    }
}
