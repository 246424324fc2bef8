// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that needs a browser; {@code -Dbrowser.tests=false} leaves it out by choice. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OneBrowser.class)
public @interface NeedsBrowser {}
