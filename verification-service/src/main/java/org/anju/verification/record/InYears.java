package org.anju.verification.record;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.anju.common.time.ChinaTime;

/**
 * A day or a time of years that may be meant. What lies outside of them is a slip, such as of a clock that was never set, and
 * much of it can be kept in no database.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {InYears.OfDay.class, InYears.OfTime.class})
public @interface InYears {

    /** The first of them, in China. */
    int from();

    /** The last of them. */
    int to();

    String message() default "must be within the years {from} to {to}; correct it / 应在{from}年至{to}年之间,请更正";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class OfDay implements ConstraintValidator<InYears, LocalDate> {

        private InYears years;

        @Override
        public void initialize(InYears constraint) {
            years = constraint;
        }

        @Override
        public boolean isValid(LocalDate day, ConstraintValidatorContext context) {
            return day == null || day.getYear() >= years.from() && day.getYear() <= years.to();
        }
    }

    class OfTime implements ConstraintValidator<InYears, OffsetDateTime> {

        private InYears years;

        @Override
        public void initialize(InYears constraint) {
            years = constraint;
        }

        @Override
        public boolean isValid(OffsetDateTime time, ConstraintValidatorContext context) {
            return time == null
                    || !time.isBefore(beginningOf(years.from())) && time.isBefore(beginningOf(years.to() + 1));
        }

        private static OffsetDateTime beginningOf(int year) {
            return LocalDate.ofYearDay(year, 1).atStartOfDay(ChinaTime.ZONE).toOffsetDateTime();
        }
    }
}
