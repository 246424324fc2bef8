// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import java.math.BigDecimal;
import java.time.Instant;

/** A value in a table, with its type, so that no format has to guess it. */
public sealed interface Cell {

    /** A text; a code is one, whatever number it looks like. Empty where there is no value. */
    record Text(String value) implements Cell {}

    /** A finite number. */
    record Number(BigDecimal value) implements Cell {}

    /** A yes or no. */
    record Flag(boolean value) implements Cell {}

    /** A point in time. */
    record Moment(Instant value) implements Cell {}

    /** {@return a text; without a value where it is null} */
    static Cell of(String value) {
        return new Text(value == null ? "" : value);
    }

    /** {@return a number; without a value where it is not finite} */
    static Cell of(double value) {
        return Double.isFinite(value) ? new Number(BigDecimal.valueOf(value)) : new Text("");
    }

    /** {@return a number} */
    static Cell of(int value) {
        return new Number(BigDecimal.valueOf(value));
    }

    /** {@return a yes or no} */
    static Cell of(boolean value) {
        return new Flag(value);
    }

    /** {@return a point in time} */
    static Cell of(Instant value) {
        return new Moment(value);
    }

    /** {@return whether there is no value} */
    default boolean isEmpty() {
        return this instanceof Text text && text.value().isEmpty();
    }

    /** {@return the value as text: a number in decimal digits, a time as in ISO 8601} */
    default String plain() {
        if (this instanceof Text text) {
            return text.value();
        }
        if (this instanceof Number number) {
            return digits(number.value());
        }
        return this instanceof Flag flag
                ? String.valueOf(flag.value())
                : ((Moment) this).value().toString();
    }

    private static String digits(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
