// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

import java.util.Optional;

/**
 * A configuration key with its effective value.
 *
 * @param key the MicroProfile Config key, such as {@code icd.api.url}
 * @param value what is used, in words fit for a page; never a secret
 * @param source where the value comes from, such as {@code default} or {@code environment}
 * @param fault what is wrong with the configured value, in words, if it could not be used
 */
public record Setting(String key, String value, String source, Optional<String> fault) {}
