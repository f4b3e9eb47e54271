package dev.orm.session.graph;

import jakarta.persistence.Entity;
import java.util.Map;

/** Is of three tables. */
@Entity
public class Truck extends Machine {

    private int load;

    protected Truck() {}

    public Truck(String mark) {
        super(mark);
    }

    public int load() {
        return load;
    }

    public void load(int value) {
        load = value;
    }

    @Override
    public Map<String, Object> shown() {
        Map<String, Object> shown = super.shown();
        shown.put("load", load);
        return shown;
    }
}
