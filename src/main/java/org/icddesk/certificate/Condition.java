// SPDX-License-Identifier: Apache-2.0
package org.icddesk.certificate;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * A condition on a line of a certificate.
 *
 * @param text what the certifier wrote, or the title of what was chosen
 * @param code the code or cluster; empty if it is not coded
 * @param linearizationUri WHO's identifier in the linearization, of a cluster those of its parts; may be empty
 * @param foundationUri that in the foundation; may be empty
 * @param interval the time from onset to death, a duration of ISO 8601; empty if it is not known
 * @param more members that WHO's format does not have
 */
public record Condition(
        String text, String code, String linearizationUri, String foundationUri, String interval, JsonObject more) {

    /** {@return a condition by its code} */
    public static Condition of(String text, String code, String linearizationUri) {
        return new Condition(text, code, linearizationUri, "", "", JsonValue.EMPTY_JSON_OBJECT);
    }

    /** {@return the same condition with another interval} */
    public Condition lasting(String duration) {
        return new Condition(text, code, linearizationUri, foundationUri, duration, more);
    }

    /** {@return the same condition, coded; its text stays if it has one} */
    public Condition coded(String title, String otherCode, String uri) {
        return new Condition(text.isEmpty() ? title : text, otherCode, uri, foundationUri, interval, more);
    }

    /** {@return whether there is nothing in it} */
    public boolean isEmpty() {
        return text.isEmpty()
                && code.isEmpty()
                && linearizationUri.isEmpty()
                && foundationUri.isEmpty()
                && interval.isEmpty()
                && more.isEmpty();
    }

    /** {@return whether it has a code or an identifier} */
    public boolean isCoded() {
        return !code.isEmpty() || !linearizationUri.isEmpty() || !foundationUri.isEmpty();
    }

    /** Says nothing of its content. */
    @Override
    public String toString() {
        return "a condition";
    }
}
