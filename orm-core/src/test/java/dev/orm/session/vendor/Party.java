package dev.orm.session.vendor;

import org.jspecify.annotations.Nullable;

public abstract class Party {

    private @Nullable Long number;
    private String name = "";

    protected Party() {}

    protected Party(String name) {
        this.name = name;
    }

    public @Nullable Long getNumber() {
        return number;
    }

    public String getName() {
        return name;
    }

    public void setName(String value) {
        name = value;
    }
}
