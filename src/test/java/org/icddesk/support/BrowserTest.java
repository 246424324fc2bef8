// SPDX-License-Identifier: Apache-2.0
package org.icddesk.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** A test that needs a browser; {@code -Dbrowser.tests=false} leaves it out by choice. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DisabledIfSystemProperty(
        named = "browser.tests",
        matches = "false",
        disabledReason = "the browser is left out by choice: -Dbrowser.tests=false")
public @interface BrowserTest {}
