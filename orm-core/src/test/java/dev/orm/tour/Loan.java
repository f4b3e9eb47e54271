package dev.orm.tour;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

@Entity
@Table(
        name = "loan",
        comment = "What was lent",
        check = @CheckConstraint(name = "ck_loan_days", constraint = "returned_on >= lent_on"))
class Loan {
    @Id
    @GeneratedValue
    private Long id;

    private LocalDate lentOn;
    private LocalDate returnedOn;

    @Column(check = @CheckConstraint(constraint = "copies > 0"))
    private int copies;

    Loan() {}

    Loan(LocalDate lentOn, LocalDate returnedOn, int copies) {
        this.lentOn = lentOn;
        this.returnedOn = returnedOn;
        this.copies = copies;
    }
}
