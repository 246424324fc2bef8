// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

import java.util.Optional;

/** A source of configuration values. */
@FunctionalInterface
public interface SettingSource {

    /**
     * Looks up a key.
     *
     * @return its value and the value's origin, if the key is set to anything but blanks
     */
    Optional<Value> value(String key);

    /**
     * A configured value.
     *
     * @param text the value as written
     * @param origin where it is written, in words
     */
    record Value(String text, String origin) {}
}
