package dev.orm.tour;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

@Entity
class Member {

    enum Role {
        READER,
        EDITOR
    }

    @Id
    @GeneratedValue
    Long id;

    @ElementCollection
    @Enumerated(EnumType.STRING)
    Set<Role> roles = new HashSet<>();

    @ElementCollection
    @OrderColumn
    List<String> titles = new ArrayList<>();

    @Embeddable
    record Award(String name, int year) {}

    @ElementCollection
    @OrderColumn
    List<Award> awards = new ArrayList<>();
}
